/// A chain of turns in the making.
struct PersonalChain {
    let context: PlanContext
    private(set) var subject: SubjectFacts
    let seat: Int?
    let starts: [CivilDate]
    /// Anchors of waived turns, with the day of the waiver.
    var excused: [CivilDate: CivilDate] = [:]
    var done: [PersonalPlanner.Turn] = []
    private var current: PersonalPlanner.Turn?
    /// When the supply is used up; nil before the first.
    private var runOut: CivilDate?

    init(context: PlanContext, subject: SubjectFacts, seat: Int?, starts: [CivilDate]) {
        self.context = context
        self.subject = subject
        self.seat = seat
        self.starts = starts
    }

    /// Sets the first turn, and takes in what happened after it.
    mutating func begin(_ start: PersonalPlanner.Start, events: [PersonalPlanner.Event]) {
        var rest = events[...]
        switch start {
        case .settled(let anchor, let day):
            while let event = rest.first, event.day <= day {
                supply(event)
                rest.removeFirst()
            }
            current = following(anchor: anchor, settledOn: day)
        case .enrolment:
            // Who was never enrolled owes nothing; what happened earlier counts if nothing was owed for it before (S21).
            guard let enrolled = starts.first else { return }
            current = interval == nil ? nil : turn(anchor: enrolled)
            while let event = rest.first, event.day < enrolled {
                supply(event)
                if let earlier = turn(anchor: event.day), isOwed(earlier, from: enrolled) { current = earlier }
                rest.removeFirst()
            }
        }
        for event in rest { take(event) }
    }

    /// An interval must open after enrolment, for else it begins with that; a supply only ends after it, for nothing else will ask for more.
    private func isOwed(_ turn: PersonalPlanner.Turn, from enrolled: CivilDate) -> Bool {
        switch interval?.anchor {
        case .completion: turn.window.opens >= enrolled
        case .schedule: false
        case nil: turn.window.due >= enrolled
        }
    }

    private mutating func take(_ event: PersonalPlanner.Event) {
        let supplied = runOut
        supply(event)
        if interval == nil && (event.supply ?? 0) <= 0 { return }
        // The turn as it was on that day, when later moves had not taken place.
        if hasMoved, let turn = current {
            // What was waived follows no move behind that, whatever settles it after all.
            let known = min(event.day, excused[turn.anchor] ?? event.day)
            current = behind(supplied) { $0.turn(anchor: turn.anchor, asOf: known) }
            if let then = current, then.window.due < turn.window.due { current?.isBeforeMove = true }
        }
        passVoid(until: event.day)
        guard var turn = current else {
            current = self.turn(anchor: event.day)
            return
        }
        if turn.void == nil, event.day >= turn.window.opens {
            turn.settlement = event.settlement
            done.append(turn)
            current = following(anchor: turn.anchor, settledOn: event.day)
        } else if interval == nil || (interval?.anchor == .completion && event.day > turn.anchor && event.day < turn.window.opens) {
            // Earlier than it opens: the days are counted anew from here.
            current = self.turn(anchor: event.day)
        } else if hasMoved {
            current = self.turn(anchor: turn.anchor)
        }
    }

    private var hasMoved: Bool { subject.units.count > 1 }

    /// What comes of the chain when only what was supplied before lasts.
    private func behind<Result>(_ supplied: CivilDate?, _ body: (PersonalChain) -> Result) -> Result {
        var earlier = self
        earlier.runOut = supplied
        return body(earlier)
    }

    /// The turn behind a settled one.
    private func following(anchor: CivilDate, settledOn day: CivilDate) -> PersonalPlanner.Turn? {
        guard let interval, interval.anchor == .schedule else { return turn(anchor: day) }
        // The next due of the grid behind both the last due and the day: never one that has passed.
        var next = anchor.adding(days: interval.days)
        while next.adding(days: interval.days) <= day { next = next.adding(days: interval.days) }
        return turn(anchor: next)
    }

    private mutating func supply(_ event: PersonalPlanner.Event) {
        guard let days = event.supply, days > 0 else { return }
        runOut = max(runOut ?? event.day, event.day).adding(days: days)
    }

    /// Goes on behind turns that do not apply, as far as something comes after them by that day; nil: whenever.
    private mutating func passVoid(until day: CivilDate?) {
        while let turn = current, turn.void != nil, let next = turn.next, day.map({ next <= $0 }) ?? true {
            done.append(turn)
            current = self.turn(anchor: next, asOf: day)
        }
    }

    /// Adds the turn that is open now.
    mutating func finish() {
        passVoid(until: nil)
        // What is waived follows no later move (S19), for the next one is counted from its due.
        while let last = current, interval != nil, let day = excused[last.anchor], let turn = self.turn(anchor: last.anchor, asOf: day),
            turn.void == nil
        {
            done.append(turn)
            current = self.turn(anchor: turn.window.due)
            passVoid(until: nil)
        }
        if let turn = current { done.append(turn) }
    }

    // MARK: Turns

    private var interval: Interval? {
        if case .every(let interval) = context.rule.cadence { interval } else { nil }
    }

    /// The turn of an anchor, void where it does not apply; nil where no supply is known.
    ///
    /// - Parameter day: moves behind it are left out, for what is settled on a day follows none of them (S19); nil: all that are known.
    private func turn(anchor: CivilDate, asOf day: CivilDate? = nil) -> PersonalPlanner.Turn? {
        if let day, subject.units.count > 1 {
            var earlier = self
            earlier.subject.units.removeAll { $0.tenure.from > day }
            // Before the first known placement that one holds.
            if earlier.subject.units.isEmpty { earlier.subject.units = Array(subject.units.prefix(1)) }
            return earlier.turn(anchor: anchor)
        }
        var window: Window
        switch context.rule.cadence {
        case .every(let interval):
            window = context.policy.personalWindow(
                nominal: anchor.adding(days: interval.days), lead: interval.lead, anchor: anchor, extends: true, calendar: context.calendar)
        case .refill(let supply):
            guard let runOut else { return nil }
            window = context.policy.personalWindow(
                nominal: runOut.adding(days: -supply.safety), lead: supply.lead, anchor: anchor, extends: false, calendar: context.calendar)
        default: return nil
        }
        var transfer = context.transfer(of: subject, window)
        window = carried(window, to: transfer.due, anchor: anchor)
        var exemption = exemption(window, unit: transfer.unit)
        // What is overdue goes along, too, and stays so until it is done; what did not apply when it was due does not begin to.
        while exemption == nil, context.carry(&transfer, whileOpen: window, of: subject) != nil {
            window = carried(window, to: transfer.due, anchor: anchor)
            exemption = self.exemption(window, unit: transfer.unit)
        }
        var turn = PersonalPlanner.Turn(anchor: anchor, window: window, unit: transfer.unit ?? 0)
        turn.isCarried = context.isCarried(to: window.due, of: subject)
        if let (reason, next) = exemption {
            turn.void = reason
            turn.next = interval == nil ? nil : next
        }
        return turn
    }

    /// A window as a transfer leaves it (S19).
    private func carried(_ window: Window, to due: CivilDate, anchor: CivilDate) -> Window {
        guard due > window.due else { return window }
        return context.policy.window(
            opens: window.opens, due: due, period: .after(anchor), scheme: context.scheme, calendar: context.calendar)
    }

    /// Why a window does not apply (S18), and when the duty begins anew; nil if it applies.
    private func exemption(_ window: Window, unit: EntityKey?) -> (VoidReason, CivilDate?)? {
        let due = window.due
        let next = starts.first { $0 > due }
        guard subject.presence.contains(due) else { return (.movedAway, next) }
        guard let unit, context.governs(unit, on: due) else { return (.notApplicable, next) }
        if let suspension = subject.suspensions.first(where: { $0.contains(window.opens) && $0.contains(due) }) {
            return (.suspended, suspension.until)
        }
        guard case .contact(let duty) = context.rule.duty else { return nil }
        guard subject.carries(anyOf: duty.tags, on: due) else { return (.notApplicable, next) }
        let isHeld = subject.links.contains { link in
            Self.matches(link, duty, seat: seat) && link.tenure.contains(due)
                && (duty.roles.isEmpty || context.organisation.worker(link.worker, hasAnyOf: duty.roles, on: due))
        }
        return isHeld ? nil : (.unlinked, next)
    }

    static func matches(_ link: LinkRecord, _ duty: ContactDuty, seat: Int?) -> Bool {
        (seat.map { $0 == link.seat } ?? true) && (duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind))
    }
}
