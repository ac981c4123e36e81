import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("The log of a run")
struct LeafTests {
    /// Two months with everything in them that makes leaves.
    private func run() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", id: "v-1", summary: "陈家福老人身体好，电话 199-0000-0201")
        try await town.visit("H-2", by: "W-2", on: "2026-07-20 11:00", kind: .attempt, summary: "林玉珍户无人")
        try await town.visit("U-A", by: "W-6", on: "2026-07-20 14:00", method: "area_report", kind: .activity)
        try await town.live(through: "2026-08-04")
        let now = town.at("2026-08-04 09:00")
        _ = try await town.engine.void(evidence: "v-1", reason: "wrong_house", by: Town.daemon, at: now)
        let approver = try await town.caller([.approve, .record], worker: "W-9")
        _ = try await town.engine.excuse(obligation: "p.visit~H-2~2026-07~1", reason: "in_hospital", by: approver, at: now)
        _ = try await town.engine.acknowledge(
            "p.visit~H-3~2026-07~1", until: Town.date("2026-08-06"), comment: "黄志强说周四在家", by: approver, at: now)
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-4,W-3,pairing,primary,2026-01-01,2026-08-03"], on: "2026-08-04 10:00")
        town.engine.noteRefusal(uid: 1004, route: "POST /v1/contacts", code: "access.right_missing")
        try await town.live(through: "2026-08-12")
        _ = try await town.engine.postpone(period: "2026-07", reason: "flood", by: approver, at: town.at("2026-08-12 09:00"))
        try await town.live(through: "2026-08-20")
        try await town.visit("H-3", by: "W-2", on: "2026-07-22 10:00", recorded: "2026-08-20 09:00", reason: "no_network", id: "v-late")
        let draft = AmendmentDraft(period: "2026-07", obligation: "p.visit~H-3~2026-07~1", evidence: "v-late", reason: "sheet_found")
        _ = try await town.engine.amend(draft, by: approver, at: town.at("2026-08-20 10:00"))
        return town
    }

    @Test("every leaf parses strictly, in sequence, in time's order, and the tree's root is that of the bytes")
    func tree() async throws {
        let town = try await run()
        let leaves = town.log.leaves
        var frontier = Frontier()
        for (index, leaf) in leaves.enumerated() {
            let json = try JSONValue(parsing: leaf.body)
            #expect(try json.encoded() == leaf.body)
            #expect(json["seq"]?.intValue == Int64(index) && leaf.seq == Int64(index))
            #expect(json["ts"]?.stringValue == Instant(milliseconds: leaf.at).description && json["act"]?.stringValue == leaf.act)
            frontier.append(MerkleTree.leafHash(leaf.body))
        }
        #expect(leaves.map(\.at) == leaves.map(\.at).sorted())
        let root = try MerkleTree.treeHash(size: Int64(leaves.count), reader: HashArray(town.log.hashes))
        #expect(frontier.root == root)
        #expect(try await town.engine.store.write { $0.frontier.root } == root)
        let acts = Set(leaves.map(\.act))
        #expect(
            acts == [
                "instance.create", "agenda.plan", "rules.adopt", "roster.import", "plan", "tick", "contact.record", "attempt.record",
                "activity.record", "evidence.void", "obligation.excuse", "escalation.acknowledge", "escalation.fire", "escalation.skip",
                "refused", "period.postpone", "period.close", "period.amend",
            ])
    }

    @Test("S60 no leaf holds a name, an address, a telephone number or a free text")
    func noPersonalData() async throws {
        let town = try await run()
        let words = Roster.personal + ["老人", "无人", "周四"]
        #expect(Roster.personal.contains("王建国") && Roster.personal.contains("199-0000-0201") && Roster.personal.contains("柳荫路一号"))
        for leaf in town.log.leaves {
            let text = String(decoding: leaf.body, as: UTF8.self)
            for word in words where text.contains(word) { Issue.record("leaf \(leaf.seq) \(leaf.act) holds \(word)") }
        }
    }

    @Test("S60 each private field is bound to its leaf by a commitment that verifies, and a changed one does not")
    func commitments() async throws {
        let town = try await run()
        let leaves = try town.leaves()
        let fields = try await town.engine.store.read { reader in
            var fields: [PrivateField] = []
            for key in 0...10 { fields += try reader.privateFields(of: EvidenceKey(key)) }
            return fields
        }
        #expect(fields.map(\.field).sorted() == ["comment", "summary", "summary"])
        for field in fields {
            let commitment = try #require(leaves[Int(field.seq)]["pii"]?[field.field]?.stringValue)
            #expect(Commitment.verify(commitment, salt: field.salt, field: field.field, value: field.value))
            #expect(!Commitment.verify(commitment, salt: field.salt, field: field.field, value: field.value + "。"))
        }
        #expect(Set(fields.map(\.salt)).count == fields.count)
    }

    @Test("a bundle of the run verifies under its key, whole and from one checkpoint to the next")
    func bundle() async throws {
        let town = try await run()
        let folder = FileManager.default.temporaryDirectory.appending(path: "lianhu-engine-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try SigningKey.generate(name: Town.origin)
        let now = town.at("2026-08-20 12:00")
        let first = try await town.engine.makeCheckpoint(key: key, by: Town.daemon, at: now)
        #expect(first.size == Int64(town.log.leaves.count))
        let same = try await town.engine.makeCheckpoint(key: key, by: Town.daemon, at: now)
        #expect(same == first)
        try await town.live(through: "2026-09-04")
        let second = try await town.engine.makeCheckpoint(key: key, by: Town.daemon, at: town.at("2026-09-04 12:00"))
        #expect(try await town.engine.checkpoint(atMost: second.size - 1, by: Town.daemon, at: now) == first)
        let empty = try Checkpoint(origin: Town.origin, size: 0, root: MerkleTree.emptyRoot).signed(by: key).encoded
        for (name, from, note) in [("whole", 0, empty), ("part", first.size, first.note)] as [(String, Int64, String)] {
            let range = try await town.engine.logRange(from: from, to: second.size, by: Town.daemon, at: now)
            let leaves = try await town.engine.leaves(from: from, limit: 10_000, by: Town.daemon, at: now)
            let input = BundleInput(
                checkpoint: second.note, previousCheckpoint: note, compactRange: range.frontier, consistency: range.consistency,
                verifierKey: key.verifier,
                words: BundleWords(query: "2026-Q3", exportedBy: "uid 0", exportedAt: "2026-09-04T04:00:00Z", tool: "test"))
            let path = folder.appending(path: name).path
            try BundleWriter.write(to: path, input: input, leaves: leaves.map(\.body))
            let report = BundleVerifier.verify(directory: path, key: key.verifier)
            #expect(report.verdict == .verified && report.entries == Int64(leaves.count), "\(String(describing: report.firstFailure))")
        }
    }

    @Test("a planning leaf can be checked against the rows: its digest is that of what it planned")
    func planDigest() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let leaf = try #require(try town.leaves("plan").first { $0["rule"]?.stringValue == "p.visit" })
        let rows = try await town.engine.store.read {
            try $0.obligations(ObligationFilter(rule: 1, today: Town.date("2026-07-10")), after: nil, limit: 100)
        }
        #expect(leaf["facts"]?["digest"]?.stringValue == PlanDigest.hex(of: rows.map(PlanChange.create)))
        #expect(leaf["facts"]?["created"]?.intValue == 4 && leaf["facts"]?["period"]?.stringValue == "2026-07")
    }
}
