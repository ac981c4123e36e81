import ArgumentParser

struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("check", [CheckStart.self, CheckList.self, CheckShow.self, CheckRecord.self])
    }
}
