import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func showCompliance(_ call: Call) async throws -> Response {
        var query = ComplianceQuery(period: call.text("period") ?? "")
        query.unit = call.text("unit")
        query.rule = call.text("rule")
        query.by = call.text("by").flatMap { ComplianceQuery.Breakdown(rawValue: $0) } ?? .none
        query.kind = call.text("kind")
        query.asOf = call.date("asOf")
        let answer = try await engine.compliance(query, by: call.caller, at: call.now)
        return try call.json(
            Wire.Compliance(
                unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
                asOf: answer.asOf, asOfDay: answer.asOfDay, rule: query.rule, by: query.by.rawValue, rulesDigest: answer.digest,
                provisional: answer.isProvisional, demonstration: answer.isDemonstration, uncovered: answer.isUncovered,
                total: Wire.Figures(answer.total),
                rows: answer.rows.map { Wire.ComplianceRow(id: $0.id, name: Wire.Title($0.name), figures: Wire.Figures($0.figures)) }))
    }

    func showTallies(_ call: Call) async throws -> Response {
        let answer = try await engine.tallies(
            unit: call.text("unit"), period: call.text("period") ?? "", asOf: call.date("asOf"), by: call.caller, at: call.now)
        return try call.json(
            Wire.Tallies(
                unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
                asOf: answer.asOf, demonstration: answer.isDemonstration,
                rows: answer.rows.map {
                    Wire.Tally(
                        kind: $0.kind.name, method: $0.method, records: $0.records, subjects: $0.subjects, personsMet: $0.personsMet)
                }))
    }

    func listFindings(_ call: Call) async throws -> Response {
        let day = call.date("on") ?? engine.zone.date(of: call.now)
        let findings = try await engine.findings(unit: call.text("unit"), on: day, by: call.caller, at: call.now)
        return try call.json(
            Wire.Findings(
                on: day,
                items: findings.map {
                    Wire.Finding(
                        kind: $0.kind.rawValue, rule: $0.rule, about: Wire.Reference($0.about), what: $0.what, has: $0.has, min: $0.min,
                        max: $0.max)
                }))
    }
}
