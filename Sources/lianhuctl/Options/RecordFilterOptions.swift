import ArgumentParser
import LianhuCore

/// Which records to list.
struct RecordFilterOptions: ParsableArguments {
    @Option(help: .text("option.unit", "UNIT"))
    var unit: String?

    @Option(help: .text("option.about", "SUBJECT"))
    var about: String?

    @Option(help: .text("option.worker_filter", "WORKER"))
    var worker: String?

    @Option(help: .text("option.from", "DATE"), transform: DayArgument.parse)
    var from: CivilDate?

    @Option(help: .text("option.through", "DATE"), transform: DayArgument.parse)
    var through: CivilDate?

    @Flag(help: .text("option.superseded"))
    var superseded = false

    var query: APIPath.Query {
        [
            ("unit", unit), ("about", about), ("worker", worker), ("from", from?.description), ("through", through?.description),
            ("all", superseded ? "true" : nil),
        ]
    }
}
