import ArgumentParser

/// What is measured, one piece of work a process, so that each has its own peak memory; `Benchmarks/run` calls these and the references in turn.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lianhu-bench", abstract: "One piece of work to be measured; prints name=value pairs on one line.",
        subcommands: [Seed.self, PlanMonth.self, RecordContacts.self, ServeState.self])
}

/// The state folder that every command needs.
struct StateOptions: ParsableArguments {
    @Option(help: "Folder of the database.") var state: String
    @Option(help: "Folder of rule packs and calendars.") var rules = "rules"
}
