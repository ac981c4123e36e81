/// What the planner knows besides the subjects: one rule as adopted, its calendar, and the organisation.
package struct PlanContext: Sendable {
    package let rule: Rule
    package let ruleKey: RuleKey
    package let calendar: WorkCalendar
    package let scheme: PeriodScheme
    package let organisation: Organisation
    /// The civil day on which the rule was adopted (S21).
    package let adoptedOn: CivilDate
    /// Units that the pack governs; nil: all (S44).
    package let governed: Set<EntityKey>?

    package init(
        rule: Rule, ruleKey: RuleKey, calendar: WorkCalendar, scheme: PeriodScheme, organisation: Organisation, adoptedOn: CivilDate,
        governed: Set<EntityKey>?
    ) {
        self.rule = rule
        self.ruleKey = ruleKey
        self.calendar = calendar
        self.scheme = scheme
        self.organisation = organisation
        self.adoptedOn = adoptedOn
        self.governed = governed
    }

    /// The first day that a period may have to count (S21).
    package var effectiveFrom: CivilDate {
        switch rule.effectiveFrom {
        case .adoption: adoptedOn
        case .date(let day): day
        case .thisPeriod: rule.cadence.map { scheme.period($0.per, containing: adoptedOn).start } ?? adoptedOn
        }
    }

    /// Whether a period counts at all (S21).
    package func counts(_ period: Period) -> Bool { period.start >= effectiveFrom }

    /// Periods of the rule whose first day lies in (after, through], the planner's unit of work.
    package func periods(opening after: CivilDate, through: CivilDate) -> [Period] {
        guard let cadence = rule.cadence, after < through else { return [] }
        return scheme.periods(cadence.per, intersecting: after.adding(days: 1), to: through)
            .filter { $0.start > after && counts($0) }
    }

    /// Periods whose windows are not yet closed on a day and which have been opened for planning.
    package func openPeriods(on today: CivilDate, through horizon: CivilDate) -> [Period] {
        guard let cadence = rule.cadence else { return [] }
        let policy = WindowPolicy(of: rule)
        // A window may reach past the whole next period (S6), so look two periods back.
        var first = scheme.period(cadence.per, containing: today)
        first = scheme.previous(before: scheme.previous(before: first))
        return scheme.periods(cadence.per, intersecting: first.start, to: horizon).filter { period in
            counts(period) && policy.window(of: period, scheme: scheme, calendar: calendar).closesBefore > today
        }
    }
}
