import ArgumentParser

struct Daemon: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("daemon", [DaemonStatus.self, DaemonReload.self, DaemonStop.self])
    }
}
