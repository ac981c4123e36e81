import LianhuCore

/// What a scenario expects of checks.
extension ScenarioCheck {
    func failure(of check: ScenarioExpectation.Check) async throws -> ScenarioFailure? {
        try await failure(check.values, place: check.place, code: "scenario.check", period: check.id, what: []) {
            let figures = try await engine.check(check.id, by: ScenarioRun.daemon, at: now).figures
            return [
                "sampled": "\(figures.sampled)/\(figures.population)", "reached": "\(figures.reached)/\(figures.sampled)",
                "confirmed": "\(figures.confirmed)/\(figures.reached)", "untrue": "\(figures.untrue)/\(figures.reached)",
                "not_reached": "\(figures.notReached)/\(figures.sampled)", "pending": "\(figures.pending)/\(figures.sampled)",
            ]
        }
    }
}
