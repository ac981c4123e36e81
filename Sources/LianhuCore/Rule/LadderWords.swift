/// Steps of ladders, posts and lengths of time in plain words of one language.
struct LadderWords {
    let vocabulary: Vocabulary
    let language: Language

    /// - Parameter isTimed: of what is due at a moment, not on a day.
    func step(_ step: LadderStep, isTimed: Bool = false) -> String {
        let who =
            switch step.to {
            case .assignee: say("describe.assignee")
            case .post(let at): post(at)
            }
        let code =
            step.at.amount < 0
            ? "describe.step_before" : step.at.amount == 0 ? (isTimed ? "describe.step_at" : "describe.step_on") : "describe.step_after"
        let length = span(TimeSpan(amount: abs(step.at.amount), unit: step.at.unit))
        let counts = step.digest == .counts ? say("describe.step_counts") : ""
        var args = ["number": "\(step.number)", "what": say(step.toneCode, ["who": who]) + counts]
        if step.at.amount != 0 { args["span"] = length }
        return say(code, args)
    }

    func post(_ at: PostAt, _ code: String = "describe.post_at") -> String {
        let unit = vocabulary.title(at.unitKind, in: .unitKinds, language)
        return say(code, ["post": vocabulary.title(at.post, in: .posts, language), "unit": unit])
    }

    /// For how long an item may be taken on; nil: the pack does not say (S39).
    func acknowledged(_ limit: TimeSpan?) -> String? {
        limit.map { Catalogue.text("describe.acknowledged_within", ["span": span($0)], in: language) }
    }

    func span(_ span: TimeSpan) -> String {
        let unit =
            switch span.unit {
            case .workingDays: "working_day"
            case .days: "day"
            case .hours: "hour"
            case .workingHours: "working_hour"
            case .minutes: "minute"
            }
        return say("span.\(unit)\(span.amount == 1 ? "" : "s")", ["count": "\(span.amount)"])
    }

    private func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text(code, args, in: language) }
}
