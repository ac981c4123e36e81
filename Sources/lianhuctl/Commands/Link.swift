import ArgumentParser

struct Link: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("link", [LinkStart.self, LinkEnd.self, LinkHandOver.self])
    }
}
