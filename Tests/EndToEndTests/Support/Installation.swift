import Foundation
import LianhuAPI

/// An installation in a folder of its own: configuration, rights, key, rules and state.
final class Installation {
    let folder: TempFolder
    let console: Console
    static let origin = "lianhu/trial"

    var configuration: String { folder.file("lianhud.yaml") }
    var access: String { folder.file("access.yaml") }
    var pack: String { folder.file("rules/trial.yaml") }
    var state: String { folder.file("state") }

    /// - Parameters:
    ///   - signed: whether a key is made with `lianhuctl audit keygen`.
    ///   - lines: more lines of access.yaml.
    init(signed: Bool = true, zone: String = "Asia/Shanghai", lines: [String] = []) throws {
        folder = try TempFolder()
        console = Console(socket: folder.file("c.sock"))
        try folder.write(Trial.pack, to: "rules/trial.yaml")
        try folder.write("identities: [\(lines.joined(separator: ", "))]\n", to: "access.yaml")
        try configure(zone: zone)
        if signed {
            let made = try Child.run(Programs.lianhuctl, ["audit", "keygen", "--origin", Self.origin, "--out", folder.file("audit.key")])
            guard made.status == 0 else { throw Trouble("keygen: \(made.all)") }
        }
    }

    /// Writes the configuration.
    func configure(zone: String = "Asia/Shanghai", origin: String = Installation.origin, more: String = "") throws {
        try folder.write(
            """
            name: {zh: 试行, en: Trial}
            origin: \(origin)
            zone: \(zone)
            language: en
            state: \(state)
            socket: \(console.socket)
            key: \(folder.file("audit.key"))
            rules:
              - {file: \(pack), unit: "*"}
            calendars: \(Programs.calendars)
            \(more)

            """, to: "lianhud.yaml")
    }

    /// Starts the daemon without waiting for it.
    func launch(_ arguments: String...) throws -> Child {
        try Child(Programs.lianhud, ["serve", "--config", configuration] + arguments)
    }

    /// Starts the daemon and waits until it answers.
    func start() throws -> Child { try ready(try launch()) }

    /// Waits until a daemon accepts connections.
    func ready(_ daemon: Child) throws -> Child {
        try wait(for: "a daemon on \(console.socket)") {
            guard daemon.isRunning else { throw Trouble("the daemon ended: \(try daemon.end().all)") }
            return console.answers
        }
        return daemon
    }

    /// Brings the trial's people in.
    func importRoster() throws -> Wire.ImportReport {
        for (name, text) in Trial.roster { try folder.write(text, to: "roster/\(name)") }
        return try console.ask("roster", "import", folder.file("roster"))
    }

    /// Asks the daemon to end and waits.
    func stop(_ daemon: Child) throws -> Child.Outcome {
        daemon.signal(SIGTERM)
        return try daemon.end()
    }
}
