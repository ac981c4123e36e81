import Foundation
import Glibc
import LianhuAPI
import Testing

/// Two locks: who may connect, and what a line of access.yaml gives (S55–S57); and the exit statuses that scripts read.
@Suite("locks and exit statuses")
struct LockTests {
    /// Users that no machine has.
    private static let stranger: UInt32 = 54_321
    private static let reader: UInt32 = 54_322

    /// Why commands cannot be run as somebody else; nil if they can.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "root alone can ask as another user" }
        let trial = try? ask(as: stranger, ["--version"])
        return trial?.status == 0 ? nil : "lianhuctl cannot be run as another user here: \(trial?.all ?? "setpriv is missing")"
    }()

    private static func ask(as uid: UInt32, _ arguments: [String]) throws -> Child.Outcome {
        try Child.run("/usr/bin/setpriv", ["--reuid", "\(uid)", "--regid", "\(uid)", "--clear-groups", Programs.lianhuctl] + arguments)
    }

    @Test(
        "who may not connect gets 77 and the group to join; who may and has no line gets 77 for a 403",
        .enabled(if: obstacle == nil, Comment(rawValue: obstacle ?? "commands can be run as another user")))
    func refusesStrangers() throws {
        let place = try Installation()
        let daemon = try place.start()
        let socket = ["--socket", place.console.socket]
        let outside = try Self.ask(as: Self.stranger, ["status"] + socket)
        #expect(outside.status == 77)
        #expect(outside.errors.contains("usermod -aG lianhu"), "\(outside.all)")

        // As if everybody were a member of the group.
        chmod(place.console.socket, 0o666)
        let inside = try Self.ask(as: Self.stranger, ["status", "--output", "json"] + socket)
        #expect(inside.status == 77)
        #expect(inside.output.contains(#""status":403"#) && inside.errors.contains("whoami"), "\(inside.all)")
        let identity = try Self.ask(as: Self.stranger, ["whoami", "--output", "json"] + socket)
        #expect(identity.status == 0, "\(identity.all)")
        #expect(identity.output.contains(#""rights":[]"#) && identity.output.contains("\(Self.stranger)"), "\(identity.all)")
        #expect(try place.stop(daemon).status == 0)
    }

    @Test(
        "a line gives its rights over its subtree and no more, and a reload takes them away",
        .enabled(if: obstacle == nil, Comment(rawValue: obstacle ?? "commands can be run as another user")))
    func givesWhatALineSays() throws {
        let place = try Installation(lines: ["{uid: \(Self.reader), rights: [read], unit: U-2}"])
        let daemon = try place.start()
        _ = try place.importRoster()
        chmod(place.console.socket, 0o666)
        let socket = ["--socket", place.console.socket]
        let seen = try Self.ask(as: Self.reader, ["subject", "list", "--all", "--output", "ids"] + socket)
        #expect(seen.status == 0, "\(seen.all)")
        let odd = (1...Trial.households).filter { $0 % 2 == 1 }.map { "H-\($0)" }
        #expect(Set(seen.output.split(separator: "\n").map(String.init)) == Set(odd))
        let outside = try Self.ask(as: Self.reader, ["subject", "show", "H-2"] + socket)
        #expect(outside.status == 77 && !outside.all.contains("试户2"), "\(outside.all)")
        let record = ["contact", "record", "H-1", "--worker", "W-1", "--method", "phone"]
        #expect(try Self.ask(as: Self.reader, record + socket).status == 77)
        #expect(try Self.ask(as: Self.reader, ["rules", "reload"] + socket).status == 77)
        #expect(try place.console.contacts().isEmpty)

        try place.folder.write("identities: []\n", to: "access.yaml")
        try place.console.done("daemon", "reload")
        #expect(try Self.ask(as: Self.reader, ["subject", "list"] + socket).status == 77)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("no daemon is 69, an unknown command 64, an unknown id 1, findings of a check 2; each names what to do next")
    func endsAsScriptsExpect() throws {
        let place = try Installation()
        let absent = try place.console.run("status")
        #expect(absent.status == 69)
        #expect(absent.errors.contains("Next: "), "\(absent.all)")
        #expect(try Child.run(Programs.lianhuctl, ["statsu"]).status == 64)
        #expect(try Child.run(Programs.lianhuctl, ["status", "--outptu", "json"]).status == 64)

        let bad = try place.folder.write(Trial.pack.replacing("home_visit, phone", with: "home_vist"), to: "bad.yaml")
        let check = try Child.run(Programs.lianhuctl, ["rules", "check", bad, "--calendars", Programs.calendars])
        #expect(check.status == 2)
        #expect(check.all.contains("\(bad):24:"), "\(check.all)")

        let daemon = try place.start()
        let unknown = try place.console.run("worker", "show", "W-999")
        #expect(unknown.status == 1)
        #expect(unknown.errors.contains("Next: lianhuctl worker list"), "\(unknown.all)")
        #expect(try place.stop(daemon).status == 0)
    }
}
