import LianhuCore

/// Judges ladders by the windows that rules really have: steps in order, and before closes (S36).
struct LadderCheck {
    let calendar: WorkCalendar?
    let sink: DiagnosticSink

    init(calendar: WorkCalendar?, sink: DiagnosticSink) {
        self.calendar = calendar
        self.sink = sink
    }

    /// - Parameter timed: ladders of matters and campaigns, which are due at a moment.
    func check(rules: [LocatedRule], timed: Set<String>, ladders: [LocatedLadder]) {
        for ladder in ladders {
            checkOrder(ladder)
            let users = rules.filter { $0.rule.ladder == ladder.ladder.name }
            let isTimed = timed.contains(ladder.ladder.name)
            // What uses it may be what is faulty: of which kind it is cannot be told then.
            if users.isEmpty, !isTimed, sink.hasErrors { continue }
            // Duties are due on a day; only matters and roll-ups know hours (S36).
            if !isTimed || !users.isEmpty, !hasDaysOnly(ladder) { continue }
            if users.isEmpty, !isTimed {
                sink.report(.ladderUnused, at: ladder.position, ["value": ladder.ladder.name])
            }
            for user in users { check(user, ladder) }
        }
    }

    private func hasDaysOnly(_ located: LocatedLadder) -> Bool {
        let before = sink.count
        for (step, place) in zip(located.ladder.steps, located.stepPositions) where !step.at.isOfDays {
            sink.report(.spanNotDays, at: place, ["name": "at", "value": step.at.amount < 0 ? "\(step.at)" : "+\(step.at)"])
        }
        return sink.count == before
    }

    /// Offsets of one unit can be compared as they stand; the others by days, below.
    private func checkOrder(_ located: LocatedLadder) {
        let steps = located.ladder.steps
        for (index, step) in steps.enumerated() {
            let place = located.stepPositions[index]
            if steps[..<index].contains(where: { $0.at == step.at }) {
                sink.report(.stepTwice, at: place, ["ladder": located.ladder.name, "value": step.atText])
            } else if index > 0, isBefore(step.at, steps[index - 1].at) {
                sink.report(.stepOrder, at: place, ["value": step.atText, "before": steps[index - 1].atText])
            }
        }
    }

    private func isBefore(_ left: TimeSpan, _ right: TimeSpan) -> Bool {
        if left.unit == right.unit { return left.amount < right.amount }
        return left.amount < 0 && right.amount >= 0
    }

    private func check(_ user: LocatedRule, _ located: LocatedLadder) {
        guard let calendar, let cadence = user.rule.cadence else { return }
        let windows = windows(of: user.rule, cadence, calendar: calendar)
        checkEarly(user, located, windows, calendar: calendar)
        // Only the lowest step that is too late is told: those above it are so all the more.
        var late: (index: Int, window: Window, fires: CivilDate)?
        for window in windows {
            for (index, step) in located.ladder.steps.enumerated() where index < late?.index ?? .max {
                guard let fires = lateFiring(step, window: window, calendar: calendar) else { continue }
                late = (index, window, fires)
            }
            checkMixedOrder(located, due: window.due, calendar: calendar)
        }
        guard let late else { return }
        sink.report(
            .stepAfterCloses, at: user.ladderPosition,
            [
                "value": located.ladder.steps[late.index].atText, "ladder": located.ladder.name, "due": late.window.due.description,
                "fires": late.fires.description, "closes": late.window.closes.description,
            ])
    }

    /// A reminder may come before a window opens, but not before it is planned: such a step is warned of if no window is long enough for it.
    private func checkEarly(_ user: LocatedRule, _ located: LocatedLadder, _ windows: [Window], calendar: WorkCalendar) {
        for step in located.ladder.steps where step.at.amount < 0 {
            func isEarly(_ window: Window) -> Bool {
                calendar.adding(step.at, to: window.due) < window.opens.adding(days: -Self.horizon)
            }
            guard let first = windows.first, windows.allSatisfy(isEarly) else { continue }
            sink.report(
                .stepBeforeOpens, at: user.ladderPosition,
                [
                    "value": step.atText, "ladder": located.ladder.name, "due": first.due.description,
                    "fires": calendar.adding(step.at, to: first.due).description, "opens": first.opens.description,
                ])
            // Those before it in the ladder are earlier still, and those behind it are told once it is gone.
            return
        }
    }

    /// How far ahead obligations are planned, in days.
    private static let horizon = 7

    /// The day at whose end a step fires, if the window closes no later; nil if the step lies before closes.
    private func lateFiring(_ step: LadderStep, window: Window, calendar: WorkCalendar) -> CivilDate? {
        guard step.at.amount >= 0 else { return nil }
        // A late step waits for grace (S6).
        let fires = max(calendar.adding(step.at, to: window.due), window.grace)
        return fires.adding(days: 1) < window.closesBefore ? nil : fires
    }

    /// `due+1wd` and `due+3d` change places around a holiday.
    private func checkMixedOrder(_ located: LocatedLadder, due: CivilDate, calendar: WorkCalendar) {
        let steps = located.ladder.steps
        for index in steps.indices.dropFirst() where steps[index].at.unit != steps[index - 1].at.unit {
            let (before, step) = (steps[index - 1].at, steps[index].at)
            guard (before.amount < 0) == (step.amount < 0), calendar.adding(step, to: due) < calendar.adding(before, to: due) else {
                continue
            }
            sink.report(.stepOrder, at: located.stepPositions[index], ["value": steps[index].atText, "before": steps[index - 1].atText])
        }
    }

    /// The windows for which holidays are known; of a calendar without any, four years, so that a leap day is among them.
    private func windows(of rule: Rule, _ cadence: Cadence, calendar: WorkCalendar) -> [Window] {
        let sample = DateSpan(from: CivilDate(day: 19_723), to: CivilDate(day: 21_183))
        let span = calendar.covers ?? sample
        // What never closes is reached by every step; its order is judged all the same.
        if cadence.isPersonal {
            return RuleDescription(rule: rule, pack: .nameless, calendar: calendar).nextDues(from: span.from, count: 24).map(\.window)
        }
        let context = PlanContext(
            rule: rule, ruleKey: 0, calendar: calendar, organisation: Organisation(), adoptedOn: span.from, governor: nil)
        return context.periods(opening: span.from.adding(days: -1), through: span.to)
            .filter { $0.kind == .day && cadence.periodKinds.isEmpty || span.contains(cadence.scheme.next(after: $0).lastDay) }
            .flatMap { period in
                cadence.shifts.isEmpty ? [context.window(of: period)] : cadence.shifts.map { $0.window(on: period.start) }
            }
    }
}
