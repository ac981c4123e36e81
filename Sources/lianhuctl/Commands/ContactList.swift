import ArgumentParser
import LianhuAPI
import LianhuCore

/// Contacts and attempts, as they were entered.
struct ContactList: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("contact", "list") }

    @OptionGroup var filter: RecordFilterOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await Listing.evidence.print(.listContacts, filter.query, page, connection)
    }
}
