import ArgumentParser
import LianhuAPI
import LianhuCore

/// Gives a post at a unit to a worker, or leaves it vacant.
struct UnitPost: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("unit", "post") }

    @Argument(help: .text("argument.unit", "UNIT"))
    var unit: String

    @Argument(help: .text("argument.post", "POST"))
    var post: String

    @Argument(help: .text("argument.post_worker", "WORKER"))
    var worker: String?

    @Option(help: .text("option.change_on", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Flag(help: .text("option.vacant"))
    var vacant = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let body = Wire.PostRequest(post: post, worker: worker, vacant: vacant ? true : nil, from: from)
        Presentation(try await connection.client.call(.holdPost, [unit], json: body, as: Wire.Changed.self)).print(as: format)
    }
}
