import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("S41 the end of what somebody was told of") struct ClearedTests {
    /// Takes and delivers everything that waits; what was told, as `W-1: H-1 | cleared H-2`.
    @discardableResult
    private func deliver(_ town: Town, at time: String) async throws -> [MessageView] {
        let courier = try await town.caller([.deliver])
        let messages = try await town.engine.claim(ClaimDraft(channel: "default", limit: 50, lease: 60), by: courier, at: town.at(time))
        for message in messages {
            _ = try await town.engine.report(
                DeliveryReport(message: message.record.key, outcome: .delivered, jitter: 1), by: courier, at: town.at(time))
        }
        return messages
    }

    /// The ends that messages of a day tell, as `W-1: p.visit~H-1~2026-07~1`.
    private func ends(_ town: Town, on day: String) async throws -> [String] {
        let page = try await town.engine.notifications(
            recipient: nil, cursor: nil, limit: 10_000, by: Town.daemon, at: town.at("2027-01-01"))
        return page.items.filter { "\(town.engine.zone.date(of: $0.record.at))" == day && !$0.cleared.isEmpty }
            .map { "\($0.recipient?.id ?? "?"): \($0.cleared.joined(separator: " "))" }
    }

    /// What a worker has heard of and not the end of, as subject ids.
    private func heard(_ town: Town, _ worker: String) async throws -> [String] {
        try await town.engine.store.read { reader in
            let key = try reader.entities(ids: [worker])[worker]?.key ?? 0
            let items = try reader.told([key]).map(\.item.about)
            let refs = try reader.entities(keys: items)
            return items.compactMap { refs[$0]?.id }
        }
    }

    @Test("it is told once, in the next digest, to whoever had been told; who was not hears nothing") func once() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        try await deliver(town, at: "2026-07-28 09:00")
        try await town.live(through: "2026-08-04")
        try await deliver(town, at: "2026-08-04 09:00")
        #expect(try await heard(town, "W-5") == ["H-1", "H-2", "H-3", "H-4"])
        try await town.visit("H-1", by: "W-1", on: "2026-08-04 10:00")
        for day in 5...31 {
            let date = "2026-08-" + (day < 10 ? "0" : "") + "\(day)"
            try await town.live(through: date)
            let told = try await deliver(town, at: date + " 09:00")
            #expect(try await ends(town, on: date) == (day == 28 ? ["W-1: p.visit~H-1~2026-07~1"] : []), "\(date)")
            guard let own = told.first(where: { $0.recipient?.id == "W-1" }) else { continue }
            #expect(
                own.text.lines.suffix(2) == ["此前通知事项中已办结：1 项", "· 陈家福户（H-1）：走访，2026-07-31 截止：逾期完成"], "\(own.text.lines)")
        }
        #expect(try await heard(town, "W-1") == ["H-1"])
        // August's ladder reaches the head of the village; July's end goes with it, once.
        try await town.live(through: "2026-09-30")
        #expect(try await ends(town, on: "2026-09-02") == ["W-5: p.visit~H-1~2026-07~1"])
        let all = try town.leaves("escalation.clear").compactMap { $0["facts"]?["to"]?.stringValue }
        #expect(all.filter { $0 == "W-5" }.count == 1 && all.filter { $0 == "W-1" }.count == 1)
    }

    @Test("a message that never left, or left without the item, has told nobody") func neverTold() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        // W-1's reminder is of nothing any more when it is taken; W-2's only of H-3.
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 08:00")
        try await town.visit("H-2", by: "W-2", on: "2026-07-28 08:00")
        try await deliver(town, at: "2026-07-28 09:00")
        #expect(try await heard(town, "W-1") == [])
        #expect(try await heard(town, "W-2") == ["H-3"])
        try await town.live(through: "2026-08-04")
        // The head's message waits for ever.
        try await town.visit("H-3", by: "W-2", on: "2026-08-04 10:00")
        try await town.live(through: "2026-09-30")
        #expect(try await ends(town, on: "2026-08-28") == ["W-2: p.visit~H-3~2026-07~1"])
        #expect(try town.leaves("escalation.clear").count == 1)
    }

    @Test("while the message is under way nobody knows; given up, it has told nobody") func underWay() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-28")
        let courier = try await town.caller([.deliver])
        let messages = try await town.engine.claim(
            ClaimDraft(channel: "default", limit: 50, lease: 60), by: courier, at: town.at("2026-07-28 09:00"))
        for message in messages where message.recipient?.id == "W-1" {
            _ = try await town.engine.report(
                DeliveryReport(message: message.record.key, outcome: .rejected, code: "gone", jitter: 1), by: courier,
                at: town.at("2026-07-28 09:01"))
        }
        for (household, worker) in [("H-1", "W-1"), ("H-2", "W-2"), ("H-3", "W-2"), ("H-4", "W-3")] {
            try await town.visit(household, by: worker, on: "2026-07-29 10:00")
        }
        try await town.live(through: "2026-08-28")
        #expect(try await ends(town, on: "2026-08-28") == [])
        #expect(try await heard(town, "W-1") == [])
        #expect(try await heard(town, "W-3") == ["H-4"])
    }

    @Test("what becomes unmet again is told again to whoever heard of it again, and to nobody else") func again() async throws {
        let town = try await Town.found()
        // The area's leader is nobody, so the head of the village gets the second and the third step.
        try await town.bring(
            ["posts.csv": "unit,post,worker,from\nU-A,responsible_leader,,2026-06-25"], on: "2026-06-25")
        try await town.live(through: "2026-07-28")
        try await deliver(town, at: "2026-07-28 09:00")
        try await town.live(through: "2026-08-04")
        try await deliver(town, at: "2026-08-04 09:00")
        try await town.visit("H-1", by: "W-1", on: "2026-08-04 10:00", id: "late-1")
        try await town.live(through: "2026-08-05")
        #expect(try await ends(town, on: "2026-08-05") == ["W-5: p.visit~H-1~2026-07~1"])
        try await deliver(town, at: "2026-08-05 09:00")
        #expect(try await !heard(town, "W-5").contains("H-1"))
        // Voided, it is overdue again: the third step tells the head of it a second time.
        _ = try await town.engine.void(evidence: "late-1", reason: "wrong_house", by: Town.daemon, at: town.at("2026-08-05 10:00"))
        try await deliver(town, at: "2026-08-05 11:00")
        #expect(try await heard(town, "W-5").contains("H-1"))
        try await town.visit("H-1", by: "W-1", on: "2026-08-06 10:00")
        try await town.live(through: "2026-09-30")
        let told = try town.leaves("escalation.clear").filter { $0["facts"]?["to"]?.stringValue == "W-5" }
        #expect(told.count == 2)
        // The member was reminded once, and hears once.
        #expect(try town.leaves("escalation.clear").filter { $0["facts"]?["to"]?.stringValue == "W-1" }.count == 1)
    }

    @Test("higher levels hear how many, by unit") func counts() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-07")
        try await deliver(town, at: "2026-08-07 09:00")
        #expect(try await heard(town, "W-9") == ["H-1", "H-2", "H-3", "H-4"])
        try await town.visit("H-1", by: "W-1", on: "2026-08-07 10:00")
        try await town.visit("H-4", by: "W-3", on: "2026-08-07 10:00")
        let approver = try await town.caller([.approve, .record], worker: "W-9")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-2~2026-07~1", reason: "in_hospital", by: approver, at: town.at("2026-08-07 11:00"))
        var last: [MessageView] = []
        for day in ["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-05", "2026-09-07", "2026-09-08"] {
            try await town.live(through: day)
            last += try await deliver(town, at: day + " 09:00").filter { $0.recipient?.id == "W-9" }
        }
        let told = try #require(last.first)
        #expect(told.cleared.count == 3)
        #expect(told.text.lines.suffix(3) == ["此前通知事项中已办结：3 项", "东片：2 项", "西片：1 项"], "\(told.text.lines)")
    }

    @Test("a matter's deadline that is met, and a matter that is closed") func matters() async throws {
        let town = try await Town.ofMatters()
        try await town.raise(on: "2026-07-01 09:00", source: .patrol)
        try await town.act(.accept, by: "W-2", on: "2026-07-01 10:00")
        try await town.tick("2026-07-01 14:00")
        try await deliver(town, at: "2026-07-01 14:01")
        try await town.act(.assign, by: "W-9", on: "2026-07-01 15:00", to: "W-1")
        try await town.raise(about: "H-3", on: "2026-07-02 09:00", source: .patrol)
        try await town.act(.accept, "MT-2", by: "W-2", on: "2026-07-02 10:00")
        try await town.tick("2026-07-02 14:00")
        #expect(try await ends(town, on: "2026-07-02") == ["W-9: MT-1"])
        let told = try #require(try await deliver(town, at: "2026-07-02 14:01").first { $0.recipient?.id == "W-9" })
        #expect(told.items == ["MT-2"] && told.cleared == ["MT-1"])
        #expect(told.text.lines.last?.hasSuffix("该环节已完成") == true)
        try await town.live(through: "2026-07-10")
        #expect(try town.leaves("escalation.clear").count { $0["facts"]?["items"] == .array([.string("MT-1")]) } == 1)
    }
}
