import ArgumentParser

struct Calendar: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("calendar", [CalendarShow.self, CalendarDay.self]) }
}
