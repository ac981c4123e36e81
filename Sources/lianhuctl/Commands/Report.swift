import ArgumentParser

struct Report: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("report", [ReportMonth.self, ReportQuarter.self, ReportYear.self])
    }
}
