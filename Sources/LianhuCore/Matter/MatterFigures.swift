/// Figures of matters (S35): each with its numerator and denominator, never a rate alone.
package struct MatterFigures: Hashable, Sendable {
    /// Matters with a deadline in the period, reckoned by the deadline named.
    package struct Closure: Hashable, Sendable {
        /// Closed, late or not.
        package var closed = 0
        /// Closed by that deadline.
        package var onTime = 0
        /// Open although that deadline has passed: they are in the denominator.
        package var overdue = 0
        /// Open, and the deadline is to come: in no rate.
        package var notYetDue = 0

        /// What both rates are of.
        package var expected: Int { closed + overdue }

        package init() {}
    }

    /// Found in the period.
    package var raised = 0
    /// Closed in the period, whatever its deadline; reopened ones that were closed again once more.
    package var closed = 0
    /// Of all that were found in the period those that are closed: the number that reports print.
    package var closedOfRaised = 0
    /// Against the deadline without extensions.
    package var original = Closure()
    /// Against the deadline with what was granted (S32).
    package var extended = Closure()
    /// Whose first stage's deadline lies in the period and has passed, or was met.
    package var respondedOf = 0
    package var respondedOnTime = 0
    /// First closed in the period, and not reopened within 30 days (S33).
    package var resolvedOf = 0
    package var resolved = 0
    package var reopened = 0
    /// Old disputes that are open: they have review dates and are in no rate (S30).
    package var underReview = 0

    package init() {}

    /// - Parameters:
    ///   - matters: what was known by `asOf`, with the state then.
    ///   - period: civil days of the period.
    package init(
        _ matters: [(record: MatterRecord, state: MatterState, hasDeadline: Bool)], days: DateSpan, zone: TimeZoneRules, asOf: Instant
    ) {
        func isInside(_ instant: Instant) -> Bool { days.contains(zone.date(of: instant)) }
        /// A deadline belongs to the last day on which it is kept.
        func isDueInside(_ deadline: Instant) -> Bool { days.contains(zone.date(of: deadline.adding(milliseconds: -1))) }
        func add(_ state: MatterState, due: Instant?, to figure: inout Closure) {
            guard let due, isDueInside(due) else { return }
            if let closedAt = state.closedAt {
                figure.closed += 1
                if closedAt < due { figure.onTime += 1 }
            } else if due <= asOf {
                figure.overdue += 1
            } else {
                figure.notYetDue += 1
            }
        }
        // What was joined is counted where it is worked on.
        for (record, state, hasDeadline) in matters where state.phase != .joined {
            if isInside(record.foundAt) {
                raised += 1
                if state.phase == .closed { closedOfRaised += 1 }
            }
            if let closedAt = state.closedAt, isInside(closedAt) { closed += 1 }
            if let reopenedAt = state.reopenedAt, isInside(reopenedAt) { reopened += 1 }
            if let first = state.firstClosedAt, isInside(first) {
                resolvedOf += 1
                let isReopened = state.reopenedAt.map { $0 - first <= Int64(MatterClass.reopenedDays) * 86_400_000 } ?? false
                if !isReopened { resolved += 1 }
            }
            guard hasDeadline else {
                if state.phase != .closed { underReview += 1 }
                continue
            }
            add(state, due: state.dues.original, to: &original)
            add(state, due: state.dues.total, to: &extended)
            if let due = state.responseDue, isDueInside(due), state.respondedAt != nil || due <= asOf {
                respondedOf += 1
                if let respondedAt = state.respondedAt, respondedAt < due { respondedOnTime += 1 }
            }
        }
    }

    package static func += (left: inout MatterFigures, right: MatterFigures) {
        left.raised += right.raised
        left.closed += right.closed
        left.closedOfRaised += right.closedOfRaised
        left.original += right.original
        left.extended += right.extended
        left.respondedOf += right.respondedOf
        left.respondedOnTime += right.respondedOnTime
        left.resolvedOf += right.resolvedOf
        left.resolved += right.resolved
        left.reopened += right.reopened
        left.underReview += right.underReview
    }
}

extension MatterFigures.Closure {
    package static func += (left: inout Self, right: Self) {
        left.closed += right.closed
        left.onTime += right.onTime
        left.overdue += right.overdue
        left.notYetDue += right.notYetDue
    }
}
