import ArgumentParser

struct Attempt: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("attempt", [AttemptRecord.self])
    }
}
