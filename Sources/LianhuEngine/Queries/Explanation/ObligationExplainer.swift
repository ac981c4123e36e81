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
        period = Period(code: row.identity.period, scheme: .standard)
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
            facts.append(
                Fact(.rule, "explain.cadence", ["count": Value(cadence.atLeast), "period": Value("period", cadence.per.name)]))
        }
        if row.isBackfilled { facts.append(Fact(.rule, "explain.backfilled")) }
        return facts
    }

    private func periodFacts() -> [Fact] {
        let days = ["opens": Value(window.opens), "due": Value(window.due), "closes": Value(window.closes), "grace": Value(window.grace)]
        var facts: [Fact] = []
        if let period {
            facts.append(
                Fact(
                    .period, "explain.period",
                    ["period": Value(period.key), "from": Value(period.start), "through": Value(period.lastDay)]))
        }
        facts.append(Fact(.period, window.grace > window.due ? "explain.window_grace" : "explain.window", days))
        if let cause = dueCause() { facts.append(cause) }
        facts.append(Fact(.period, "explain.entry", ["entry": Value(row.entryBefore.adding(days: -1))]))
        return facts
    }

    /// Why due is not the last day of the period, if it is not (S19, S28).
    private func dueCause() -> Fact? {
        guard let rule, let period else { return nil }
        let nominal = WindowPolicy(of: rule).window(of: period, scheme: .standard, calendar: calendar)
        if window.due == nominal.due {
            guard nominal.due > period.lastDay else { return nil }
            return Fact(.period, "explain.due_extended", ["last": Value(period.lastDay), "due": Value(nominal.due)])
        }
        let move = subject.units.dropFirst().last { $0.tenure.from >= window.opens && $0.tenure.from <= nominal.due }
        if window.due > nominal.due, let move {
            return Fact(.period, "explain.due_transfer", ["day": Value(move.tenure.from), "due": Value(window.due)])
        }
        return Fact(.period, "explain.due_kept", ["now": Value(nominal.due), "due": Value(window.due)])
    }

    // MARK: Calendar

    private var isCovered: Bool { lens.isCovered(row) }

    private var skippedDays: [DayFacts] {
        guard window.due < window.closes else { return [] }
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
        } else if window.due < window.closes {
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
        let last = window.closes.adding(days: Self.margin)
        let rows = try lens.reader.obligations(about: [row.identity.about], rule: row.identity.rule, closingAfter: first)
        // Records may matter to one another over the edge, by min_gap; the earliest window is looked at whole.
        let from = rows.map(\.window.opens).min().map { min($0, first) } ?? first
        let filter = EvidenceFilter(
            about: row.identity.about, kinds: kinds(of: rule), from: from, before: last.adding(days: 1), includesSuperseded: true)
        let all = try lens.reader.evidence(filter, after: 0, limit: 1_000)
        let judge = RecordJudge(rule: rule, facts: subject, rows: rows, records: all, organisation: lens.organisation)
        let shown = all.filter { $0.occurredOn >= first && lens.scope.contains($0.unit) }.sorted(by: Evidence.precedes)
        return try lens.views(of: shown).map { try record($0, judge) }
    }

    private func kinds(of rule: Rule) -> Set<EvidenceKind> {
        if case .activity = rule.duty { return [.activity] }
        return [.contact, .attempt]
    }

    private func record(_ view: EvidenceView, _ judge: RecordJudge) throws -> Explanation.Record {
        let verdict = judge.verdict(of: view.evidence)
        let counts = verdict.row?.identity == row.identity
        let day = view.evidence.occurredOn
        var reason = Value(code: verdict.code, ["worker": lens.named(view.worker)])
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
            view: view, counts: counts, verdict: Fact(.evidence, verdict.code, ["worker": lens.named(view.worker)]),
            obligation: verdict.row.map { lens.publicID($0.identity, about: self.view.about.id) }, told: lens.told(view, reason, of: rule))
    }

    private func periodKey(_ row: Obligation) -> String { Period(code: row.identity.period, scheme: .standard)?.key ?? "?" }

    private func evidenceFacts(_ records: [Explanation.Record]) -> [Fact] {
        guard rule != nil else { return [] }
        guard records.isEmpty else { return records.map(\.told) }
        return [
            Fact(
                .evidence, "explain.no_record",
                [
                    "from": Value(window.opens.adding(days: -Self.margin)),
                    "through": Value(min(lens.today, window.closes.adding(days: Self.margin))),
                ])
        ]
    }
}
