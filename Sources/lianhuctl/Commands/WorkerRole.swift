import ArgumentParser
import LianhuAPI
import LianhuCore

/// Gives a worker a role, or takes one.
struct WorkerRole: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("worker", "role") }

    @Argument(help: .text("argument.worker", "WORKER"))
    var worker: String

    @Option(help: .text("option.add_role", "ROLE"))
    var add: String?

    @Option(help: .text("option.remove_role", "ROLE"))
    var remove: String?

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var on: CivilDate?

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.RoleRequest(add: add, remove: remove, on: on)
        Presentation(try await connection.client.call(.changeRole, [worker], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
