import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

// 2026-07-01 is a Wednesday.
@Suite("Checks") struct CheckTests {
    private static let rules =
        Pack.matters() + """
            checks:
              - {id: visits, title: {zh: 月检查, en: Monthly check}, basis: x, by: supervision_group of district, size: 3, matter: street, field: safety}

            """

    /// A town in which W-2 made five visits in July; W-9 took part in one of them.
    private static func town() async throws -> Town {
        let town = try await Town.found(rules: rules)
        for (number, subject) in ["H-1", "H-2", "H-3", "H-2", "H-3"].enumerated() {
            try await visit(town, "v\(number + 1)", subject, on: "2026-07-0\(number + 2) 10:00", with: number == 4 ? ["W-9"] : [])
        }
        return town
    }

    private static func visit(
        _ town: Town, _ id: String, _ subject: String, on time: String, with others: [String] = [], kind: EvidenceKind = .contact
    ) async throws {
        let draft = EvidenceDraft(
            kind: kind, id: id, about: subject, worker: "W-2", participants: others, method: "home_visit", occurredAt: town.at(time),
            personsMet: 1)
        _ = try await town.engine.record(draft, by: Town.daemon, at: town.at(time))
    }

    private static func supervisor(_ town: Town) async throws -> Caller { try await town.caller([.read, .record], worker: "W-9") }

    private static func start(
        _ town: Town, unit: String = "U-V", from: String? = "2026-07-01", through: String? = "2026-07-10", size: String? = nil,
        by caller: Caller? = nil, on time: String = "2026-07-20 09:00"
    ) async throws -> CheckView {
        let draft = CheckDraft(
            unit: unit, from: from.map(Town.date), through: through.map(Town.date), size: size.flatMap(SampleSize.init))
        let own = try await supervisor(town)
        return try await town.engine.startCheck(draft, by: caller ?? own, at: town.at(time))
    }

    private static func answer(
        _ town: Town, _ contact: String, _ answer: CallAnswer, finding: String = "", note: String = "", by caller: Caller? = nil,
        on time: String = "2026-07-21 09:00"
    ) async throws -> CheckView {
        let draft = CallBackDraft(contact: contact, answer: answer, note: note, finding: finding)
        let own = try await supervisor(town)
        return try await town.engine.callBack(draft, in: "CK-1", by: caller ?? own, at: town.at(time))
    }

    private static func counts(_ view: CheckView) -> [Int] {
        let figures = view.figures
        return [
            figures.population, figures.sampled, figures.reached, figures.confirmed, figures.untrue, figures.notReached, figures.pending,
        ]
    }

    @Test("anybody computes from the log's own bytes whom a check drew")
    func recomputed() async throws {
        let town = try await Self.town()
        try await Self.visit(town, "a1", "H-1", on: "2026-07-08 10:00", kind: .attempt)
        _ = try await town.engine.void(evidence: "v4", reason: "mistyped", by: Town.daemon, at: town.at("2026-07-09 10:00"))
        let view = try await Self.start(town)
        #expect(Self.counts(view) == [4, 3, 0, 0, 0, 0, 3])
        let leaves = town.log.leaves.suffix(2)
        #expect(leaves.map(\.act) == ["check.start", "check.draw"])
        let start = try #require(leaves.first)
        let seed = MerkleTree.leafHash(start.body).hex
        // the hash that any tool makes: a zero byte, the seed, a blank, the id
        func rank(_ id: String) -> String { MerkleTree.leafHash(Array("\(seed) \(id)".utf8)).hex }
        let wanted = ["v1", "v2", "v3", "v5"].sorted { rank($0) < rank($1) }.prefix(3)
        #expect(view.record.seed == seed && view.items.map(\.contact.evidence.id) == Array(wanted))
        let facts = String(decoding: start.body, as: UTF8.self)
        #expect(facts.contains("\"population_digest\":\"\(MerkleTree.leafHash(Array("v1\nv2\nv3\nv5\n".utf8)).hex)\""))
        #expect(facts.contains("\"nonce\":\"") && facts.contains("\"log_root\":\""))
        #expect(String(decoding: try #require(leaves.last).body, as: UTF8.self).contains("\"seed\":\"\(seed)\""))
    }

    @Test("nobody draws a second time from the same days of a unit, though the sample would be another")
    func once() async throws {
        let town = try await Self.town()
        _ = try await Self.start(town)
        for (from, through) in [("2026-07-01", "2026-07-10"), ("2026-07-10", "2026-07-19"), ("2026-06-01", "2026-07-01")] {
            #expect(await town.refusal { _ = try await Self.start(town, from: from, through: through) } == "draw.taken")
        }
        #expect(await town.refusal { _ = try await Self.start(town, from: "2026-07-11", through: "2026-07-19") } == "draw.empty")
        // a unit below is another draw, and is seen in the list
        _ = try await Self.start(town, unit: "U-2")
        let page = try await town.engine.checks(CheckQuery(), cursor: nil, limit: 10, by: Town.daemon, at: town.at("2026-07-22"))
        #expect(page.items.map(\.record.id) == ["CK-1", "CK-2"] && page.items.allSatisfy(\.items.isEmpty))
    }

    @Test("without days the last closed month is drawn from, and once that was, the running one up to today")
    func days() async throws {
        let town = try await Self.town()
        let running = try await Self.start(town, unit: "U-1", from: nil, through: nil, size: "100%")
        #expect(running.record.from == Town.date("2026-07-01") && running.record.through == Town.date("2026-07-20"))
        #expect(Self.counts(running).prefix(2) == [3, 3])
        #expect(await town.refusal { _ = try await Self.start(town, unit: "U-1", from: nil, through: nil) } == "draw.taken")
        try await town.live(through: "2026-08-20")
        let closed = try await Self.start(town, unit: "U-2", from: nil, through: nil, size: "50%", on: "2026-08-20 09:00")
        #expect(closed.record.from == Town.date("2026-07-01") && closed.record.through == Town.date("2026-07-31"))
        // half of two is one
        #expect(Self.counts(closed).prefix(2) == [2, 1])
    }

    @Test("S56 only the post that the pack names draws and calls back, or who may approve there, and each under a name")
    func people() async throws {
        let town = try await Self.town()
        let other = try await town.caller([.read, .record], worker: "W-5")
        #expect(await town.refusal { _ = try await Self.start(town, by: other) } == "draw.not_yours")
        let nobody = try await town.caller([.read, .record, .approve])
        #expect(await town.refusal { _ = try await Self.start(town, by: nobody) } == "access.worker_required")
        let elsewhere = try await town.caller([.record, .approve], unit: "U-B", worker: "W-5")
        #expect(await town.refusal { _ = try await Self.start(town, unit: "U-1", by: elsewhere) }.contains("access.out_of_scope"))
        let approver = try await town.caller([.read, .record, .approve], worker: "W-5")
        let view = try await Self.start(town, size: "5", by: approver)
        #expect(view.drawer?.id == "W-5" && view.items.count == 5)
        // W-9 was at v5, and W-2 made it
        #expect(await town.refusal { _ = try await Self.answer(town, "v5", .confirmed) } == "access.second_person")
        let visitor = try await town.caller([.record, .approve], worker: "W-2")
        #expect(await town.refusal { _ = try await Self.answer(town, "v1", .confirmed, by: visitor) } == "access.second_person")
        #expect(await town.refusal { _ = try await Self.answer(town, "v9", .confirmed) } == "call_back.not_sampled")
        #expect(
            await town.refusal { _ = try await Self.answer(town, "v1", .notReached, finding: "x") } == "call_back.finding_unreached")
    }

    @Test("whom a check drew is not told before he was called, but to those who call and who inspect")
    func withheld() async throws {
        let town = try await Self.town()
        _ = try await Self.start(town, size: "5")
        _ = try await Self.answer(town, "v2", .confirmed, note: "来过")
        let head = try await town.caller([.read, .record], unit: "U-V", worker: "W-5")
        let seen = try await town.engine.check("CK-1", by: head, at: town.at("2026-07-22"))
        #expect(seen.items.map(\.contact.evidence.id) == ["v2"] && seen.withheld == 4 && seen.items.first?.calls.first?.note == "***")
        #expect(Self.counts(seen) == [5, 5, 1, 1, 0, 0, 4])
        let inspector = try await town.caller([.read, .audit], uid: 1009)
        let inspected = try await town.engine.check("CK-1", by: inspector, at: town.at("2026-07-22"))
        #expect(inspected.items.count == 5 && inspected.withheld == 0)
    }

    @Test("S15 S34 an untrue visit becomes a matter that is looked at again, and counts until somebody voids it")
    func untrue() async throws {
        let town = try await Self.town()
        _ = try await Self.start(town, size: "5")
        _ = try await Self.answer(town, "v1", .notReached)
        let before = try await town.engine.compliance(ComplianceQuery(period: "2026-07"), by: Town.daemon, at: town.at("2026-07-21"))
        let view = try await Self.answer(town, "v1", .untrue, note: "没有来过", on: "2026-07-21 10:00")
        let after = try await town.engine.compliance(ComplianceQuery(period: "2026-07"), by: Town.daemon, at: town.at("2026-07-21 11:00"))
        #expect(before.total == after.total)
        #expect(Self.counts(view) == [5, 5, 1, 0, 1, 0, 4])
        let item = try #require(view.items.first { $0.contact.evidence.id == "v1" })
        #expect(item.calls.map(\.call.answer) == [.notReached, .untrue] && item.calls.last?.call.matter == 1)
        let matter = try await town.matter(on: "2026-07-21 12:00")
        #expect(matter.record.source == .check && matter.evidence == "v1" && matter.about.id == "H-1" && matter.finder?.id == "W-9")
        #expect(matter.summary.contains("v1") && matter.reporter == nil)
        // asked again it is the same matter, and a later "true" does not close it
        _ = try await Self.answer(town, "v1", .untrue, finding: "再次核实", on: "2026-07-21 13:00")
        let changed = try await Self.answer(town, "v1", .confirmed, on: "2026-07-21 14:00")
        #expect(Self.counts(changed) == [5, 5, 1, 1, 0, 0, 4])
        #expect(try await town.engine.store.read { try $0.nextMatterKey() } == 2)
        #expect(try await town.matter(on: "2026-07-21 15:00").record.state.isOpen)
        // what is found at a visit that took place is a matter, too
        let found = try await Self.answer(town, "v2", .confirmed, finding: "反映饮水问题", on: "2026-07-21 16:00")
        #expect(found.items.compactMap { $0.calls.last?.call.matter } == [2])
    }

    @Test("figures stand by the units directly below, by id, with those drawn from")
    func units() async throws {
        let town = try await Self.town()
        try await Self.visit(town, "v6", "H-4", on: "2026-07-08 10:00")
        let view = try await Self.start(town, size: "100%")
        #expect(view.units.map(\.unit.id) == ["U-A", "U-B"])
        #expect(view.units.map(\.figures.population) == [5, 1] && view.units.map(\.figures.sampled) == [5, 1])
    }

    @Test("S60 no leaf of a check holds a name or a word that somebody wrote")
    func leaves() async throws {
        let town = try await Self.town()
        _ = try await Self.start(town, size: "5")
        _ = try await Self.answer(town, "v1", .untrue, finding: "户主否认", note: "电话接通")
        let text = town.log.leaves.map { String(decoding: $0.body, as: UTF8.self) }.joined()
        for word in Roster.personal.filter({ !$0.isEmpty }) + ["户主否认", "电话接通"] { #expect(!text.contains(word), "\(word)") }
        #expect(text.contains("\"act\":\"check.call_back\"") && text.contains("\"answer\":\"untrue\""))
    }

    @Test("a size is a number or a share, of which a started contact counts whole")
    func sizes() {
        #expect(["20", "10%", "10 %", "7％"].map { SampleSize($0)?.description } == ["20", "10%", "10%", "7%"])
        #expect(["", "0", "501", "101%", "-1", "1.5", "05", "%"].allSatisfy { SampleSize($0) == nil })
        #expect(SampleSize.percent(10).count(of: 11) == 2 && SampleSize.percent(100).count(of: 7) == 7)
        #expect(SampleSize.number(20).count(of: 3) == 3)
    }
}
