import ArgumentParser

/// In which form to print.
struct OutputOptions: ParsableArguments {
    @Option(name: [.customLong("output"), .customShort("o")], help: .text("option.output", "table|json|csv|ids"))
    var format: OutputFormat = .table
}
