import LianhuCore

/// Tells the story of one obligation from the facts, by the functions that decided it.
struct ObligationExplainer {
    typealias Fact = Explanation.Fact
    typealias Value = Explanation.Value

    let lens: Lens
    let row: Obligation
    let view: ObligationView
    let rule: Rule?
    let ref: RuleRef?
    let calendar: WorkCalendar
    let subject: SubjectFacts
    let period: Period?
    /// Days around the window within which records are told.
    static let margin = 31

    init(lens: Lens, row: Obligation, view: ObligationView) throws {
        self.lens = lens
        self.row = row
        self.view = view
        rule = lens.rules.rule(row.identity.rule)
        ref = lens.rules.refs[view.rule]
        calendar = rule.map { lens.rules.set.calendar(of: $0) } ?? .weekdaysOnly(name: "weekdays")
        subject = try lens.explainedFacts(of: view.about)
        period = Period(code: row.identity.period)
    }

    private var window: Window { row.window }

    func explanation() throws -> ObligationExplanation {
        let records = try records()
        let steps = try lens.views(
            of: try lens.reader.escalations(EscalationFilter(item: row.identity, includesSkipped: true), after: 0, limit: 100))
        let next = try nextStep()
        let skipped = skippedDays
        var facts = ruleFacts() + periodFacts()
        facts += try linkFacts()
        facts += tierFacts()
        facts += calendarFacts(skipped)
        facts += evidenceFacts(records)
        facts += try outcomeFacts()
        facts += nextFacts(steps: steps, next: next)
        return ObligationExplanation(
            obligation: view, asOf: lens.now, facts: facts, records: records, skippedDays: skipped, isCovered: isCovered, steps: steps,
            next: next)
    }

    // MARK: Rule and period

    private func ruleFacts() -> [Fact] {
        guard let rule else { return [Fact(.rule, "explain.rule_withdrawn", ["rule": "\(view.rule)"])] }
        var facts = [
            Fact(
                .rule, "explain.rule",
                [
                    "rule": "\(rule.id)", "title": Value(word: rule.id, text: rule.title), "revision": Value(lens.rules.revision),
                    "digest": "\(lens.rules.set.digest.prefix(12))", "adopted": Value(ref?.adoptedOn.description ?? "—"),
                ])
        ]
        if let cadence = rule.cadence {
            facts.append(cadenceFact(cadence, of: rule))
        }
        if row.isBackfilled { facts.append(Fact(.rule, "explain.backfilled")) }
        return facts
    }

    /// How often, in the words of the rule's description.
    private func cadenceFact(_ cadence: Cadence, of rule: Rule) -> Fact {
        let family: String
        switch cadence {
        case .per(let quota) where !quota.shifts.isEmpty: family = "shifts"
        case .per(let quota):
            return Fact(.rule, "explain.cadence", ["count": Value(quota.atLeast), "period": Value("period", quota.period.name)])
        case .tiers: family = "tiers"
        case .every: family = "every"
        case .on: family = "on"
        case .refill: family = "refill"
        }
        let words = lens.rules.set.pack(of: rule).map { RuleDescription(rule: rule, pack: $0, calendar: calendar).cadence }
        let how = words.map { Value(word: family, text: $0) } ?? Value(family)
        return Fact(.rule, "explain.cadence_words", ["how": how])
    }

    private func periodFacts() -> [Fact] {
        let days = ["opens": Value(window.opens), "due": Value(window.due), "closes": Value(window.closes), "grace": Value(window.grace)]
        var facts: [Fact] = []
        if let period {
            let isOccasion = if case .on = rule?.cadence { true } else { false }
            let code = period.kind == .after ? "explain.anchor" : isOccasion ? "explain.occasion" : "explain.period"
            facts.append(
                Fact(.period, code, ["period": Value(period.key), "from": Value(period.start), "through": Value(period.lastDay)]))
        }
        let code = window.neverCloses ? "explain.window_open" : "explain.window"
        facts.append(Fact(.period, window.grace > window.due ? code + "_grace" : code, days))
        if let rule, let hours = Qualification.time(ofShift: row.identity, rule: rule, zone: lens.engine.zone) {
            func wall(_ instant: Instant) -> Value { Value(lens.engine.zone.localDescription(instant)) }
            facts.append(Fact(.period, "explain.shift", ["from": wall(hours.lowerBound), "until": wall(hours.upperBound)]))
        }
        if let cause = dueCause() { facts.append(cause) }
        if !window.neverCloses { facts.append(Fact(.period, "explain.entry", ["entry": Value(row.entryBefore.adding(days: -1))])) }
        return facts
    }

    /// The window that the period gives to a subject to which nothing special happens, and its last day before any shift; nil where that
    /// follows from more than the period: from a supply, or from a tier that changed within it.
    private func nominal(_ rule: Rule, _ period: Period) -> (window: Window, last: CivilDate)? {
        let policy = WindowPolicy(of: rule)
        var last = period.lastDay
        switch rule.cadence {
        case .every(let interval):
            last = period.start.adding(days: interval.days)
            let window = policy.personalWindow(
                nominal: last, lead: interval.lead, anchor: period.start, extends: true, calendar: calendar)
            return (window, last)
        case .on(let occasion): last = period.start.adding(days: occasion.after)
        case .tiers: guard window.opens == period.start else { return nil }
        case .per:
            // A shift of the night is due on the next day (S49).
            if let shift = policy.window(ofShift: row.identity.slot, on: period.start) { return (shift, shift.due) }
        case .refill, nil: return nil
        }
        return (policy.window(of: period, scheme: rule.cadence?.scheme ?? .standard, calendar: calendar), last)
    }

    /// Why due is not the last day of the period, if it is not (S19, S28).
    private func dueCause() -> Fact? {
        guard let rule, let period, let (nominal, last) = nominal(rule, period) else { return nil }
        if window.due == nominal.due {
            guard nominal.due != last else { return nil }
            let isExtended = rule.shift == .none && rule.cadence?.quotas.isEmpty == false
            return Fact(
                .period, isExtended ? "explain.due_extended" : "explain.due_shifted", ["last": Value(last), "due": Value(nominal.due)])
        }
        let move = subject.units.dropFirst().last { $0.tenure.from >= window.opens && $0.tenure.from < window.due }
        if window.due > nominal.due, let move {
            return Fact(.period, "explain.due_transfer", ["day": Value(move.tenure.from), "due": Value(window.due)])
        }
        return Fact(.period, "explain.due_kept", ["now": Value(nominal.due), "due": Value(window.due)])
    }

    // MARK: Calendar

    private var isCovered: Bool { lens.rules.isCovered(row) }

    /// Closes; of what never does the last day that matters.
    private var lastDay: CivilDate { window.neverCloses ? max(window.grace, row.settlement?.day ?? window.grace) : window.closes }

    private var skippedDays: [DayFacts] {
        guard window.due < window.closes, !window.neverCloses else { return [] }
        return (window.due.day + 1...window.closes.day).map { CivilDate(day: $0) }.filter { !calendar.isWorkingDay($0) }.map {
            DayFacts($0, calendar: calendar)
        }
    }

    private func calendarFacts(_ skipped: [DayFacts]) -> [Fact] {
        var facts: [Fact] = []
        if !skipped.isEmpty {
            facts.append(
                Fact(
                    .calendar, "explain.skipped",
                    ["count": Value(skipped.count), "days": Self.list(skipped), "calendar": "\(calendar.name)"]))
        } else if window.due < window.closes, !window.neverCloses {
            facts.append(Fact(.calendar, "explain.skipped_none", ["calendar": "\(calendar.name)"]))
        }
        if !isCovered {
            facts.append(
                Fact(.calendar, "explain.uncovered", ["calendar": "\(calendar.name)", "to": Value(calendar.covers?.to.description ?? "—")]))
        }
        return facts
    }

    /// `2026-10-03…2026-10-04, 2026-10-07 National Day`: runs of days with one reason.
    private static func list(_ days: [DayFacts]) -> Value {
        var runs: [(from: CivilDate, to: CivilDate, line: CalendarDay?)] = []
        for day in days {
            if let last = runs.last, last.to.adding(days: 1) == day.date, last.line == day.line {
                runs[runs.count - 1].to = day.date
            } else {
                runs.append((day.date, day.date, day.line))
            }
        }
        func text(_ language: Language) -> String {
            runs.map { run in
                let span = DateSpan(from: run.from, to: run.to).description
                return run.line.map { "\(span) \(language == .zh ? $0.zh : $0.en)" } ?? span
            }.joined(separator: Catalogue.text("describe.list", in: language))
        }
        return Value(
            word: days.map(\.date.description).joined(separator: " "), text: LocalizedText(zh: text(.zh), en: text(.en)))
    }

    // MARK: Records

    private func records() throws -> [Explanation.Record] {
        guard let rule else { return [] }
        let first = window.opens.adding(days: -Self.margin)
        let last = recordsThrough
        let rows = try lens.reader.obligations(about: [row.identity.about], rule: row.identity.rule, closingAfter: first)
        // Records may matter to one another over the edge, by min_gap; the earliest window is looked at whole.
        let from = rows.map(\.window.opens).min().map { min($0, first) } ?? first
        let filter = EvidenceFilter(
            about: row.identity.about, kinds: kinds(of: rule), from: from, before: last.adding(days: 1), includesSuperseded: true)
        let all = try lens.reader.evidence(filter, after: 0, limit: 1_000)
        let judge = RecordJudge(
            rule: rule, facts: subject, rows: rows, records: all, organisation: lens.organisation, zone: lens.engine.zone)
        let shown = all.filter { $0.occurredOn >= first && lens.scope.contains($0.unit) }.sorted(by: Evidence.precedes)
        return try lens.views(of: shown).map { try record($0, judge) }
    }

    /// The last day of which records are told.
    private var recordsThrough: CivilDate {
        let last = window.neverCloses && !row.isSettled ? max(window.due, lens.today) : lastDay
        return last.adding(days: Self.margin)
    }

    private func kinds(of rule: Rule) -> Set<EvidenceKind> {
        if case .activity = rule.duty { return [.activity] }
        return [.contact, .attempt]
    }

    private func record(_ view: EvidenceView, _ judge: RecordJudge) throws -> Explanation.Record {
        let verdict = judge.verdict(of: view.evidence)
        let counts = verdict.row?.identity == row.identity
        let day = view.evidence.occurredOn
        let args = ["worker": lens.named(view.worker), "due": Value(verdict.due?.description ?? "—")]
        var reason = Value(code: verdict.code, args)
        if counts, verdict.isLateEntry {
            reason = Value(code: "explain.both", ["first": reason, "second": Value(code: "extra.entered_late")])
        } else if let other = verdict.row, !counts {
            reason = Value(code: "explain.counts_elsewhere", ["period": Value(periodKey(other)), "slot": Value(other.identity.slot)])
        } else if !counts, !window.holds(day), verdict.code == "extra.no_window" || verdict.code == "extra.already_settled" {
            reason = Value(
                code: day < window.opens ? "explain.too_early" : "explain.too_late",
                ["opens": Value(window.opens), "closes": Value(window.closes)])
        }
        return Explanation.Record(
            view: view, counts: counts, verdict: Fact(.evidence, verdict.code, args),
            obligation: verdict.row.map { lens.publicID($0.identity, about: self.view.about.id) }, told: lens.told(view, reason, of: rule))
    }

    private func periodKey(_ row: Obligation) -> String { Period(code: row.identity.period)?.key ?? "?" }

    private func evidenceFacts(_ records: [Explanation.Record]) -> [Fact] {
        guard rule != nil else { return [] }
        guard records.isEmpty else { return records.map(\.told) }
        return [
            Fact(
                .evidence, "explain.no_record",
                [
                    "from": Value(window.opens.adding(days: -Self.margin)),
                    "through": Value(min(lens.today, recordsThrough)),
                ])
        ]
    }
}
