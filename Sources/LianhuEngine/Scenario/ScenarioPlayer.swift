import LianhuCore
import Logging

/// Plays scenarios through the real engine on a MemoryStore: time moves by ticks, and nothing else evaluates.
package struct ScenarioPlayer: Sendable {
    private let compiler: MemoCompiler
    private let zone: TimeZoneRules
    /// A day's ticks, at equal distances from midnight on; more of them change nothing (S4).
    private let ticksPerDay: Int

    /// - Parameter ticksPerDay: 1 … 1440.
    package init(compiler: any RuleCompiler, zone: TimeZoneRules, ticksPerDay: Int = 1) {
        self.compiler = MemoCompiler(compiler)
        self.zone = zone
        self.ticksPerDay = ticksPerDay
    }

    /// Plays the scenarios of a file in their order.
    package func play(_ file: ScenarioFile) async throws -> [ScenarioResult] {
        var results: [ScenarioResult] = []
        for scenario in file.scenarios { results.append(try await play(scenario, of: file, on: MemoryStore(log: CountingLog()))) }
        return results
    }

    /// Plays one scenario on an empty store, which holds what came of it afterwards.
    package func play(_ scenario: Scenario, of file: ScenarioFile, on store: MemoryStore) async throws -> ScenarioResult {
        let engine = Engine(
            store: store, compiler: compiler, zone: zone,
            settings: EngineSettings(sendingHours: .standard, toolVersion: "scenario"), boot: "scenario",
            logger: Logger(label: "scenario", factory: { _ in SwiftLogNoOpLogHandler() }))
        var run = ScenarioRun(engine: engine, file: file, start: scenario.start, minutesBetweenTicks: max(1, 1440 / max(1, ticksPerDay)))
        var result = ScenarioResult(title: scenario.title, place: scenario.place)
        if let failure = try await run.begin(scenario.roster) {
            result.failures.append(failure)
            return result
        }
        var facts = scenario.facts[...]
        for expectation in scenario.expectations {
            while let fact = facts.first, fact.at <= expectation.at {
                try await apply(facts.removeFirst(), run: &run, result: &result)
            }
            try await run.advance(to: expectation.at)
            let check = ScenarioCheck(engine: engine, at: expectation.at)
            for what in expectation.what {
                result.compared += 1
                if let failure = try await check.failure(of: what) { result.failures.append(failure) }
            }
        }
        // What comes behind the last look may still be refused.
        for fact in facts { try await apply(fact, run: &run, result: &result) }
        return result
    }

    /// One fact: it must be taken, or be refused just as the file says.
    private func apply(_ fact: ScenarioFact, run: inout ScenarioRun, result: inout ScenarioResult) async throws {
        if fact.refused != nil { result.compared += 1 }
        try await run.advance(to: fact.at)
        let problem = try await run.refusal { try await $0.apply(fact) }
        guard problem?.code != fact.refused else { return }
        let place = problem.flatMap { run.place(of: $0, in: fact) } ?? fact.place
        let expected: ScenarioFailure.Line =
            fact.refused.map { .init(.expected, code: "scenario.to_be_refused", ["code": $0]) }
            ?? .init(.expected, code: "scenario.not_refused")
        let got = problem.map(ScenarioRun.lines) ?? [.init(.got, code: "scenario.not_refused")]
        result.failures.append(ScenarioFailure(place: place, at: fact.at, code: "scenario.fact", lines: [expected] + got))
    }
}
