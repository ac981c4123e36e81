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
        let wire = Wire.Compliance(
            unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
            asOf: answer.asOf, asOfDay: answer.asOfDay, rule: query.rule, by: query.by.rawValue, rulesDigest: answer.digest,
            provisional: answer.isProvisional, closedOn: answer.standing.closedOn, amendments: answer.standing.amendments,
            demonstration: answer.isDemonstration, uncovered: answer.isUncovered, total: Wire.Figures(answer.total),
            rows: answer.rows.map { Wire.ComplianceRow($0) })
        return call.json(wire.json())
    }

    func showTallies(_ call: Call) async throws -> Response {
        var query = TallyQuery(period: call.text("period") ?? "")
        query.unit = call.text("unit")
        query.isByUnit = call.text("by") == "unit"
        query.kind = call.text("kind")
        query.asOf = call.date("asOf")
        let answer = try await engine.tallies(query, by: call.caller, at: call.now)
        let titles = try await tallyTitles(call)
        return try call.json(
            Wire.Tallies(
                unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
                asOf: answer.asOf, asOfDay: answer.asOfDay, provisional: answer.standing.isProvisional, closedOn: answer.standing.closedOn,
                enteredAfterClosing: answer.enteredAfterClosing, demonstration: answer.isDemonstration,
                total: Wire.TallyGroup(answer.total, titles: titles), units: answer.groups.map { Wire.TallyGroup($0, titles: titles) }))
    }

    /// Titles of methods and activities as the packs in force give them.
    func tallyTitles(_ call: Call) async throws -> [String: Wire.Title] {
        let packs = try await engine.query(by: call.caller, at: call.now) { lens in lens.rules.set.packs }
        var titles = [NothingToReport.activity: Wire.Title(code: "tally.nothing_to_report", args: [:])]
        for word in packs.flatMap({ $0.vocabulary.words(.methods) + $0.vocabulary.words(.activities) }) {
            titles[word.name] = Wire.Title(word.title)
        }
        return titles
    }

    func showReport(_ call: Call) async throws -> Response {
        let report = try await engine.report(
            unit: call.text("unit"), period: call.text("period") ?? "", asOf: call.date("asOf"), by: call.caller, at: call.now)
        return try call.json(Wire.Report(report, titles: try await tallyTitles(call)))
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
                        max: $0.max,
                        source: $0.source.map {
                            Wire.FindingSource(
                                parameter: $0.parameter.description, title: Wire.Title($0.title), unit: $0.unit.map { Wire.Reference($0) })
                        })
                }))
    }
}
