import ArgumentParser
import LianhuAPI
import LianhuCore
import LianhuEngine
import LianhuRules

/// Lives through years of a roster under a pack, offline: what the rules would ask of whom, and what would be reported.
struct Simulate: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .word("simulate") }

    @Option(help: .text("option.simulated_roster", "NAME|DIR"))
    var roster = "bagongshan"

    @Option(help: .text("option.rules", "FILE"))
    var rules: String

    @Option(help: .text("option.seed_years", "N"))
    var seed: UInt64 = 1

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate

    @Option(help: .text("option.years", "N"))
    var years = 1

    @Option(help: .text("option.punctuality", "[ROLE=]SHARE"), transform: RoleShare.parse)
    var punctuality: [RoleShare] = []

    @Option(help: .text("option.late", "[ROLE=]SHARE"), transform: RoleShare.parse)
    var late: [RoleShare] = []

    @Option(help: .text("option.calendars", "DIR"))
    var calendars: String?

    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    func validate() throws {
        guard (1...50).contains(years) else { throw ValidationError(words("cli.years")) }
        let behaviours = [behaviour(nil)] + Set((punctuality + late).compactMap(\.role)).map(behaviour)
        guard behaviours.allSatisfy({ $0.onTime + $0.late <= 1_000 }) else { throw ValidationError(words("cli.shares")) }
    }

    /// Of 1,000 duties: 900 on time and 60 late, unless said otherwise, for all or for a role.
    private func behaviour(_ role: String?) -> Punctuality {
        func share(_ list: [RoleShare], _ standard: Int) -> Int {
            (list.last { $0.role == role } ?? list.last { $0.role == nil })?.permille ?? standard
        }
        let onTime = share(punctuality, 900)
        return Punctuality(onTime: onTime, late: share(late, min(60, 1_000 - onTime)))
    }

    func run() async throws {
        let zone = try ZoneFile.rules(of: ZoneFile.standard)
        let sources = try RuleFiles.calendars(calendars, beside: [rules]).map { ScenarioFile.Source(file: $0.file, text: $0.text) }
        let pack = ScenarioFile.Source(file: rules, text: try LocalFiles.text(rules))
        let roles = Set((punctuality + late).compactMap(\.role))
        let simulation = Simulation(
            pack: pack, calendars: sources, roster: try sheets(sources, zone: zone), seed: seed, from: from, years: years,
            punctuality: behaviour(nil), roles: Dictionary(uniqueKeysWithValues: roles.map { ($0, behaviour($0)) }))
        let console = Console.current
        let clock = ContinuousClock()
        let lap = Lap(clock.now)
        let report = try await refusals {
            try await simulation.run(compiler: OfflineCompiler(), zone: zone) { year in
                let seconds = lap.next(clock.now) / .milliseconds(1)
                let args = ["year": String(year), "time": String(Int(seconds.rounded()))]
                console.say(Catalogue.text("cli.simulated_year", args, in: console.language))
            }
        }
        SimulationText(report: report, simulation: simulation).presentation(try WireJSON.encode(SimulationJSON(report, simulation)))
            .print(as: format)
    }

    /// The engine's refusal of a pack or a roster, with its sentences.
    private func refusals<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let problem as CommandProblem {
            let language = Console.current.language
            let items = problem.items.prefix(20).map { "  \($0.pointer): \(Catalogue.text($0.code, $0.args, in: language))" }
            let isRules = problem.code == "rules.faulty"
            throw Failure(
                .findings, [Catalogue.text(problem.code, problem.args, in: language)] + items,
                next: isRules ? "lianhuctl rules check \(rules)" : "lianhuctl simulate --help")
        }
    }

    /// A folder's sheets, or a made-up place.
    private func sheets(_ calendars: [ScenarioFile.Source], zone: TimeZoneRules) throws -> [String: [UInt8]] {
        guard let profile = RosterProfile(rawValue: roster), !LocalFiles.isFolder(roster) else {
            guard let sheets = ScenarioFiles.sheets(in: roster) else {
                let known = SheetKind.roster.map(\.schema.file).joined(separator: ", ")
                throw Failure.usage("cli.no_sheets", ["path": roster, "known": known])
            }
            return sheets
        }
        let source = calendars.first { CalendarCompiler.name(of: $0.file) == "cn" }
        let calendar = source.flatMap { CalendarCompiler.compile(text: $0.text, file: $0.file).0 } ?? .weekdaysOnly(name: "cn")
        let made = profile.generate(seed: seed, from: from, until: from, calendar: calendar, zone: zone, language: .en)
        let names = Set(SheetKind.roster.map(\.schema.file))
        return made.files.filter { names.contains($0.key) }
    }
}

/// A share of 1,000, for everybody or for one role: `0.9` or `party_member=0.95`.
struct RoleShare {
    var role: String?
    var permille: Int

    /// At most three digits behind the point.
    static func parse(_ text: String) throws -> RoleShare {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), let share = parts.last, let permille = permille(of: share),
            parts.count == 1 || !parts[0].isEmpty
        else { throw ValidationError(words("cli.share", ["value": text])) }
        return RoleShare(role: parts.count == 2 ? parts[0] : nil, permille: permille)
    }

    private static func permille(of text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...1).contains(whole), parts[0].count == 1 else { return nil }
        guard parts.count == 2 else { return whole * 1_000 }
        guard (1...3).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let padded = parts[1] + String(repeating: "0", count: 3 - parts[1].count)
        guard let rest = Int(padded), whole * 1_000 + rest <= 1_000 else { return nil }
        return whole * 1_000 + rest
    }
}
