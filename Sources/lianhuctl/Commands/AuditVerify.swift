import ArgumentParser
import LianhuAPI
import LianhuAudit

/// Verifies a bundle offline; needs neither daemon nor network.
struct AuditVerify: ParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("audit", "verify") }

    @Argument(help: .text("argument.bundle", "DIR"))
    var directory: String

    @Option(help: .text("option.key", "VKEY"))
    var key: String?

    @OptionGroup var output: OutputOptions

    var format: OutputFormat { output.format }

    func run() throws {
        var given: VerifierKey?
        if let key {
            do { given = try VerifierKey(key) } catch {
                throw Failure.usage("cli.vkey", ["value": key], next: "lianhuctl audit verify --help")
            }
        }
        let text = VerificationText(BundleVerifier.verify(directory: directory, key: given), directory: directory)
        Presentation(json: try WireJSON.encode(text.document), table: text.table).print(as: format)
        if format == .table { Console.current.put("\n" + text.conclusion.joined(separator: "\n") + "\n") }
        guard text.exit == .done else { throw Failure(text.exit, format == .table ? [] : text.conclusion, next: text.next) }
    }
}
