import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func explainObligation(_ call: Call) async throws -> Response {
        let value = try await engine.explainObligation(try call.path("id"), by: call.caller, at: call.now)
        return try call.json(Wire.ObligationExplanation(value, names: try await names(in: [value.obligation])))
    }

    func explainContact(_ call: Call) async throws -> Response {
        try call.json(Wire.ContactExplanation(try await engine.explainContact(try call.path("id"), by: call.caller, at: call.now)))
    }
}

extension Wire.ExplainedFact {
    init(_ fact: Explanation.Fact) {
        self.init(topic: fact.topic.rawValue, code: fact.code, args: fact.args, text: Wire.Title(fact.text))
    }
}

extension Wire.LadderStep {
    init(_ step: LadderStep) {
        self.init(
            number: step.number, at: step.atText, to: step.to.description, tone: step.tone.rawValue, digest: step.digest.rawValue)
    }
}

extension Wire.ObligationExplanation {
    /// - Parameter names: ids of the approvers of excuses.
    init(_ value: ObligationExplanation, names: [EntityKey: String]) {
        self.init(
            obligation: Wire.Obligation(value.obligation, names: names), asOf: value.asOf, covered: value.isCovered,
            facts: value.facts.map { Wire.ExplainedFact($0) },
            records: value.records.map { record in
                Wire.ExplainedRecord(
                    record: Wire.Evidence(record.view), counts: record.counts, code: record.verdict.code,
                    text: Wire.Title(record.verdict.text), obligation: record.obligation)
            },
            skippedDays: value.skippedDays.map { day in
                Wire.SkippedDay(
                    date: day.date, reason: day.reason.rawValue, title: day.line.map { Wire.Title(en: $0.en, zh: $0.zh) })
            }, steps: value.steps.map { Wire.Escalation($0) },
            next: value.next.map { next in
                Wire.NextStep(
                    step: Wire.LadderStep(next.step), at: next.at, on: next.on, recipient: next.recipient.map { Wire.Reference($0) },
                    pausedUntil: next.pausedUntil)
            })
    }
}

extension Wire.ContactExplanation {
    init(_ value: ContactExplanation) {
        self.init(
            record: Wire.Evidence(value.record), asOf: value.asOf, facts: value.facts.map { Wire.ExplainedFact($0) },
            verdicts: value.verdicts.map { verdict in
                Wire.RuleVerdict(
                    rule: verdict.rule, title: Wire.Title(verdict.title), counts: verdict.counts, code: verdict.verdict.code,
                    text: Wire.Title(verdict.verdict.text), obligation: verdict.obligation, status: verdict.status?.name)
            })
    }
}
