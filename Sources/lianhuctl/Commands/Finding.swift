import ArgumentParser

struct Finding: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("finding", [FindingList.self])
    }
}
