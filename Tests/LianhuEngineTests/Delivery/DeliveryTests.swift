import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Delivery: messages are taken, told and taken again")
struct DeliveryTests {
    private static let channels = """
        unit,worker,channel,name,address,owner
        U-V,,paste,溪村群,,W-5
        ,W-1,mail,,wang@example.org,
        U-1,,robot,一组群,,W-2
        """

    /// A town in which the first reminders are queued: H-1 to W-1, H-2 and H-3 to W-2, H-4 to W-3.
    private func reminded(_ channels: String = channels) async throws -> (town: Town, courier: Caller) {
        let town = try await Town.found()
        if !channels.isEmpty { try await town.bring(["channels.csv": channels], on: "2026-07-01") }
        try await town.live(through: "2026-07-28")
        return (town, try await town.caller([.deliver]))
    }

    private func claim(_ town: Town, _ channel: String, at time: String, lease: Int = 60, limit: Int = 10, by courier: Caller) async throws
        -> [MessageView]
    {
        try await town.engine.claim(ClaimDraft(channel: channel, limit: limit, lease: lease), by: courier, at: town.at(time))
    }

    private func report(
        _ town: Town, _ key: Int64, _ outcome: DeliveryReport.Outcome, code: String? = nil, at time: String,
        policy: RetryPolicy = .standard,
        by courier: Caller
    ) async throws -> DeliveryRecord {
        try await town.engine.report(
            DeliveryReport(message: key, outcome: outcome, code: code, policy: policy, jitter: 1), by: courier, at: town.at(time))
    }

    @Test("S40 nothing leaves at night, however long it is due") func quiet() async throws {
        let (town, courier) = try await reminded()
        #expect(try await claim(town, "mail", at: "2026-07-28 08:29", by: courier).isEmpty)
        #expect(try await claim(town, "mail", at: "2026-07-28 20:00", by: courier).isEmpty)
        #expect(try await claim(town, "mail", at: "2026-07-28 08:30", by: courier).map(\.record.recipient).count == 1)
    }

    @Test("a worker's own way comes first, then that of his unit, then the channel called default")
    func ways() async throws {
        let (town, courier) = try await reminded()
        let time = "2026-07-28 09:00"
        let mail = try await claim(town, "mail", at: time, by: courier)
        #expect(mail.map { $0.recipient?.id } == ["W-1"] && mail.map { $0.way?.address } == ["wang@example.org"])
        let robot = try await claim(town, "robot", at: time, by: courier)
        #expect(robot.map { $0.recipient?.id } == ["W-2"] && robot.map { $0.owner?.id } == ["W-2"])
        #expect(try await claim(town, "paste", at: time, by: courier).isEmpty)
        #expect(try await claim(town, "default", at: time, by: courier).map { $0.recipient?.id } == ["W-3"])
    }

    @Test("whom the roster has no way to is listed as such") func unaddressed() async throws {
        let (town, _) = try await reminded()
        let page = try await town.engine.messages(
            NotificationQuery(state: "unaddressed"), cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-07-28"))
        #expect(page.items.map { $0.view.recipient?.id } == ["W-3"])
    }

    @Test("what a courier took is nobody else's until its time is over; then it comes back under the same id")
    func lease() async throws {
        let (town, courier) = try await reminded()
        let first = try await claim(town, "mail", at: "2026-07-28 09:00", lease: 60, by: courier)
        #expect(try await claim(town, "mail", at: "2026-07-28 09:00", by: courier).isEmpty)
        let second = try await claim(town, "mail", at: "2026-07-28 09:01", by: courier)
        #expect(first.map(\.id) == second.map(\.id) && first.count == 1)
        #expect(Set(first.map(\.id)).isDisjoint(with: try await claim(town, "robot", at: "2026-07-28 09:01", by: courier).map(\.id)))
    }

    @Test("a failure waits longer each time, and the last one makes a dead letter, which a person may send again")
    func backoff() async throws {
        let (town, courier) = try await reminded()
        let policy = RetryPolicy(first: 60, longest: 100, attempts: 3)
        var time = town.at("2026-07-28 09:00")
        var pauses: [Int64] = []
        var key: Int64 = 0
        while let message = try await town.engine.claim(ClaimDraft(channel: "mail", limit: 1, lease: 60), by: courier, at: time).first {
            key = message.record.key
            let row = try await town.engine.report(
                DeliveryReport(message: key, outcome: .failed, code: "timed_out", policy: policy, jitter: 1), by: courier, at: time)
            guard row.state == .pending else { break }
            pauses.append((row.due.milliseconds - time.milliseconds) / 1_000)
            time = row.due
        }
        #expect(pauses == [60, 100])
        let dead = try await town.engine.messages(
            NotificationQuery(state: "dead"), cursor: nil, limit: 9, by: Town.daemon, at: time)
        #expect(dead.items.map(\.message.delivery.attempts) == [3] && dead.items.map(\.message.delivery.error) == ["timed_out"])
        let stranger = try await town.caller([.record, .read])
        #expect(await town.refusal { _ = try await town.engine.retry(message: key, by: stranger, at: time) } == "access.right_missing")
        let approver = try await town.caller([.approve])
        #expect(try await town.engine.retry(message: key, by: approver, at: time).state == .pending)
        #expect(await town.refusal { _ = try await town.engine.retry(message: key, by: approver, at: time) } == "notification.not_dead")
        #expect(try await town.engine.claim(ClaimDraft(channel: "mail", limit: 1, lease: 60), by: courier, at: time).count == 1)
    }

    @Test("a word that comes late changes nothing, but what arrived has arrived") func late() async throws {
        let (town, courier) = try await reminded()
        let key = try #require(try await claim(town, "mail", at: "2026-07-28 09:00", by: courier).first).record.key
        #expect(try await report(town, key, .rejected, code: "gone", at: "2026-07-28 09:01", by: courier).state == .dead)
        #expect(try await report(town, key, .failed, at: "2026-07-28 09:02", by: courier).state == .dead)
        #expect(try await report(town, key, .delivered, at: "2026-07-28 09:02", by: courier).state == .delivered)
        let again = try await report(town, key, .delivered, at: "2026-07-28 09:03", by: courier)
        #expect(again.deliveredAt == town.at("2026-07-28 09:02"))
        #expect(try town.leaves("notification.deliver").count == 1)
    }

    @Test("the group's owner ticks off what was passed on; nobody else does but who may approve there") func tickingOff() async throws {
        let (town, courier) = try await reminded()
        let key = try #require(try await claim(town, "robot", at: "2026-07-28 09:00", by: courier).first).record.key
        #expect(try await report(town, key, .handed, at: "2026-07-28 09:00", by: courier).state == .handed)
        let now = town.at("2026-07-28 10:00")
        let other = try await town.caller([.record], worker: "W-3")
        #expect(await town.refusal { _ = try await town.engine.tickOff(message: key, by: other, at: now) } == "notification.not_yours")
        let owner = try await town.caller([.record], worker: "W-2")
        #expect(try await town.engine.tickOff(message: key, by: owner, at: now).state == .delivered)
        #expect(
            await town.refusal { _ = try await town.engine.tickOff(message: key, by: owner, at: now) } == "notification.already_delivered")
    }

    @Test("S60 what was done meanwhile is not told; of a message with nothing left nobody hears") func settled() async throws {
        let (town, courier) = try await reminded()
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 08:00")
        try await town.visit("H-2", by: "W-2", on: "2026-07-28 08:00")
        #expect(try await claim(town, "mail", at: "2026-07-28 09:00", by: courier).isEmpty)
        let robot = try #require(try await claim(town, "robot", at: "2026-07-28 09:00", by: courier).first)
        #expect(robot.items == ["p.visit~H-3~2026-07~1"])
        #expect(robot.text.lines.last == "其间已办结：1 项")
        #expect(try town.leaves("notification.settle").count == 1)
    }

    @Test("S60 a question that finds nothing leaves no leaf, and no leaf holds a name or an address") func log() async throws {
        let (town, courier) = try await reminded()
        let before = town.log.leaves.count
        for channel in ["mail", "robot", "nobody"] { _ = try await claim(town, channel, at: "2026-07-28 03:00", by: courier) }
        #expect(town.log.leaves.count == before)
        let key = try #require(try await claim(town, "mail", at: "2026-07-28 09:00", by: courier).first).record.key
        _ = try await claim(town, "mail", at: "2026-07-28 09:00", by: courier)
        _ = try await report(town, key, .failed, code: "refused", at: "2026-07-28 09:00", by: courier)
        #expect(town.log.leaves.count == before + 2)
        let text = town.log.leaves.map { String(decoding: $0.body, as: UTF8.self) }.joined()
        #expect((Roster.personal + ["wang@example.org", "溪村群"]).allSatisfy { !text.contains($0) })
    }

    @Test("a courier takes and tells, and sees and changes nothing else") func access() async throws {
        let (town, courier) = try await reminded()
        let now = town.at("2026-07-28 09:00")
        let all = NotificationQuery()
        #expect(
            await town.refusal { _ = try await town.engine.messages(all, cursor: nil, limit: 9, by: courier, at: now) }
                == "access.right_missing")
        let reader = try await town.caller([.read, .record, .approve, .audit])
        #expect(await town.refusal { _ = try await claim(town, "mail", at: "2026-07-28 09:00", by: reader) } == "access.right_missing")
        let partial = try await town.caller([.deliver], unit: "U-A")
        #expect(await town.refusal { _ = try await claim(town, "mail", at: "2026-07-28 09:00", by: partial) } == "access.out_of_scope")
        #expect(
            await town.refusal { _ = try await report(town, 1, .failed, code: "Ein Text!", at: "2026-07-28 09:00", by: courier) }
                == "request.member_invalid")
        #expect(
            await town.refusal { _ = try await report(town, 999, .failed, at: "2026-07-28 09:00", by: courier) } == "unknown.notification")
    }

    @Test("new ways hold for what still waits") func newWays() async throws {
        let (town, courier) = try await reminded()
        let old = try #require(try await claim(town, "mail", at: "2026-07-28 09:00", by: courier).first).record.key
        _ = try await report(town, old, .failed, code: "refused", at: "2026-07-28 09:00", by: courier)
        try await town.bring(["channels.csv": "worker,channel\nW-1,none\nW-3,robot"], on: "2026-07-28 10:00")
        #expect(try await claim(town, "mail", at: "2026-07-28 11:00", by: courier).isEmpty)
        #expect(try await claim(town, "paste", at: "2026-07-28 11:00", by: courier).map(\.record.key) == [old])
        #expect(Set(try await claim(town, "robot", at: "2026-07-28 11:00", by: courier).map { $0.recipient?.id }) == ["W-2", "W-3"])
    }

    @Test("what the rules of today have no words for is told all the same") func unknownItems() async throws {
        let (town, courier) = try await reminded()
        try await town.engine.store.write { tx in
            let ids = try tx.entities(ids: ["W-1", "H-1"])
            var changes = Changes()
            let item = Identity(about: ids["H-1"]?.key ?? 0, rule: 9_999, period: 1, slot: 3)
            changes.notifications = [
                NotificationRecord(
                    key: try tx.nextNotificationKey(), recipient: ids["W-1"]?.key ?? 0, tone: .urge, digest: .counts,
                    at: town.at("2026-07-28"), sendAfter: town.at("2026-07-28 08:30"), items: [item])
            ]
            try tx.append(changes)
        }
        let messages = try await claim(town, "mail", at: "2026-07-28 09:00", by: courier)
        #expect(messages.count == 2 && messages.contains { $0.text.title == "催办：待办 1 项，逾期 0 项" })
    }

    @Test(
        "a faulty row of ways is told with its place",
        arguments: [
            ("unit,worker,channel\nU-V,W-1,mail", "sheet.unit_or_worker"), ("channel\nmail", "sheet.unit_or_worker"),
            ("unit,channel\nU-V,Mail!", "sheet.channel_malformed"), ("unit,channel\nU-X,mail", "sheet.unknown_unit"),
            ("worker,owner\nW-1,W-77", "sheet.unknown_worker"), ("unit,subject\nU-V,W-1", "sheet.not_a_subject"),
        ])
    func faults(sheet: String, code: String) async throws {
        let town = try await Town.found()
        #expect(await town.refusal { try await town.bring(["channels.csv": sheet], on: "2026-07-01") } == "roster.faulty: \(code)")
    }

    @Test("S59 the same sheet twice changes nothing, and an absent member keeps its ways") func sheets() async throws {
        let (town, _) = try await reminded()
        let before = try await town.dump().filter { $0.hasPrefix("channel") }
        #expect(before.count == 3)
        #expect(try await town.bring(["channels.csv": Self.channels], on: "2026-07-29").changesNothing)
        let report = try await town.bring(["channels.csv": "unit,name\nU-1,新群"], on: "2026-07-29")
        #expect(report.sheets["channels"].map { [$0.started, $0.changed, $0.ended] } == [0, 1, 1])
        #expect(try await town.dump().filter { $0.hasPrefix("channel") }.count == 3)
    }
}
