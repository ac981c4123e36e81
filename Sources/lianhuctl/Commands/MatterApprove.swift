import ArgumentParser
import LianhuAPI

/// Grants the extension that was asked for, or denies it: somebody one level up does.
struct MatterApprove: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "approve") }

    @OptionGroup var subject: MatterOptions

    @Flag(help: .text("option.deny"))
    var deny = false

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        try await subject.send(Wire.MatterAct(act: deny ? "deny" : "grant", note: subject.note), connection)
    }
}
