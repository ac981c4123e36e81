import ArgumentParser
import LianhuCore
import LianhuRules

/// Which work calendar an offline command reads.
struct CalendarOptions: ParsableArguments {
    @Option(help: .text("option.calendar", "NAME"))
    var calendar = "cn"

    @Option(help: .text("option.calendars", "DIR"))
    var calendars: String?

    /// The calendar named, compiled with those that it extends.
    func load() throws -> WorkCalendar {
        let sources = try RuleFiles.calendars(calendars, beside: ["rules"])
        let names = sources.map { CalendarCompiler.name(of: $0.file) }
        guard names.contains(calendar) else {
            let known = names.isEmpty ? "—" : names.joined(separator: ", ")
            throw Failure.usage("calendar.unknown", ["value": calendar, "known": known], next: "lianhuctl calendar show --help")
        }
        let set = CalendarSetCompiler.compile(sources)
        if let found = set.calendars[calendar] { return found }
        let faults = set.diagnostics.filter { $0.severity == .error }
        throw Failure(
            .findings, faults.map { $0.text(in: Console.current.language) },
            next: "lianhuctl rules check \(sources.map(\.file).joined(separator: " "))")
    }
}
