import ArgumentParser

struct Agenda: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("agenda", [AgendaShow.self, AgendaWeek.self, AgendaFix.self, AgendaExport.self])
    }
}
