import ArgumentParser
import LianhuCore

/// The bulletin of a quarter.
struct ReportQuarter: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("report", "quarter") }

    @OptionGroup var options: ReportOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws { try await options.write(.quarter, connection) }
}
