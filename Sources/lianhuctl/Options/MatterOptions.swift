import ArgumentParser
import LianhuAPI

/// Which matter, and what was done or found.
struct MatterOptions: ParsableArguments {
    @Argument(help: .text("argument.matter", "MATTER"))
    var matter: String

    @Option(help: .text("option.note", "TEXT"))
    var note: String?

    /// Sends an act and shows the matter as it is afterwards.
    func send(_ act: Wire.MatterAct, _ connection: ConnectionOptions) async throws {
        Presentation(try await connection.client.call(.actOnMatter, [matter], json: act, as: Wire.Matter.self)).print(
            as: connection.format)
    }
}
