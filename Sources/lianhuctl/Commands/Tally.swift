import ArgumentParser

struct Tally: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("tally", [TallyShow.self])
    }
}
