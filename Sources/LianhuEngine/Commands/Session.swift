import LianhuAudit
import LianhuCore

/// One command at work: facts loaded, decisions collected, then one append.
package struct Session {
    package let engine: Engine
    package let tx: any StoreTransaction
    package let now: Instant
    package let today: CivilDate
    package let caller: Caller
    package internal(set) var rules: CompiledRules
    package internal(set) var organisation: Organisation
    var changes = Changes()
    private var deltas = CounterDeltas()
    private var sealer: LeafSealer
    private var evidenceKey: EvidenceKey
    private var linkKey: LinkKey
    private var entityKey: EntityKey
    private var escalationKey: Int64
    private var notificationKey: Int64
    private var refs: [EntityKey: EntityRef] = [:]
    /// The earliest moment at which something that this command changed is to be looked at (S36).
    private(set) var soonestWake: Instant?
    /// Rules that were in force before; nil until they are asked for.
    var history: RuleHistory?
    /// What is closed; nil until it is asked for.
    var frozen: Frozen?

    /// - Parameter isBare: for commands that need neither rules nor units: at a start they may wait for the first question.
    init(engine: Engine, tx: any StoreTransaction, now: Instant, caller: Caller, isBare: Bool = false) throws {
        self.engine = engine
        self.tx = tx
        self.now = now
        self.caller = caller
        today = engine.zone.date(of: now)
        rules = isBare ? .none : try engine.rules(in: tx)
        organisation = isBare ? Organisation() : try tx.organisation()
        sealer = LeafSealer(frontier: tx.frontier, boot: engine.boot, actor: caller.actor)
        evidenceKey = try tx.nextEvidenceKey()
        linkKey = try tx.nextLinkKey()
        entityKey = try tx.nextEntityKey()
        escalationKey = try tx.nextEscalationKey()
        notificationKey = try tx.nextNotificationKey()
    }

    /// The facts of this command's transaction as a query sees them.
    var lens: Lens { Lens(engine: engine, reader: tx, caller: caller, now: now, rules: rules, organisation: organisation) }

    // MARK: Numbers

    mutating func takeEvidenceKey() -> EvidenceKey {
        defer { evidenceKey += 1 }
        return evidenceKey
    }

    mutating func takeLinkKey() -> LinkKey {
        defer { linkKey += 1 }
        return linkKey
    }

    mutating func takeEntityKey() -> EntityKey {
        defer { entityKey += 1 }
        return entityKey
    }

    mutating func takeEscalationKey() -> Int64 {
        defer { escalationKey += 1 }
        return escalationKey
    }

    mutating func takeNotificationKey() -> Int64 {
        defer { notificationKey += 1 }
        return notificationKey
    }

    // MARK: Names

    /// What ids the keys have; asked for in one batch and remembered.
    mutating func refs(_ keys: [EntityKey]) throws -> [EntityKey: EntityRef] {
        let missing = keys.filter { refs[$0] == nil }
        if !missing.isEmpty {
            for entity in changes.entities where missing.contains(entity.key) { refs[entity.key] = entity }
            for (key, ref) in try tx.entities(keys: missing.filter { refs[$0] == nil }) { refs[key] = ref }
        }
        return refs
    }

    /// The id of one key, `?` if it is gone.
    mutating func id(_ key: EntityKey) throws -> String { try refs([key])[key]?.id ?? "?" }

    /// The public id of an obligation: rule~about~period~slot (S3).
    mutating func publicID(_ identity: Identity) throws -> String {
        if rules.matters[identity.rule] != nil { return MatterRecord.id(of: identity.about) }
        if rules.campaigns[identity.rule] != nil { return "\(CampaignRecord.id(of: identity.period))~\(try id(identity.about))" }
        return PublicID(
            rule: rules.id(of: identity.rule) ?? "?", about: try id(identity.about),
            period: Period(code: identity.period)?.key ?? "?", slot: identity.slot
        ).text
    }

    // MARK: Collecting

    /// Takes a change of an obligation, and with it the counters' delta.
    mutating func change(_ change: PlanChange) {
        switch change {
        case .create(let new): deltas.record(old: nil, new: new)
        case .update(let old, let new): deltas.record(old: old, new: new)
        }
        changes.obligations.append(change)
    }

    /// Seals a leaf behind those already sealed in this command; its number.
    @discardableResult
    mutating func log(_ draft: LeafDraft) throws -> Int64 {
        let leaf = try sealer.seal(draft, at: now)
        changes.leaves.append(leaf)
        return leaf.seq
    }

    /// The number that the next leaf gets, for commitments that must name it.
    var nextLeaf: Int64 { sealer.next }

    /// Writes what was collected so far, so that later reads of this command see it.
    mutating func flush() throws {
        let organisation = self.organisation
        changes.counters += deltas.rows(day: today, chainOnDue: { unit, due in organisation.chain(of: unit, on: due) })
        deltas = CounterDeltas()
        try keepPast()
        let pending = changes
        let wakes = pending.matters.compactMap(\.wakeAt) + pending.campaigns.compactMap(\.wakeAt)
        if let wake = wakes.min() { soonestWake = min(soonestWake ?? wake, wake) }
        changes = Changes()
        try tx.append(pending)
        if pending.hasOrganisation {
            self.organisation = try tx.organisation()
        }
    }

    mutating func commit() throws { try flush() }
}
