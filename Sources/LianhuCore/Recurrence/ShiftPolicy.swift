/// Where a date goes that is no working day (S28); a working day always stays.
package enum ShiftPolicy: String, CaseIterable, Hashable, Sendable {
    /// It stays.
    case none
    /// To the working day before, as festival visits do.
    case previous
    /// To the working day after.
    case next
    /// To the nearer of the two, and to the one before if both are as near.
    case nearest
    /// To the one after; to the one before if that leaves the period; to the one after again if the period has no working day at all.
    case followingInPeriod = "following_in_period"

    /// The date after the shift. The period is that to which the date belongs; without one there is none to be left.
    package func shifted(_ date: CivilDate, calendar: WorkCalendar, period: Period? = nil) -> CivilDate {
        if self == .none || calendar.isWorkingDay(date) { return date }
        let before = calendar.previousWorkingDay(onOrBefore: date)
        let after = calendar.nextWorkingDay(onOrAfter: date)
        switch self {
        case .none: return date
        case .previous: return before
        case .next: return after
        case .nearest: return date - before <= after - date ? before : after
        case .followingInPeriod:
            guard let period, !period.contains(after), period.contains(before) else { return after }
            return before
        }
    }
}
