import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: transactions")
struct TransactionConformance {
    private struct Refused: Error {}

    /// A commit that touches every table.
    private static func everything(after frontier: Frontier) -> Changes {
        var changes = Changes()
        changes.entities = [
            EntityRef(key: 50, id: "U-50", kind: .unit, name: "新组", subkind: "group", unit: 50),
            EntityRef(key: 51, id: "W-51", kind: .worker, name: "王五", subkind: "", unit: 50),
            EntityRef(key: 52, id: "H-52", kind: .subject, name: "户52", subkind: "household", unit: 50),
            EntityRef(key: 53, id: "R-53", kind: .resident, name: "赵六", subkind: "", unit: 50),
        ]
        changes.units = [SampleTown.unit(50, "group", in: 4), SampleTown.unit(6, "group", in: 3)]
        changes.workers = [SampleTown.worker(51, in: 50), SampleTown.worker(10, in: 6, role: "cadre")]
        changes.posts = [PostHolding(unit: 4, post: "head", worker: 51, tenure: SampleTown.tenure("2026-07-01"))]
        changes.subjects = [SampleTown.subject(52, in: 50), SampleTown.subject(20, in: 6)]
        changes.residents = [ResidentRecord(key: 53, id: "R-53", household: 20, name: "赵六", telephone: "1", isHead: false)]
        changes.links = [SampleTown.link(20, 52, 51), SampleTown.link(1, 20, 10, until: "2026-07-01")]
        changes.absences = [AbsenceRecord(worker: 12, substitute: 10, tenure: SampleTown.tenure("2026-07-01"))]
        changes.suspensions = [(21, SampleTown.tenure("2026-07-01", "2026-08-01"))]
        changes.rules = AdoptedRules(
            revision: 2, digest: "d2", adoptedAt: SampleTown.at(1), packs: [SourceText(file: "p", text: "t")], calendars: [])
        changes.newRules = [RuleRef(key: 3, id: "test.third", adoptedOn: SampleTown.day("2026-07-01"))]
        let old = SampleTown.obligation(20)
        var new = old
        new.settlement = Settlement(evidence: 2, day: SampleTown.day("2026-07-10"), recordedOn: SampleTown.day("2026-07-11"))
        changes.obligations = [.update(old: old, new: new), .create(SampleTown.obligation(52, unit: 50))]
        let group = CounterGroup(rule: 1, period: old.identity.period, window: old.window)
        let delta = Counts(total: 1, met: 1, metLate: 0, excused: 0, void: 0, enteredInTime: 1)
        changes.counters = [5, 1].map { (CounterKey(unit: $0, group: group, day: SampleTown.day("2026-07-11")), delta) }
        changes.evidence = [SampleTown.evidence(2)]
        changes.superseded = [(1, 2)]
        changes.excuses = [ExcuseRecord(item: old.identity, reason: "away", approver: 12, at: SampleTown.at(2))]
        changes.privateFields = [PrivateField(seq: frontier.size, evidence: 2, field: "summary", salt: [1], value: "好")]
        changes.escalations = [
            EscalationRecord(
                key: 1, item: old.identity, cycle: 1, step: 1, nominal: SampleTown.at(3), at: SampleTown.at(4), unit: 5, tone: .remind,
                recipient: 10, skip: nil, revision: 2)
        ]
        changes.acknowledgements = [
            AcknowledgementRecord(item: old.identity, worker: 10, until: SampleTown.day("2026-08-02"), at: SampleTown.at(5))
        ]
        changes.notifications = [
            NotificationRecord(
                key: 1, recipient: 10, tone: .remind, digest: .items, at: SampleTown.at(4), sendAfter: SampleTown.at(9),
                items: [old.identity])
        ]
        changes.instance = InstanceFacts(zone: "Asia/Shanghai", origin: "lianhu/test", isDemonstration: false, highWater: SampleTown.at(6))
        changes.idempotency = IdempotencyRecord(
            uid: 1, route: "r", key: "k", fingerprint: "f", at: SampleTown.at(7), status: 200, body: [1])
        changes.leaves = SampleTown.leaves(["x", "y"], after: frontier)
        changes.checkpoint = CheckpointRecord(size: frontier.size + 2, at: SampleTown.at(8), note: "n")
        return changes
    }

    /// Registry, one obligation, one piece of evidence and one leaf.
    private func prepare(_ store: any Store) async throws -> [String] {
        _ = try await store.seeded()
        var changes = SampleTown.create([SampleTown.obligation(20)])
        changes.evidence = [SampleTown.evidence(1)]
        changes.leaves = SampleTown.leaves(["first"], after: Frontier())
        try await store.append(changes)
        return try await store.dump()
    }

    /// What a dump leaves out.
    private static func rest(_ reader: any StoreReader) throws -> [String] {
        [
            "\(try reader.logSize())", "\(try reader.leaves(from: 0, limit: 9).map(\.seq))",
            "\(String(describing: try reader.checkpoint(atMost: .max)))",
            "\(String(describing: try reader.idempotency(uid: 1, route: "r", key: "k")))",
            "\(try reader.nextEntityKey()) \(try reader.nextLinkKey()) \(try reader.nextEvidenceKey())",
            "\(try reader.nextEscalationKey()) \(try reader.nextNotificationKey())", "\(try reader.entities(ids: ["U-50", "H-52"]).count)",
            "\(try reader.entities(named: "户52", kind: .subject, limit: 2).count)", "\(try reader.links(ofWorkers: [51]).count)",
            "\(try reader.evidence(ids: ["evidence-2"]).count)",
            "\(try reader.organisation().chain(of: 6, on: SampleTown.day("2026-07-01")))",
        ]
    }

    private static func takeBackAndRepeat(_ transaction: any StoreTransaction, before: [String], rest: [String]) throws {
        let frontier = transaction.frontier
        var isTakenBack = false
        do {
            try transaction.savepoint {
                try transaction.append(everything(after: frontier))
                #expect(try StateDump.lines(of: transaction) != before)
                #expect(try Self.rest(transaction) != rest)
                throw Refused()
            }
        } catch is Refused {
            isTakenBack = true
        }
        #expect(isTakenBack)
        #expect(StateDump.difference(try StateDump.lines(of: transaction), before) == nil)
        #expect(try Self.rest(transaction) == rest)
        #expect(transaction.frontier == frontier)
        // The same again is accepted, for nothing of it is left.
        try transaction.savepoint { try transaction.append(everything(after: frontier)) }
    }

    @Test("A savepoint that throws takes back every table; one that does not keeps them", arguments: ConformingStore.allCases)
    func savepoint(kind: ConformingStore) async throws {
        try await kind.open { store in
            let before = try await prepare(store)
            let rest = try await store.read { try Self.rest($0) }
            try await store.write { try Self.takeBackAndRepeat($0, before: before, rest: rest) }
            let after = try await store.dump()
            #expect(after != before)
            let fresh = try await kind.open { other in
                _ = try await prepare(other)
                try await other.write { try $0.append(Self.everything(after: $0.frontier)) }
                return try await other.dump()
            }
            #expect(StateDump.difference(after, fresh) == nil)
        }
    }

    @Test("Savepoints nest: an inner one is taken back alone, an outer one with all inside", arguments: ConformingStore.allCases)
    func nested(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await prepare(store)
            try await store.write { (transaction: any StoreTransaction) throws in
                func create(_ about: EntityKey) throws { try transaction.append(SampleTown.create([SampleTown.obligation(about)])) }
                func known() throws -> [EntityKey] {
                    try transaction.obligations((20...25).map { SampleTown.obligation($0).identity }).map(\.identity.about)
                }
                try transaction.savepoint {
                    try create(21)
                    try? transaction.savepoint {
                        try create(22)
                        try transaction.savepoint { try create(23) }
                        throw Refused()
                    }
                    #expect(try known() == [20, 21])
                    try create(22)
                }
                try? transaction.savepoint {
                    try create(24)
                    try transaction.savepoint { try create(25) }
                    throw Refused()
                }
                #expect(try known() == [20, 21, 22])
            }
            let filter = ObligationFilter(today: SampleTown.day("2026-07-01"))
            #expect(try await store.read { try $0.obligations(filter, after: nil, limit: 9).map(\.identity.about) } == [20, 21, 22])
        }
    }

    @Test("A write that throws changes nothing, and its error reaches the caller", arguments: ConformingStore.allCases)
    func failed(kind: ConformingStore) async throws {
        try await kind.open { store in
            let before = try await prepare(store)
            let rest = try await store.read { try Self.rest($0) }
            await #expect(throws: Refused.self) {
                try await store.write { transaction in
                    try transaction.append(Self.everything(after: transaction.frontier))
                    throw Refused()
                }
            }
            #expect(try await store.dump() == before)
            #expect(try await store.read { try Self.rest($0) } == rest)
            try await store.write { try $0.append(Self.everything(after: $0.frontier)) }
            #expect(try await store.dump() != before)
        }
    }

    /// What a body sees after an append that was refused. Only what it returns is looked at: it may have run before, on a state that was given up.
    private struct Aftermath: Sendable {
        var isRefused = false
        var difference: String?
        var leaves: Int64
    }

    private static func appendBroken(_ transaction: any StoreTransaction, before: [String]) throws -> Aftermath {
        var changes = everything(after: transaction.frontier)
        changes.leaves[1].seq += 1
        var isRefused = false
        do { try transaction.append(changes) } catch { isRefused = true }
        return Aftermath(
            isRefused: isRefused, difference: StateDump.difference(try StateDump.lines(of: transaction), before),
            leaves: transaction.frontier.size)
    }

    @Test("A refused append leaves nothing behind, though its caller goes on", arguments: ConformingStore.allCases)
    func refusedAppend(kind: ConformingStore) async throws {
        try await kind.open { store in
            let before = try await prepare(store)
            let after = try await store.write { try Self.appendBroken($0, before: before) }
            #expect(after.isRefused)
            #expect(after.difference == nil)
            #expect(after.leaves == 1)
            #expect(try await store.dump() == before)
        }
    }

    @Test(
        "Writers run one after another: keys and leaves that concurrent writers take are never given twice",
        arguments: ConformingStore.allCases)
    func concurrentWrites(kind: ConformingStore) async throws {
        let writers = 200
        try await kind.open { store in
            _ = try await store.seeded()
            let taken = try await withThrowingTaskGroup(of: (EvidenceKey, Int64)?.self) { group in
                for writer in 0..<writers {
                    group.addTask {
                        try? await store.write { transaction in
                            let key = try transaction.nextEvidenceKey()
                            var changes = Changes()
                            changes.evidence = [SampleTown.evidence(key, id: "writer-\(writer)")]
                            changes.leaves = SampleTown.leaves(["\(writer)"], after: transaction.frontier)
                            let seq = transaction.frontier.size
                            try transaction.append(changes)
                            if writer % 10 == 3 { throw Refused() }
                            return (key, seq)
                        }
                    }
                }
                var taken: [(EvidenceKey, Int64)] = []
                for try await one in group { if let one { taken.append(one) } }
                return taken
            }
            let kept = writers - writers / 10
            #expect(taken.count == kept && Set(taken.map(\.0)).count == kept)
            #expect(Set(taken.map(\.1)) == Set(0..<Int64(kept)))
            #expect(try await store.read { try $0.logSize() } == Int64(kept))
            #expect(try await store.read { try $0.nextEvidenceKey() } == Int64(kept) + 1)
        }
    }

    @Test("Readers see whole commits while writers write", arguments: ConformingStore.allCases)
    func consistentReads(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for month in 1...12 {
                        try await store.append(SampleTown.create(SampleTown.households.map { SampleTown.obligation($0, month: month) }))
                    }
                }
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<20 {
                            let filter = ObligationFilter(today: SampleTown.day("2026-07-01"))
                            let count = try await store.read { try $0.obligations(filter, after: nil, limit: 999).count }
                            #expect(count % SampleTown.households.count == 0)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
