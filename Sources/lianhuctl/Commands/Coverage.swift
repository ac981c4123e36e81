import ArgumentParser

struct Coverage: ParsableCommand {
    static var configuration: CommandConfiguration { .noun("coverage", [CoverageShow.self]) }
}
