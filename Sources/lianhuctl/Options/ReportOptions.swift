import ArgumentParser
import LianhuAPI
import LianhuCore

/// What every bulletin needs; it is in Chinese unless asked for otherwise.
struct ReportOptions: ParsableArguments {
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case text, html
    }

    enum Tongue: String, CaseIterable, ExpressibleByArgument {
        case zh, en

        var language: Language { self == .zh ? .zh : .en }
    }

    @Option(help: .text("argument.period", "PERIOD"))
    var period: String

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.as_of", "DATE"), transform: DayArgument.parse)
    var asOf: CivilDate?

    @Option(help: .text("option.report_format", "text|html"))
    var format: Form = .text

    @Option(help: .text("option.report_lang", "zh|en"))
    var lang: Tongue = .zh

    @Option(help: .text("option.report_out", "FILE"))
    var out: String?

    /// Asks for the figures, and writes the bulletin.
    func write(_ kind: PeriodKind, _ connection: ConnectionOptions) async throws {
        guard let named = Period(key: period, scheme: .standard), named.kind == kind else {
            throw ValidationError(words("cli.wrong_kind", ["period": period, "kind": word("kind", kind.name)]))
        }
        if let out, LocalFiles.exists(out) { throw Failure.refused("cli.exists", ["path": out], next: "ls -l \(out)") }
        let answer = try await connection.client.call(
            .showReport, query: [("period", period), ("unit", unit), ("asOf", asOf?.description)], as: Wire.Report.self)
        let bulletin = Bulletin(answer.value, language: lang.language)
        let text = format == .html ? bulletin.html : bulletin.text
        guard let out else { return Console.current.put(text) }
        try LocalFiles.create(out, Array(text.utf8))
        Console.current.put(out + "\n")
        let state = words(answer.value.provisional ? "provisional" : "final")
        Console.current.say(words("cli.report_written", ["state": state, "path": out]))
    }
}
