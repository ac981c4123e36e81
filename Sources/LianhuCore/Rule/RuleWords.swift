/// The parts of a rule's description in one language.
struct RuleWords {
    let rule: Rule
    let pack: RulePack
    let language: Language

    private var vocabulary: Vocabulary { pack.vocabulary }

    var who: String {
        switch rule.duty {
        case .contact(let duty):
            let roles = duty.roles.isEmpty ? say("describe.who_anybody") : titles(duty.roles, in: .roles)
            let kinds = list(duty.kinds.map { vocabulary.kindTitle($0, language) })
            let only = duty.linkKinds.isEmpty ? "" : say("describe.who_link_kinds", ["kinds": titles(duty.linkKinds, in: .linkKinds)])
            let tags = duty.tags.isEmpty ? "" : say("describe.who_tags", ["tags": titles(duty.tags, in: .tags)])
            return say("describe.who_contact", ["roles": roles, "kinds": kinds]) + only + tags
        case .activity(let duty):
            let unit = vocabulary.title(duty.unitKind, in: .unitKinds, language)
            return say("describe.who_unit", ["unit": unit, "post": vocabulary.title(duty.post, in: .posts, language)])
        case .caseload(let duty): return titles(duty.roles, in: .roles)
        }
    }

    var owes: String {
        switch rule.duty {
        case .contact(let duty): rule.cadence.map { contact($0, duty.per == .link ? "_link" : "") } ?? ""
        case .activity(let duty):
            say(
                "describe.owes_activity",
                ["activity": vocabulary.title(duty.activity, in: .activities, language), "how": rule.cadence.map(often) ?? ""])
        case .caseload(let duty): say("describe.limits", ["limits": list(duty.limits.map(limit))])
        }
    }

    private func contact(_ cadence: Cadence, _ scope: String) -> String {
        say("describe.owes_contact" + scope, ["how": often(cadence)])
    }

    /// How often: "at least 2 per month, 7 or more days apart".
    func often(_ cadence: Cadence) -> String {
        switch cadence {
        case .per(let quota): return often(quota)
        case .tiers(let tiers):
            return tiers.map { say("describe.owes_tier", ["tier": pack.tierTitle($0.tier, language), "how": often($0.quota)]) }
                .joined(separator: say("describe.semicolon"))
        case .every(let interval): return say("describe.owes_every_\(interval.anchor.rawValue)", ["count": "\(interval.days)"])
        case .on(let window): return say("describe.owes_on", ["occasion": window.occasion.words(in: language)])
        case .refill: return say("describe.owes_refill")
        }
    }

    private func often(_ quota: Quota) -> String {
        if !quota.shifts.isEmpty { return say("describe.owes_shifts", ["shifts": list(quota.shifts.map(\.text))]) }
        var text = say("describe.owes_per", ["count": "\(quota.atLeast)", "period": say("period.\(quota.period.name)")])
        if quota.atLeast > 1 {
            text += say("describe.owes_gap", ["gap": "\(quota.minGap)"])
            if quota.isEven { text += say("describe.owes_even") }
        }
        if quota.scheme.monthStartDay != 1, quota.period.months != nil {
            text += say("describe.owes_month_start", ["day": "\(quota.scheme.monthStartDay)"])
        }
        if quota.period == .fortnight, quota.scheme.fortnightAnchor != PeriodScheme.standardFortnightAnchor {
            text += say("describe.owes_anchor", ["date": quota.scheme.fortnightAnchor.description])
        }
        return text
    }

    var counts: String? {
        switch rule.duty {
        case .contact(let duty):
            let directions = list(duty.directions.map { say("direction.\($0.rawValue)") })
            return say("describe.methods", ["methods": titles(duty.methods, in: .methods), "directions": directions])
        case .activity(let duty): return duty.acceptsZeroReport ? say("describe.counts_zero_report") : nil
        case .caseload: return say("describe.limits_inform")
        }
    }

    var attendees: String? {
        guard case .activity(let duty) = rule.duty else { return nil }
        return duty.attendees.map { post($0, "describe.post_at_every") }
    }

    var due: String? {
        guard let cadence = rule.cadence else { return nil }
        guard cadence.shifts.isEmpty else {
            return say("describe.due_shifts")
                + (rule.entryGrace.amount > 0 ? say("describe.due_entry", ["span": span(rule.entryGrace)]) : "")
        }
        var text = last(cadence)
        if rule.shift != .none { text += say("describe.due_shift_\(rule.shift.rawValue)") }
        if case .beforeEnd(let span) = rule.target { text += say("describe.due_target", ["span": self.span(span)]) }
        if let grace = rule.grace, grace.amount > 0 { text += say("describe.due_grace", ["span": span(grace)]) }
        if cadence.isPersonal { return text + say("describe.due_never_closes") }
        let closes: [TimeSpan] =
            switch rule.closes {
            case .standard: cadence.quotas.isEmpty ? [.none] : cadence.periodKinds.map(WindowPolicy.standardCloses)
            case .due: [.none]
            case .after(let span): [span]
            }
        let spans = Array(Set(closes)).sorted { $0.amount < $1.amount }
        if spans.count > 1 {
            text += say("describe.due_closes_by_period", ["spans": spans.map(span).joined(separator: say("describe.or"))])
        } else if let span = spans.first {
            text += span.amount == 0 ? say("describe.due_closes_now") : say("describe.due_closes", ["span": self.span(span)])
        }
        if rule.entryGrace.amount > 0 { text += say("describe.due_entry", ["span": span(rule.entryGrace)]) }
        return text
    }

    /// The due day, before any shift.
    private func last(_ cadence: Cadence) -> String {
        func days(_ count: Int) -> String { span(TimeSpan(amount: count, unit: .days)) }
        switch cadence {
        case .per(let quota) where quota.period == .day: return say("describe.due_on")
        case .per(let quota): return say("describe.due_last_day", ["period": say("period.\(quota.period.name)")])
        case .tiers: return say("describe.due_tiers")
        case .every(let interval):
            return say("describe.due_every", ["count": days(interval.days)]) + opens(interval.lead)
        case .on(let window):
            return say(window.after == 0 ? "describe.due_on" : "describe.due_after", ["span": days(window.after)]) + opens(window.before)
        case .refill(let supply):
            return say(supply.safety == 0 ? "describe.due_run_out" : "describe.due_safety", ["span": days(supply.safety)])
                + opens(supply.lead)
        }
    }

    private func opens(_ lead: Int) -> String {
        lead == 0 ? "" : say("describe.due_opens", ["span": span(TimeSpan(amount: lead, unit: .days))])
    }

    var joining: String? {
        guard case .contact = rule.duty, let cadence = rule.cadence else { return nil }
        switch cadence {
        case .every: return say("describe.joining_every")
        case .refill: return say("describe.joining_refill")
        case .per, .tiers, .on: break
        }
        let period = cadence.period.map { say("period.\($0.name)") } ?? say("describe.joining_window")
        return switch rule.firstPeriod {
        case .exposed(let percent): say("describe.joining_exposed", ["period": period, "percent": "\(percent)"])
        case .full: say("describe.joining_full", ["period": period])
        case .next: say("describe.joining_next", ["period": period])
        }
    }

    /// For how long an item may be taken on; nil: the pack does not say (S39).
    var acknowledged: String? { ladderWords.acknowledged(rule.acknowledgeUntil) }

    /// The steps, lowest first; none if it is never escalated.
    var steps: [String] { pack.ladders.first { $0.name == rule.ladder }?.steps.map { ladderWords.step($0) } ?? [] }

    // MARK: Pieces

    private func limit(_ limit: CaseloadLimit) -> String {
        let kind = vocabulary.kindTitle(limit.kind, language)
        switch (limit.min, limit.max) {
        case (let min?, let max?) where min == max: return say("describe.limit_exact", ["kind": kind, "min": number(min)])
        case (let min?, let max?): return say("describe.limit_range", ["kind": kind, "min": number(min), "max": number(max)])
        case (let min?, nil): return say("describe.limit_min", ["kind": kind, "min": number(min)])
        case (nil, let max): return say("describe.limit_max", ["kind": kind, "max": number(max ?? 0)])
        }
    }

    private var ladderWords: LadderWords { LadderWords(vocabulary: vocabulary, language: language) }

    private func number(_ number: RuleNumber) -> String {
        guard let at = number.parameter else { return "\(number.standard)" }
        return say(
            "describe.number_of_unit",
            [
                "title": vocabulary.title(at.name, in: .parameters, language), "default": "\(number.standard)",
                "unit": vocabulary.title(at.unitKind, in: .unitKinds, language),
            ])
    }

    private func post(_ at: PostAt, _ code: String = "describe.post_at") -> String { ladderWords.post(at, code) }

    private func span(_ span: TimeSpan) -> String { ladderWords.span(span) }

    private func titles(_ names: [String], in section: Vocabulary.Section) -> String {
        list(names.map { vocabulary.title($0, in: section, language) })
    }

    private func list(_ texts: [String]) -> String { texts.joined(separator: say("describe.list")) }

    private func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
}
