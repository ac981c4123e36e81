import LianhuCore

/// Compares what the engine answers at one moment with what a scenario expects.
struct ScenarioCheck {
    let engine: Engine
    let at: ScenarioMoment
    var now: Instant { at.instant(in: engine.zone) }

    init(engine: Engine, at: ScenarioMoment) {
        self.engine = engine
        self.at = at
    }

    /// What is not as expected; nil if all is.
    func failure(of what: ScenarioExpectation.What) async throws -> ScenarioFailure? {
        switch what {
        case .duty(let duty): try await failure(of: duty)
        case .rate(let rate): try await failure(of: rate)
        case .findings(let findings): try await failure(of: findings)
        case .escalation(let escalation): try await failure(of: escalation)
        case .tally(let tally): try await failure(of: tally)
        case .matter(let matter): try await failure(of: matter)
        case .matterRate(let rate): try await failure(of: rate)
        case .campaign(let campaign): try await failure(of: campaign)
        case .check(let check): try await failure(of: check)
        case .coverage(let coverage): try await failure(of: coverage)
        }
    }

    // MARK: Obligations

    private func failure(of duty: ScenarioExpectation.Duty) async throws -> ScenarioFailure? {
        let view = try await view(of: duty.item)
        var lines: [ScenarioFailure.Line] = []
        if let view {
            let seen = Self.values(of: view)
            if duty.isNone {
                lines = [.init(.expected, code: "scenario.none"), .init(.got, "status: \(view.status.name)")]
            } else {
                lines = Self.difference(duty.values, seen: seen)
            }
            let context = ["opens", "due", "closes", "holder", "settled_on", "void", "excuse"].compactMap { key in
                seen[key].flatMap { $0 == Self.nothing ? nil : "\(key): \($0)" }
            }
            if !lines.isEmpty { lines.append(.init(.both, context.joined(separator: ", "))) }
        } else if !duty.isNone {
            lines = duty.values.map { .init(.expected, "\($0.key): \($0.text)") } + [.init(.got, code: "scenario.none")]
        }
        let wrong = duty.values.first { view == nil || lines.contains(.init(.expected, "\($0.key): \($0.text)")) }
        return failure(wrong?.place ?? duty.place, "scenario.duty", Self.args(duty.item), lines)
    }

    private func view(of item: ScenarioFact.Item) async throws -> ObligationView? {
        do {
            return try await engine.obligation(item.id, by: ScenarioRun.daemon, at: now)
        } catch let problem as CommandProblem where problem.code == "unknown.obligation" {
            return nil
        }
    }

    /// What stands for a value that is not there.
    static let nothing = "—"

    private static func values(of view: ObligationView) -> [String: String] {
        [
            "status": view.status.name, "opens": view.window.opens.description, "due": view.window.due.description,
            "grace": view.window.grace.description, "closes": view.window.closes.description, "holder": view.holder?.id ?? "nobody",
            "unit": view.unit.id, "settled_on": view.settledOn?.description ?? nothing, "settled_by": view.settledBy ?? nothing,
            "void": view.void?.name ?? nothing, "excuse": view.excuse?.reason ?? nothing, "backfilled": view.isBackfilled ? "yes" : "no",
            "step": String(view.step), "acknowledged_until": view.acknowledgedUntil?.description ?? nothing,
        ]
    }

    // MARK: Figures

    private func failure(of rate: ScenarioExpectation.Rate) async throws -> ScenarioFailure? {
        var query = ComplianceQuery(period: rate.period)
        query.unit = rate.unit
        query.rule = rate.rule
        query.asOf = rate.asOf
        if rate.worker != nil { query.by = .worker }
        let what = [rate.rule, rate.unit, rate.worker].compactMap { $0 } + (rate.asOf.map { ["as_of \($0)"] } ?? [])
        return try await failure(rate.values, place: rate.place, code: "scenario.rate", period: rate.period, what: what) {
            let answer = try await engine.compliance(query, by: ScenarioRun.daemon, at: now)
            let figures = rate.worker.map { id in answer.rows.first { $0.id == id }?.figures ?? Compliance() } ?? answer.total
            return Self.values(of: figures, isProvisional: answer.isProvisional)
        }
    }

    private static func values(of figures: Compliance, isProvisional: Bool) -> [String: String] {
        [
            "coverage": "\(figures.covered)/\(figures.expected)", "timeliness": "\(figures.met)/\(figures.expected)",
            "coverage_without_excused": "\(figures.covered)/\(figures.expected - figures.excused)",
            "entry_timeliness": "\(figures.enteredInTime)/\(figures.covered)", "expected": "\(figures.expected)", "met": "\(figures.met)",
            "met_late": "\(figures.metLate)", "excused": "\(figures.excused)", "missed": "\(figures.missed)",
            "overdue": "\(figures.overdue)", "not_yet_due": "\(figures.notYetDue)", "upcoming": "\(figures.upcoming)",
            "void": "\(figures.void)", "state": isProvisional ? "provisional" : "final",
        ]
    }

    private func failure(of tally: ScenarioExpectation.Tally) async throws -> ScenarioFailure? {
        let what = [tally.kind.name, tally.method] + (tally.unit.map { [$0] } ?? []) + (tally.asOf.map { ["as_of \($0)"] } ?? [])
        return try await failure(tally.values, place: tally.place, code: "scenario.tally", period: tally.period, what: what) {
            var query = TallyQuery(period: tally.period)
            query.unit = tally.unit
            query.asOf = tally.asOf
            let answer = try await engine.tallies(query, by: ScenarioRun.daemon, at: now)
            // A scenario enters everything by hand: there is one source.
            let row = answer.rows.first { $0.kind == tally.kind && $0.method == tally.method }
            return ["records": "\(row?.records ?? 0)", "subjects": "\(row?.subjects ?? 0)", "persons": "\(row?.personsMet ?? 0)"]
        }
    }

    func failure(
        _ values: [ScenarioExpectation.Value], place: ScenarioPlace, code: String, period: String, what: [String],
        seen: () async throws -> [String: String]
    ) async throws -> ScenarioFailure? {
        var lines: [ScenarioFailure.Line]
        do {
            lines = Self.difference(values, seen: try await seen())
        } catch let problem as CommandProblem {
            lines = values.map { .init(.expected, "\($0.key): \($0.text)") } + ScenarioRun.lines(problem)
        }
        return failure(place, code, ["period": period, "what": what.joined(separator: ", ")], lines)
    }

    // MARK: Findings

    private func failure(of expected: ScenarioExpectation.Findings) async throws -> ScenarioFailure? {
        let found = try await engine.findings(unit: nil, on: nil, by: ScenarioRun.daemon, at: now).filter { $0.rule == expected.rule }
        let lines = ScenarioFailure.Line.difference(
            expected: expected.list, got: found.map(Self.text),
            text: { wanted in
                let values = wanted.values.map { "\($0.key): \($0.text)" }
                return "{" + (["finding: \(wanted.kind)", "about: \(wanted.about)"] + values).joined(separator: ", ") + "}"
            },
            matches: { wanted, index in
                let finding = found[index]
                let seen = Self.values(of: finding)
                return finding.kind.rawValue == wanted.kind && finding.about.id == wanted.about
                    && wanted.values.allSatisfy { seen[$0.key] == $0.text }
            })
        guard lines.contains(where: { $0.side != .both }) else { return nil }
        let empty: [ScenarioFailure.Line] =
            expected.list.isEmpty
            ? [.init(.expected, code: "scenario.no_findings")] : found.isEmpty ? [.init(.got, code: "scenario.no_findings")] : []
        return failure(expected.place, "scenario.findings", ["rule": expected.rule], Self.ordered(lines + empty))
    }

    private static func values(of finding: Finding) -> [String: String] {
        [
            "what": finding.what, "has": "\(finding.has)", "min": finding.min.map { "\($0)" } ?? nothing,
            "max": finding.max.map { "\($0)" } ?? nothing,
        ]
    }

    private static func text(_ finding: Finding) -> String {
        let values = values(of: finding)
        let parts = ["what", "has", "min", "max"].compactMap { key in values[key].flatMap { $0 == nothing ? nil : "\(key): \($0)" } }
        return "{" + (["finding: \(finding.kind.rawValue)", "about: \(finding.about.id)"] + parts).joined(separator: ", ") + "}"
    }

    // MARK: Escalations

    private func failure(of expected: ScenarioExpectation.Escalation) async throws -> ScenarioFailure? {
        let found = try await engine.query(by: ScenarioRun.daemon, at: now) { lens -> [EscalationView] in
            guard let identity = try Lookups.identity(expected.item.id, rules: lens.rules, reader: lens.reader) else { return [] }
            let filter = EscalationFilter(item: identity, includesSkipped: true)
            return try lens.views(of: try lens.reader.escalations(filter, after: 0, limit: 1_000))
        }
        let lines = ScenarioFailure.Line.difference(
            expected: expected.steps, got: found.map { Self.text($0) }, text: { Self.text($0) },
            matches: { wanted, index in
                let view = found[index]
                return view.record.step == wanted.number && view.recipient?.id == wanted.told
                    && view.record.skip?.rawValue == wanted.skipped
                    && wanted.on.map { $0 == view.day } ?? true && wanted.tone.map { $0 == view.record.tone.rawValue } ?? true
            })
        guard lines.contains(where: { $0.side != .both }) else { return nil }
        let empty: [ScenarioFailure.Line] =
            expected.steps.isEmpty
            ? [.init(.expected, code: "scenario.no_steps")] : found.isEmpty ? [.init(.got, code: "scenario.no_steps")] : []
        return failure(
            expected.steps.first?.place ?? expected.place, "scenario.escalation", Self.args(expected.item), Self.ordered(lines + empty))
    }

    private static func text(_ step: ScenarioExpectation.Step) -> String {
        var parts = ["step: \(step.number)"]
        if let told = step.told { parts.append("told: \(told)") }
        if let skipped = step.skipped { parts.append("skipped: \(skipped)") }
        if let on = step.on { parts.append("on: \(on)") }
        if let tone = step.tone { parts.append("as: \(tone)") }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    private static func text(_ view: EscalationView) -> String {
        let who = view.record.skip.map { "skipped: \($0.rawValue)" } ?? "told: \(view.recipient?.id ?? "nobody")"
        return "{step: \(view.record.step), \(who), on: \(view.day), as: \(view.record.tone.rawValue)}"
    }

    // MARK: Differences

    private static func args(_ item: ScenarioFact.Item) -> [String: String] {
        ["rule": item.rule, "about": item.about, "period": item.period + (item.slot == 1 ? "" : "~\(item.slot)")]
    }

    /// Where one side has nothing, what was expected comes first.
    private static func ordered(_ lines: [ScenarioFailure.Line]) -> [ScenarioFailure.Line] {
        guard lines.contains(where: { $0.args != nil }) else { return lines }
        return lines.filter { $0.side == .expected } + lines.filter { $0.side != .expected }
    }

    private static func difference(_ values: [ScenarioExpectation.Value], seen: [String: String]) -> [ScenarioFailure.Line] {
        values.filter { seen[$0.key] != $0.text }.flatMap { value -> [ScenarioFailure.Line] in
            [.init(.expected, "\(value.key): \(value.text)"), .init(.got, "\(value.key): \(seen[value.key] ?? nothing)")]
        }
    }

    private func failure(
        _ place: ScenarioPlace, _ code: String, _ args: [String: String], _ lines: [ScenarioFailure.Line]
    ) -> ScenarioFailure? {
        lines.isEmpty ? nil : ScenarioFailure(place: place, at: at, code: code, args: args, lines: lines)
    }
}
