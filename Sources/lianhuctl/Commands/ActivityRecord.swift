import ArgumentParser
import LianhuAPI
import LianhuCore

/// Records a meeting, a report or a check of a unit.
struct ActivityRecord: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("activity", "record") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @Option(help: .text("option.activity", "ACTIVITY"))
    var activity: String

    @Option(help: .text("option.at", "TIME"))
    var at: String?

    @Option(help: .text("option.worker", "WORKER"))
    var worker: String?

    @Option(help: .text("option.with", "WORKER"))
    var with: [String] = []

    @Option(help: .text("option.covers", "UNIT,…"))
    var covers: [String] = []

    @Option(help: .text("option.persons", "N"))
    var persons: Int?

    @Option(help: .text("option.summary", "TEXT"))
    var summary: String?

    @Option(help: .text("option.reference", "NUMBER"))
    var reference: String?

    @Option(help: .text("option.late_reason", "CODE"))
    var reason: String?

    @Option(help: .text("option.id", "ID"))
    var id: String?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let covered = covers.flatMap { $0.split(separator: ",").map(String.init) }
        let body = Wire.ActivityRequest(
            id: id, unit: unit, activity: activity, worker: worker, participants: with.isEmpty ? nil : with,
            occurredAt: at ?? Today.instant.description, personsMet: persons, summary: summary, reason: reason,
            covers: covered.isEmpty ? nil : covered, reference: reference)
        Presentation(try await connection.client.call(.recordActivity, json: body, as: Wire.Receipt.self)).print(as: format)
    }
}
