import ArgumentParser
import LianhuAPI
import LianhuCore

/// Meetings, reports and checks, as they were entered.
struct ActivityList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("activity", "list") }

    @OptionGroup var filter: RecordFilterOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await Listing.evidence.print(.listActivities, filter.query, page, connection)
    }
}
