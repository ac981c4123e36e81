import ArgumentParser
import LianhuCore

/// The bulletin of a year.
struct ReportYear: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("report", "year") }

    @OptionGroup var options: ReportOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws { try await options.write(.year, connection) }
}
