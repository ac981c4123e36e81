import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Who may change the registry")
struct RegistryScopeTests {
    /// Each change about area U-B, as somebody would send it who may act in area U-A alone.
    private static let foreign: [any RegistryChange] = [
        StartLink(subject: "H-4", worker: "W-2", isBackup: true), EndLink(link: "H-4~1"), HandOverLink(subject: "H-4", to: "W-2"),
        MoveSubject(subject: "H-4", to: "U-1"), MoveSubject(subject: "H-1", to: "U-3"), LeaveSubject(subject: "H-4", reason: "away"),
        SuspendSubject(subject: "H-4", reason: "away"), ResumeSubject(subject: "H-4"), ReportAbsence(worker: "W-3"),
        EndAbsence(worker: "W-3"), ChangeRole(worker: "W-3", add: "town_cadre"), HoldPost(unit: "U-B", post: "head", worker: "W-2"),
        MoveUnit(unit: "U-3", to: "U-A"), MoveUnit(unit: "U-1", to: "U-B"), MergeSubjects(subject: "H-4", into: "H-1"),
        MergeSubjects(subject: "H-1", into: "H-4"), SplitSubject(subject: "H-4", id: "H-9", name: "新户", residents: ["R-4"]),
        TagSubject(subject: "H-4", tag: "alone"), TagSubject(subject: "R-4", tag: "alone"), UntagSubject(subject: "H-4", tag: "alone"),
        ChangeTier(subject: "H-4", tier: "red"), SetUnitParameter(unit: "U-B", name: "households_per_person", value: 4),
    ]

    @Test("S57 nobody changes anything beyond his subtree, or without the right, and the refusal leaves nothing behind")
    func scope() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let near = try await town.caller([.read, .record, .approve, .admin], unit: "U-A", worker: "W-6")
        let reader = try await town.caller([.read, .record, .audit], worker: "W-9")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        for change in Self.foreign {
            let far = await town.refusal { try await town.change(change, on: "2026-07-10 10:00", by: near) }
            #expect(far == "access.out_of_scope", "\(change)")
            let without = await town.refusal { try await town.change(change, on: "2026-07-10 10:00", by: reader) }
            #expect(without == "access.right_missing", "\(change)")
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("posts, roles and units are an administrator's; links and households an approver's too")
    func rights() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let approver = try await town.caller([.approve], worker: "W-9")
        for change in [
            ChangeRole(worker: "W-3", add: "town_cadre"), HoldPost(unit: "U-B", post: "head", worker: "W-2"),
            MoveUnit(unit: "U-3", to: "U-A"), SetUnitParameter(unit: "U-B", name: "households_per_person", value: 4),
        ] as [any RegistryChange] {
            #expect(await town.refusal { try await town.change(change, on: "2026-07-10 10:00", by: approver) } == "access.right_missing")
        }
        #expect(try await town.change(EndLink(link: "H-4~1"), on: "2026-07-10 10:00", by: approver).act == "link.end")
    }

    @Test("S60 no leaf of a change holds a name, an address or a telephone number")
    func personal() async throws {
        let town = try await Town.found()
        try await town.bring(["residents.csv": "id,household,name,head\nR-5,H-2,林小平,no"], on: "2026-06-21")
        try await town.live(through: "2026-07-10")
        for change in [
            StartLink(subject: "陈家福户", worker: "张海燕", isBackup: true), HandOverLink(subject: "林玉珍户", to: "张海燕"),
            MoveSubject(subject: "黄志强户", to: "西片"), LeaveSubject(subject: "何淑兰户", reason: "moved_away"),
            SuspendSubject(subject: "陈家福户", reason: "away"), ResumeSubject(subject: "陈家福户"),
            ReportAbsence(worker: "王建国", substitute: "李秀英"), EndAbsence(worker: "王建国"), ChangeRole(worker: "王建国", add: "party_member"),
            HoldPost(unit: "西片", post: "head", worker: "李秀英"), MoveUnit(unit: "三组", to: "东片"),
            TagSubject(subject: "林玉珍", tag: "medication"), UntagSubject(subject: "林玉珍", tag: "medication"),
            SplitSubject(subject: "林玉珍户", id: "H-9", name: "林家次子户", residents: ["林小平"]),
            MergeSubjects(subject: "陈家福户", into: "林家次子户"),
        ] as [any RegistryChange] {
            let receipt = try await town.change(change, on: "2026-07-10 10:00")
            #expect(try town.leaves(receipt.act).count == 1, "\(receipt.act)")
        }
        for leaf in town.log.leaves {
            let text = String(decoding: leaf.body, as: UTF8.self)
            for word in Roster.personal + ["西片", "东片", "三组", "medication", "林小平", "林家次子户"] {
                #expect(!text.contains(word), "\(leaf.act) tells \(word)")
            }
        }
    }
}
