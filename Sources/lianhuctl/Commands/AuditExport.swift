import ArgumentParser
import LianhuAPI
import LianhuAudit
import LianhuCore

/// Writes a bundle that anybody can verify offline: from the last checkpoint before the period to one made now.
struct AuditExport: AsyncParsableCommand {
    static var configuration: CommandConfiguration { .verb("audit", "export") }

    @Option(help: .text("option.period", "PERIOD"))
    var period: String?

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.to", "DATE"), transform: DayArgument.parse)
    var to: CivilDate?

    @Option(help: .text("option.out_bundle", "DIR"))
    var out: String

    @OptionGroup var connection: ConnectionOptions

    func validate() throws {
        guard (period == nil) != (from == nil), period == nil || to == nil else { throw ValidationError(words("cli.period_or_days")) }
    }

    /// The days asked for, both inclusive, and how to call them.
    private func days() async throws -> (first: CivilDate, last: CivilDate, name: String) {
        if let period {
            guard let found = Period(key: period, scheme: .standard) else { throw Failure.usage("period.malformed", ["value": period]) }
            return (found.start, found.lastDay, period)
        }
        guard let first = from else { throw Failure.usage("cli.period_or_days") }
        let last = if let to { to } else { try await connection.client.call(.showStatus, as: Wire.Status.self).value.today }
        guard first <= last else { throw Failure.usage("cli.from_after_until") }
        return (first, last, "\(first) – \(last)")
    }

    func run() async throws {
        let (first, last, name) = try await days()
        let assembly = BundleAssembly(client: connection.client)
        let result = try await assembly.write(to: out, first: first, last: last, name: name)
        Console.current.put(out + "\n")
        let counts = ["from": String(result.from), "to": String(result.to - 1), "entries": String(result.to - result.from), "period": name]
        Console.current.say(words(result.from < result.to ? "cli.exported" : "cli.exported_none", counts))
        Console.current.say(words("cli.exported_wider", ["first": first.description, "last": last.description]))
        if result.isDemonstration { Console.current.say(words("cli.demonstration")) }
        Console.current.say(words("cli.next", ["command": "lianhuctl audit verify \(out) --key '\(result.key)'"]))
    }
}
