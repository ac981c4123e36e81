import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Workers who are away, get roles, hold posts")
struct WorkerChangeTests {
    private func july() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        return town
    }

    @Test("S20 S23 a substitute is the holder while the absence lasts, and not a day longer")
    func substitute() async throws {
        let town = try await july()
        try await town.change(
            ReportAbsence(worker: "W-1", from: Town.date("2026-07-12"), until: Town.date("2026-07-20"), substitute: "W-3"),
            on: "2026-07-12 08:00")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-15 10:00").moves == ["H-1 2026-07 open → met"])
        try await town.live(through: "2026-08-03")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-08-03 10:00").reasons == ["extra.not_linked"])
        let leaf = try #require(try town.leaves("worker.absent").last?["facts"])
        #expect(leaf["substitute"]?.stringValue == "W-3" && leaf["until"]?.stringValue == "2026-07-20")
    }

    @Test("S20 S23 what somebody who is away has to do stands on his substitute's agenda, and returns with him")
    func agenda() async throws {
        let town = try await july()
        func owed(_ worker: String, on day: String) async throws -> [String] {
            let now = town.at("\(day) 10:00")
            return try await town.engine.agenda(of: worker, through: nil, by: Town.daemon, at: now).items.map {
                "\($0.about.id) \($0.holder?.id ?? "nobody")"
            }
        }
        #expect(try await owed("W-1", on: "2026-07-11").contains("H-1 W-1"))
        try await town.change(
            ReportAbsence(worker: "W-1", from: Town.date("2026-07-12"), until: Town.date("2026-07-20"), substitute: "W-3"),
            on: "2026-07-12 08:00")
        #expect(try await owed("W-3", on: "2026-07-13").contains("H-1 W-3"))
        #expect(try await owed("W-1", on: "2026-07-13").isEmpty)
        #expect(try await owed("W-1", on: "2026-07-20").contains("H-1 W-1"))
        #expect(try await owed("W-3", on: "2026-07-20").allSatisfy { !$0.hasPrefix("H-1 ") })
    }

    @Test("S23 what somebody who is away without a substitute has to do stands on the head's agenda, and returns with him")
    func headsAgenda() async throws {
        let town = try await july()
        func owed(_ worker: String, on day: String) async throws -> [String] {
            try await town.engine.agenda(of: worker, through: nil, by: Town.daemon, at: town.at("\(day) 10:00")).items.map {
                "\($0.about.id) \($0.holder?.id ?? "nobody")"
            }
        }
        #expect(try await !owed("W-5", on: "2026-07-11").contains("H-1 W-5"))
        try await town.change(
            ReportAbsence(worker: "W-1", from: Town.date("2026-07-12"), until: Town.date("2026-07-20")), on: "2026-07-12 08:00")
        #expect(try await owed("W-5", on: "2026-07-13").contains("H-1 W-5"))
        #expect(try await owed("W-1", on: "2026-07-13").isEmpty)
        #expect(try await owed("W-5", on: "2026-07-20").allSatisfy { !$0.hasPrefix("H-1 ") })
        #expect(try await owed("W-1", on: "2026-07-20").contains("H-1 W-1"))
    }

    @Test("S23 an absence recorded late lets the substitute's earlier contact count")
    func late() async throws {
        let town = try await july()
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-12 10:00").reasons == ["extra.not_linked"])
        try await town.change(
            ReportAbsence(worker: "W-1", from: Town.date("2026-07-11"), substitute: "W-3"), on: "2026-07-13 08:00")
        #expect(try await town.statuses(on: "2026-07-13", about: "H-1") == ["H-1 2026-07 met"])
    }

    @Test("S23 without a substitute the reminder goes to the head of the unit, and being away excuses nothing")
    func withoutSubstitute() async throws {
        let town = try await july()
        try await town.change(ReportAbsence(worker: "W-1", from: Town.date("2026-07-20")), on: "2026-07-20 08:00")
        try await town.live(through: "2026-07-28")
        #expect(try await town.steps(of: "H-1") == ["H-1 1 remind → W-5 2026-07-28"])
        try await town.change(EndAbsence(worker: "W-1", on: Town.date("2026-07-29")), on: "2026-07-29 08:00")
        try await town.live(through: "2026-08-03")
        #expect(try await town.statuses(on: "2026-08-03", about: "H-1").first == "H-1 2026-07 overdue")
        let away = try await town.engine.store.read { reader in
            try reader.organisation().absences(of: try reader.entities(ids: ["W-1"])["W-1"]?.key ?? 0).map(\.tenure)
        }
        #expect(away == [Tenure(from: Town.date("2026-07-20"), until: Town.date("2026-07-29"))])
    }

    @Test("a role given or taken plans again whom the worker is linked to")
    func role() async throws {
        let town = try await july()
        let taken = try await town.change(ChangeRole(worker: "W-3", remove: "party_member"), on: "2026-07-15 10:00")
        #expect(taken.planned.voided == 1)
        #expect(try await town.statuses(on: "2026-07-15", about: "H-4") == ["H-4 2026-07 void"])
        let given = try await town.change(ChangeRole(worker: "W-3", add: "village_cadre"), on: "2026-07-16 10:00")
        #expect(given.planned.changed == 1)
        #expect(try await town.statuses(on: "2026-07-16", about: "H-4") == ["H-4 2026-07 open"])
    }

    @Test("S37 S44 a post changes hands on its day: ladders speak to the holder of that day")
    func post() async throws {
        let town = try await july()
        try await town.change(HoldPost(unit: "U-V", post: "head", worker: "W-4", from: Town.date("2026-08-01")), on: "2026-07-10 10:00")
        try await town.live(through: "2026-08-04")
        #expect(try await town.steps(of: "H-1").last == "H-1 2 urge → W-4 2026-08-04")
        try await town.change(HoldPost(unit: "U-V", post: "head", worker: nil), on: "2026-08-05 10:00")
        let unit = try await town.engine.unit("U-V", by: Town.daemon, at: town.at("2026-08-05 11:00"))
        #expect(unit.posts.map { "\($0.post) \($0.holder?.id ?? "vacant")" } == ["head vacant"])
    }

    @Test(
        "what cannot be is refused at its member",
        arguments: [
            (ReportAbsence(worker: "W-1", substitute: "W-1"), "absence.own_substitute", "/substitute"),
            (ReportAbsence(worker: "W-0"), "unknown.worker", "/worker"), (EndAbsence(worker: "W-1"), "absence.none", "/on"),
            (ChangeRole(worker: "W-1"), "request.member_missing", "/add"),
            (ChangeRole(worker: "W-1", add: "poet"), "unknown.role", "/add"),
            (ChangeRole(worker: "W-1", add: "village_cadre"), "role.held", "/add"),
            (ChangeRole(worker: "W-1", remove: "party_member"), "role.none", "/remove"),
            (HoldPost(unit: "U-V", post: "king", worker: "W-1"), "unknown.post", "/post"),
            (HoldPost(unit: "U-V", post: "head", worker: "W-5"), "change.nothing", "/worker"),
            (HoldPost(unit: "U-V", post: "head", worker: "W-1", from: Town.date("2025-12-01")), "post.later_known", "/from"),
            (MoveUnit(unit: "U-A", to: "U-1"), "unit.cycle", "/to"), (MoveUnit(unit: "U-A", to: "U-A"), "unit.cycle", "/to"),
            (MoveUnit(unit: "U-A", to: "U-V"), "change.nothing", "/to"),
            (MoveUnit(unit: "U-0", to: "U-V"), "unknown.unit", "/unit"),
        ] as [(any RegistryChange, String, String)])
    func refused(_ change: any RegistryChange, _ code: String, _ pointer: String) async throws {
        try await july().expectRefusal(of: change, code, pointer)
    }
}
