import LianhuCore

/// What a scenario expects of coverage.
extension ScenarioCheck {
    func failure(of coverage: ScenarioExpectation.Coverage) async throws -> ScenarioFailure? {
        let what = [coverage.activity, coverage.kind] + [coverage.unit].compactMap { $0 }
        return try await failure(
            coverage.values, place: coverage.place, code: "scenario.coverage", period: coverage.period, what: what
        ) {
            let query = CoverageQuery(
                activity: coverage.activity, kind: coverage.kind, period: coverage.period, unit: coverage.unit)
            let answer = try await engine.coverage(query, by: ScenarioRun.daemon, at: now)
            return [
                "covered": "\(answer.covered)/\(answer.members)", "sessions": "\(answer.sessions)",
                "missing": answer.missing.isEmpty ? "nobody" : answer.missing.map(\.id).joined(separator: " "),
            ]
        }
    }
}
