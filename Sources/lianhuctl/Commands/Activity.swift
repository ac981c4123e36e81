import ArgumentParser

struct Activity: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("activity", [ActivityRecord.self, ActivityList.self])
    }
}
