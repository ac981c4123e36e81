import LianhuAudit
import LianhuCore

/// Everything that a MemoryStore holds, with the means to take changes back.
final class MemoryState {
    let registry = RegistryTables()
    let daily = DailyTables()
    let matters = MatterTables()
    let campaigns = CampaignTables()
    let checks = CheckTables()
    let obligations = ObligationTable()
    let counters = CounterTable()
    let evidence = EvidenceTable()
    let closing = ClosingTable()
    let privateFields = Journal<PrivateField>()
    let excuses = Journal<ExcuseRecord>()
    let acknowledgements = Journal<AcknowledgementRecord>()
    let escalations = Table<EscalationRecord>()
    let notifications = Table<NotificationRecord>()
    let delivery = DeliveryTables()
    let visitDays = Table<VisitDay>()
    let rules = Register<AdoptedRules?>(nil)
    let earlierRules = Register<[AdoptedRules]>([])
    let ruleRefs = Table<RuleRef>()
    let instance = Register<InstanceFacts?>(nil)
    let idempotency = Register<[IdempotencyKey: IdempotencyRecord]>([:])
    let checkpoints = Table<CheckpointRecord>()
    let frontier = Register(Frontier())
    /// Leaves of the running transaction; the log gets them at the commit.
    let pending = Journal<SealedLeaf>()
    let log: any LogSink
    // Not taken back: readers check each row that they find.
    private var stepsByItem: KeyIndex<Identity, Int64> = KeyIndex()
    private var privateByEvidence: KeyIndex<EvidenceKey, Int> = KeyIndex()
    private var excusesByItem: KeyIndex<Identity, Int> = KeyIndex()
    private var acknowledgementsByItem: KeyIndex<Identity, Int> = KeyIndex()
    private let undoLogs: [UndoLog]

    struct IdempotencyKey: Hashable {
        var uid: UInt32
        var route: String
        var key: String
    }

    init(log: any LogSink) {
        self.log = log
        undoLogs =
            registry.undoLogs + daily.undoLogs + matters.undoLogs + campaigns.undoLogs + checks.undoLogs + closing.undoLogs
            + delivery.undoLogs + [
                obligations, counters, evidence.table, privateFields, excuses, acknowledgements, escalations, notifications, visitDays,
                rules, earlierRules,
                ruleRefs,
                instance, idempotency, checkpoints, frontier, pending,
            ]
    }

    // MARK: Transactions

    /// Runs a part whose effects vanish if it throws.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let marks = undoLogs.map(\.mark)
        do {
            return try body()
        } catch {
            for (log, mark) in zip(undoLogs, marks) { log.rollBack(to: mark) }
            throw error
        }
    }

    /// Makes everything final, and hands the leaves on.
    func commit() {
        for leaf in pending.rows { log.append(leaf) }
        pending.empty()
        for log in undoLogs { log.forget() }
    }

    // MARK: Facts in

    func append(_ changes: Changes) throws {
        try registry.put(changes)
        daily.put(changes)
        try matters.put(changes)
        try campaigns.put(changes)
        try checks.put(changes)
        if let adopted = changes.rules {
            if let old = rules.value { earlierRules.value.append(old) }
            rules.value = adopted
        }
        for rule in changes.newRules { ruleRefs.put(rule) }
        for change in changes.obligations { try obligations.apply(change) }
        for (key, counts) in changes.counters { counters.add(counts, to: key) }
        for day in changes.visitDays { visitDays.put(day) }
        for row in changes.evidence { try evidence.add(row) }
        for (key, newer) in changes.superseded { try evidence.supersede(key, by: newer, at: changes.supersededAt) }
        try closing.put(changes)
        for row in changes.excuses {
            excusesByItem.add(excuses.rows.count, to: row.item)
            excuses.append(row)
        }
        for row in changes.privateFields {
            privateByEvidence.add(privateFields.rows.count, to: row.evidence)
            privateFields.append(row)
        }
        for row in changes.escalations { try add(row) }
        for row in changes.acknowledgements {
            acknowledgementsByItem.add(acknowledgements.rows.count, to: row.item)
            acknowledgements.append(row)
        }
        for row in changes.notifications {
            guard notifications[row.key] == nil else { throw StoreError.constraint("notification.key") }
            notifications.put(row)
        }
        try delivery.put(changes)
        if let facts = changes.instance { instance.value = facts }
        if let record = changes.idempotency {
            // Answers are kept for a day; the next one clears them away.
            var kept = idempotency.value.filter { $0.value.at >= record.at.adding(hours: -24) }
            kept[IdempotencyKey(uid: record.uid, route: record.route, key: record.key)] = record
            idempotency.value = kept
        }
        try seal(changes.leaves)
        if let checkpoint = changes.checkpoint {
            guard checkpoint.size <= frontier.value.size else { throw StoreError.damagedLog(size: checkpoint.size) }
            checkpoints.put(checkpoint)
        }
    }

    /// S36: a step at most once per cycle, ever.
    private func add(_ row: EscalationRecord) throws {
        guard escalations[row.key] == nil else { throw StoreError.constraint("escalation.key") }
        guard !steps(of: row.item).contains(where: { $0.cycle == row.cycle && $0.step == row.step }) else {
            throw StoreError.constraint("escalation.step")
        }
        escalations.put(row)
        stepsByItem.add(row.key, to: row.item)
    }

    private func seal(_ leaves: [SealedLeaf]) throws {
        guard !leaves.isEmpty else { return }
        var frontier = frontier.value
        var hashes: [Hash] = []
        for leaf in leaves {
            guard leaf.seq == frontier.size, let own = leaf.hashes.first else {
                throw StoreError.brokenLog(expected: frontier.size, got: leaf.seq)
            }
            hashes.removeAll(keepingCapacity: true)
            frontier.append(own, storing: &hashes)
            guard hashes == leaf.hashes else { throw StoreError.brokenLog(expected: leaf.seq, got: leaf.seq) }
            pending.append(leaf)
        }
        self.frontier.value = frontier
    }

    // MARK: Rows by their item

    func steps(of item: Identity) -> [EscalationRecord] {
        stepsByItem[item].compactMap { escalations[$0] }.filter { $0.item == item }
    }

    func privateFields(of evidence: EvidenceKey) -> [PrivateField] {
        Self.rows(privateByEvidence[evidence], of: privateFields).filter { $0.evidence == evidence }
            .sorted { ($0.seq, $0.field) < ($1.seq, $1.field) }
    }

    func excuses(of item: Identity) -> [ExcuseRecord] {
        Self.rows(excusesByItem[item], of: excuses).filter { $0.item == item }
    }

    func acknowledgements(of item: Identity) -> [AcknowledgementRecord] {
        Self.rows(acknowledgementsByItem[item], of: acknowledgements).filter { $0.item == item }
    }

    private static func rows<Row>(_ positions: [Int], of journal: Journal<Row>) -> [Row] {
        positions.filter { $0 < journal.rows.count }.map { journal.rows[$0] }
    }
}
