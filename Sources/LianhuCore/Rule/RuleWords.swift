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
            return say("describe.who_contact", ["roles": roles, "kinds": kinds]) + only
        case .activity(let duty):
            let unit = vocabulary.title(duty.unitKind, in: .unitKinds, language)
            return say("describe.who_unit", ["unit": unit, "post": vocabulary.title(duty.post, in: .posts, language)])
        case .caseload(let duty): return titles(duty.roles, in: .roles)
        }
    }

    var owes: String {
        let count = "\(rule.cadence?.atLeast ?? 1)"
        switch rule.duty {
        case .contact(let duty):
            let code = duty.per == .subject ? "describe.owes_contact" : "describe.owes_contact_link"
            return say(code, ["count": count, "period": period]) + gap
        case .activity(let duty):
            let activity = vocabulary.title(duty.activity, in: .activities, language)
            return say("describe.owes_activity", ["activity": activity, "count": count, "period": period]) + gap
        case .caseload(let duty): return say("describe.limits", ["limits": list(duty.limits.map(limit))])
        }
    }

    var counts: String? {
        switch rule.duty {
        case .contact(let duty):
            let directions = list(duty.directions.map { say("direction.\($0.rawValue)") })
            return say("describe.methods", ["methods": titles(duty.methods, in: .methods), "directions": directions])
        case .activity: return nil
        case .caseload: return say("describe.limits_inform")
        }
    }

    var attendees: String? {
        guard case .activity(let duty) = rule.duty else { return nil }
        return duty.attendees.map { post($0, "describe.post_at_every") }
    }

    var due: String? {
        guard let cadence = rule.cadence else { return nil }
        var text = say("describe.due_last_day", ["period": period])
        if let grace = rule.grace, grace.amount > 0 { text += say("describe.due_grace", ["span": span(grace)]) }
        let closes: TimeSpan =
            switch rule.closes {
            case .standard: WindowPolicy.standardCloses(cadence.per)
            case .due: TimeSpan(amount: 0, unit: .days)
            case .after(let span): span
            }
        text += closes.amount == 0 ? say("describe.due_closes_now") : say("describe.due_closes", ["span": span(closes)])
        if rule.entryGrace.amount > 0 { text += say("describe.due_entry", ["span": span(rule.entryGrace)]) }
        return text
    }

    var joining: String? {
        guard case .contact = rule.duty else { return nil }
        return switch rule.firstPeriod {
        case .exposed(let percent): say("describe.joining_exposed", ["period": period, "percent": "\(percent)"])
        case .full: say("describe.joining_full", ["period": period])
        case .next: say("describe.joining_next", ["period": period])
        }
    }

    /// The steps, lowest first; none if it is never escalated.
    var steps: [String] { pack.ladders.first { $0.name == rule.ladder }?.steps.map(step) ?? [] }

    // MARK: Pieces

    private var period: String { rule.cadence.map { say("period.\($0.per.name)") } ?? "" }

    private var gap: String {
        guard let cadence = rule.cadence, cadence.atLeast > 1 else { return "" }
        return say("describe.owes_gap", ["gap": "\(cadence.minGap)"])
    }

    private func limit(_ limit: CaseloadLimit) -> String {
        let kind = vocabulary.kindTitle(limit.kind, language)
        switch (limit.min, limit.max) {
        case (let min?, let max?) where min == max: return say("describe.limit_exact", ["kind": kind, "min": "\(min)"])
        case (let min?, let max?): return say("describe.limit_range", ["kind": kind, "min": "\(min)", "max": "\(max)"])
        case (let min?, nil): return say("describe.limit_min", ["kind": kind, "min": "\(min)"])
        case (nil, let max): return say("describe.limit_max", ["kind": kind, "max": "\(max ?? 0)"])
        }
    }

    private func step(_ step: LadderStep) -> String {
        let who =
            switch step.to {
            case .assignee: say("describe.assignee")
            case .post(let at): post(at)
            }
        let code = step.at.amount < 0 ? "describe.step_before" : step.at.amount == 0 ? "describe.step_on" : "describe.step_after"
        let length = span(TimeSpan(amount: abs(step.at.amount), unit: step.at.unit))
        let counts = step.digest == .counts ? say("describe.step_counts") : ""
        var args = ["number": "\(step.number)", "what": say("tone.\(step.tone.rawValue)", ["who": who]) + counts]
        if step.at.amount != 0 { args["span"] = length }
        return say(code, args)
    }

    private func post(_ at: PostAt, _ code: String = "describe.post_at") -> String {
        let unit = vocabulary.title(at.unitKind, in: .unitKinds, language)
        return say(code, ["post": vocabulary.title(at.post, in: .posts, language), "unit": unit])
    }

    private func span(_ span: TimeSpan) -> String {
        let unit = span.unit == .workingDays ? "working_day" : "day"
        return say("span.\(unit)\(span.amount == 1 ? "" : "s")", ["count": "\(span.amount)"])
    }

    private func titles(_ names: [String], in section: Vocabulary.Section) -> String {
        list(names.map { vocabulary.title($0, in: section, language) })
    }

    private func list(_ texts: [String]) -> String { texts.joined(separator: say("describe.list")) }

    private func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
}
