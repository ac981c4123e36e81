import ArgumentParser
import LianhuAPI
import LianhuCore

/// Draws a month, or sums up a year, offline.
struct CalendarShow: ParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("calendar", "show") }

    @Argument(help: .text("argument.month_or_year", "YYYY-MM|YYYY"))
    var period: String?

    @OptionGroup var source: CalendarOptions
    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    func run() throws {
        let calendar = try source.load()
        let key = try period ?? String(Today.date().description.prefix(7))
        guard let period = Period(key: key, scheme: .standard), [.month, .year].contains(period.kind) else {
            throw Failure.usage("calendar.period", ["value": key], next: "lianhuctl calendar show --help")
        }
        let text = CalendarText(period: period, calendar: calendar)
        switch (format, period.kind) {
        case (.table, .month): Console.current.put(MonthGrid(period, calendar: calendar).text(on: .current))
        case (.table, _): Console.current.put(text.year(isColoured: Console.current.isColoured))
        case (.json, .month): Console.current.out(try WireJSON.encode(text.monthReport) + [0x0A])
        case (.json, _): Console.current.out(try WireJSON.encode(text.yearReport) + [0x0A])
        case (_, .month): Presentation(json: [], table: text.days).print(as: format)
        default: Presentation(json: [], table: text.months).print(as: format)
        }
    }
}
