import ArgumentParser
import LianhuCore
import LianhuEngine
import LianhuRules

/// Makes up one of the places of the shipped packs with its history, as a folder of sheets.
struct RosterGenerate: ParsableCommand {
    static var configuration: CommandConfiguration { .verb("roster", "generate") }

    @Argument(help: .text("argument.profile", "NAME"))
    var profile: RosterProfile

    @Option(help: .text("option.seed", "N"))
    var seed: UInt64 = 1

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate

    @Option(help: .text("option.until", "DATE"), transform: DayArgument.parse)
    var until: CivilDate

    @Option(help: .text("option.out_folder", "DIR"))
    var out: String

    @Option(help: .text("option.calendars", "DIR"))
    var calendars: String?

    func validate() throws {
        guard from <= until else { throw ValidationError(words("cli.from_after_until")) }
    }

    func run() throws {
        let roster = profile.generate(
            seed: seed, from: from, until: until, calendar: try calendar(), zone: try ZoneFile.rules(of: ZoneFile.standard),
            language: Console.current.language)
        try LocalFiles.createFolder(out)
        // A long history is a folder of months.
        for folder in Set(roster.files.keys.filter { $0.contains("/") }.map { $0.prefix { $0 != "/" } }).sorted() {
            try LocalFiles.createFolder("\(out)/\(folder)")
        }
        for (name, bytes) in roster.files.sorted(by: { $0.key < $1.key }) {
            try LocalFiles.create("\(out)/\(name)", bytes)
            Console.current.put("\(out)/\(name)\n")
        }
        let counts = ["contacts": String(roster.contacts.count), "activities": String(roster.activities.count)]
        Console.current.say(words("cli.generated", counts))
        Console.current.say(words("cli.next", ["command": "lianhuctl roster import \(out) --dry-run"]))
    }

    /// The national calendar: from the folder named, the checkout, or where it is installed.
    private func calendar() throws -> WorkCalendar {
        let sources = try RuleFiles.calendars(calendars, beside: ["rules"])
        guard let source = sources.first(where: { CalendarCompiler.name(of: $0.file) == "cn" }) else {
            throw Failure.usage("cli.no_calendar", next: "lianhuctl roster generate --help")
        }
        let (calendar, faults) = CalendarCompiler.compile(text: source.text, file: source.file)
        guard let calendar else {
            throw Failure(.findings, faults.map { $0.text(in: Console.current.language) }, next: "lianhuctl rules check \(source.file)")
        }
        return calendar
    }
}

extension RosterProfile: ExpressibleByArgument {}
