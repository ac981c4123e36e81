import LianhuAPI
import LianhuCore
import LianhuEngine

// Plans, as they travel.

extension Wire.RulesPlan {
    init(_ plan: RulesPlan, warnings: [Wire.Fault]) {
        self.init(
            plan: plan.name.text, day: plan.day, proposed: plan.proposed, running: plan.running, revision: plan.revision,
            unchanged: plan.isUnchanged, added: plan.rules(.added), changed: plan.rules(.changed), withdrawn: plan.rules(.withdrawn),
            total: Wire.PlannedCounts(plan.total),
            rules: plan.effects.map { effect in
                Wire.PlannedRule(
                    id: effect.rule, title: Wire.Title(effect.title), change: effect.change.rawValue,
                    counts: Wire.PlannedCounts(effect.counts), overdue: effect.overdue)
            }, load: Wire.PlannedLoad(plan.load), warnings: warnings)
    }
}

extension Wire.PlannedCounts {
    init(_ counts: RulesPlan.Counts) {
        self.init(created: counts.created, voided: counts.voided, redated: counts.redated, newlyOverdue: counts.newlyOverdue)
    }
}

extension Wire.PlannedLoad {
    init(_ load: RoleLoads) {
        func duties(_ people: Int, _ weeks: [Int], _ rate: Int) -> Wire.WeeklyDuties {
            Wire.WeeklyDuties(people: people, total: weeks.reduce(0, +), perPersonWeek: rate, byWeek: weeks)
        }
        self.init(
            budget: Burden.budget, weeks: load.weeks.map(\.key),
            roles: load.roles.map { role in
                Wire.RoleLoad(
                    role: role.role, title: role.title.map { Wire.Title($0) },
                    before: duties(role.peopleBefore, role.before, role.rateBefore),
                    after: duties(role.peopleAfter, role.after, role.rateAfter), overBudget: role.isOverBudget)
            })
    }
}
