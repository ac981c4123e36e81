import ArgumentParser

struct Events: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("events", [EventsFollow.self])
    }
}
