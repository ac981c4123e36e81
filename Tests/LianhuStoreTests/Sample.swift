import LianhuAudit
import LianhuCore
import LianhuEngine

/// A small town for tests: three units, two workers, three households, a few duties.
enum Sample {
    static let day = CivilDate(day: 20_000)
    static let start = Tenure(from: CivilDate(day: 19_000))

    static func date(_ offset: Int) -> CivilDate { day.adding(days: offset) }

    static func instant(_ offset: Int) -> Instant { Instant(seconds: Int64(20_000 + offset) * 86_400 + 3_600) }

    /// A window that opens `offset` days after the sample's day, is due after a month, and closes a week later.
    static func window(_ offset: Int) -> Window {
        Window(opens: date(offset), dueBefore: date(offset + 30), graceBefore: date(offset + 31), closesBefore: date(offset + 37))
    }

    static func obligation(about: EntityKey, rule: RuleKey = 1, period: Int64 = 1, slot: Int = 1, unit: EntityKey = 2, opens: Int = 0)
        -> Obligation
    {
        Obligation(
            identity: Identity(about: about, rule: rule, period: period, slot: slot), unit: unit, window: window(opens),
            entryBefore: date(opens + 40))
    }

    static func evidence(_ key: EvidenceKey, about: EntityKey = 6, unit: EntityKey = 2, worker: EntityKey = 4, occurred: Int = 5)
        -> Evidence
    {
        Evidence(
            key: key, id: "evidence-\(key)", kind: .contact, about: about, unit: unit, worker: worker, participants: [worker],
            method: "home_visit", direction: .outbound, occurredAt: instant(occurred), occurredOn: date(occurred),
            recordedAt: instant(occurred + 1), recordedOn: date(occurred + 1), personsMet: 2)
    }

    /// The next leaf of a log, sealed.
    static func leaf(after frontier: Frontier, act: String = "test", at: Instant = instant(0), unit: EntityKey? = 2, text: String = "{}")
        -> SealedLeaf
    {
        var frontier = frontier
        var hashes: [Hash] = []
        let body = Array(text.utf8)
        let seq = frontier.size
        frontier.append(MerkleTree.leafHash(body), storing: &hashes)
        return SealedLeaf(seq: seq, at: at.milliseconds, act: act, unit: unit, body: body, hashes: hashes)
    }

    /// Town 1 with villages 2 and 3; workers 4 and 5; households 6, 7, 8 of which the last one moved; a resident 9.
    static var registry: Changes {
        var changes = Changes()
        func add(_ key: EntityKey, _ id: String, _ kind: EntityKind, unit: EntityKey) {
            changes.entities.append(EntityRef(key: key, id: id, kind: kind, name: "", subkind: "", unit: unit))
        }
        add(1, "T-1", .unit, unit: 1)
        add(2, "V-1", .unit, unit: 2)
        add(3, "V-2", .unit, unit: 3)
        add(4, "W-1", .worker, unit: 2)
        add(5, "W-2", .worker, unit: 1)
        for key in 6...8 { add(EntityKey(key), "H-\(key)", .subject, unit: 2) }
        add(9, "R-1", .resident, unit: 2)
        changes.units = [
            UnitRecord(key: 1, id: "T-1", kind: "town", name: "巍山镇", parents: [Dated(nil, start)]),
            UnitRecord(key: 2, id: "V-1", kind: "village", name: "古城村", parents: [Dated(1, start)]),
            UnitRecord(key: 3, id: "V-2", kind: "village", name: "白山村", parents: [Dated(1, start)]),
        ]
        changes.workers = [
            WorkerRecord(
                key: 4, id: "W-1", name: "王芳", telephone: "13800000000", unit: 2,
                roles: [Dated("party_member", start), Dated("village_cadre", Tenure(from: date(-10), until: date(10)))]),
            WorkerRecord(key: 5, id: "W-2", name: "李强", telephone: "", unit: 1, roles: [Dated("town_cadre", start)]),
        ]
        changes.posts = [
            PostHolding(unit: 2, post: "head", worker: 4, tenure: start), PostHolding(unit: 1, post: "head", worker: 5, tenure: start),
            PostHolding(unit: 3, post: "head", worker: nil, tenure: start),
        ]
        changes.absences = [AbsenceRecord(worker: 4, substitute: 5, tenure: Tenure(from: date(3), until: date(5)))]
        let moves = [Dated(EntityKey(2), Tenure(from: start.from, until: date(20))), Dated(EntityKey(3), Tenure(from: date(20)))]
        changes.subjects = (6...8).map { key in
            SubjectRecord(
                key: key, id: "H-\(key)", kind: "household", name: "户主\(key)", address: "\(key)号",
                units: key == 8 ? moves : [Dated(2, start)], presence: start, recordedOn: start.from)
        }
        changes.residents = [
            ResidentRecord(
                key: 9, id: "R-1", household: 6, name: "张三", telephone: "13900000000", isHead: true, born: CivilDate(day: -5_000))
        ]
        changes.links = (6...8).map { key in
            LinkRecord(
                key: key - 5, subject: key, seat: 1, worker: 4, kind: "结对", isPrimary: true, tenure: start, recordedOn: start.from)
        }
        changes.links.append(
            LinkRecord(key: 4, subject: 3, seat: 1, worker: 5, kind: "包村", isPrimary: true, tenure: start, recordedOn: start.from))
        changes.suspensions = [(7, Tenure(from: date(40), until: date(50)))]
        return changes
    }

    /// Rules, duties, evidence and escalation over `registry`.
    static var duties: Changes {
        var changes = Changes()
        changes.instance = InstanceFacts(
            zone: "Asia/Shanghai", origin: "lianhu-demo/test", isDemonstration: true, highWater: instant(8))
        changes.rules = AdoptedRules(
            revision: 1, digest: "d1", adoptedAt: instant(0), packs: [SourceText(file: "a.yaml", text: "pack: a", governs: "T-1")],
            calendars: [SourceText(file: "cn.yaml", text: "days: []")])
        changes.newRules = [RuleRef(key: 1, id: "a.monthly", adoptedOn: day), RuleRef(key: 2, id: "a.meeting", adoptedOn: day)]
        var settled = obligation(about: 6)
        settled.settlement = Settlement(evidence: 1, day: date(5), recordedOn: date(6))
        var excused = obligation(about: 7)
        excused.isExcused = true
        var void = obligation(about: 8)
        void.void = .movedAway
        let all = [settled, excused, void, obligation(about: 6, period: 17, opens: 30), obligation(about: 2, rule: 2, unit: 2)]
        changes.obligations = all.map { .create($0) }
        var deltas = CounterDeltas()
        for obligation in all { deltas.record(old: nil, new: obligation) }
        changes.counters = deltas.rows(day: date(6)) { [$0, 1] }
        var attempt = evidence(2, about: 7, occurred: 7)
        attempt.kind = .attempt
        attempt.participants = [5, 4]
        attempt.reason = "offline"
        changes.evidence = [evidence(1), attempt]
        changes.privateFields = [PrivateField(seq: 0, evidence: 1, field: "note", salt: [1, 2, 3], value: "一切都好")]
        changes.excuses = [ExcuseRecord(item: excused.identity, reason: "in_hospital", approver: 5, at: instant(7))]
        changes.acknowledgements = [AcknowledgementRecord(item: all[4].identity, worker: 4, until: date(12), at: instant(8))]
        changes.escalations = [
            EscalationRecord(
                key: 1, item: all[4].identity, cycle: 1, step: 1, nominal: instant(6), at: instant(7), unit: 2, tone: .remind, recipient: 4,
                skip: nil, revision: 1),
            EscalationRecord(
                key: 2, item: all[4].identity, cycle: 1, step: 2, nominal: instant(7), at: instant(7), unit: 2, tone: .urge, recipient: nil,
                skip: .noRecipient, revision: 1),
        ]
        changes.notifications = [
            NotificationRecord(
                key: 1, recipient: 4, tone: .remind, digest: .items, at: instant(7), sendAfter: instant(7), items: [all[4].identity])
        ]
        changes.idempotency = IdempotencyRecord(
            uid: 1000, route: "POST /v1/contacts", key: "k-1", fingerprint: "f", at: instant(7), status: 201, body: Array("{}".utf8))
        return changes
    }
}
