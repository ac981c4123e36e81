import Foundation
import LianhuCore
import LianhuEngine
import LianhuRules
import Testing

@Suite("Scenarios through the engine")
struct ScenarioPlayerTests {
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../..")
        .standardized

    private static func file(_ path: String) throws -> ScenarioFile {
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        let surroundings = ScenarioCompiler.Surroundings(
            text: { try? String(contentsOf: root.appending(path: $0), encoding: .utf8) },
            calendars: { _ in
                let calendar = try? String(contentsOf: root.appending(path: "rules/calendars/cn.yaml"), encoding: .utf8)
                return calendar.map { [ScenarioFile.Source(file: "rules/calendars/cn.yaml", text: $0)] } ?? []
            }, sheets: { _ in nil })
        let (file, faults) = ScenarioCompiler.compile(text: text, file: path, surroundings: surroundings)
        #expect(faults.map { $0.text(in: .en) } == [])
        return try #require(file)
    }

    private static func player(_ ticksPerDay: Int) throws -> ScenarioPlayer {
        ScenarioPlayer(compiler: RealCompiler(), zone: try Town.zone(), ticksPerDay: ticksPerDay)
    }

    /// What came of it, without how far the clock got: the last tick of a day is not the same one.
    private static func outcome(_ scenario: Scenario, of file: ScenarioFile, ticksPerDay: Int) async throws -> (ScenarioResult, [String]) {
        let store = MemoryStore(log: CountingLog())
        let result = try await player(ticksPerDay).play(scenario, of: file, on: store)
        return (result, try await store.read { try StateDump.lines(of: $0) }.filter { !$0.hasPrefix("instance ") })
    }

    @Test("S4 a scenario played with extra ticks gives the same result, row for row", arguments: [4, 24])
    func extraTicks(_ ticksPerDay: Int) async throws {
        let file = try Self.file("rules/bagongshan.test.yaml")
        #expect(file.scenarios.count > 20)
        for scenario in file.scenarios {
            let (once, rows) = try await Self.outcome(scenario, of: file, ticksPerDay: 1)
            let (often, others) = try await Self.outcome(scenario, of: file, ticksPerDay: ticksPerDay)
            #expect(once.failures.isEmpty && once == often, "\(scenario.title.en)")
            #expect(rows.count > 20)
            #expect(StateDump.difference(rows, others) == nil, "\(scenario.title.en)")
        }
    }

    @Test("S4 random stories: the same with extra ticks, and the same again", arguments: 1...12)
    func random(_ seed: Int) async throws {
        let file = try Self.file("rules/bagongshan.test.yaml")
        var story = file.scenarios[0]
        story.facts = Self.facts(seed: UInt64(seed))
        story.expectations = [ScenarioExpectation(at: ScenarioMoment(day: Town.date("2026-10-20"), minute: 1439), what: [])]
        let (first, rows) = try await Self.outcome(story, of: file, ticksPerDay: 1)
        let (again, same) = try await Self.outcome(story, of: file, ticksPerDay: 1)
        let (often, others) = try await Self.outcome(story, of: file, ticksPerDay: 6)
        #expect(first == again && rows == same)
        #expect(first == often && rows == others)
        #expect(rows.count { $0.hasPrefix("evidence ") } > 3)
    }

    private static func facts(seed: UInt64) -> [ScenarioFact] {
        var random = SplitMix64(seed: seed)
        let households = ["H-1", "H-2", "H-3", "H-4"]
        let workers = ["W-3", "W-4", "W-5"]
        var day = Town.date("2026-06-21")
        var facts: [ScenarioFact] = []
        while day < Town.date("2026-10-15") {
            let household = random.pick(households)
            let at = ScenarioMoment(day: day, minute: random.within(1...1439))
            let what: ScenarioFact.What =
                switch random.below(9) {
                case 0: .move(subject: household, to: random.pick(["U-1", "U-2", "U-3"]), from: day)
                case 1: .handOver(subject: household, worker: nil, to: random.pick(workers), from: day)
                case 2: .suspend(subject: household, from: day, lastDay: day.adding(days: random.within(1...50)))
                case 3: .absent(worker: random.pick(workers), from: day, lastDay: day.adding(days: random.within(1...9)), substitute: "W-2")
                case 4: .excuse(.init(rule: "bagongshan.household-monthly", about: household, period: "2026-07"), reason: "away", by: "W-7")
                default:
                    .record(
                        .init(
                            kind: .contact, id: nil, about: household, worker: random.pick(workers), participants: [], method: "phone",
                            direction: .outbound, occurred: ScenarioMoment(day: day.adding(days: -random.below(5)), minute: 0),
                            personsMet: 1, reason: nil))
                }
            facts.append(ScenarioFact(place: ScenarioPlace(line: facts.count + 1, column: 1), at: at, what: what))
            day = day.adding(days: random.within(1...12))
        }
        return facts
    }
}
