import Foundation
import Glibc
import LianhuCore

/// The district, played once for all tests; each takes a copy.
struct Demonstration {
    /// What the play said, and when it ran.
    struct Played: Sendable {
        let folder: TempFolder
        let output: String
        let began: Instant
        let ended: Instant
    }

    private static let played: Result<Played, any Error> = Result {
        let folder = try TempFolder()
        // What is kept for the whole run is nobody's to let go of.
        atexit { if let played = try? Demonstration.played.get() { try? FileManager.default.removeItem(atPath: played.folder.path) } }
        let began = Self.now
        let outcome = try Child(Programs.lianhud, arguments(folder) + ["--play-only"]).end(within: 170)
        guard outcome.status == 0 else { throw Trouble("the play failed: \(outcome.all)") }
        return Played(folder: folder, output: outcome.output, began: began, ended: Self.now)
    }

    let folder: TempFolder
    let console: Console
    let play: Played

    /// A copy of the played state, not started.
    init() throws {
        play = try Self.played.get()
        folder = try TempFolder()
        console = Console(socket: folder.file("c.sock"))
        try FileManager.default.copyItem(atPath: play.folder.file("state"), toPath: folder.file("state"))
    }

    /// Goes on with the copy and waits until it answers.
    func start() throws -> Child {
        let daemon = try Child(Programs.lianhud, Self.arguments(folder))
        try wait(for: "the demonstration on \(console.socket)") {
            guard daemon.isRunning else { throw Trouble("the demonstration ended: \(try daemon.end().all)") }
            return console.answers
        }
        return daemon
    }

    static func arguments(_ folder: TempFolder) -> [String] {
        [
            "demo", "--state", folder.file("state"), "--socket", folder.file("c.sock"), "--rules", Programs.bagongshan,
            "--calendars", Programs.calendars,
        ]
    }

    private static var now: Instant { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }
}
