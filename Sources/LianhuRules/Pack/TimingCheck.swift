import LianhuCore

/// Judges what rules say of their windows by the windows that come of it (S6, S27, S28).
struct TimingCheck {
    let calendar: WorkCalendar?
    /// The day from which the next windows are looked at; nil: they are not.
    let today: CivilDate?
    let sink: DiagnosticSink

    func check(_ rules: [LocatedRule]) {
        guard let calendar else { return }
        for located in rules {
            guard let cadence = located.rule.cadence else { continue }
            checkCloses(located, cadence, calendar)
            checkWindows(located, calendar)
            checkOccasion(located, cadence, calendar)
            if let today { checkCoverage(located, calendar, today: today) }
        }
    }

    /// `closes − due` longer than a period would let two be caught up at once.
    private func checkCloses(_ located: LocatedRule, _ cadence: Cadence, _ calendar: WorkCalendar) {
        guard case .after(let span) = located.rule.closes else { return }
        // Five working days of seven; holidays are the calendar's, and the window is cut there (S6).
        let days = span.unit == .workingDays ? span.amount / 5 * 7 + span.amount % 5 : span.amount
        for quota in cadence.quotas where days > CadenceReader.shortest(quota.period) {
            return report(.closesTooLong, located, "closes", ["value": "\(span)", "period": "per: \(quota.period.name)"])
        }
        guard case .on = cadence else { return }
        let context = self.context(located.rule, calendar)
        let windows = context.coming(Self.sample, from: Self.start(calendar)).map(context.window)
        for (window, next) in zip(windows, windows.dropFirst()) where window.closes >= next.due {
            return report(.closesTooLong, located, "closes", ["value": "\(span)", "period": next.due.description])
        }
    }

    /// Grace that ends after closes, a target before opens.
    private func checkWindows(_ located: LocatedRule, _ calendar: WorkCalendar) {
        let rule = located.rule
        let start = Self.start(calendar)
        // Of a normal year: what holidays squeeze is cut, not refused.
        let calendar = WorkCalendar.weekdaysOnly(name: calendar.name)
        for window in windows(of: rule, calendar, from: start) {
            if let grace = rule.grace, grace.amount > 0 {
                let last = calendar.adding(grace, to: window.due)
                if last > window.closes {
                    let args = [
                        "value": "\(grace)", "due": window.due.description, "grace": last.description, "closes": window.closes.description,
                    ]
                    return report(.graceAfterCloses, located, "grace", args)
                }
            }
            if case .beforeEnd(let span) = rule.target {
                let isOutside =
                    span.unit == .workingDays
                    ? calendar.adding(workingDays: -span.amount - 1, to: window.dueBefore) < window.opens && span.amount > 0
                    : window.due.adding(days: -span.amount) < window.opens
                if isOutside {
                    return report(.targetOutside, located, "target", ["value": "\(span) before end", "due": window.due.description])
                }
            }
        }
    }

    private func windows(of rule: Rule, _ plain: WorkCalendar, from start: CivilDate) -> [Window] {
        if let cadence = rule.cadence, cadence.isPersonal {
            return RuleDescription(rule: rule, pack: .nameless, calendar: plain).nextDues(from: start).map(\.window)
        }
        let context = self.context(rule, plain)
        guard let cadence = rule.cadence, !cadence.periodKinds.isEmpty else {
            return context.coming(Self.sample, from: start).map(context.window)
        }
        return cadence.periodKinds.flatMap { kind in
            context.coming(Self.sample, from: start, kind: kind).map(context.window)
        }
    }

    /// A day of the work calendar that never comes, as a seventh working day of the week.
    private func checkOccasion(_ located: LocatedRule, _ cadence: Cadence, _ calendar: WorkCalendar) {
        guard case .on(let window) = cadence, window.occasion.usesWorkCalendar else { return }
        let span = calendar.covers ?? DateSpan(from: Self.start(calendar), to: Self.start(calendar).adding(days: 366))
        let range = DateSpan(from: span.from, to: max(span.to, span.from.adding(days: 366)))
        guard let dates = try? window.occasion.occurrences(in: range, calendar: calendar), dates.isEmpty else { return }
        report(.occasionNever, located, "cadence", ["value": window.occasion.words(in: .en), "calendar": calendar.name])
    }

    /// The window that runs and the next one must be due where holidays are known, or their days are only provisional (S27).
    private func checkCoverage(_ located: LocatedRule, _ calendar: WorkCalendar, today: CivilDate) {
        guard let covers = calendar.covers else { return }
        let pack = RulePack.nameless
        let next = RuleDescription(rule: located.rule, pack: pack, calendar: calendar).nextDues(from: today, count: 2)
        guard let late = next.first(where: { !calendar.isCovered($0.window.due) && $0.window.due - today <= Self.notice }) else { return }
        report(
            .coverageEnds, located, "cadence",
            ["calendar": calendar.name, "to": covers.to.description, "due": late.window.due.description])
    }

    /// Days ahead: a year's notice comes out in the November before, and nobody can add it earlier (S27).
    private static let notice = 60

    private func report(_ code: DiagnosticCode, _ located: LocatedRule, _ key: String, _ args: [String: String]) {
        sink.report(code, at: located.place(key), args)
    }

    private func context(_ rule: Rule, _ calendar: WorkCalendar) -> PlanContext {
        PlanContext(
            rule: rule, ruleKey: 0, calendar: calendar, organisation: Organisation(), adoptedOn: Self.start(calendar), governor: nil)
    }

    /// Windows that are looked at.
    private static let sample = 24

    /// A day from which windows are looked at: the calendar's first.
    private static func start(_ calendar: WorkCalendar) -> CivilDate { calendar.covers?.from ?? PeriodScheme.standardFortnightAnchor }
}

extension RulePack {
    /// A pack for descriptions of which no words are wanted.
    static let nameless = RulePack(
        name: "", title: LocalizedText(zh: "", en: ""), basis: "", calendar: "", ladders: [], rules: [], governs: nil)
}
