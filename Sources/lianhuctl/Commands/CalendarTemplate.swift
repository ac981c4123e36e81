import ArgumentParser
import LianhuCore

/// Writes the lines of a year's notice, to be filled in and put into a calendar.
struct CalendarTemplate: ParsableCommand {
    static var configuration: CommandConfiguration { .verb("calendar", "template") }

    @Argument(help: .text("argument.year", "YEAR"))
    var year: Int

    func validate() throws {
        guard LunarDate.years.contains(year), year >= 2001 else { throw ValidationError(words("calendar.year", ["value": String(year)])) }
    }

    func run() throws { Console.current.put(YearTemplate(year: year).text(in: Console.current.language)) }
}
