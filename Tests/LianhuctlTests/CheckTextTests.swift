import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Checks and coverage as people read them")
struct CheckTextTests {
    private static func person(_ id: String, _ name: String) -> Wire.Reference { Wire.Reference(id: id, kind: "worker", name: name) }

    private static func contact(_ id: String, superseded: Bool = false) throws -> Wire.Evidence {
        let day = try #require(CivilDate("2026-07-10"))
        let at = try #require(Instant("2026-07-10T07:00:00Z"))
        return Wire.Evidence(
            id: id, kind: "contact", about: Wire.Reference(id: "H-2", kind: "household", name: "林玉珍户"), worker: person("W-2", "李秀英"),
            participants: [], method: "home_visit", direction: "outbound", occurredAt: at, occurredOn: day, recordedAt: at, recordedOn: day,
            personsMet: 1, summary: "", imported: false, superseded: superseded)
    }

    private static func call(_ number: Int, _ answer: String, _ note: String = "", matter: String? = nil) throws -> Wire.CallBack {
        Wire.CallBack(
            number: number, answer: answer, by: person("W-9", "吴永康"), at: try #require(Instant("2026-07-21T01:00:00Z")), note: note,
            matter: matter, leaf: 90)
    }

    /// Of four drawn one is true, one untrue at the second call, one was voided since, and one is not told.
    private static func check() throws -> Wire.Check {
        let figures = Wire.CheckFigures(population: 41, sampled: 4, reached: 3, confirmed: 1, untrue: 2, notReached: 0, pending: 1)
        return Wire.Check(
            id: "CK-1", kind: "p.visits", title: Wire.Title(en: "Monthly check", zh: "月检查"),
            unit: Wire.Reference(id: "U-V", kind: "village", name: "溪村"), from: try #require(CivilDate("2026-07-01")),
            through: try #require(CivilDate("2026-07-31")), drawnBy: person("W-9", "吴永康"),
            drawnAt: try #require(Instant("2026-07-20T01:00:00Z")), seed: String(repeating: "ab", count: 32), leaf: 88, figures: figures,
            units: [Wire.CheckUnit(unit: Wire.Reference(id: "U-A", kind: "area", name: "东片"), figures: figures)],
            items: [
                Wire.CheckItem(contact: try contact("v3"), calls: [try call(1, "true")]),
                Wire.CheckItem(
                    contact: try contact("v1"), calls: [try call(1, "not_reached"), try call(2, "untrue", "没有来过", matter: "MT-1")]),
                Wire.CheckItem(contact: try contact("v2", superseded: true), calls: [try call(1, "untrue", matter: "MT-2")]),
            ], withheld: 1)
    }

    @Test("a check is its sample, its figures with what they are counts of, and what can be done", arguments: Language.allCases)
    func check(_ language: Language) throws {
        var text = ""
        for contact in [nil, "v1"] {
            let transcript = Transcript()
            let answer = DaemonClient.Answer(value: try Self.check(), bytes: [])
            Console.$current.withValue(transcript.console(language)) { Presentation(answer, about: contact).print(as: .table) }
            text += transcript.out + "--\n" + transcript.err + "====\n"
        }
        // what was voided needs no voiding
        #expect(!text.contains("contact void v2") && text.contains("contact void v1 --reason untrue_call_back"))
        try Repository.expectGolden(text, "check-show.\(language.rawValue).txt")
    }

    @Test("coverage is the sentence of a bulletin, and the names of those whom it lacks", arguments: Language.allCases)
    func coverage(_ language: Language) throws {
        let value = Wire.Coverage(
            unit: Wire.Reference(id: "U-T", kind: "town", name: "新安镇"), period: "2026", from: try #require(CivilDate("2026-01-01")),
            through: try #require(CivilDate("2026-12-31")), asOf: try #require(Instant("2026-12-31T01:00:00Z")), activity: "lecture",
            activityTitle: Wire.Title(en: "lecture", zh: "宣讲"), kind: "grid", kindTitle: Wire.Title(en: "grid", zh: "网格"), sessions: 83,
            attendance: 4_150, covered: Wire.Rate(numerator: 79, denominator: 80, basisPoints: 9_875),
            missing: [Wire.Reference(id: "U-G07", kind: "grid", name: "七网格")], demonstration: false)
        let transcript = Transcript()
        Console.$current.withValue(transcript.console(language)) {
            Presentation(
                json: [], table: CoverageText.table(value),
                sections: [Presentation.Section(title: words("cli.not_covered"), table: CoverageText.missing(value))],
                notes: CoverageText.notes(value)
            ).print(as: .table)
        }
        try Repository.expectGolden(transcript.out + "--\n" + transcript.err, "coverage.\(language.rawValue).txt")
    }
}
