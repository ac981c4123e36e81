import ArgumentParser
import LianhuAPI
import LianhuCore

/// Tells offline all that the calendars say of one day.
struct CalendarDay: ParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("calendar", "day") }

    @Argument(help: .text("argument.day", "DATE"), transform: DayArgument.parse)
    var day: CivilDate

    @OptionGroup var source: CalendarOptions
    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    func run() throws {
        let calendar = try source.load()
        let text = DayText(facts: DayFacts(day, calendar: calendar), calendar: calendar)
        let notes = text.facts.isCovered ? [] : [CalendarText.uncovered(calendar)]
        Presentation(json: try WireJSON.encode(text.report), table: text.table(Console.current.language), notes: notes).print(as: format)
    }
}
