import ArgumentParser
import LianhuCore

/// The bulletin of a month.
struct ReportMonth: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("report", "month") }

    @OptionGroup var options: ReportOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws { try await options.write(.month, connection) }
}
