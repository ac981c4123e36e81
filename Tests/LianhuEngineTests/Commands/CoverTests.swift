import LianhuCore
import LianhuEngine
import Testing

// Each of the two areas owes a report a quarter; one session is one record.
@Suite("Sessions that cover several units") struct CoverTests {
    private static func session(
        _ town: Town, _ id: String, about: String = "U-V", covers: [String], on time: String = "2026-07-10 15:00",
        kind: EvidenceKind = .activity, by caller: Caller = Town.daemon
    ) async throws -> EvidenceReceipt {
        let draft = EvidenceDraft(
            kind: kind, id: id, about: about, worker: "W-5", method: kind == .activity ? "area_report" : "home_visit",
            occurredAt: town.at(time), personsMet: 40, covers: covers)
        return try await town.engine.record(draft, by: caller, at: town.at("2026-07-11 09:00"))
    }

    private static func status(_ town: Town, _ area: String, on time: String = "2026-07-12") async throws -> String {
        let view = try await town.engine.obligation("p.report~\(area)~2026-Q3~1", by: Town.daemon, at: town.at(time))
        return view.status.name + (view.settledBy.map { " \($0)" } ?? "")
    }

    private static func coverage(_ town: Town, kind: String = "area", unit: String? = nil, on time: String = "2026-07-12") async throws
        -> String
    {
        let query = CoverageQuery(activity: "area_report", kind: kind, period: "2026-Q3", unit: unit)
        let answer = try await town.engine.coverage(query, by: Town.daemon, at: town.at(time))
        return "\(answer.sessions) sessions \(answer.covered)/\(answer.members) without \(answer.missing.map(\.id))"
    }

    private static func town() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-09")
        return town
    }

    @Test("S50 one record settles each covered unit's own duty, is told in the reply, and is one session in every tally")
    func settles() async throws {
        let town = try await Self.town()
        let receipt = try await Self.session(town, "s1", covers: ["U-A", "西片", "U-A", "U-V"])
        #expect(receipt.settled.map(\.obligation).sorted() == ["p.report~U-A~2026-Q3~1", "p.report~U-B~2026-Q3~1"])
        #expect(!receipt.isExtra)
        #expect(try await Self.status(town, "U-A") == "met s1")
        #expect(try await Self.status(town, "U-B") == "met s1")
        let tallies = try await town.engine.tallies(TallyQuery(period: "2026-07"), by: Town.daemon, at: town.at("2026-07-12"))
        #expect(tallies.total.totals.map(\.sessions) == [1] && tallies.total.totals.map(\.attendance) == [40])
        #expect(try await Self.coverage(town) == "1 sessions 2/2 without []")
        #expect(try await Self.coverage(town, unit: "U-A") == "1 sessions 1/1 without []")
        // the same key again tells the same, and changes nothing
        let again = try await Self.session(town, "s1", covers: ["U-A"])
        #expect(again.isDuplicate && again.settled.count == 2)
        let leaf = try #require(town.log.leaves.last { $0.act == "activity.record" })
        #expect(String(decoding: leaf.body, as: UTF8.self).contains("\"covers\":[\"U-A\",\"U-B\"]"))
    }

    @Test("S15 voiding it takes back what it settled everywhere, and corrections cover what they name")
    func voided() async throws {
        let town = try await Self.town()
        _ = try await Self.session(town, "s1", covers: ["U-A", "U-B"])
        let receipt = try await town.engine.void(
            evidence: "s1", reason: "mistyped", by: Town.daemon, at: town.at("2026-07-12 09:00"))
        #expect(receipt.changed.count == 2)
        #expect(try await Self.status(town, "U-A", on: "2026-07-13") == "open")
        #expect(try await Self.coverage(town, on: "2026-07-13") == "0 sessions 0/2 without [\"U-A\", \"U-B\"]")
        _ = try await Self.session(town, "s2", about: "U-B", covers: [])
        #expect(try await Self.coverage(town, on: "2026-07-13") == "1 sessions 1/2 without [\"U-A\"]")
    }

    @Test("planning again, and what is recorded about a covered unit, leave what a session settled where it is")
    func planned() async throws {
        let town = try await Self.town()
        _ = try await Self.session(town, "s1", covers: ["U-A"])
        let own = try await Self.session(town, "s2", about: "U-A", covers: [], on: "2026-07-10 16:00")
        #expect(own.isExtra)
        try await town.live(through: "2026-08-15")
        #expect(try await Self.status(town, "U-A", on: "2026-08-15") == "met s1")
    }

    @Test("a household is covered, too, and counts where coverage of its kind is asked for")
    func subjects() async throws {
        let town = try await Self.town()
        _ = try await Self.session(town, "s1", covers: ["H-1", "H-3"])
        #expect(try await Self.coverage(town, kind: "household") == "1 sessions 2/4 without [\"H-2\", \"H-4\"]")
    }

    @Test("only sessions cover; what is unknown or lies beyond the scope is refused at its place")
    func refusals() async throws {
        let town = try await Self.town()
        #expect(
            await town.refusal { _ = try await Self.session(town, "x", about: "H-1", covers: ["U-A"], kind: .contact) }
                == "request.member_invalid")
        #expect(await town.refusal { _ = try await Self.session(town, "x", covers: ["U-9"]) } == "unknown.unit")
        let narrow = try await town.caller([.record], unit: "U-A", worker: "W-6")
        #expect(
            await town.refusal { _ = try await Self.session(town, "x", about: "U-A", covers: ["U-B"], by: narrow) }
                == "access.out_of_scope")
        let query = CoverageQuery(activity: "dance", kind: "area", period: "2026")
        #expect(
            await town.refusal { _ = try await town.engine.coverage(query, by: Town.daemon, at: town.at("2026-07-12")) }
                == "unknown.activity")
    }
}
