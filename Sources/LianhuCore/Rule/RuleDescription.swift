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

    /// How often it is owed; nothing for a caseload.
    package var cadence: LocalizedText {
        func words(_ language: Language) -> String {
            rule.cadence.map { RuleWords(rule: rule, pack: pack, language: language).often($0) } ?? ""
        }
        return LocalizedText(zh: words(.zh), en: words(.en))
    }

    /// What one tier asks for; nil where the rule asks nothing of it (S22).
    package func quota(of tier: String) -> LocalizedText? {
        guard case .tiers(let tiers) = rule.cadence, let found = tiers.first(where: { $0.tier == tier }) else { return nil }
        func words(_ language: Language) -> String { RuleWords(rule: rule, pack: pack, language: language).often(.per(found.quota)) }
        return LocalizedText(zh: words(.zh), en: words(.en))
    }

    /// A period with the window that the rule gives to it.
    package struct Due: Hashable, Sendable {
        package var period: Period
        package var window: Window
        /// Whether all its days lie where holidays are known (S27).
        package var isCovered: Bool
        /// The tier that owes it; nil: everybody.
        package var tier: String?
    }

    /// The next due days, the day itself included; none for a caseload.
    ///
    /// Where each subject has its own days they are those of one that begins, or is supplied for `exampleSupply` days, on that day and is
    /// always met on its due. With tiers each tier has its own, one tier after the other.
    package func nextDues(from day: CivilDate, count: Int = 5) -> [Due] {
        switch rule.cadence {
        case nil: return []
        case .per, .on: return nextDues(from: day, count: count, rule: rule, tier: nil)
        case .tiers(let tiers):
            return tiers.flatMap { tier in
                var one = rule
                one.cadence = .per(tier.quota)
                return nextDues(from: day, count: count, rule: one, tier: tier.tier)
            }
        case .every(let interval):
            return personalDues(from: day, count: count) { anchor in
                (anchor.adding(days: interval.days), interval.lead, true)
            }
        case .refill(let supply):
            var runOut = day
            return personalDues(from: day, count: count) { anchor in
                // What is left when the next is handed over lasts on (S1).
                runOut = max(runOut, anchor).adding(days: Self.exampleSupply)
                return (runOut.adding(days: -supply.safety), supply.lead, false)
            }
        }
    }

    /// Days of supply in examples: four weeks.
    package static let exampleSupply = 28

    private func nextDues(from day: CivilDate, count: Int, rule: Rule, tier: String?) -> [Due] {
        var adoptedOn = day
        if case .date(let from) = rule.effectiveFrom { adoptedOn = from }
        let context = PlanContext(
            rule: rule, ruleKey: 0, calendar: calendar, organisation: Organisation(), adoptedOn: adoptedOn, governor: nil)
        var from = day
        if case .date(let first) = rule.effectiveFrom, first > day { from = first }
        // The one that runs when the rule begins may not count.
        return context.coming(count + 1, from: from).filter { period in
            if case .date = rule.effectiveFrom { return context.counts(period) }
            return true
        }.prefix(count).map { due($0, context.window(of: $0), tier: tier) }
    }

    private func personalDues(
        from day: CivilDate, count: Int, _ nominal: (CivilDate) -> (day: CivilDate, lead: Int, extends: Bool)
    ) -> [Due] {
        let policy = WindowPolicy(of: rule)
        var anchor = day
        return (0..<count).map { _ in
            let next = nominal(anchor)
            let window = policy.personalWindow(
                nominal: next.day, lead: next.lead, anchor: anchor, extends: next.extends, calendar: calendar)
            defer { anchor = window.due }
            return due(.after(anchor), window, tier: nil)
        }
    }

    private func due(_ period: Period, _ window: Window, tier: String?) -> Due {
        let last = window.neverCloses ? window.grace : window.closes
        return Due(period: period, window: window, isCovered: calendar.isCovered(window.opens) && calendar.isCovered(last), tier: tier)
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
            if let limit = words.acknowledged { rows.append(row("describe.acknowledged", limit, language)) }
        }
        rows.append(row("describe.basis", rule.basis, language))
        rows += nextRows(today: today, in: language)
        return rows
    }

    /// One row of due days, or one for each tier.
    private func nextRows(today: CivilDate, in language: Language) -> [String] {
        let dues = nextDues(from: today)
        guard let cadence = rule.cadence, !dues.isEmpty else { return [] }
        func list(_ dues: [Due]) -> String {
            dues.map { text($0, language) }.joined(separator: Catalogue.text("describe.list", in: language))
        }
        switch cadence {
        case .per, .on: return [row("describe.next", list(dues), language)]
        case .every: return [row("describe.next_every", list(dues), language)]
        case .refill:
            let text = Catalogue.text("describe.next_refill", ["count": "\(Self.exampleSupply)", "list": list(dues)], in: language)
            return [row("describe.next", text, language)]
        case .tiers(let tiers):
            return [row("describe.next", "", language)]
                + tiers.map { tier in
                    let title = pack.tierTitle(tier.tier, language)
                    let args = ["label": title, "text": list(dues.filter { $0.tier == tier.tier })]
                    return "  " + Catalogue.text("describe.row", args, in: language)
                }
        }
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
