import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Tables")
struct TableTests {
    private var table: Table {
        var table = Table([Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.overdue", .right)])
        table.append([Table.Cell("H-0001"), Table.Cell("王秀英"), Table.Cell("3", .bad)], id: "H-0001")
        table.append([Table.Cell("H-2"), Table.Cell("Li Lei 李雷"), Table.Cell("120")], id: "H-2")
        table.append([Table.Cell("H-03"), Table.Cell(""), Table.Cell("")], id: "H-03")
        return table
    }

    private func within<Result>(_ language: Language, _ body: () throws -> Result) rethrows -> Result {
        try Console.$current.withValue(Transcript().console(language), operation: body)
    }

    @Test("Chinese characters take two places, and no line ends in blanks") func width() {
        #expect(
            within(.en) { table.text(isColoured: false) } == """
                id      name         overdue
                H-0001  王秀英             3
                H-2     Li Lei 李雷      120
                H-03

                """)
        #expect(
            within(.zh) { table.text(isColoured: false) } == """
                编号    名称         逾期
                H-0001  王秀英          3
                H-2     Li Lei 李雷   120
                H-03

                """)
    }

    @Test("S36 whatever a ladder climbs for, an obligation, a matter or a roll-up, has its state told in words")
    func states() {
        let obligations = ["void", "met", "met_late", "excused", "missed", "overdue", "open", "upcoming"]
        for state in obligations + ["shelved", "closed", "joined", "reported", "late", "waiting", "over"] {
            let text = within(.zh) { Cells.status(state).text }
            #expect(text.unicodeScalars.allSatisfy { !$0.isASCII }, "\(state): \(text)")
        }
    }

    @Test("colour is around the text, so that it does not move the columns") func colour() {
        let text = within(.en) { table.text(isColoured: true) }
        #expect(text.contains("\u{1B}[31m3\u{1B}[0m\n") && text.hasPrefix("\u{1B}[1mid\u{1B}[0m"))
        let plain = text.replacing(/\u{1B}\[\d+m/, with: "")
        #expect(plain == within(.en) { table.text(isColoured: false) })
    }

    @Test("a name cannot change the terminal") func control() {
        var table = Table([Table.Column("column.name")], hasHeadings: false)
        table.append([Table.Cell("a\u{1B}[2Jb\u{202E}c\nd")])
        #expect(within(.en) { table.text(isColoured: false) } == "a [2Jb c d\n")
    }

    @Test("a list of names and values leaves out what is not known") func fields() {
        let table = within(.zh) { Table.fields([("column.id", "U-1"), ("column.name", "马头镇"), ("column.parent", nil)], id: "U-1") }
        #expect(within(.zh) { table.text(isColoured: false) } == "编号  U-1\n名称  马头镇\n")
        #expect(String(decoding: table.csv, as: UTF8.self) == "field,value\r\nid,U-1\r\nname,马头镇\r\n")
    }

    @Test("each format prints what it is for", arguments: OutputFormat.allCases) func formats(_ format: OutputFormat) throws {
        let transcript = Transcript()
        Console.$current.withValue(transcript.console()) {
            var section = Table([Table.Column("column.rule")])
            section.append([Table.Cell("=cmd")])
            var table = self.table
            table.append([Table.Cell("H-4"), Table.Cell("=1+1, \"x\""), Table.Cell("0")], id: "H-4")
            Presentation(
                json: Array(#"{"items":[]}"#.utf8), table: table, sections: [Presentation.Section(title: "More", table: section)],
                notes: ["a note"]
            ).print(as: format)
        }
        try Repository.expectGolden(transcript.out, "format.\(format.rawValue).txt")
        #expect(transcript.err == "a note\n")
    }
}
