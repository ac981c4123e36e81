import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Taking an import back")
struct RosterRevertTests {
    private static let sheets = [
        "units.csv": "id,kind,name,parent\nU-4,group,四组,U-B",
        "workers.csv": "id,name,roles,unit\nW-8,郑晓东,party_member,U-3\nW-3,张海燕,village_cadre,U-3",
        "posts.csv": "unit,post,worker\nU-V,head,W-6",
        "subjects.csv": "id,kind,name,unit,tier\nH-5,household,新户,U-3,red\nH-3,household,黄志强户,U-1,",
        "residents.csv": "id,household,name,head\nR-5,H-5,郑平,yes",
        "links.csv": """
        subject,worker,kind,seat,from,until
        H-5,W-8,pairing,primary,2026-07-10,
        H-1,W-1,pairing,primary,2026-01-01,2026-07-09
        H-1,W-8,pairing,primary,2026-07-10,
        """,
        "parameters.csv": "unit,name,value\nU-V,households_per_person,9",
    ]

    /// A town with an import of 10 July, and its number.
    private func imported(_ sheets: [String: String] = sheets) async throws -> (town: Town, number: Int64) {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let number = try #require(try await town.bring(sheets, on: "2026-07-10 10:00").number)
        return (town, number)
    }

    private func revert(
        _ town: Town, _ number: Int64, on day: String, from: String? = nil, isDryRun: Bool = false, by caller: Caller = Town.daemon
    ) async throws -> RevertReport {
        try await town.engine.revertRoster(
            RevertOptions(importNumber: number, on: Town.date(from ?? day), isDryRun: isDryRun), by: caller, at: town.at("\(day) 10:00"))
    }

    private func numbers(_ report: RevertReport) -> [String: String] {
        report.sheets.mapValues { "\($0.started) \($0.changed) \($0.ended)" }
    }

    @Test("S59 what an import did is taken back from a day on: who was linked is linked again, and what is owed is planned again")
    func reverted() async throws {
        let (town, number) = try await imported()
        try await town.live(through: "2026-07-20")
        let before = try await town.dump()
        let told = try await revert(town, number, on: "2026-07-20", isDryRun: true)
        #expect(StateDump.difference(before, try await town.dump()) == nil)
        let report = try await revert(town, number, on: "2026-07-20")
        #expect(told.isDryRun && !report.isDryRun && numbers(told) == numbers(report) && told.planned == report.planned)
        #expect(
            numbers(report) == [
                "links": "1 0 2", "posts": "1 0 1", "parameters": "0 0 1", "subjects": "0 1 1", "tiers": "0 0 1", "workers": "0 1 1",
            ])
        #expect(
            report.conflicts.map { "\($0.sheet) \($0.row) \($0.code)" } == [
                "units U-4 group U-B revert.undated", "residents R-5 H-5 revert.undated",
            ])
        #expect(
            try await town.links(of: "H-1") == [
                "H-1~1 W-1 pairing primary 2026-01-01 – 2026-07-10", "H-1~1 W-8 pairing primary 2026-07-10 – 2026-07-20",
                "H-1~1 W-1 pairing primary 2026-07-20 – ",
            ])
        #expect(try await town.statuses(on: "2026-07-20", about: "H-5") == ["H-5 2026-07 void"])
        #expect(try await town.statuses(on: "2026-07-20", about: "H-1") == ["H-1 2026-07 open"])
        let unit = try await town.engine.unit("U-V", by: Town.daemon, at: town.at("2026-07-20 11:00"))
        #expect(unit.posts.map { $0.holder?.id } == ["W-5"] && unit.parameters.isEmpty)
        let worker = try await town.engine.worker("W-3", by: Town.daemon, at: town.at("2026-07-20 11:00"))
        #expect(worker.roles.filter { $0.tenure.contains(Town.date("2026-07-20")) }.map(\.value) == ["party_member"])
        let moved = try await town.engine.subject("H-3", by: Town.daemon, at: town.at("2026-07-20 11:00"))
        #expect(moved.unit?.id == "U-2")
        let leaves = try town.leaves("roster.revert")
        #expect(leaves.count == 6 && leaves.allSatisfy { $0["facts"]?["import"] == .int(number) })
    }

    @Test("S59 what has not begun is as if it had never been")
    func ahead() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let links = """
            subject,worker,kind,seat,from,until
            H-1,W-1,pairing,primary,2026-01-01,2026-07-31
            H-1,W-2,pairing,primary,2026-08-01,
            """
        let number = try #require(try await town.bring(["links.csv": links], on: "2026-07-10 10:00").number)
        let report = try await revert(town, number, on: "2026-07-20")
        #expect(numbers(report) == ["links": "0 1 1"] && report.conflicts.isEmpty)
        #expect(try await town.links(of: "H-1").filter { $0.contains("W-1") } == ["H-1~1 W-1 pairing primary 2026-01-01 – "])
        try await town.live(through: "2026-08-05")
        #expect(try await town.holders("2026-08", on: "2026-08-05").contains("H-1 W-1"))
    }

    @Test("S59 what changed since stays, and is told; so does all of it a second time")
    func conflicts() async throws {
        let (town, number) = try await imported()
        try await town.live(through: "2026-07-15")
        try await town.change(HandOverLink(subject: "H-1", to: "W-2"), on: "2026-07-15 10:00")
        try await town.change(HoldPost(unit: "U-V", post: "head", worker: "W-4"), on: "2026-07-15 10:00")
        try await town.change(SetUnitParameter(unit: "U-V", name: "households_per_person", value: 4), on: "2026-07-15 10:00")
        try await town.change(ChangeTier(subject: "H-5", tier: "blue"), on: "2026-07-15 10:00")
        let report = try await revert(town, number, on: "2026-07-20")
        let left = report.conflicts.filter { $0.code == "revert.changed_since" }.map { "\($0.sheet) \($0.row)" }
        #expect(
            Set(left) == [
                "links H-1 W-8 pairing", "links H-1 W-1 pairing", "posts U-V head W-6", "parameters U-V households_per_person",
                "tiers H-5 red",
            ])
        #expect(try await town.links(of: "H-1").last == "H-1~1 W-2 pairing primary 2026-07-15 – ")
        let again = try await revert(town, number, on: "2026-07-21")
        #expect(again.changesNothing && again.conflicts.count == 12)
        #expect(try town.leaves("roster.revert").allSatisfy { $0["facts"]?["on"] == .string("2026-07-20") })
    }

    @Test("S57 only an administrator of the units that it touched takes an import back, and only an import")
    func refused() async throws {
        let (town, number) = try await imported()
        let rows = try await town.dump()
        let near = try await town.caller([.read, .admin], unit: "U-A", worker: "W-6")
        let reader = try await town.caller([.read, .approve], worker: "W-9")
        for (caller, code) in [(near, "access.out_of_scope"), (reader, "access.right_missing")] {
            #expect(await town.refusal { _ = try await revert(town, number, on: "2026-07-11", by: caller) } == code)
        }
        for other in [number + 1, 0, 1_000_000] {
            #expect(await town.refusal { _ = try await revert(town, other, on: "2026-07-11") } == "revert.no_import")
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
    }
}
