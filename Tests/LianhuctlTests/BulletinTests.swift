import LianhuAPI
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Bulletins")
struct BulletinTests {
    private func figures(met: Int, late: Int, of expected: Int, overdue: Int = 0, missed: Int = 0, excused: Int = 0) -> Wire.Figures {
        func rate(_ numerator: Int, _ denominator: Int) -> Wire.Rate {
            Wire.Rate(
                numerator: numerator, denominator: denominator,
                basisPoints: denominator == 0 ? nil : (numerator * 20_000 + denominator) / (2 * denominator))
        }
        return Wire.Figures(
            expected: expected, met: met, metLate: late, excused: excused, missed: missed, overdue: overdue,
            notYetDue: expected - met - late - excused - missed - overdue, upcoming: 0, void: 2, coverage: rate(met + late, expected),
            timeliness: rate(met, expected), coverageWithoutExcused: rate(met + late, expected - excused),
            entryTimeliness: rate(met, met + late))
    }

    private func row(_ id: String, _ zh: String, _ en: String, _ figures: Wire.Figures) -> Wire.ComplianceRow {
        Wire.ComplianceRow(id: id, name: Wire.Title(en: en, zh: zh), figures: figures)
    }

    private func source(_ source: String, _ visits: Int, nothing: Int = 0) -> Wire.TallySource {
        Wire.TallySource(
            source: source, visits: visits, households: visits - 3, personsMet: visits + 9, attempts: 4, sessions: 2, attendance: 31,
            nothingToReport: nothing)
    }

    private func tally(_ id: String, _ name: String, _ sources: [Wire.TallySource], rows: [Wire.Tally] = []) -> Wire.TallyGroup {
        Wire.TallyGroup(id: id, name: name, sources: sources, rows: rows)
    }

    /// A closed quarter; a name in it tries to be markup.
    private func quarter() throws -> Wire.Report {
        let checkpoint = Wire.ReportCheckpoint(
            size: 812, at: try #require(Instant("2026-10-19T01:00:00Z")), root: "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=")
        let visits = Wire.Tally(
            kind: "contact", method: "home_visit", title: Wire.Title(en: "home visit", zh: "入户走访"), source: "live", records: 60,
            subjects: 57, personsMet: 69)
        let reports = Wire.Tally(
            kind: "activity", method: "area_report", title: Wire.Title(en: "area's report", zh: "片区汇报"), source: "live", records: 2,
            subjects: 2, personsMet: 31)
        return Wire.Report(
            unit: Wire.Reference(id: "U-1", kind: "town", name: "八公山镇"), kind: "quarter", period: "2026-Q3",
            from: try #require(CivilDate("2026-07-01")), through: try #require(CivilDate("2026-09-30")),
            asOf: try #require(Instant("2026-10-20T02:00:00Z")), asOfDay: try #require(CivilDate("2026-10-20")), provisional: false,
            closedOn: CivilDate("2026-10-19"), amendments: 1, rulesDigest: String(repeating: "ab", count: 32),
            listDigest: String(repeating: "cd", count: 32), checkpoint: checkpoint, demonstration: true, uncovered: false,
            total: figures(met: 96, late: 10, of: 130, missed: 20, excused: 4),
            units: [
                row(
                    "A-01", "<script>alert('东片')</script>", "<b>\"east\" & co</b>",
                    figures(met: 94, late: 10, of: 127, missed: 20, excused: 3)),
                row("A-02", "西片", "west", figures(met: 1, late: 0, of: 2, excused: 1)),
                row("A-03", "新片", "new", figures(met: 0, late: 0, of: 0)),
                row("U-1", "八公山镇", "八公山镇", figures(met: 1, late: 0, of: 1)),
            ],
            rules: [
                row("b.monthly", "每月走访", "Monthly visit", figures(met: 96, late: 10, of: 130, missed: 20, excused: 4)),
                row("b.yearly", "年度总结", "Yearly review", figures(met: 0, late: 0, of: 0)),
            ],
            tally: tally("U-1", "八公山镇", [source("live", 60, nothing: 3), source("imported", 40)], rows: [visits, reports]),
            tallyUnits: [
                tally("A-01", "<i>东片</i>", [source("live", 50)]), tally("A-02", "西片", []), tally("U-1", "八公山镇", [source("live", 3)]),
            ], enteredAfterClosing: 2,
            overdue: [
                Wire.OverdueRow(id: "A-01", name: "东片", upTo5: 0, upTo15: 0, over15: 0, missed: 20),
                Wire.OverdueRow(id: "A-02", name: "西片", upTo5: 0, upTo15: 0, over15: 0, missed: 0),
            ],
            findings: [
                Wire.ReportFinding(kind: "unlinked", rule: "b.monthly", title: Wire.Title(en: "Monthly visit", zh: "每月走访"), count: 3)
            ],
            escalations: [
                Wire.ReportEscalation(tone: "urge", rule: "b.monthly", title: Wire.Title(en: "Monthly visit", zh: "每月走访"), count: 12)
            ])
    }

    /// A running month in which nothing happened yet, unsigned.
    private func month() throws -> Wire.Report {
        var report = try quarter()
        report.kind = "month"
        report.period = "2026-10"
        report.from = try #require(CivilDate("2026-10-01"))
        report.through = try #require(CivilDate("2026-10-31"))
        report.provisional = true
        report.closedOn = nil
        report.amendments = 0
        report.listDigest = nil
        report.checkpoint = nil
        report.demonstration = false
        report.uncovered = true
        report.total = figures(met: 0, late: 0, of: 130)
        report.units = []
        report.rules = [row("b.monthly", "每月走访", "Monthly visit", figures(met: 0, late: 0, of: 130))]
        report.tally = tally("U-1", "八公山镇", [])
        report.tallyUnits = []
        report.enteredAfterClosing = 0
        report.overdue = []
        report.findings = []
        report.escalations = []
        return report
    }

    @Test("S45, S46 a closed quarter as text and as a page", arguments: Language.allCases) func final(_ language: Language) throws {
        let bulletin = Bulletin(try quarter(), language: language)
        try Repository.expectGolden(bulletin.text, "report.\(language.rawValue).txt")
        try Repository.expectGolden(bulletin.html, "report.\(language.rawValue).html")
    }

    @Test("S46 a running month says that it is provisional and unsigned", arguments: Language.allCases)
    func provisional(_ language: Language) throws {
        try Repository.expectGolden(Bulletin(try month(), language: language).text, "report.month.\(language.rawValue).txt")
    }

    @Test("what comes from a roster is never markup, and the page loads nothing") func escaping() throws {
        for language in Language.allCases {
            let html = Bulletin(try quarter(), language: language).html
            for word in ["<script", "<b>", "<i>", "alert('"] { #expect(!html.contains(word)) }
            #expect(html.contains(language == .zh ? "&lt;script&gt;alert(&#39;东片&#39;)" : "&lt;b&gt;&quot;east&quot; &amp; co"))
            for word in ["http:", "https:", "src=", "url(", "@import", "<link"] { #expect(!html.contains(word)) }
        }
        #expect(Bulletin.escaped("a\u{1B}[31m\u{202E}b\u{0}") == "a\u{FFFD}[31m\u{FFFD}b\u{FFFD}")
    }

    @Test("rules that ask nothing of the unit are left out, and an activity is counted in no households") func nothingAsked() throws {
        let text = Bulletin(try quarter(), language: .en).text
        #expect(text.contains("Monthly visit") && !text.contains("Yearly review"))
        #expect(text.contains(/area's report +entered live +2 +— +31/))
    }

    @Test("S46 a bulletin says 预估 or 定稿 beside its figures, and both numbers of every rate") func state() throws {
        #expect(Bulletin(try quarter(), language: .zh).text.contains("定稿"))
        #expect(Bulletin(try month(), language: .zh).text.contains("预估"))
        #expect(Bulletin(try quarter(), language: .zh).text.contains("106/130 = 81.54 %"))
    }
}
