import LianhuAudit
import LianhuCore
import LianhuEngine

/// A random but valid commit, drawn from a seed and from what the store holds: the same on every store that holds the same.
struct RandomOperations {
    private var numbers: SeededOperations
    private let today = SampleTown.day("2026-07-20")
    private var commits = 0

    init(seed: UInt64) { numbers = SeededOperations(seed: seed) }

    /// The next commit's worth, and whether it is to be taken back again.
    mutating func next(_ transaction: any StoreTransaction) throws -> (changes: Changes, isRefused: Bool) {
        commits += 1
        var changes = Changes()
        if numbers.oneIn(3) { try addMembers(&changes, transaction) }
        if numbers.oneIn(4) { changeOrganisation(&changes) }
        try plan(&changes, transaction)
        if numbers.oneIn(2) { try record(&changes, transaction) }
        if numbers.oneIn(3) { try escalate(&changes, transaction) }
        changes.leaves = SampleTown.leaves((0..<numbers.pick(0...3)).map { "\(commits)-\($0)" }, after: transaction.frontier)
        return (changes, numbers.oneIn(5))
    }

    private mutating func date() -> CivilDate { SampleTown.day("2026-06-01").adding(days: numbers.pick(0...120)) }

    private mutating func tenure() -> Tenure {
        let from = date()
        return Tenure(from: from, until: numbers.oneIn(2) ? from.adding(days: numbers.pick(0...60)) : nil)
    }

    private mutating func addMembers(_ changes: inout Changes, _ transaction: any StoreTransaction) throws {
        let key = try transaction.nextEntityKey()
        let unit: EntityKey = numbers.pick(3...6)
        var subject = SampleTown.subject(key, kind: numbers.oneIn(4) ? "shop" : "household", in: unit)
        subject.presence = tenure()
        changes.entities = [
            EntityRef(key: key, id: subject.id, kind: .subject, name: subject.name, subkind: subject.kind, unit: unit),
            EntityRef(key: key + 1, id: "R-\(key + 1)", kind: .resident, name: "孙", subkind: "", unit: unit),
        ]
        changes.subjects = [subject]
        changes.residents = [ResidentRecord(key: key + 1, id: "R-\(key + 1)", household: key, name: "孙", telephone: "", isHead: true)]
        let link = try transaction.nextLinkKey()
        changes.links = [SampleTown.link(link, key, numbers.pick(10...12)), SampleTown.link(link + 1, 20, 11, seat: 3)]
        changes.links[1].tenure = tenure()
        changes.suspensions = [(key, tenure()), (20, tenure())]
        changes.tags = [
            TagRecord(
                entity: numbers.oneIn(2) ? 20 : key + 1, tag: numbers.oneIn(2) ? "alone" : "over_60", tenure: tenure(), recordedOn: today)
        ]
        // Every third newcomer turns out to be one that is known; now and then so does that one.
        if numbers.oneIn(3) { changes.aliases = [AliasRecord(entity: key, target: numbers.pick(21...25), mergedOn: today)] }
        if numbers.oneIn(8) { changes.aliases.append(AliasRecord(entity: numbers.pick(21...25), target: 20, mergedOn: today)) }
        changes.tiers = [TierRecord(subject: key, tier: "red", tenure: tenure(), recordedOn: tenure().from)]
    }

    private mutating func changeOrganisation(_ changes: inout Changes) {
        let worker: EntityKey = numbers.pick(10...12)
        changes.absences = [AbsenceRecord(worker: worker, substitute: numbers.oneIn(2) ? 10 : nil, tenure: tenure())]
        changes.posts = [PostHolding(unit: numbers.pick(1...6), post: "head", worker: numbers.oneIn(4) ? nil : worker, tenure: tenure())]
        changes.parameters = [
            UnitParameter(
                unit: numbers.pick(1...6), name: numbers.oneIn(2) ? "households" : "visits", value: numbers.pick(0...9), tenure: tenure())
        ]
        if numbers.oneIn(2) {
            changes.workers = [SampleTown.worker(worker, in: numbers.pick(2...6), role: numbers.oneIn(2) ? "cadre" : "member")]
        }
        if numbers.oneIn(3) { changes.units = [SampleTown.unit(numbers.pick(5...6), "group", in: numbers.pick(3...4))] }
    }

    private mutating func plan(_ changes: inout Changes, _ transaction: any StoreTransaction) throws {
        let organisation = try transaction.organisation()
        var deltas = CounterDeltas()
        var seen: Set<Identity> = []
        for _ in 0..<numbers.pick(0...6) {
            let fresh = SampleTown.obligation(
                numbers.pick(20...25), rule: numbers.pick(1...2), month: numbers.pick(6...9), slot: numbers.pick(1...2),
                unit: numbers.pick(3...6))
            guard seen.insert(fresh.identity).inserted else { continue }
            guard let old = try transaction.obligations([fresh.identity]).first else {
                changes.obligations.append(.create(fresh))
                deltas.record(old: nil, new: fresh)
                continue
            }
            let new = changed(old)
            changes.obligations.append(.update(old: old, new: new))
            deltas.record(old: old, new: new)
        }
        changes.counters = deltas.rows(day: today.adding(days: commits / 10)) { organisation.chain(of: $0, on: today) }
    }

    private mutating func changed(_ old: Obligation) -> Obligation {
        var new = old
        switch numbers.pick(0...5) {
        case 0: new.void = old.void == nil ? VoidReason.allCases[numbers.pick(0...5)] : nil
        case 1: new.isExcused.toggle()
        case 2: new.unit = numbers.pick(3...6)
        case 3:
            let days = numbers.pick(0...9)
            new.window.dueBefore = old.window.dueBefore.adding(days: days)
            new.window.graceBefore = max(old.window.graceBefore, new.window.dueBefore)
            new.window.closesBefore = max(old.window.closesBefore, new.window.graceBefore)
        default:
            let day = old.window.opens.adding(days: numbers.pick(0...35))
            new.settlement =
                old.isSettled
                ? nil : Settlement(evidence: numbers.pick(1...99), day: day, recordedOn: day.adding(days: numbers.pick(0...20)))
        }
        return new
    }

    private mutating func record(_ changes: inout Changes, _ transaction: any StoreTransaction) throws {
        let key = try transaction.nextEvidenceKey()
        for offset in 0..<numbers.pick(1...3) {
            let worker: EntityKey = numbers.pick(10...12)
            changes.evidence.append(
                SampleTown.evidence(
                    key + Int64(offset), about: numbers.pick(20...26), worker: worker,
                    participants: numbers.oneIn(2) ? [worker, 12] : [worker],
                    on: date().description, kind: EvidenceKind.allCases[numbers.pick(0...2)],
                    method: numbers.oneIn(2) ? "phone" : "home_visit",
                    met: numbers.pick(0...3)))
        }
        if key > 1, numbers.oneIn(3) { changes.superseded = [(numbers.pick(1...(key - 1)), key)] }
        changes.privateFields = [
            PrivateField(seq: transaction.frontier.size, evidence: key, field: "summary", salt: [1, 2, 3], value: "第\(commits)次")
        ]
    }

    private mutating func escalate(_ changes: inout Changes, _ transaction: any StoreTransaction) throws {
        let month = SampleTown.obligation(20, month: numbers.pick(6...9)).window
        let rows = try transaction.unsettled(rule: numbers.pick(1...2), dueBefore: month.dueBefore, after: nil, limit: 3)
        let handled = try transaction.handledSteps(rows.map(\.identity))
        var key = try transaction.nextEscalationKey()
        for row in rows {
            changes.escalations.append(
                EscalationRecord(
                    key: key, item: row.identity, cycle: 1, step: (handled[row.identity] ?? 0) + 1, nominal: SampleTown.at(key),
                    at: SampleTown.at(key), unit: row.unit, tone: .urge, recipient: numbers.oneIn(3) ? nil : 12,
                    skip: numbers.oneIn(3) ? .catchUp : nil, revision: 1))
            key += 1
        }
        changes.visitDays = rows.map { VisitDay(item: $0.identity, worker: numbers.pick(10...12), day: date(), isFixed: numbers.oneIn(3)) }
        guard let first = rows.first else { return }
        changes.notifications = [
            NotificationRecord(
                key: try transaction.nextNotificationKey(), recipient: 12, tone: .urge, digest: .items, at: SampleTown.at(key),
                sendAfter: SampleTown.at(key), items: rows.map(\.identity))
        ]
        changes.acknowledgements = [AcknowledgementRecord(item: first.identity, worker: 12, until: date(), at: SampleTown.at(key))]
        changes.excuseRequests = [
            ExcuseRequestRecord(
                item: first.identity, reason: "unreachable", worker: 11, askedAt: SampleTown.at(numbers.pick(0...3)),
                decision: numbers.oneIn(2)
                    ? ExcuseRequestRecord.Decision(approver: 10, isApproved: numbers.oneIn(2), at: SampleTown.at(key)) : nil)
        ]
        changes.excuses = [ExcuseRecord(item: first.identity, reason: "away", approver: 10, at: SampleTown.at(key))]
    }
}
