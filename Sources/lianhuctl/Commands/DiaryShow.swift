import ArgumentParser
import LianhuAPI
import LianhuCore

/// What happened in a unit, day by day, as a person would write it down.
struct DiaryShow: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("diary", "show") }

    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate

    @Option(name: [.customLong("through"), .customLong("to")], help: .text("option.through", "DATE"), transform: DayArgument.parse)
    var through: CivilDate

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func run() async throws {
        let answer = try await connection.client.call(
            .showDiary, query: [("unit", unit), ("from", from.description), ("through", through.description)], as: Wire.Diary.self)
        guard format == .table else {
            return Presentation(json: answer.bytes, table: DiaryText.table(answer.value)).print(as: format)
        }
        Console.current.put(DiaryText.text(answer.value))
        if answer.value.demonstration { Console.current.say(words("cli.demonstration")) }
    }
}
