import LianhuCore
import LianhuEngine
import Testing

/// Taking an import back on both stores: they come to the same.
@Suite("An import is taken back on both stores")
struct RosterRevertTests {
    private static let sheets = [
        "units.csv": "id,kind,name,parent\nU-T,town,河镇,\nU-V,village,柳村,U-T\nU-1,group,一组,U-V\nU-2,group,二组,U-V",
        "workers.csv": "id,name,roles,unit\nW-1,王建国,village_cadre,U-V\nW-2,李秀英,party_member,U-1",
        "posts.csv": "unit,post,worker\nU-V,head,W-1",
        "subjects.csv": "id,kind,name,unit\nH-1,household,陈家,U-1\nH-2,household,林家,U-2",
        "links.csv": "subject,worker,kind\nH-1,W-1,pairing\nH-2,W-2,pairing",
        "parameters.csv": "unit,name,value\nU-V,households,4",
    ]
    private static let second = [
        "posts.csv": "unit,post,worker\nU-V,head,W-2",
        "subjects.csv": "id,kind,name,unit\nH-2,household,林家,U-1\nH-3,household,黄家,U-2",
        "links.csv":
            "subject,worker,kind,from,until\nH-2,W-2,pairing,,2026-07-09\nH-2,W-1,pairing,2026-07-10,\nH-3,W-2,pairing,2026-07-10,",
        "parameters.csv": "unit,name,value\nU-V,households,6",
    ]

    private func played(_ kind: ConformingStore) async throws -> [String] {
        let texts = try Texts()
        return try await kind.open { store in
            let engine = try texts.engine(on: store, boot: "b0")
            func at(_ day: String) -> Instant { texts.zone.instant(SampleTown.day(day), secondOfDay: 36_000) }
            func bring(_ sheets: [String: String], _ day: String) async throws -> ImportReport {
                try await engine.importRoster(
                    sheets.mapValues { Array(($0 + "\n").utf8) }, options: ImportOptions(effective: SampleTown.day(day)),
                    by: District.caller, at: at(day))
            }
            let start = at("2026-06-20")
            try await engine.start(origin: "lianhu.test/revert", isDemonstration: false, by: District.caller, at: start, trueTime: start)
            _ = try await engine.adopt(packs: texts.packs, calendars: texts.calendars, by: District.caller, at: start)
            _ = try await bring(Self.sheets, "2026-06-20")
            for day in ["2026-07-01", "2026-07-10"] { _ = try await engine.tick(at: at(day)) }
            let number = try #require(try await bring(Self.second, "2026-07-10").number)
            _ = try await engine.tick(at: at("2026-07-20"))
            let report = try await engine.revertRoster(
                RevertOptions(importNumber: number, on: SampleTown.day("2026-07-20")), by: District.caller, at: at("2026-07-20"))
            #expect(report.conflicts.isEmpty && report.sheets["links"]?.ended == 2, "\(report)")
            // Read anew from its rows, too.
            return try await store.read { try StateDump.lines(of: $0) }
        }
    }

    @Test("S59 the rows are the same, line by line") func same() async throws {
        let (memory, sqlite) = (try await played(.memory), try await played(.sqlite))
        #expect(StateDump.difference(memory, sqlite) == nil)
        #expect(memory.contains { $0.contains("parameter") && $0.contains("households 4 2026-07-20") })
    }
}
