import LianhuCore
import LianhuEngine
import Testing

@Suite("Simulated years of every family")
struct FamilySimulationTests {
    private func simulate(_ cadence: String, _ punctuality: Punctuality = Punctuality(onTime: 800, late: 200)) async throws
        -> SimulationReport
    {
        let simulation = Simulation(
            pack: ScenarioFile.Source(file: "p.yaml", text: Pack.text(visit: Pack.visit(cadence: cadence), more: "")),
            calendars: [ScenarioFile.Source(file: "cn.yaml", text: Pack.calendar)],
            roster: Roster.standard.mapValues { Array(($0 + "\n").utf8) }, seed: 3, from: Town.date("2026-01-01"), years: 1,
            punctuality: punctuality)
        return try await simulation.run(compiler: RealCompiler(), zone: try Town.zone())
    }

    @Test(
        "S1 S6 each family goes on for a year: what is met makes the next, and what never closes is done late",
        arguments: [
            "cadence: {every: 30d, lead: 10d}", "cadence: {every: 30d, anchor: schedule, lead: 10d}", "cadence: {refill: {lead: 5d}}",
            "cadence: {on: last working day of month, before: 12d}\ncloses: +3wd", "cadence: {per: month}\ntarget: 3wd before end",
        ])
    func year(_ cadence: String) async throws {
        let report = try await simulate(cadence)
        let quarters = report.quarters.filter { $0.rule == "p.visit" }
        #expect(quarters.map(\.period) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
        for quarter in quarters {
            // Four households, two to three times each.
            #expect((6...16).contains(quarter.figures.covered), "\(quarter.period): \(quarter.figures)")
            #expect(quarter.figures.missed == 0 && quarter.figures.void <= 8, "\(quarter.period): \(quarter.figures)")
        }
        #expect(quarters.map(\.figures.metLate).reduce(0, +) > 0)
        #expect(report == (try await simulate(cadence)))
    }

    @Test("S6 what never closes is done in the end: a duty that was left undone for long does not end all that come after it")
    func never() async throws {
        let report = try await simulate("cadence: {every: 30d, lead: 10d}", Punctuality(onTime: 0, late: 0))
        let quarters = report.quarters.filter { $0.rule == "p.visit" }
        #expect(quarters.map(\.figures.met).reduce(0, +) == 0)
        for quarter in quarters.dropFirst() { #expect(quarter.figures.metLate > 0, "\(quarter.period): \(quarter.figures)") }
    }

    @Test("S49 shifts are stood in their hours, at night too")
    func shifts() async throws {
        let cadence = "cadence: {per: day, shifts: ['06:00-14:00', '14:00-22:00', '22:00-06:00']}"
        let report = try await simulate(cadence, Punctuality(onTime: 1_000, late: 0))
        let quarters = report.quarters.filter { $0.rule == "p.visit" }
        #expect(quarters.count == 4)
        for quarter in quarters {
            // The last night ends in the next year.
            let figures = quarter.figures
            #expect(figures.met == figures.expected - figures.notYetDue && figures.met > 500, "\(quarter.period): \(figures)")
        }
    }
}
