import FoundationEssentials
import LianhuAPI
import LianhuCore
import Testing

/// Every byte that clients see is made by the encoder of `WireJSON`; Foundation's, which it stands for, is the reference.
@Suite("JSON as it travels")
struct WireEncoderTests {
    private static func foundation(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func ours(_ value: some Encodable) throws -> String { String(decoding: try WireJSON.encode(value), as: UTF8.self) }

    private struct Everything: Encodable {
        struct Inner: Encodable {
            var z = "/"
            var a: Int?
            var m = ["x": [1, 2], "w": []]
        }
        var text = "quote \" backslash \\ 联户 🙂\u{0}\u{1F}\u{7F}\n\t\r\u{8}\u{C}"
        var bool = true
        var int8 = Int8.min
        var uint64 = UInt64.max
        var int64 = Int64.min
        var float: Float = 0.25
        var double = 0.1
        var whole = 1_048_576.0
        var day = CivilDate(day: 20_000)
        var at = Instant(milliseconds: 1_700_000_000_123)
        var nothing: String?
        var inner = Inner()
        var many = [Inner(), Inner(a: 7)]
        var empty: [String] = []
        var optionals: [Int?] = [1, nil, 3]
        var keys = ["b": 1, "B": 2, "a10": 3, "a2": 4, "联": 5, "": 6]
    }

    @Test("is what Foundation writes, with sorted members and plain slashes")
    func everything() throws { #expect(try Self.ours(Everything()) == Self.foundation(Everything())) }

    @Test("escapes every control character as Foundation does", arguments: Array(UInt8(0)...0x7F))
    func escapes(byte: UInt8) throws {
        let text = "a" + String(UnicodeScalar(byte)) + "b"
        #expect(try Self.ours([text: text]) == Self.foundation([text: text]))
    }

    private static func agenda(items: Int) -> Wire.Agenda {
        Wire.Agenda(
            worker: Wire.Reference(id: "W-1", kind: "worker", name: "王\"芳"),
            rules: ["b.two": Wire.Title(en: "Two / 2", zh: "二"), "B.one": Wire.Title(en: "One", zh: "一\n")],
            items: (0..<items).map { number in
                Wire.AgendaItem(
                    id: "b.two~H-\(number)~2026-07~1", rule: "b.two",
                    about: Wire.Reference(id: "H-\(number)", kind: "household", name: "张三户"),
                    unit: "G-1", status: "open", due: CivilDate(day: 20_000), closes: CivilDate(day: 20_028),
                    backs: number == 1 ? "W-2" : nil, head: "张三", address: "东 1 \\ 2", telephone: number == 2 ? "" : "***",
                    covered: number != 3)
            })
    }

    @Test("writes an agenda by itself as the encoder does", arguments: 0...4)
    func agenda(items: Int) throws {
        let agenda = Self.agenda(items: items)
        #expect(String(decoding: agenda.json(), as: UTF8.self) == (try Self.foundation(agenda)))
        var bare = agenda
        bare.rules = [:]
        #expect(String(decoding: bare.json(), as: UTF8.self) == (try Self.foundation(bare)))
    }

    private static func compliance(rows: Int) -> Wire.Compliance {
        func figures(_ number: Int) -> Wire.Figures {
            Wire.Figures(
                expected: number, met: 1, metLate: 2, excused: 3, missed: 4, overdue: 5, notYetDue: 6, upcoming: 7, void: 8,
                coverage: Wire.Rate(numerator: 3, denominator: number, basisPoints: number == 0 ? nil : 9_880),
                timeliness: Wire.Rate(numerator: 1, denominator: number), coverageWithoutExcused: Wire.Rate(numerator: 2, denominator: 9),
                entryTimeliness: Wire.Rate(numerator: 0, denominator: 0))
        }
        return Wire.Compliance(
            unit: Wire.Reference(id: "U-1", kind: "unit", name: "曙光\"村"), period: "2026-Q3", from: CivilDate(day: 20_000),
            through: CivilDate(day: 20_091), asOf: Instant(milliseconds: 1_700_000_000_123), asOfDay: CivilDate(day: 20_050),
            rule: rows == 1 ? "b.two" : nil, by: "unit", rulesDigest: "abc", provisional: rows != 2,
            closedOn: rows == 2 ? CivilDate(day: 20_100) : nil, amendments: rows, demonstration: rows == 0, uncovered: rows == 1,
            total: figures(rows),
            rows: (0..<rows).map { Wire.ComplianceRow(id: "U-\($0)", name: Wire.Title(en: "a/b", zh: "甲"), figures: figures($0)) })
    }

    @Test("writes figures by itself as the encoder does", arguments: 0...3)
    func compliance(rows: Int) throws {
        let answer = Self.compliance(rows: rows)
        #expect(String(decoding: answer.json(), as: UTF8.self) == (try Self.foundation(answer)))
    }

    /// Asks for containers inside containers, and goes on with the outer one before the inner one.
    private struct Entangled: Encodable {
        enum Key: String, CodingKey {
            case outer, inner, list, above, last
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: Key.self)
            var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
            var list = outer.nestedUnkeyedContainer(forKey: .list)
            try outer.encode(1, forKey: .outer)
            try inner.encode("x", forKey: .outer)
            try list.encode(2)
            var deep = list.nestedContainer(keyedBy: Key.self)
            try list.encode(CivilDate(day: 1))
            try deep.encode([true], forKey: .above)
            try outer.encodeNil(forKey: .last)
            try inner.encode("y", forKey: .inner)
            try "up".encode(to: outer.superEncoder(forKey: .above))
        }
    }

    @Test("keeps containers apart that are filled in turn")
    func entangled() throws {
        #expect(try Self.ours([Entangled(), Entangled()]) == Self.foundation([Entangled(), Entangled()]))
        #expect(try Self.ours(Entangled()).contains(#""inner":{"inner":"y","outer":"x"}"#))
    }

    private struct Silent: Encodable {
        func encode(to encoder: any Encoder) throws {}
    }

    @Test("writes single values, and an empty object for one that says nothing")
    func singles() throws {
        #expect(try Self.ours("x") == #""x""#)
        #expect(try Self.ours(-3) == "-3")
        #expect(try Self.ours([Int]()) == "[]")
        #expect(try Self.ours([String: Int]()) == "{}")
        #expect(try Self.ours([Silent()]) == "[{}]")
    }

    @Test("refuses numbers that JSON has not got", arguments: [Double.nan, .infinity])
    func noNumber(value: Double) {
        #expect(throws: EncodingError.self) { try WireJSON.encode(["a": value]) }
    }

    @Test("the same member told twice counts as told last")
    func twice() throws {
        struct Twice: Encodable {
            func encode(to encoder: any Encoder) throws {
                var members = encoder.container(keyedBy: WireEncoderTests.Entangled.Key.self)
                try members.encode(1, forKey: .outer)
                try members.encode(0, forKey: .inner)
                try members.encode(2, forKey: .outer)
            }
        }
        #expect(try Self.ours(Twice()) == #"{"inner":0,"outer":2}"#)
    }
}
