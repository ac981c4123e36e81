import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Importing sheets into a roster that exists")
struct RosterTests {
    @Test("S59 importing again changes nothing: no row, no leaf")
    func again() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        let report = try await town.bring(Roster.standard, on: "2026-07-10 10:00")
        #expect(report.changesNothing && report.planned == PlanTotals())
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S59 sheets with ends and without first days change nothing a second time, in another month too")
    func againWithEnds() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-06-25")
        let sheets = [
            "workers.csv": "id,name,roles,unit,until\nW-3,张海燕,party_member,U-3,2026-12-31",
            "posts.csv": "unit,post,worker,until\nU-2,head,W-3,2026-12-31",
            "links.csv": "subject,worker,kind,seat,until\nH-1,W-1,pairing,primary,2026-12-31\nH-2,W-3,pairing,backup,2026-12-31",
        ]
        let first = try await town.bring(sheets, on: "2026-06-25")
        #expect(
            first.sheets.mapValues { "\($0.started) \($0.changed) \($0.ended)" } == [
                "workers": "0 0 1", "posts": "1 0 0", "links": "1 0 1",
            ])
        for day in ["2026-06-26", "2026-07-03", "2026-09-03"] {
            try await town.live(through: day)
            let rows = try await town.dump()
            #expect(try await town.bring(sheets, on: day).changesNothing, "\(day)")
            #expect(StateDump.difference(rows, try await town.dump()) == nil)
        }
    }

    @Test("S59 an absent row ends nothing, and neither does an absent file")
    func partial() async throws {
        let town = try await Town.found()
        let report = try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from\nH-1,W-1,pairing,primary,2026-01-01"], on: "2026-06-21")
        #expect(report.changesNothing)
        let status = try await town.engine.status(by: Town.daemon, at: town.at("2026-06-22"))
        #expect(status.counts.links == 4)
    }

    @Test("S59 --unit ends what is missing in that unit only, from --effective, and beyond 5 % only with the number that a dry run told")
    func ends() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let sheet = ["links.csv": "subject,worker,kind,seat,from\nH-1,W-1,pairing,primary,2026-01-01"]
        func bring(_ accepted: Int?, isDryRun: Bool = false) async throws -> ImportReport {
            try await town.bring(
                sheet, on: "2026-07-10 10:00", effective: "2026-07-15", units: ["U-A"], accepted: accepted, isDryRun: isDryRun)
        }
        let before = try await town.dump()
        let leaves = try town.leaves().count
        let dry = try await bring(nil, isDryRun: true)
        #expect(dry.isDryRun && dry.sheets["links"]?.ended == 2 && dry.planned.voided == 2)
        #expect(StateDump.difference(before, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
        #expect(await town.refusal { _ = try await bring(nil) } == "roster.too_many_ends")
        #expect(await town.refusal { _ = try await bring(3) } == "roster.too_many_ends")
        let report = try await bring(2)
        #expect(report.sheets["links"]?.ended == 2 && report.planned.voided == 2)
        let statuses = try await town.statuses(on: "2026-07-15")
        #expect(statuses == ["H-1 2026-07 open", "H-2 2026-07 void", "H-3 2026-07 void", "H-4 2026-07 open"])
        let links = try await town.engine.worker("W-2", by: Town.daemon, at: town.at("2026-07-10")).links
        #expect(links.map { "\($0.subject.id) \($0.link.tenure.until?.description ?? "-")" } == ["H-2 2026-07-15", "H-3 2026-07-15"])
        let rows = try town.leaves("roster.import").last?["facts"]?["rows"]?.arrayValue ?? []
        #expect(rows.compactMap { $0.arrayValue?.first?.stringValue } == ["H-2", "H-3"])
    }

    @Test("a faulty sheet changes nothing, and every fault is told with file, line and column")
    func faulty() async throws {
        let town = try await Town.found()
        let before = try await town.dump()
        do {
            try await town.bring(
                [
                    "subjects.csv": "id,kind,unit\nH-8,household,U-77\n陈家福,household,U-1",
                    "links.csv": "subject,worker,kind,seat\nH-2,W-3,pairing,primary\nH-8,W-78,pairing,primary",
                ], on: "2026-06-21")
            Issue.record("it was taken")
        } catch let problem as CommandProblem {
            #expect(problem.code == "roster.faulty" && problem.args["count"] == "3")
            #expect(
                problem.items.map { $0.pointer.split(separator: ":").prefix(2).joined(separator: ":") }
                    == ["links.csv:3", "subjects.csv:2", "subjects.csv:3"].sorted() || problem.items.count == 3)
        }
        let second = await town.refusal {
            try await town.bring(["links.csv": "subject,worker,kind,seat\nH-2,W-3,pairing,primary"], on: "2026-06-21")
        }
        #expect(second == "roster.faulty: merge.second_primary")
        let moved = await town.refusal { try await town.bring(["units.csv": "id,kind,name,parent\nU-3,group,三组,U-A"], on: "2026-06-21") }
        #expect(moved == "roster.faulty: merge.unit_moved")
        #expect(StateDump.difference(before, try await town.dump()) == nil)
    }

    @Test("changes are counted by sheet, and a new unit owes what its kind owes")
    func changes() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let report = try await town.bring(
            [
                "units.csv": "id,kind,name,parent\nU-C,area,中片,U-V\nU-4,group,四组,U-C\nU-1,group,第一组,U-A",
                "workers.csv": "id,name,roles,unit\nW-20,郑小梅,party_member,U-4\nW-2,李秀英,party_member;town_cadre,U-1",
                "posts.csv": "unit,post,worker,from\nU-C,responsible_leader,W-20,2026-07-10\nU-V,head,W-20,2026-07-10",
                "residents.csv": "id,household,name,head,telephone\nR-1,H-1,陈家福,yes,199-0000-0999",
            ], on: "2026-07-10 10:00")
        #expect(
            report.sheets.mapValues { "\($0.started) \($0.changed) \($0.ended)" } == [
                "units": "2 1 0", "workers": "1 1 0", "posts": "2 0 0", "residents": "0 1 0",
            ])
        #expect(
            try await town.statuses(on: "2026-07-10", rule: "p.report") == ["U-A 2026-Q3 open", "U-B 2026-Q3 open", "U-C 2026-Q3 open"])
        try await town.live(through: "2026-08-04")
        #expect(try await town.steps(of: "H-1").last == "H-1 2 urge → W-20 2026-08-04")
    }
}
