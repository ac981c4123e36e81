import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Verifying a bundle")
struct AuditVerifyTests {
    private let bundle = Repository.root.appending(path: "Tests/LianhuAuditTests/Vectors/bundle-v1").path

    private func key() throws -> String {
        try Repository.text("Tests/LianhuAuditTests/Vectors/bundle-v1/vkey").trimmingCharacters(in: .newlines)
    }

    /// The bundle in a folder of its own, to be changed.
    private func copy() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "lianhuctl-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: bundle, toPath: path)
        return path
    }

    @Test("the kept bundle, with its key", arguments: Language.allCases) func verified(_ language: Language) async throws {
        let run = await Transcript.run("audit", "verify", bundle, "--key", try key(), in: language)
        #expect(run.exit == 0 && run.err.isEmpty)
        try Repository.expectGolden(run.out.replacing(bundle, with: "BUNDLE"), "verify.\(language.rawValue).txt")
    }

    @Test("one byte changed: 1, and where", arguments: Language.allCases) func tampered(_ language: Language) async throws {
        let path = try copy()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = URL(fileURLWithPath: path + "/entries.jsonl")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
        let run = await Transcript.run("audit", "verify", path, "--key", try key(), in: language)
        #expect(run.exit == 1)
        try Repository.expectGolden((run.out + run.err).replacing(path, with: "BUNDLE"), "verify-tampered.\(language.rawValue).txt")
    }

    @Test("without a key it cannot tell: 2, and the key to compare") func noKey() async throws {
        let run = await Transcript.run("audit", "verify", bundle)
        let key = try key()
        #expect(run.exit == 2 && run.out.contains(key) && run.err.contains("--key"))
    }

    @Test("nothing there: 2; no key at all: 64") func nothing() async throws {
        #expect(await Transcript.run("audit", "verify", "/nonexistent", "--key", try key()).exit == 2)
        #expect(await Transcript.run("audit", "verify", bundle, "--key", "abc").exit == 64)
    }

    @Test("as JSON it is for programs") func json() async throws {
        let run = await Transcript.run("audit", "verify", bundle, "--output", "json", "--key", try key())
        #expect(run.exit == 0 && run.out.contains(#""verdict":"verified""#) && run.out.contains(#""demonstration":false"#))
        #expect(await Transcript.run("audit", "verify", bundle, "-o", "ids", "--key", try key()).out.hasPrefix("readable\nfiles.listed\n"))
    }
}
