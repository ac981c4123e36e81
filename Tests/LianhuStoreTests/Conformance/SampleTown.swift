import LianhuAudit
import LianhuCore
import LianhuEngine

/// A small district with fixed keys, and rows about it.
///
/// Units: county 1, town 2, villages 3 and 4, groups 5 (in 3) and 6 (in 4). Workers 10, 11, 12. Households 20–25, a shop 26. Residents 30, 31.
enum SampleTown {
    static func day(_ iso: String) -> CivilDate { CivilDate(iso) ?? CivilDate(day: -719_162) }
    static func tenure(_ from: String, _ until: String? = nil) -> Tenure { Tenure(from: day(from), until: until.map(day)) }
    static func at(_ seconds: Int64) -> Instant { Instant(seconds: 1_780_000_000 + seconds) }

    static let households: [EntityKey] = [20, 21, 22, 23, 24, 25]

    static func unit(_ key: EntityKey, _ kind: String, in parent: EntityKey?) -> UnitRecord {
        UnitRecord(key: key, id: "U-\(key)", kind: kind, name: "单位\(key)", parents: [Dated(parent, tenure("2020-01-01"))])
    }

    static func worker(_ key: EntityKey, in unit: EntityKey, role: String = "member") -> WorkerRecord {
        WorkerRecord(
            key: key, id: "W-\(key)", name: "张三", telephone: "1380000\(key)", unit: unit, roles: [Dated(role, tenure("2021-01-01"))])
    }

    static func subject(_ key: EntityKey, kind: String = "household", in unit: EntityKey, until: String? = nil) -> SubjectRecord {
        SubjectRecord(
            key: key, id: "H-\(key)", kind: kind, name: "户\(key)", address: "\(key) 号", units: [Dated(unit, tenure("2021-01-01"))],
            presence: tenure("2021-01-01", until), recordedOn: day("2021-01-02"))
    }

    static func link(_ key: LinkKey, _ subject: EntityKey, _ worker: EntityKey, seat: Int = 1, until: String? = nil) -> LinkRecord {
        LinkRecord(
            key: key, subject: subject, seat: seat, worker: worker, kind: "结对", isPrimary: seat == 1, tenure: tenure("2022-01-01", until),
            recordedOn: day("2022-01-05"))
    }

    /// The whole registry in one commit.
    static func registry() -> Changes {
        var changes = Changes()
        changes.units = [
            unit(1, "county", in: nil), unit(2, "town", in: 1), unit(3, "village", in: 2), unit(4, "village", in: 2),
            unit(5, "group", in: 3),
            unit(6, "group", in: 4),
        ]
        changes.workers = [worker(10, in: 3), worker(11, in: 4), worker(12, in: 2, role: "cadre")]
        changes.subjects =
            households.map { subject($0, in: $0 < 23 ? 5 : 6, until: $0 == 25 ? "2026-06-01" : nil) } + [subject(26, kind: "shop", in: 6)]
        changes.residents = [30, 31].map {
            ResidentRecord(
                key: $0, id: "R-\($0)", household: 20, name: "李\($0)", telephone: "", isHead: $0 == 30,
                born: $0 == 30 ? CivilDate(day: -8_000) : nil)
        }
        changes.entities =
            changes.units.map { EntityRef(key: $0.key, id: $0.id, kind: .unit, name: $0.name, subkind: $0.kind, unit: $0.key) }
            + changes.workers.map { EntityRef(key: $0.key, id: $0.id, kind: .worker, name: $0.name, subkind: "", unit: $0.unit) }
            + changes.subjects.map {
                EntityRef(key: $0.key, id: $0.id, kind: .subject, name: $0.name, subkind: $0.kind, unit: $0.units[0].value)
            } + changes.residents.map { EntityRef(key: $0.key, id: $0.id, kind: .resident, name: $0.name, subkind: "", unit: 5) }
        changes.links = [
            link(1, 20, 10), link(2, 21, 10), link(3, 22, 10, until: "2026-07-01"), link(4, 22, 11), link(5, 23, 11), link(6, 24, 11),
            link(7, 23, 10, seat: 2), link(8, 5, 12),
        ]
        changes.posts = [
            PostHolding(unit: 3, post: "head", worker: 10, tenure: tenure("2023-01-01")),
            PostHolding(unit: 2, post: "head", worker: 12, tenure: tenure("2023-01-01")),
        ]
        changes.newRules = [
            RuleRef(key: 1, id: "test.monthly", adoptedOn: day("2026-01-01")),
            RuleRef(key: 2, id: "test.weekly", adoptedOn: day("2026-01-01")),
        ]
        return changes
    }

    /// An obligation of the month that begins on the first of a month of 2026; `rule` 1 or 2.
    static func obligation(_ about: EntityKey, rule: RuleKey = 1, month: Int = 7, slot: Int = 1, unit: EntityKey? = nil) -> Obligation {
        let first = CivilDate(year: 2026, month: month, dayOfMonth: 1) ?? CivilDate(day: 0)
        let period = PeriodScheme.standard.period(.month, containing: first)
        let window = Window(
            opens: period.start, dueBefore: period.end, graceBefore: period.end.adding(days: 1), closesBefore: period.end.adding(days: 7))
        return Obligation(
            identity: Identity(about: about, rule: rule, period: period.code, slot: slot), unit: unit ?? (about < 23 ? 5 : 6),
            window: window,
            entryBefore: period.end.adding(days: 12))
    }

    static func create(_ obligations: [Obligation]) -> Changes {
        var changes = Changes()
        changes.obligations = obligations.map(PlanChange.create)
        return changes
    }

    static func update(_ old: Obligation, _ body: (inout Obligation) -> Void) -> Changes {
        var new = old
        body(&new)
        var changes = Changes()
        changes.obligations = [.update(old: old, new: new)]
        return changes
    }

    static func evidence(
        _ key: EvidenceKey, about: EntityKey = 20, worker: EntityKey = 10, participants: [EntityKey]? = nil, on date: String = "2026-07-10",
        kind: EvidenceKind = .contact, method: String = "home_visit", met: Int = 1, id: String? = nil
    ) -> Evidence {
        let occurred = day(date)
        return Evidence(
            key: key, id: id ?? "evidence-\(key)", kind: kind, about: about, unit: about < 23 ? 5 : 6, worker: worker,
            participants: participants ?? [worker], method: method, direction: .outbound, occurredAt: at(key), occurredOn: occurred,
            recordedAt: at(key + 3_600), recordedOn: occurred.adding(days: 1), personsMet: met, reason: key % 2 == 0 ? "no_network" : nil,
            isImported: key % 3 == 0, supplyDays: key % 5 == 0 ? Int(key) + 1 : nil)
    }

    /// Leaves that continue a frontier.
    static func leaves(_ bodies: [String], after frontier: Frontier) -> [SealedLeaf] {
        var frontier = frontier
        return bodies.map { body in
            let seq = frontier.size
            var hashes: [Hash] = []
            frontier.append(MerkleTree.leafHash(Array(body.utf8)), storing: &hashes)
            return SealedLeaf(
                seq: seq, at: at(seq).milliseconds, act: "test", unit: seq % 2 == 0 ? nil : 5, body: Array(body.utf8), hashes: hashes)
        }
    }
}

extension Store {
    /// Appends one commit's worth.
    func append(_ changes: Changes) async throws { try await write { try $0.append(changes) } }

    /// An empty store with the sample registry.
    func seeded() async throws -> Self {
        try await append(SampleTown.registry())
        return self
    }

    func dump() async throws -> [String] { try await read { try StateDump.lines(of: $0) } }
}
