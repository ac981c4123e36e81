import LianhuEngine
import Testing

@Suite("CSV, as RFC 4180 describes it")
struct CSVTests {
    private func fields(_ text: String, limits: CSVReader.Limits = .init()) throws -> [[String]] {
        try CSVReader.read(Array(text.utf8), limits: limits).map { $0.fields.map(\.text) }
    }

    private static let texts: [(String, [[String]])] = [
        ("", []),
        ("a", [["a"]]),
        ("a\n", [["a"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("\"a,b\",c\n", [["a,b", "c"]]),
        ("\"a \"\"b\"\"\",\"\"\n", [["a \"b\"", ""]]),
        ("\"one\ntwo\r\nthree\",x\n", [["one\ntwo\r\nthree", "x"]]),
        ("a\tb\nc\td,e\n", [["a", "b"], ["c", "d,e"]]),
        ("a,b\nc\td,e\n", [["a", "b"], ["c\td", "e"]]),
        ("编号,名称\nU-1,巍山镇", [["编号", "名称"], ["U-1", "巍山镇"]]),
        ("'=1+1,'+86,'x,''=a\n", [["=1+1", "+86", "'x", "'=a"]]),
    ]

    @Test("records and fields are cut where they should be", arguments: texts)
    func cut(_ text: String, _ expected: [[String]]) throws {
        #expect(try fields(text) == expected)
    }

    @Test("a field knows its line even behind one that spans several")
    func lines() throws {
        let rows = try CSVReader.read(Array("h,i\r\n\"a\r\nb\",\"c\nd\"\r\ne,f\r\n".utf8))
        #expect(rows.map(\.line) == [1, 2, 5])
        #expect(rows[1].fields.map(\.line) == [2, 3])
        #expect(rows[2].fields.map(\.line) == [5, 5])
    }

    private static let brokenForms: [(String, CSVError)] = [
        ("a,b\n\"c,d\n", CSVError.quoteUnclosed(line: 2, column: 1)),
        ("a,b\n\"x\ny\"z,d\n", .quoteStray(line: 3, column: 1)),
        ("a,b\nc,d\"e\n", .quoteStray(line: 2, column: 2)),
        ("a,\u{0}\n", .controlCharacter(line: 1, column: 2)),
        ("a,b\n\"\u{7F}\"\n", .controlCharacter(line: 2, column: 1)),
        ("a\nb\nc\nd\n", .tooManyRows(line: 4, limit: 3)),
        ("a,b,c,d,e\n", .tooManyColumns(line: 1, limit: 4)),
        ("a\n12345678901\n", .fieldTooLong(line: 2, column: 1, limit: 10)),
        ("a\n\"12345678901\"\n", .fieldTooLong(line: 2, column: 1, limit: 10)),
    ]

    @Test("a broken form is told with line and column", arguments: brokenForms)
    func broken(_ text: String, _ expected: CSVError) {
        #expect(throws: expected) { try fields(text, limits: .init(rows: 3, columns: 4, field: 10)) }
    }

    @Test("what is written is read back, whatever it begins with")
    func roundTrip() throws {
        let starts = ["", "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", "'=", "''@", "'\"", "\t'", "x", "二"]
        let rows = starts.map { a in starts.map { b in a + b + "q" } } + [[""], ["", ""], ["a\r\nb", "c,d"]]
        #expect(try CSVReader.read(CSVWriter.file(rows, byteOrderMark: false)).map { $0.fields.map(\.text) } == rows)
    }

    @Test("the writer guards formulas, quotes what needs it and marks UTF-8")
    func written() {
        let bytes = CSVWriter.file([["=SUM(A1)", "-5", "a\"b", "c,d", "二"]])
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "'=SUM(A1),'-5,\"a\"\"b\",\"c,d\",二\r\n")
    }
}
