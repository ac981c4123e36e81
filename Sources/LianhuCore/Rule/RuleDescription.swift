/// A rule in plain words: who owes what, by when, what counts, who is told, and on what ground.
package struct RuleDescription: Sendable {
    package let rule: Rule
    package let pack: RulePack
    package let calendar: WorkCalendar
    package let scheme: PeriodScheme

    package init(rule: Rule, pack: RulePack, calendar: WorkCalendar, scheme: PeriodScheme = .standard) {
        self.rule = rule
        self.pack = pack
        self.calendar = calendar
        self.scheme = scheme
    }

    /// A period with the window that the rule gives to it.
    package struct Due: Hashable, Sendable {
        package var period: Period
        package var window: Window
        /// Whether all its days lie where holidays are known (S27).
        package var isCovered: Bool
    }

    /// The next due days, the day itself included; none for a caseload.
    package func nextDues(from day: CivilDate, count: Int = 5) -> [Due] {
        guard let cadence = rule.cadence else { return [] }
        let policy = WindowPolicy(of: rule)
        var first = day
        if case .date(let from) = rule.effectiveFrom, from > day { first = from }
        // A window may reach past its period (S28), so the one before is asked, too.
        var period = scheme.previous(before: scheme.period(cadence.per, containing: first))
        var found: [Due] = []
        while found.count < count {
            let window = policy.window(of: period, scheme: scheme, calendar: calendar)
            if window.due >= day, counts(period) {
                let isCovered = calendar.isCovered(window.opens) && calendar.isCovered(window.closes)
                found.append(Due(period: period, window: window, isCovered: isCovered))
            }
            period = scheme.next(after: period)
        }
        return found
    }

    private func counts(_ period: Period) -> Bool {
        if case .date(let from) = rule.effectiveFrom { return period.start >= from }
        return true
    }

    /// The rule, row by row; with the next five due days from `today` on, a star behind those of which holidays are not known yet.
    package func lines(today: CivilDate, in language: Language) -> [String] {
        let words = RuleWords(rule: rule, pack: pack, language: language)
        var rows = [row("describe.who", words.who, language), row("describe.owes", words.owes, language)]
        if let counts = words.counts { rows.append(row("describe.counts", counts, language)) }
        if let attendees = words.attendees { rows.append(row("describe.attendees", attendees, language)) }
        if let due = words.due { rows.append(row("describe.due", due, language)) }
        if let joining = words.joining { rows.append(row("describe.joining", joining, language)) }
        if !words.steps.isEmpty {
            rows.append(row("describe.ladder", "", language))
            rows += words.steps.map { "  " + $0 }
        }
        rows.append(row("describe.basis", rule.basis, language))
        let dues = nextDues(from: today)
        if !dues.isEmpty {
            let days = dues.map { text($0, language) }.joined(separator: Catalogue.text("describe.list", in: language))
            rows.append(row("describe.next", days, language))
        }
        return rows
    }

    /// What the star behind a due day means; nil if no next due day has one (S27).
    package func note(today: CivilDate, in language: Language) -> String? {
        guard nextDues(from: today).contains(where: { !$0.isCovered }) else { return nil }
        return Catalogue.text("describe.uncovered", ["to": calendar.covers?.to.description ?? "—"], in: language)
    }

    /// `2026-10-31 Sat (2026-10)`.
    private func text(_ due: Due, _ language: Language) -> String {
        let day = due.window.due
        let name = language == .zh ? day.weekday.zh : day.weekday.en
        return "\(day) \(name) (\(due.period.key))" + (due.isCovered ? "" : "*")
    }

    private func row(_ label: String, _ text: String, _ language: Language) -> String {
        let row = Catalogue.text("describe.row", ["label": Catalogue.text(label, in: language), "text": text], in: language)
        return row.last == " " ? String(row.dropLast()) : row
    }
}
