import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Offline commands")
struct OfflineTests {
    private let root = Repository.root.path

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "lianhuctl-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    @Test("rules check tells what a good pack means", arguments: Language.allCases) func good(_ language: Language) async throws {
        let run = await Transcript.run("rules", "check", root + "/rules/bagongshan.yaml", "--today", "2026-07-01", in: language)
        #expect(run.exit == 0)
        try Repository.expectGolden(run.out.replacing(root, with: "."), "rules-check.\(language.rawValue).txt")
    }

    @Test("rules check takes a folder, and the calendars in it") func wholeFolder() async {
        let run = await Transcript.run("rules", "check", root + "/rules", "--today", "2026-07-01")
        #expect(run.exit == 0 && run.out.contains("cn — work calendar"))
    }

    @Test("a fault has its place, and ends with 2") func faulty() async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let pack = try Repository.text("rules/bagongshan.yaml").replacing("accept:", with: "acept:")
        try pack.write(toFile: path + "/b.yaml", atomically: true, encoding: .utf8)
        let run = await Transcript.run("rules", "check", path + "/b.yaml", "--calendars", root + "/rules/calendars")
        #expect(
            run.exit == 2 && run.out.contains("b.yaml:") && run.out.contains("accept?") && run.err.contains("Next: lianhuctl rules check"))
        let json = await Transcript.run("rules", "check", path + "/b.yaml", "--calendars", root + "/rules/calendars", "-o", "json")
        #expect(json.exit == 2 && json.out.contains(#""line":"#))
    }

    @Test("where no calendar lies, the check says how to name their folder") func noCalendars() async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let run = await Transcript.run("rules", "check", root + "/rules/bagongshan.yaml", "--calendars", path)
        #expect(run.exit == 2 && run.err.contains("No work calendars were found; name their folder with --calendars."), "\(run.err)")
    }

    @Test("no rules there: 64") func noRules() async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(await Transcript.run("rules", "check", path).exit == 64)
        #expect(await Transcript.run("rules", "check", path + "/none.yaml").exit == 1)
    }

    @Test("a district is made up once, and never over other files") func generate() async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let arguments = [
            "roster", "generate", "bagongshan", "--seed", "1", "--from", "2026-07-01", "--until", "2026-07-31", "--out", path,
            "--calendars",
            root + "/rules/calendars",
        ]
        let transcript = Transcript()
        #expect(await Lianhuctl.run(arguments, on: transcript.console()) == 0)
        #expect(transcript.out.contains("units.csv") && transcript.err.contains("roster import"))
        let subjects = try String(contentsOfFile: path + "/subjects.csv", encoding: .utf8)
        #expect(subjects.split(separator: "\r\n").count == 1 + 1312)
        #expect(await Lianhuctl.run(arguments, on: Transcript().console()) == 1)
    }

    @Test("every pack has its made-up place", arguments: ["matou", "yongtai", "guannan"]) func places(_ name: String) async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let run = await Transcript.run(
            "roster", "generate", name, "--from", "2026-07-01", "--until", "2026-07-05", "--out", path, "--calendars",
            root + "/rules/calendars")
        #expect(run.exit == 0 && run.out.contains("units.csv") && run.out.contains("channels.csv") == (name == "yongtai"))
        #expect(
            await Transcript.run("roster", "generate", name + "x", "--from", "2026-07-01", "--until", "2026-07-05", "--out", path).exit
                == 64)
    }

    @Test("a key is made once, is private, and its public half is printed") func keygen() async throws {
        let path = try folder()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let run = await Transcript.run("audit", "keygen", "--origin", "lianhu/test", "--out", path + "/key")
        #expect(run.exit == 0 && run.out.hasPrefix("lianhu/test+") && !run.out.contains("PRIVATE"))
        let mode = try FileManager.default.attributesOfItem(atPath: path + "/key")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(await Transcript.run("audit", "keygen", "--origin", "lianhu/test", "--out", path + "/key").exit == 1)
        #expect(await Transcript.run("audit", "keygen", "--origin", "a b", "--out", path + "/other").exit == 64)
    }
}
