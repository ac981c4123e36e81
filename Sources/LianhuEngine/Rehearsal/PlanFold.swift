import LianhuCore

/// Adds up what a rehearsal changed, one range of members after another in key order.
struct PlanFold {
    private(set) var counts: [RuleKey: RulesPlan.Counts] = [:]
    /// The first that would be overdue at once, by rule.
    private(set) var overdue: [RuleKey: [Identity]] = [:]
    /// Over everything that was decided.
    private(set) var digest = ""
    private let today: CivilDate

    /// Obligations that a plan names of each rule.
    static let named = 10

    init(on today: CivilDate) { self.today = today }

    /// What planning may do to one obligation; what settles it is no part of a plan, for evidence comes and goes without one.
    private enum Kind: CaseIterable { case created, voided, redated, moved }

    private static func kind(of change: RehearsedChanges.Touched) -> Kind? {
        let new = change.new
        guard let old = change.old, old.void == nil else { return new.void == nil ? .created : nil }
        if new.void != nil { return .voided }
        if old.window != new.window || old.entryBefore != new.entryBefore { return .redated }
        return old.unit == new.unit ? nil : .moved
    }

    /// Takes the obligations of one range, in key order.
    mutating func take(_ touched: [RehearsedChanges.Touched]) {
        var lists: [Kind: [PlanChange]] = [:]
        var late: [PlanChange] = []
        for change in touched {
            guard let kind = Self.kind(of: change) else { continue }
            lists[kind, default: []].append(.create(change.new))
            let rule = change.new.identity.rule
            switch kind {
            case .created: counts[rule, default: RulesPlan.Counts()].created += 1
            case .voided: counts[rule, default: RulesPlan.Counts()].voided += 1
            case .redated: counts[rule, default: RulesPlan.Counts()].redated += 1
            case .moved: break
            }
            guard isLate(change.new), change.old.map({ !isLate($0) }) ?? true else { continue }
            late.append(.create(change.new))
            counts[rule, default: RulesPlan.Counts()].newlyOverdue += 1
            if overdue[rule, default: []].count < Self.named { overdue[rule, default: []].append(change.new.identity) }
        }
        guard !lists.isEmpty else { return }
        let parts = [digest] + Kind.allCases.map { PlanDigest.hex(of: lists[$0] ?? []) } + [PlanDigest.hex(of: late)]
        digest = Digest256.hex(Array(parts.joined(separator: "\n").utf8))
    }

    private func isLate(_ row: Obligation) -> Bool { [.overdue, .missed].contains(row.status(on: today)) }
}
