import LianhuCore
import LianhuRules
import Testing

@Suite("YAML with places")
struct YAMLReaderTests {
    private func read(_ text: String) -> (root: YAMLNode?, faults: [Diagnostic]) {
        let sink = DiagnosticSink(file: "a.yaml")
        let root = YAMLReader.read(text, sink: sink)
        return (root, sink.diagnostics)
    }

    private func scalars(_ node: YAMLNode) -> [String] {
        switch node.content {
        case .scalar(let text): [text]
        case .sequence(let items): items.flatMap(scalars)
        case .mapping(let entries): entries.flatMap { scalars($0.value) }
        }
    }

    @Test("a scalar is the text that was written, whatever it looks like") func typedScalars() throws {
        let written = ["12:30", "010", "no", "2026-10-01", "1_000", "0x1F", "1e3", "~", "null", "yes", ".5", "+5wd", "0o17", "NaN"]
        let root = try #require(read(written.map { "- \($0)\n" }.joined()).root)
        #expect(scalars(root) == written)
    }

    @Test("lines and columns are those of the file, in characters") func places() throws {
        let root = try #require(read("\u{FEFF}甲: 1\r\n乙: {丙: 二, 丁: x}\r\n").root)
        guard case .mapping(let entries) = root.content, case .mapping(let inner) = entries[1].value.content else {
            Issue.record("no mapping")
            return
        }
        #expect(entries[1].position == Position(line: 2, column: 1))
        #expect(inner[1].position == Position(line: 2, column: 11))
        #expect(inner[1].value.position == Position(line: 2, column: 14))
    }

    @Test("every key that stands twice is found at once, and the first one counts") func duplicates() throws {
        let text = "a: 1\nb: {x: 1, 'x': 2, x: 3}\na: 2\nc: [{y: 1, y: 2}]\nlong_key: 1\nlong_key: 2\n"
        let (root, faults) = read(text)
        #expect(faults.map(\.code) == Array(repeating: "check.key_duplicate", count: 5))
        #expect(
            faults.map { "\($0.line):\($0.column) \($0.args["key"] ?? "") \($0.args["line"] ?? "")" }
                == ["2:11 x 2", "2:19 x 2", "3:1 a 1", "4:12 y 4", "6:1 long_key 5"])
        #expect(try scalars(#require(root)) == ["1", "1", "1", "1"])
    }

    @Test("a key that is written with an escape is refused, too, if it stands twice") func escapedDuplicate() {
        #expect(!read("\"a\\u0062\": 1\nab: 2\n").faults.isEmpty)
    }

    @Test("an alias is refused wherever it stands, and a bomb of aliases costs nothing") func aliases() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            bomb += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(Set(read(bomb).faults.map(\.code)) == ["check.yaml_alias"])
        #expect(read(bomb + "? *a40\n: x\n").faults.map(\.code) == ["check.yaml_alias"])
        #expect(read("a: *b\n").faults.map(\.code) == ["check.yaml_alias"])
    }

    @Test("a file that is too large or too deep is refused before it is parsed") func bounds() {
        #expect(read("a: " + String(repeating: "x", count: YAMLReader.largestSize) + "\n").faults.map(\.code) == ["check.yaml_too_large"])
        #expect(read(String(repeating: "[", count: 100_000)).faults.map(\.code) == ["check.yaml_too_deep"])
        #expect(read(String(repeating: "- ", count: 100_000)).faults.map(\.code) == ["check.yaml_too_deep"])
        #expect(read(String(repeating: "[", count: 40) + String(repeating: "]", count: 40)).faults.map(\.code) == ["check.yaml_too_deep"])
    }

    @Test(
        "what is no YAML is a fault with a place, never a crash",
        arguments: ["a: b: c", "\"", "[", "{a", "a\tb:\n\t- c", "\u{1}", "%", "- -\n -", "!!int x: [", "&", "*", "? ", "@"])
    func garbage(text: String) {
        let (root, faults) = read(text)
        #expect(root != nil || !faults.isEmpty)
        #expect(faults.allSatisfy { $0.line >= 1 && $0.column >= 1 })
    }
}
