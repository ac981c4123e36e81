/// Coverage and timeliness of a set of obligations, always with their numerators and denominator (S45).
package struct Compliance: Hashable, Sendable {
    /// Not void and opened.
    package var expected = 0
    package var met = 0
    package var metLate = 0
    package var excused = 0
    package var missed = 0
    package var overdue = 0
    /// Opened and neither late nor settled.
    package var notYetDue = 0
    /// Not yet opened.
    package var upcoming = 0
    package var void = 0
    package var enteredInTime = 0

    package init() {}

    /// Numerator of coverage: met + met late.
    package var covered: Int { met + metLate }

    /// Adds a group of obligations that share a window, as they stand on a civil day.
    package mutating func add(_ counts: Counts, window: Window, on today: CivilDate) {
        void += counts.void
        guard window.opens <= today else {
            upcoming += counts.total
            // Nothing can settle before it opens; a re-dated group still counts what it holds.
            return
        }
        expected += counts.total
        met += counts.met
        metLate += counts.metLate
        excused += counts.excused
        enteredInTime += counts.enteredInTime
        let unsettled = counts.total - counts.met - counts.metLate - counts.excused
        switch Status.of(window: window, settledOn: nil, isExcused: false, isVoid: false, on: today) {
        case .missed: missed += unsettled
        case .overdue: overdue += unsettled
        default: notYetDue += unsettled
        }
    }

    /// Adds one obligation: the full count with which counters are compared.
    package mutating func add(_ obligation: Obligation, on today: CivilDate) {
        add(Counts(of: obligation), window: obligation.window, on: today)
    }

    /// Counts as missed what was counted as open or overdue: a shift that is over before its day is (S49).
    package mutating func miss(_ status: Status) {
        switch status {
        case .open: notYetDue -= 1
        case .overdue: overdue -= 1
        default: return
        }
        missed += 1
    }

    package static func += (left: inout Compliance, right: Compliance) {
        left.expected += right.expected
        left.met += right.met
        left.metLate += right.metLate
        left.excused += right.excused
        left.missed += right.missed
        left.overdue += right.overdue
        left.notYetDue += right.notYetDue
        left.upcoming += right.upcoming
        left.void += right.void
        left.enteredInTime += right.enteredInTime
    }

    /// Takes away a part that was counted in it.
    package static func -= (left: inout Compliance, right: Compliance) {
        left.expected -= right.expected
        left.met -= right.met
        left.metLate -= right.metLate
        left.excused -= right.excused
        left.missed -= right.missed
        left.overdue -= right.overdue
        left.notYetDue -= right.notYetDue
        left.upcoming -= right.upcoming
        left.void -= right.void
        left.enteredInTime -= right.enteredInTime
    }

    /// A rate in basis points (1/100 %), rounded half up; nil for an empty denominator.
    package static func basisPoints(_ numerator: Int, of denominator: Int) -> Int? {
        denominator > 0 ? (numerator * 20_000 + denominator) / (2 * denominator) : nil
    }

    /// coverage = (met + met_late) / expected.
    package var coverage: Int? { Self.basisPoints(covered, of: expected) }
    /// timeliness = met / expected.
    package var timeliness: Int? { Self.basisPoints(met, of: expected) }
    /// Coverage with the excused left out of the denominator.
    package var coverageWithoutExcused: Int? { Self.basisPoints(covered, of: expected - excused) }
    /// Entered by closes + entry grace, of what was met.
    package var entryTimeliness: Int? { Self.basisPoints(enteredInTime, of: covered) }
}
