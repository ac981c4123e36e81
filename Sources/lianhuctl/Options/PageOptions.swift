import ArgumentParser

/// How much of a long list to fetch.
struct PageOptions: ParsableArguments {
    @Option(help: .text("option.limit", "N"))
    var limit = 100

    @Option(help: .text("option.cursor", "CURSOR"))
    var cursor: String?

    @Flag(help: .text("option.all"))
    var all = false

    func validate() throws {
        guard (1...1000).contains(limit) else { throw ValidationError(words("cli.limit")) }
    }
}
