import Foundation
import LianhuCore
import LianhuEngine
import LianhuRules
import Synchronization
import Testing

@Suite("Simulations through the engine")
struct SimulationTests {
    private func village(seed: UInt64, punctuality: Punctuality, roles: [String: Punctuality] = [:]) throws -> Simulation {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../../rules")
            .standardized
        func source(_ name: String) throws -> ScenarioFile.Source {
            ScenarioFile.Source(file: name, text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
        }
        let calendar = try source("calendars/cn.yaml")
        let generator = BagongshanGenerator(
            seed: seed, from: Town.date("2026-01-01"), until: Town.date("2026-01-01"),
            calendar: CalendarCompiler.compile(text: calendar.text, file: calendar.file).0 ?? .weekdaysOnly(name: "cn"),
            zone: try Town.zone(), villages: 1)
        let names = Set(SheetKind.roster.map(\.schema.file))
        return Simulation(
            pack: try source("bagongshan.yaml"), calendars: [calendar],
            roster: generator.generate().files.filter { names.contains($0.key) },
            seed: seed, from: Town.date("2026-01-01"), years: 1, punctuality: punctuality, roles: roles)
    }

    @Test("S45 a year of a village: every household owes twelve, the seed decides all") func year() async throws {
        let simulation = try village(seed: 3, punctuality: Punctuality(onTime: 850, late: 100))
        let years = Mutex(0)
        let report = try await simulation.run(compiler: RealCompiler(), zone: Town.zone()) { year in years.withLock { $0 = year } }
        #expect(years.withLock { $0 } == 1)
        #expect(try await simulation.run(compiler: RealCompiler(), zone: Town.zone()) == report)
        let monthly = report.quarters.filter { $0.rule == "bagongshan.household-monthly" }
        #expect(monthly.map(\.period) == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"])
        let rows = String(decoding: simulation.roster["subjects.csv"] ?? [], as: UTF8.self).split(separator: "\r\n").count - 1
        #expect(monthly.allSatisfy { $0.figures.expected == rows * 3 } && rows > 20)
        // Of 1,000 duties 850 are meant to be done in time: that many are, give or take chance.
        let met = monthly.reduce(0) { $0 + $1.figures.met }
        #expect((rows * 12 * 75 / 100...rows * 12 * 92 / 100).contains(met))
        #expect(report.contacts >= monthly.reduce(0) { $0 + $1.figures.covered })
        #expect(report.uncoveredFrom == nil)
    }

    @Test("S36 nobody does anything: each due household climbs every step once") func idle() async throws {
        let report = try await village(seed: 3, punctuality: Punctuality(onTime: 0, late: 0)).run(
            compiler: RealCompiler(), zone: Town.zone())
        let steps = report.levels.filter { $0.ladder == "household" }
        #expect(steps.map(\.step) == [1, 2, 3, 4, 5])
        // December's reminder falls into the year, its urging does not.
        #expect(steps.dropFirst().allSatisfy { $0.told + $0.skipped == (steps[0].told + steps[0].skipped) / 12 * 11 })
        #expect(report.contacts == 0 && report.quarters.allSatisfy { $0.figures.covered == 0 })
    }

    @Test("one role's punctuality is its own, and load counts by role") func roles() async throws {
        let simulation = try village(
            seed: 4, punctuality: Punctuality(onTime: 1_000, late: 0), roles: ["party_member": Punctuality(onTime: 0, late: 0)])
        let report = try await simulation.run(compiler: RealCompiler(), zone: Town.zone())
        let monthly = report.quarters.filter { $0.rule == "bagongshan.household-monthly" }
        let members = try #require(report.loads.first { $0.role == "party_member" })
        #expect(members.weeks == 52 && members.perPersonAndWeek.map { $0 > 0 } == true)
        // Their households of the last month of the year fall due in it, too; nothing of theirs is ever met.
        let undone = monthly.reduce(0) { $0 + $1.figures.expected - $1.figures.covered }
        #expect(undone == members.duties)
    }
}
