import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Answers as people read them")
struct AnswerTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
    private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private func figures(_ met: Int, of expected: Int) -> Wire.Figures {
        let points = expected == 0 ? nil : (met * 20_000 + expected) / (2 * expected)
        let rate = Wire.Rate(numerator: met, denominator: expected, basisPoints: points)
        return Wire.Figures(
            expected: expected, met: met, metLate: 0, excused: 0, missed: 0, overdue: expected - met, notYetDue: 0, upcoming: 0, void: 0,
            coverage: rate, timeliness: rate, coverageWithoutExcused: rate, entryTimeliness: rate)
    }

    @Test("figures keep the daemon's order, both numbers and what they rest on", arguments: Language.allCases)
    func compliance(_ language: Language) throws {
        let unit = Wire.Reference(id: "U-1", kind: "district", name: "八公山区")
        let value = Wire.Compliance(
            unit: unit, period: "2026-Q3", from: try day("2026-07-01"), through: try day("2026-09-30"),
            asOf: try instant("2026-10-10T00:00:00Z"), asOfDay: try day("2026-10-09"), rule: nil, by: "unit",
            rulesDigest: "0123456789abcdef",
            provisional: true, demonstration: true, uncovered: false, total: figures(96, of: 130),
            rows: [
                Wire.ComplianceRow(id: "A-02", name: Wire.Title(en: "second", zh: "第二片区"), figures: figures(2, of: 3)),
                Wire.ComplianceRow(id: "A-01", name: Wire.Title(en: "first", zh: "第一片区"), figures: figures(94, of: 127)),
                Wire.ComplianceRow(id: "A-03", name: Wire.Title(en: "empty", zh: "第三片区"), figures: figures(0, of: 0)),
            ])
        let text = Console.$current.withValue(Transcript().console(language)) {
            ComplianceText.table(value).text(isColoured: false) + ComplianceText.notes(value).joined(separator: "\n") + "\n"
        }
        try Repository.expectGolden(text, "compliance.\(language.rawValue).txt")
    }

    @Test("a receipt says what was settled and why the rest was not", arguments: Language.allCases)
    func receipt(_ language: Language) throws {
        let receipt = Wire.Receipt(
            id: "C-1", about: "H-0001", worker: "W-1", occurredAt: try instant("2026-10-01T01:00:00Z"),
            recordedAt: try instant("2026-10-01T02:00:00Z"),
            settled: [Wire.Settled(obligation: "b.monthly~H-0001~2026-09~1", before: "overdue", after: "met_late")],
            notCounted: [
                Wire.NotCounted(rule: "", code: "extra.no_rule", args: [:], text: Wire.Title(en: "no rule asks", zh: "没有规则要求"))
            ], extra: false, duplicate: false, lateEntry: true)
        let transcript = Transcript()
        Console.$current.withValue(transcript.console(language)) {
            Presentation(DaemonClient.Answer(value: receipt, bytes: Array("{}".utf8))).print(as: .table)
        }
        try Repository.expectGolden(transcript.out + transcript.err, "receipt.\(language.rawValue).txt")
    }

    @Test("every fault of a sheet: place, column, reason, remedy", arguments: Language.allCases) func faults(_ language: Language) throws {
        let problem = Problem(
            422, code: "roster.faulty", args: ["count": "3"],
            errors: [
                ProblemItem(pointer: "links.csv:7:2", code: "sheet.unknown_worker", args: ["value": "W-9", "column": "联系人"]),
                ProblemItem(pointer: "units.csv:0:0", code: "sheet.too_large", args: ["limit": "64"]),
                ProblemItem(pointer: "units.csv:3:0", code: "sheet.future_code", args: [:], detail: "words of a newer daemon"),
            ])
        let transcript = Transcript()
        let exit = Console.$current.withValue(transcript.console(language)) {
            Complaint(of: problem, format: .table).tell(on: .current, root: Lianhuctl.self)
        }
        #expect(exit == 1 && transcript.out.isEmpty)
        try Repository.expectGolden(transcript.err, "faults.\(language.rawValue).txt")
    }

    @Test("with --output json a refusal is printed as it came") func jsonRefusal() {
        let transcript = Transcript()
        let exit = Complaint(of: Problem(404, code: "unknown.worker", args: ["value": "W-9"]), format: .json).tell(
            on: transcript.console(), root: Lianhuctl.self)
        #expect(exit == 1 && transcript.out.contains(#""code":"unknown.worker""#) && transcript.out.hasSuffix("}\n"))
    }

    @Test("paths come from the table of routes, encoded") func paths() throws {
        #expect(try APIPath(.showSubject, ["王秀英/1"]).text == "/v1/subjects/%E7%8E%8B%E7%A7%80%E8%8B%B1%2F1")
        #expect(APIPath.carried("/v1/subjects/王 1?unit=U-1") == "/v1/subjects/%E7%8E%8B%201?unit=U-1")
        #expect(try APIPath(.putImportFile, ["I-1", "单位.csv"]).text == "/v1/imports/I-1/%E5%8D%95%E4%BD%8D.csv")
        #expect(try APIPath(.listUnits, [], [("unit", nil), ("kind", "area"), ("limit", "5")]).text == "/v1/units?kind=area&limit=5")
        #expect(throws: ClientError.self) { try APIPath(.showSubject) }
        for id in RouteID.allCases { #expect(RouteTable[id] != nil, "\(id)") }
    }
}
