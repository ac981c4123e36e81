/// What the planner knows besides the subjects: one rule as adopted, its calendar, and the organisation.
package struct PlanContext: Sendable {
    package let rule: Rule
    package let ruleKey: RuleKey
    package let calendar: WorkCalendar
    /// How the rule cuts the calendar into periods (S2).
    package let scheme: PeriodScheme
    package let organisation: Organisation
    /// The civil day on which the rule was adopted (S21).
    package let adoptedOn: CivilDate
    /// The unit that the pack governs, with everything below it; nil: the whole tree (S44).
    package let governor: EntityKey?
    /// The day of planning: tiers that begin later are not looked at yet (S22); nil: all are.
    package let plannedOn: CivilDate?
    /// The windows that the rule gives.
    package let policy: WindowPolicy

    package init(
        rule: Rule, ruleKey: RuleKey, calendar: WorkCalendar, organisation: Organisation, adoptedOn: CivilDate,
        governor: EntityKey?, plannedOn: CivilDate? = nil
    ) {
        self.rule = rule
        self.ruleKey = ruleKey
        self.calendar = calendar
        self.scheme = rule.cadence?.scheme ?? .standard
        self.organisation = organisation
        self.adoptedOn = adoptedOn
        self.governor = governor
        self.plannedOn = plannedOn
        policy = WindowPolicy(of: rule)
    }

    /// Whether the pack governs a unit on a day: that of due, for a unit that is put elsewhere takes no earlier windows along (S19, S44).
    package func governs(_ unit: EntityKey, on day: CivilDate) -> Bool {
        governor.map { organisation.contains(unit, in: $0, on: day) } ?? true
    }

    /// The first day that a period of the kind may have to count (S21).
    package func effectiveFrom(_ kind: PeriodKind?) -> CivilDate {
        switch rule.effectiveFrom {
        case .adoption: adoptedOn
        case .date(let day): day
        case .thisPeriod: kind.map { scheme.period($0, containing: adoptedOn).start } ?? adoptedOn
        }
    }

    /// Whether a period counts at all (S21); of an occasion its window decides.
    package func counts(_ period: Period) -> Bool {
        guard case .on = rule.cadence else { return period.start >= effectiveFrom(period.kind) }
        let window = window(of: period)
        return rule.effectiveFrom == .thisPeriod ? window.due >= adoptedOn : window.opens >= effectiveFrom(nil)
    }

    /// Whether the rule asks by such periods: of an earlier text there may be others (S44).
    package func makes(_ period: Period) -> Bool {
        guard let cadence = rule.cadence else { return false }
        if case .on = cadence { return period.kind == .day }
        return cadence.periodKinds.contains(period.kind)
    }

    /// The window that a period or an occasion gives to a subject to which nothing special happens.
    package func window(of period: Period) -> Window { policy.window(of: period, scheme: scheme, calendar: calendar) }

    /// Periods and occasions of the rule that begin in (after, through], the planner's unit of work; none of what each subject has for itself.
    package func periods(opening after: CivilDate, through: CivilDate) -> [Period] {
        guard let cadence = rule.cadence, after < through else { return [] }
        if case .on(let window) = cadence {
            return occasions(window, from: after.adding(days: 1), to: through).filter { period in
                let opens = self.window(of: period).opens
                return opens > after && opens <= through && counts(period)
            }
        }
        return cadence.periodKinds.flatMap { kind in
            scheme.periods(kind, intersecting: after.adding(days: 1), to: through).filter { $0.start > after && counts($0) }
        }
    }

    /// Periods and occasions whose windows are not yet closed on a day and which have been opened for planning.
    package func openPeriods(on today: CivilDate, through horizon: CivilDate) -> [Period] {
        guard let cadence = rule.cadence else { return [] }
        if case .on(let window) = cadence {
            return occasions(window, from: today.adding(days: -closingDays), to: horizon).filter { period in
                let window = self.window(of: period)
                return window.closesBefore > today && window.opens <= horizon && counts(period)
            }
        }
        let hasTiers = if case .tiers = cadence { true } else { false }
        return cadence.periodKinds.flatMap { kind in
            // A window may reach past the whole next period (S6), so look two periods back; with a tighter tier it may begin with the last
            // day of its period (S22).
            var first = scheme.period(kind, containing: today)
            for _ in 0..<(hasTiers ? 3 : 2) { first = scheme.previous(before: first) }
            // Days of a long holiday are all due behind it (S28).
            while window(of: scheme.previous(before: first)).closesBefore > today { first = scheme.previous(before: first) }
            return scheme.periods(kind, intersecting: first.start, to: horizon).filter { period in
                let spare = hasTiers ? period.dayCount : 0
                return counts(period) && window(of: period).closesBefore.adding(days: spare) > today
            }
        }
    }

    /// The first periods or occasions of which due is on or after a day, at most `count`; none of what each subject has for itself.
    package func coming(_ count: Int, from day: CivilDate, kind: PeriodKind? = nil) -> [Period] {
        guard let cadence = rule.cadence else { return [] }
        if case .on(let window) = cadence { return coming(count, from: day, window) }
        guard let kind = kind ?? cadence.periodKinds.first else { return [] }
        // A window may reach past its period (S28), so the one before is asked, too.
        var period = scheme.previous(before: scheme.period(kind, containing: day))
        var found: [Period] = []
        while found.count < count {
            if window(of: period).due >= day { found.append(period) }
            period = scheme.next(after: period)
        }
        return found
    }

    private func coming(_ count: Int, from day: CivilDate, _ window: OccasionWindow) -> [Period] {
        let first = day.adding(days: -window.after - Self.shiftDays)
        var wanted = count + 2
        while true {
            let dates = (try? window.occasion.upcoming(wanted, from: first, calendar: calendar, scheme: scheme)) ?? []
            let found = dates.map(Period.occasion).filter { self.window(of: $0).due >= day }.prefix(count)
            if found.count == count || dates.count < wanted { return Array(found) }
            // Of what comes daily most are over by the day.
            wanted *= 2
        }
    }

    /// Occasions whose windows may touch the days, and some more. Beyond the lunar table there are none: the check refuses such rules.
    private func occasions(_ window: OccasionWindow, from: CivilDate, to: CivilDate) -> [Period] {
        let range = DateSpan(
            from: from.adding(days: -window.after - Self.shiftDays), to: to.adding(days: window.before + Self.shiftDays))
        let dates = try? window.occasion.occurrences(in: range, calendar: calendar, scheme: scheme)
        return (dates ?? []).map(Period.occasion)
    }

    /// No run of free days is longer.
    private static let shiftDays = 31

    /// Days that may lie between due and closes.
    private var closingDays: Int {
        guard case .after(let span) = rule.closes else { return 1 }
        return span.unit == .days ? span.amount + 1 : span.amount * 3 + Self.shiftDays
    }
}
