import ArgumentParser
import LianhuAPI

/// Gives a matter to a worker or department; `--with` names departments that work together, each with its part.
struct MatterAssign: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("matter", "assign") }

    @OptionGroup var subject: MatterOptions

    @Option(help: .text("option.assign_to", "WORKER|UNIT"))
    var to: String

    @Option(help: .text("option.part", "UNIT:TEXT"))
    var with: [String] = []

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let parts = try with.map { text in
            let halves = text.split(separator: ":", maxSplits: 1).map(String.init)
            guard halves.count == 2, !halves[1].allSatisfy(\.isWhitespace) else {
                throw Failure.usage("cli.matter_part", ["value": text], next: "lianhuctl matter assign --help")
            }
            return Wire.MatterPart(party: halves[0], text: halves[1])
        }
        try await subject.send(
            Wire.MatterAct(act: "assign", to: to, parts: parts.isEmpty ? nil : parts, note: subject.note), connection)
    }
}
