import LianhuAudit
import LianhuCore

/// A snapshot of the live store with a rehearsal's changes upon it: rules and obligations are as they would be, all else as it is.
final class RehearsalTransaction: StoreTransaction {
    /// Something was asked that no adoption asks, and that a rehearsal would answer wrongly.
    struct NotRehearsed: Error {}

    let live: any StoreReader
    let members: ClosedRange<EntityKey>
    private let changes: RehearsedChanges

    init(_ live: any StoreReader, members: ClosedRange<EntityKey>, changes: RehearsedChanges) {
        self.live = live
        self.members = members
        self.changes = changes
    }

    // MARK: Writing

    /// Leaves of a rehearsal are forgotten: they continue nothing.
    let frontier = Frontier()

    func append(_ changes: Changes) { self.changes.take(changes, of: members) }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result { try changes.savepoint(body) }

    // MARK: Rules

    func adoptedRules() throws -> AdoptedRules? { try changes.rules ?? live.adoptedRules() }
    func adoptions(since instant: Instant) throws -> [AdoptedRules] {
        try live.adoptions(since: instant) + (changes.rules.map { [$0] } ?? [])
    }

    func ruleRefs() throws -> [RuleRef] { try live.ruleRefs() + changes.newRules }

    func rulesVersion() throws -> RulesVersion? {
        try changes.rules.map { RulesVersion(revision: $0.revision, digest: $0.digest) } ?? live.rulesVersion()
    }

    // MARK: Members

    func subjectFacts(kinds: [String], after: EntityKey, limit: Int) throws -> [SubjectFacts] {
        let after = max(after, members.lowerBound - 1)
        // No more than there are keys left, so that a page that is full ends where the range does.
        let left = members.upperBound.subtractingReportingOverflow(after).partialValue
        guard left > 0 else { return [] }
        return try live.subjectFacts(kinds: kinds, after: after, limit: Int(min(Int64(limit), left))).filter { members.contains($0.key) }
    }

    // MARK: Obligations

    func obligations(rule: RuleKey, period: Int64, about: ClosedRange<EntityKey>) throws -> [Obligation] {
        guard about.overlaps(members) else { return [] }
        let range = about.clamped(to: members)
        let rehearsed = changes.rows(about: range) { $0.identity.rule == rule && $0.identity.period == period }
        return Self.merge(try live.obligations(rule: rule, period: period, about: range), rehearsed, where: { _ in true })
    }

    func obligations(about: [EntityKey], rule: RuleKey?, closingAfter day: CivilDate) throws -> [Obligation] {
        let keys = Set(about).filter(members.contains).sorted()
        let rehearsed = changes.rows(about: keys)
        return Self.merge(try live.obligations(about: keys, rule: rule, closingAfter: day), rehearsed) { row in
            (rule.map { $0 == row.identity.rule } ?? true) && row.window.closesBefore > day
        }
    }

    func obligations(_ identities: [Identity]) throws -> [Obligation] {
        let wanted = Set(identities.filter { members.contains($0.about) })
        let rehearsed = changes.rows(about: Set(wanted.map(\.about)).sorted())
        return Self.merge(try live.obligations(Array(wanted)), rehearsed) { wanted.contains($0.identity) }
    }

    func obligations(_ filter: ObligationFilter, after: Identity?, limit: Int) throws -> [Obligation] {
        guard filter.asOf == nil else { throw NotRehearsed() }
        var filter = filter
        filter.span = filter.span.map { $0.clamped(to: members) } ?? members
        var found: [Obligation] = []
        var from = after
        while true {
            let page = try live.obligations(filter, after: from, limit: limit)
            let isLast = page.count < limit
            let last = isLast ? nil : page.last?.identity
            let rehearsed = changes.rows(about: members) { row in
                (from.map { row.identity > $0 } ?? true) && (last.map { row.identity <= $0 } ?? true)
            }
            found += Self.merge(page, rehearsed) { filter.holds(for: $0) }
            guard !isLast, found.count < limit else { return Array(found.prefix(limit)) }
            from = last
        }
    }

    func unsettled(rule: RuleKey, dueBefore: CivilDate, after: Identity?, limit: Int) throws -> [Obligation] { throw NotRehearsed() }

    func waiting(rule: RuleKey, about: ClosedRange<EntityKey>) throws -> Set<EntityKey> { throw NotRehearsed() }

    /// Rehearsed rows take the place of live ones, and those that fit come besides.
    private static func merge(_ live: [Obligation], _ rehearsed: [Obligation], where fits: (Obligation) -> Bool) -> [Obligation] {
        guard !rehearsed.isEmpty else { return live }
        let replaced = Set(rehearsed.map(\.identity))
        return (live.filter { !replaced.contains($0.identity) } + rehearsed.filter(fits)).sorted { $0.identity < $1.identity }
    }
}
