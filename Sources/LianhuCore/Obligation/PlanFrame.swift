/// What a period asks of a subject: its window, and what joining, tiers and slots depend on.
struct PlanFrame: Hashable, Sendable {
    var window: Window
    var entryBefore: CivilDate
    /// Due before adoption (S21).
    var isBackfilled: Bool
    /// The days that joining is measured against: the period's own, or the window's.
    var start: CivilDate
    var end: CivilDate
    /// Days that a seat must be held for (S17).
    var requiredExposure: Int
    /// How many are owed.
    var count: Int
    /// Slots of earlier tiers in the same period, which come before its own.
    var base = 0
    /// Day on which the tier was recorded (S17); nil without tiers.
    var recordedOn: CivilDate?
    /// Since when the tier was held; nil where that does not matter.
    var joined: CivilDate?
    /// From when another tier asks instead, and why it does not apply then (S22).
    private var ending: TierTimeline.Ending?

    /// Why it does not apply after all (S22).
    var void: VoidReason? {
        // Only what is still open then; what was due before runs on, overdue or missed.
        ending.flatMap { window.due >= $0.from ? $0.reason : nil }
    }

    /// The first day on which being linked counts: the subject is there, and its tier asks. Who was linked only before joins when he is again (S17).
    func since(_ subject: SubjectFacts) -> CivilDate { max(start, subject.presence.from, joined ?? start) }

    /// A frame of a window whose joining is measured against [start, end).
    init(_ window: Window, start: CivilDate, end: CivilDate, count: Int, context: PlanContext) {
        self.window = window
        entryBefore = context.policy.entryBefore(window, grace: context.rule.entryGrace, calendar: context.calendar)
        isBackfilled = window.due < context.adoptedOn
        self.start = start
        self.end = end
        let days = end - start
        requiredExposure =
            switch context.rule.firstPeriod {
            case .full, .next: days
            case .exposed(let percent): (days * percent + 99) / 100
            }
        self.count = count
    }

    /// The frame of what a tier asks for.
    init(_ share: TierTimeline.Share, of period: Period, nominal: PlanFrame, base: Int, context: PlanContext) {
        if share.opens == period.start, share.end == period.end {
            self = nominal
        } else {
            let calendar = context.calendar
            var due = context.policy.shift.shifted(share.end.adding(days: -1), calendar: calendar)
            // S28: a window with no working day at all extends to the next one.
            if calendar.workingDays(from: share.opens, to: share.end.adding(days: -1)) == 0 {
                due = calendar.nextWorkingDay(onOrAfter: share.end.adding(days: -1))
            }
            let window = context.policy.window(
                opens: min(share.opens, due), due: due, period: period, scheme: context.scheme, calendar: calendar)
            self.init(window, start: share.opens, end: share.end, count: share.quota.atLeast, context: context)
        }
        count = share.quota.atLeast
        self.base = base
        recordedOn = share.recordedOn
        joined = share.joined
        ending = share.ending
    }

    /// What was overdue already when another tier came runs on, and a later move does not change that (S19, S22).
    mutating func runsOn(beyond move: CivilDate) {
        if let from = ending?.from, from < move { ending = nil }
    }

    /// The frame as a transfer leaves it, which moves due and everything behind it (S19).
    mutating func carry(to due: CivilDate, of period: Period, context: PlanContext) {
        guard due > window.due else { return }
        window = context.policy.window(
            opens: window.opens, due: due, period: period, scheme: context.scheme, calendar: context.calendar)
        entryBefore = context.policy.entryBefore(window, grace: context.rule.entryGrace, calendar: context.calendar)
        isBackfilled = due < context.adoptedOn
    }
}
