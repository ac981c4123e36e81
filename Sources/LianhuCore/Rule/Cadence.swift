/// When a duty is owed (S1): exactly one family.
package enum Cadence: Hashable, Sendable {
    /// At least so many in each calendar period.
    case per(Quota)
    /// A quota for each tier, tightest tier first; who is in no tier of these owes nothing (S22).
    case tiers([TierQuota])
    /// So many days after the last one.
    case every(Interval)
    /// On fixed occasions.
    case on(OccasionWindow)
    /// Before a supply runs out.
    case refill(Supply)

    /// The commonest: a quota of calendar periods.
    package init(per period: PeriodKind, atLeast: Int = 1, minGap: Int = 1) {
        self = .per(Quota(period: period, atLeast: atLeast, minGap: minGap))
    }

    /// How the rule cuts the calendar into periods (S2); the quotas of all tiers cut it alike.
    package var scheme: PeriodScheme { quotas.first?.scheme ?? .standard }

    /// The quotas, of all tiers or the only one; none but of `per`.
    package var quotas: [Quota] {
        switch self {
        case .per(let quota): [quota]
        case .tiers(let tiers): tiers.map(\.quota)
        case .every, .on, .refill: []
        }
    }

    /// The kinds of period that obligations may have, shortest first; none but of `per`.
    package var periodKinds: [PeriodKind] { Set(quotas.map(\.period)).sorted { $0.rawValue < $1.rawValue } }

    /// The kind of period of a rule that has one.
    package var period: PeriodKind? {
        if case .per(let quota) = self { quota.period } else { nil }
    }

    /// How many are owed at a time, by the tightest tier.
    package var atLeast: Int { quotas.map(\.atLeast).max() ?? 1 }

    /// Days that must lie between two for both to count (S10); the smallest of all tiers.
    package var minGap: Int { quotas.map(\.minGap).min() ?? 1 }

    /// Shifts of a day, each a slot of its own (S49).
    package var shifts: [DayShift] {
        if case .per(let quota) = self { quota.shifts } else { [] }
    }

    /// Whether each subject has its own days, one open at a time (S6 `every` and `refill`).
    package var isPersonal: Bool {
        switch self {
        case .every, .refill: true
        case .per, .tiers, .on: false
        }
    }

    /// Whether obligations of another cadence of the same rule would have the same keys, so that what is planned may stay (S44).
    package func keepsKeys(of other: Cadence) -> Bool {
        switch (self, other) {
        case (.every, .every), (.refill, .refill): true
        case (.on(let left), .on(let right)): left.occasion == right.occasion
        case (.on, _), (_, .on), (.every, _), (_, .every), (.refill, _), (_, .refill): false
        case (.per, .per), (.tiers, .tiers), (.per, .tiers), (.tiers, .per):
            periodKinds == other.periodKinds && scheme == other.scheme && shifts == other.shifts
        }
    }
}

/// At least so many in each calendar period (S1 `per`, S10).
package struct Quota: Hashable, Sendable {
    package var period: PeriodKind
    package var atLeast: Int
    /// Days that must lie between two for both to count (S10).
    package var minGap: Int
    /// `pace: even`: targets are spread over the period, so that two a year are not two in December.
    package var isEven: Bool
    /// How periods are cut: `anchor` of fortnights, `month_start_day` (S2).
    package var scheme: PeriodScheme
    /// Shifts of a day, each owed by itself (S49); none: the day is owed as a whole.
    package var shifts: [DayShift] = []

    package init(period: PeriodKind, atLeast: Int = 1, minGap: Int = 1, isEven: Bool = false, scheme: PeriodScheme = .standard) {
        self.period = period
        self.atLeast = atLeast
        self.minGap = minGap
        self.isEven = isEven
        self.scheme = scheme
    }

    /// So many shifts of each day (S49).
    package init(shifts: [DayShift]) {
        self.init(period: .day, atLeast: shifts.count, minGap: 0)
        self.shifts = shifts
    }

    /// Whether more is owed in the same time than under another quota; nothing is owed under none (S22).
    package func isTighter(than other: Quota?) -> Bool {
        guard let other else { return true }
        return atLeast * other.period.nominalDays > other.atLeast * period.nominalDays
    }
}

/// What is owed by those in one tier (S22); colours and their order are the pack's.
package struct TierQuota: Hashable, Sendable {
    package var tier: String
    package var quota: Quota

    package init(tier: String, quota: Quota) {
        self.tier = tier
        self.quota = quota
    }
}

/// So many days after the last one (S1 `every`).
package struct Interval: Hashable, Sendable {
    /// From what the days are counted.
    package enum Anchor: String, CaseIterable, Hashable, Sendable {
        /// From the day of the last qualifying evidence.
        case completion
        /// From the last due, however early or late it was met; a due that passed meanwhile is left out.
        case schedule
    }

    /// Days, at least 1.
    package var days: Int
    package var anchor: Anchor
    /// Days before due on which it opens, less than `days`.
    package var lead: Int

    package init(days: Int, anchor: Anchor = .completion, lead: Int = 0) {
        self.days = days
        self.anchor = anchor
        self.lead = lead
    }

    /// The lead of a rule that names none: a week, or less in a short interval.
    package static func standardLead(days: Int) -> Int { min(7, days - 1) }
}

/// A window of days around each occasion (S1 `on`, S6).
package struct OccasionWindow: Hashable, Sendable {
    package var occasion: Occasion
    /// Days before the occasion on which it opens.
    package var before: Int
    /// Days after the occasion on which it is due.
    package var after: Int

    package init(occasion: Occasion, before: Int = 0, after: Int = 0) {
        self.occasion = occasion
        self.before = before
        self.after = after
    }
}

/// Before a supply runs out (S1 `refill`).
package struct Supply: Hashable, Sendable {
    /// Days before due on which it opens.
    package var lead: Int
    /// Days of supply that should still be left at due.
    package var safety: Int

    package init(lead: Int = 3, safety: Int = 0) {
        self.lead = lead
        self.safety = safety
    }
}

/// The day inside a window for which it is planned (S6); it never changes due.
package enum TargetPolicy: Hashable, Sendable {
    /// So long before the last day: `3wd before end` leaves three working days behind it.
    case beforeEnd(TimeSpan)
}

extension PeriodKind {
    /// Days that a period of the kind has on average, to compare quotas by.
    package var nominalDays: Int {
        switch self {
        case .day, .after: 1
        case .week: 7
        case .fortnight: 14
        case .xun: 10
        case .halfMonth: 15
        case .month: 30
        case .quarter: 91
        case .halfYear: 182
        case .year: 365
        }
    }
}
