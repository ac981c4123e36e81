import Foundation
import Glibc
import LianhuAPI
import Testing

/// What keeps the daemon from starting, and in which words.
@Suite("a start that is refused")
struct RefusedStartTests {
    @Test("a second daemon on the same state ends with 75; the first goes on")
    func refusesASecond() throws {
        let place = try Installation()
        let first = try place.start()
        let second = try place.launch("--socket", place.folder.file("second.sock")).end()
        #expect(second.status == 75, "\(second.all)")
        #expect(second.errors.contains("Another daemon uses \(place.state)"))
        #expect(try place.console.status().leaves > 0)
        #expect(try place.stop(first).status == 0)
    }

    @Test("a second daemon on the same socket ends with 75; the first keeps it")
    func refusesASecondOnTheSocket() throws {
        let place = try Installation()
        let first = try place.start()
        let second = try place.launch("--state", place.folder.file("other")).end()
        #expect(second.status == 75, "\(second.all)")
        #expect(try place.console.status().leaves > 0)
        #expect(try place.stop(first).status == 0)
    }

    @Test("a database newer than the program ends with 78 and is not touched")
    func refusesANewerDatabase() throws {
        let place = try Installation()
        #expect(try place.stop(try place.start()).status == 0)
        // user_version: four bytes at 60 of the header (SQLite file format §1.3).
        let file = URL(fileURLWithPath: place.state + "/lianhu.sqlite")
        var bytes = try Data(contentsOf: file)
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, 99])
        try bytes.write(to: file)
        let outcome = try place.launch().end()
        #expect(outcome.status == 78, "\(outcome.all)")
        #expect(outcome.errors.contains("schema 99") && outcome.errors.contains("install the newer program"))
        #expect(try Data(contentsOf: file) == bytes)
    }

    @Test("a database of something else ends with 78, says so in the instance's language, and is not touched", arguments: ["en", "zh"])
    func refusesAForeignDatabase(language: String) throws {
        let place = try Installation()
        let configuration = try String(contentsOfFile: place.configuration, encoding: .utf8)
        try place.folder.write(configuration.replacing("language: en", with: "language: \(language)"), to: "lianhud.yaml")
        let noise = Data((0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try FileManager.default.createDirectory(atPath: place.state, withIntermediateDirectories: true)
        let file = URL(fileURLWithPath: place.state + "/lianhu.sqlite")
        try noise.write(to: file)
        let outcome = try place.launch().end()
        #expect(outcome.status == 78, "\(outcome.all)")
        #expect(outcome.errors.contains(language == "zh" ? "不是联户的数据库" : "is no database of Lianhu"), "\(outcome.all)")
        #expect(try Data(contentsOf: file) == noise)
    }

    @Test("a database that was put back to an older state is refused in words")
    func refusesAnOlderDatabase() throws {
        let place = try Installation()
        #expect(try place.stop(try place.start()).status == 0)
        let older = place.folder.file("older")
        try FileManager.default.copyItem(atPath: place.state, toPath: older)
        let daemon = try place.start()
        _ = try place.importRoster()
        #expect(try place.stop(daemon).status == 0)
        for name in ["lianhu.sqlite", "lianhu.sqlite-wal", "lianhu.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: "\(place.state)/\(name)")
        }
        try FileManager.default.copyItem(atPath: older + "/lianhu.sqlite", toPath: place.state + "/lianhu.sqlite")
        let outcome = try place.launch().end()
        #expect(outcome.status == 74, "\(outcome.all)")
        #expect(outcome.errors.contains("was put back to an older state"), "\(outcome.all)")
    }

    @Test("a faulty configuration ends with 78 and names every place")
    func refusesAFaultyConfiguration() throws {
        let place = try Installation()
        try place.configure(more: "langauge: en\nbacklog: 3")
        let outcome = try place.launch().end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("\(place.configuration):11:1"), "\(outcome.all)")
        #expect(outcome.errors.contains("did you mean language?"))
        #expect(outcome.errors.contains("\(place.configuration):12:1"))
    }

    @Test("faulty rights end with 78, name the place, and leave no state behind")
    func refusesFaultyRights() throws {
        let place = try Installation(lines: ["{uidd: 3, rights: [read], unit: \"*\"}"])
        let outcome = try place.launch().end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("\(place.access):1:") && outcome.errors.contains("did you mean uid?"), "\(outcome.all)")
        #expect(!FileManager.default.fileExists(atPath: place.state + "/lianhu.sqlite"))
    }

    @Test("missing files end with 78 and are named", arguments: ["lianhud.yaml", "access.yaml"])
    func refusesMissingFiles(name: String) throws {
        let place = try Installation()
        try FileManager.default.removeItem(atPath: place.folder.file(name))
        let outcome = try place.launch().end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("\(place.folder.file(name)) cannot be read: No such file"), "\(outcome.all)")
    }

    @Test("a zone that this machine has not got ends with 78 and says what to install")
    func refusesAMissingZone() throws {
        let place = try Installation(zone: "Mars/Olympus")
        let outcome = try place.launch().end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("Mars/Olympus") && outcome.errors.contains("tzdata"), "\(outcome.all)")
    }

    @Test("a state begun in one zone or under one origin goes on in no other")
    func refusesAnotherZoneOrOrigin() throws {
        let place = try Installation(signed: false)
        #expect(try place.stop(try place.start()).status == 0)
        try place.configure(zone: "Asia/Tokyo")
        let zone = try place.launch().end()
        #expect(zone.status == 78)
        #expect(zone.errors.contains("Put Asia/Shanghai back"), "\(zone.all)")
        try place.configure(origin: "lianhu/other")
        let origin = try place.launch().end()
        #expect(origin.status == 78)
        #expect(origin.errors.contains("Put \(Installation.origin) back"), "\(origin.all)")
    }

    @Test("a key for another log ends with 78")
    func refusesAKeyForAnotherLog() throws {
        let place = try Installation()
        try place.configure(origin: "lianhu/other")
        let outcome = try place.launch().end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("lianhu/other") && outcome.errors.contains(Installation.origin), "\(outcome.all)")
    }

    @Test("a key that everybody may read, and one that is none, end with 78 and are named")
    func refusesBadKeys() throws {
        let place = try Installation()
        let key = place.folder.file("audit.key")
        chmod(key, 0o644)
        let open = try place.launch().end()
        #expect(open.status == 78)
        #expect(open.errors.contains("\(key): others than its owner and group may use this key"), "\(open.all)")
        try place.folder.write("no key\n", to: "audit.key")
        chmod(key, 0o600)
        let none = try place.launch().end()
        #expect(none.status == 78)
        #expect(none.errors.contains("not as lianhuctl audit keygen writes it"), "\(none.all)")
    }

    @Test("a file where the state folder should be ends with 73 and is named")
    func refusesAFileForAFolder() throws {
        let place = try Installation()
        try place.folder.write("", to: "state")
        let outcome = try place.launch().end()
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("The state folder cannot be written: \(place.state)"), "\(outcome.all)")
        #expect(outcome.errors.contains("It must belong to the user who runs lianhud (uid \(getuid()))."), "\(outcome.all)")
        #expect(!outcome.errors.contains("NSError") && !outcome.errors.contains("Domain"), "\(outcome.all)")
    }

    @Test(
        "a state folder that cannot be written ends with 73 and says why",
        .enabled(if: OwnDisk.obstacle == nil, Comment(rawValue: OwnDisk.obstacle ?? "a disk can be mounted")))
    func refusesAReadOnlyFolder() throws {
        let place = try Installation()
        let daemon = try OwnDisk.launch(place, mountOptions: "size=8m,ro")
        let outcome = try daemon.end()
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("The state folder cannot be written: ") && outcome.errors.contains("Read-only"), "\(outcome.all)")
    }

    @Test("an unknown option ends with 64")
    func refusesUnknownOptions() throws {
        #expect(try Child.run(Programs.lianhud, ["serve", "--bogus"]).status == 64)
    }
}
