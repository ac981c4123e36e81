import LianhuCore
import LianhuEngine
import Testing

@Suite("A check that is an activity as well") struct CheckActivityTests {
    private static let rules =
        Pack.matters() + """
            checks:
              - {id: visits, title: {zh: 月检查, en: Monthly check}, basis: x, by: supervision_group of district, size: 2, matter: street, field: safety, activity: area_report}

            """

    /// A town in which W-2 made two visits in area U-A, which a check drew.
    private func town() async throws -> Town {
        let town = try await Town.found(rules: Self.rules)
        try await town.live(through: "2026-07-01")
        for (id, subject) in [("v1", "H-1"), ("v2", "H-2")] {
            let draft = EvidenceDraft(
                kind: .contact, id: id, about: subject, worker: "W-2", method: "home_visit", occurredAt: town.at("2026-07-02 10:00"),
                personsMet: 1)
            _ = try await town.engine.record(draft, by: Town.daemon, at: town.at("2026-07-02 10:00"))
        }
        let draft = CheckDraft(unit: "U-A", from: Town.date("2026-07-01"), through: Town.date("2026-07-10"), size: nil)
        _ = try await town.engine.startCheck(
            draft, by: try await town.caller([.read, .record], worker: "W-9"), at: town.at("2026-07-20 09:00"))
        return town
    }

    private func answer(_ town: Town, _ contact: String, _ answer: CallAnswer, on time: String) async throws {
        let draft = CallBackDraft(contact: contact, answer: answer, note: "", finding: "")
        _ = try await town.engine.callBack(
            draft, in: "CK-1", by: try await town.caller([.read, .record], worker: "W-9"), at: town.at(time))
    }

    @Test("S50 when the last of the sample was called back the duty of its unit is settled, once, by the check's own record")
    func settles() async throws {
        let town = try await town()
        func status() async throws -> [String] { try await town.statuses(on: "2026-07-22", rule: "p.report", about: "U-A") }
        try await answer(town, "v1", .notReached, on: "2026-07-21 09:00")
        try await answer(town, "v1", .confirmed, on: "2026-07-21 09:30")
        #expect(try await status() == ["U-A 2026-Q3 open"])
        try await answer(town, "v2", .notReached, on: "2026-07-21 10:00")
        #expect(try await status() == ["U-A 2026-Q3 met"])
        let view = try await town.engine.obligation("p.report~U-A~2026-Q3~1", by: Town.daemon, at: town.at("2026-07-22"))
        #expect(view.settledBy == "CK-1")
        // A later answer is another answer, and no second activity.
        try await answer(town, "v2", .confirmed, on: "2026-07-22 10:00")
        #expect(try town.leaves("activity.record").count == 1)
    }

    @Test("S50 who entered it by hand before has done no harm, and a kind that names no activity records none") func others() async throws {
        let town = try await Town.found(rules: Self.rules.replacing(", activity: area_report", with: ""))
        try await town.live(through: "2026-07-01")
        _ = try await town.engine.record(
            EvidenceDraft(
                kind: .contact, id: "v1", about: "H-1", worker: "W-2", method: "phone", occurredAt: town.at("2026-07-02 10:00"),
                personsMet: 1), by: Town.daemon, at: town.at("2026-07-02 10:00"))
        _ = try await town.engine.startCheck(
            CheckDraft(unit: "U-A", from: Town.date("2026-07-01"), through: Town.date("2026-07-10"), size: nil),
            by: try await town.caller([.read, .record], worker: "W-9"), at: town.at("2026-07-20 09:00"))
        try await answer(town, "v1", .confirmed, on: "2026-07-21 09:00")
        #expect(try town.leaves("activity.record").isEmpty)
        #expect(try await town.statuses(on: "2026-07-22", rule: "p.report", about: "U-A") == ["U-A 2026-Q3 open"])
    }
}
