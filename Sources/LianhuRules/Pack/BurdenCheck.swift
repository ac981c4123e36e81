import LianhuCore

/// Warns of duties beyond what one person can bear, as far as the pack itself tells how many links he has (S53).
struct BurdenCheck {
    let vocabulary: Vocabulary
    let sink: DiagnosticSink

    /// Adds up, role by role, what contact rules ask for over the links that caseload rules allow; the rule that breaks the budget is told.
    func check(_ rules: [LocatedRule]) {
        var links: [String: [String: Int]] = [:]
        for case .caseload(let duty) in rules.map(\.rule.duty) {
            for limit in duty.limits {
                // Without a most, what he has at least is the best guess.
                guard let count = (limit.max ?? limit.min)?.standard else { continue }
                for role in duty.roles { links[role, default: [:]][limit.kind] = max(links[role]?[limit.kind] ?? 0, count) }
            }
        }
        var sums: [String: Double] = [:]
        for located in rules {
            guard case .contact(let duty) = located.rule.duty, let rate = located.rule.cadence.map(Self.perWeek) else { continue }
            for role in duty.roles {
                let linked = duty.kinds.reduce(0) { $0 + (links[role]?[$1] ?? 0) }
                // Nobody stands more than one shift a day, however many grids are guarded.
                let count = located.rule.cadence?.shifts.isEmpty ?? true ? linked : min(linked, 1)
                let before = sums[role] ?? 0
                let sum = before + Double(count) * rate
                sums[role] = sum
                guard before <= Double(Burden.budget), sum > Double(Burden.budget) else { continue }
                let rounded = Int(sum.rounded(.up))
                sink.report(
                    .burden, at: located.place(located.rule.cadence?.familyName == "tiers" ? "tiers" : "cadence"),
                    ["role": role, "count": "\(rounded)", "budget": "\(Burden.budget)"])
            }
        }
    }

    /// How often one subject asks for something in a week; of tiers the loosest, for most are in that.
    private static func perWeek(_ cadence: Cadence) -> Double {
        switch cadence {
        case .per(let quota): rate(quota)
        case .tiers(let tiers): tiers.map { rate($0.quota) }.min() ?? 0
        case .every(let interval): 7 / Double(interval.days)
        // Festivals and supplies come about once a month at most.
        case .on, .refill: 7 / 30
        }
    }

    private static func rate(_ quota: Quota) -> Double {
        guard quota.shifts.isEmpty else { return 7 }
        return Double(quota.atLeast) * 7 / Double(quota.period.nominalDays)
    }
}
