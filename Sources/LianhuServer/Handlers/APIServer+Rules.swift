import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func listRules(_ call: Call) async throws -> Response {
        let rules = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules }
        return try call.json(
            Wire.RuleSet(
                revision: rules.revision, digest: rules.set.digest,
                items: rules.set.rules.map { Self.summary(of: $0, adoptedOn: rules.refs[$0.id]?.adoptedOn) }))
    }

    func showRule(_ call: Call) async throws -> Response {
        let id = try call.path("id")
        let rules = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules }
        guard let rule = rules.set.rule(id), let pack = rules.set.pack(of: rule) else {
            throw CommandProblem(.notFound, "unknown.rule", ["value": id])
        }
        let today = engine.zone.date(of: call.now)
        let description = RuleDescription(rule: rule, pack: pack, calendar: rules.set.calendar(of: rule))
        func lines(_ language: Language) -> [String] {
            description.lines(today: today, in: language) + (description.note(today: today, in: language).map { [$0] } ?? [])
        }
        let steps = rules.set.ladder(of: rule)?.steps ?? []
        return try call.json(
            Wire.RuleDetail(
                rule: Self.summary(of: rule, adoptedOn: rules.refs[id]?.adoptedOn), basis: rule.basis,
                lines: Wire.TextLines(en: lines(.en), zh: lines(.zh)),
                nextDues: description.nextDues(from: today).map {
                    Wire.RuleDue(period: $0.period.key, window: Wire.Window($0.window), covered: $0.isCovered)
                },
                steps: steps.map { Wire.LadderStep($0) }))
    }

    func reloadRules(_ call: Call) async throws -> Response {
        let body = try await call.bytes()
        let request = body.isEmpty ? Wire.ReloadRequest() : try RequestBody.decode(Wire.ReloadRequest.self, from: body)
        if request.plan == nil, request.acceptOverdue != nil {
            throw CommandProblem.member("/acceptOverdue", "plan.accepts_nothing")
        }
        let accepted = try request.plan.map { try PlanAcceptance(plan: $0, overdue: Set(request.acceptOverdue ?? [])) }
        let outcome = try await ports.reload(call.caller, call.now, accepted)
        let report = outcome.adoption
        return try call.json(
            Wire.Adoption(
                revision: report.revision, digest: report.digest, unchanged: report.isUnchanged, newRules: report.newRules,
                withdrawnRules: report.withdrawnRules, voided: report.voided, planned: Wire.PlanTotals(report.planned),
                firstDue: report.firstDue, people: report.burden.people, busiest: report.burden.busiest.map { Wire.Reference($0) },
                most: report.burden.most, warnings: outcome.warnings.map { Wire.Fault($0) },
                accepted: report.accepted.map { Wire.PlannedCounts($0) }))
    }

    func planRules(_ call: Call) async throws -> Response {
        let request = try RequestBody.decode(Wire.RulesPlanRequest.self, from: try await call.bytes())
        let outcome = try await ports.plan(call.caller, call.now, request.files.map { SourceText(file: $0.name, text: $0.text) })
        return try call.json(Wire.RulesPlan(outcome.plan, warnings: outcome.warnings.map { Wire.Fault($0) }))
    }

    private static func summary(of rule: Rule, adoptedOn: CivilDate?) -> Wire.Rule {
        Wire.Rule(
            id: rule.id, pack: rule.pack, title: Wire.Title(rule.title), duty: rule.duty.name, per: rule.cadence?.period?.name,
            ladder: rule.ladder, adoptedOn: adoptedOn)
    }
}
