import ArgumentParser

struct Compliance: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("compliance", [ComplianceShow.self])
    }
}
