import Foundation
import LianhuCore
import Testing

@testable import lianhuctl

@Suite("Rules are tested by rules")
struct RulesTestTests {
    private let root = Repository.root.path
    private var fixtures: String { root + "/Tests/LianhuRulesTests/Fixtures/Scenarios" }

    private func golden(_ run: (exit: Int32, out: String, err: String), _ name: String, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        try Repository.expectGolden(
            (run.out + "--- \(run.exit)\n" + run.err).replacing(root, with: "."), name, sourceLocation: location)
    }

    @Test("every scenario of the shipped packs passes, told in either language", arguments: Language.allCases)
    func shipped(_ language: Language) async throws {
        let run = await Transcript.run("rules", "test", root + "/rules", in: language)
        #expect(run.exit == 0)
        try golden(run, "rules-test.\(language.rawValue).txt")
    }

    @Test("the shipped command finds a wrong expectation in any shipped scenario") func mutated() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scenarios-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let text = try Repository.text("rules/bagongshan.test.yaml").replacing(
            "pack: bagongshan.yaml", with: "pack: \(root)/rules/bagongshan.yaml"
        )
        .replacing("calendars: calendars", with: "calendars: \(root)/rules/calendars")
        let scenarios = text.split(separator: "\n").count { $0.hasPrefix("  - title:") }
        let slips = [
            ("status: met_late", "status: met"), ("coverage: 1/4", "coverage: 2/4"), ("told: W-9", "told: W-7"), ("has: 2", "has: 4"),
            ("records: 2", "records: 3"), ("void: moved_away", "void: unlinked"), ("due: 2026-08-05", "due: 2026-08-06"),
            ("refused: evidence.future", "refused: evidence.futur"), ("skipped: catch_up", "skipped: too_late"),
            ("steps: []", "steps: [{step: 9, told: W-1}]"),
        ]
        for (index, (right, wrong)) in slips.enumerated() {
            let file = folder.appending(path: "\(index).test.yaml").path
            #expect(text.contains(right))
            try text.replacing(right, with: wrong, maxReplacements: 1).write(toFile: file, atomically: true, encoding: .utf8)
            let run = await Transcript.run("rules", "test", file)
            #expect(run.exit == 1 && run.err.contains("\(scenarios - 1) passed, 1 failed"), "\(wrong): \(run.err)")
        }
    }

    @Test("every difference is told with its place, and ends with 1", arguments: Language.allCases)
    func failing(_ language: Language) async throws {
        let run = await Transcript.run("rules", "test", fixtures + "/failing.test.yaml", in: language)
        #expect(run.exit == 1)
        try golden(run, "rules-test-failing.\(language.rawValue).txt")
    }

    @Test("faults of a file are told with their places, and end with 2", arguments: Language.allCases)
    func faulty(_ language: Language) async throws {
        let run = await Transcript.run("rules", "test", fixtures + "/faulty.test.yaml", in: language)
        #expect(run.exit == 2)
        try golden(run, "rules-test-faulty.\(language.rawValue).txt")
    }

    @Test("programs get the same as JSON and CSV") func forms() async throws {
        let json = await Transcript.run("rules", "test", fixtures, "-o", "json")
        #expect(json.exit == 2)
        try golden(json, "rules-test.json.txt")
        let csv = await Transcript.run("rules", "test", fixtures + "/failing.test.yaml", "-o", "csv")
        #expect(csv.out.contains(",5,Nothing is as expected,FAILED,15"))
    }

    @Test("no scenario there: 64; rules check passes scenarios over") func others() async {
        #expect(await Transcript.run("rules", "test", root + "/rules/calendars").exit == 64)
        #expect(await Transcript.run("rules", "test", root + "/rules/none.test.yaml").exit == 1)
        #expect(await Transcript.run("rules", "check", root + "/rules").exit == 0)
    }

    // MARK: Documentation

    /// The complete file of the first block, and each further block as a scenario after its roster.
    private func examples(_ path: String) throws -> [String] {
        let blocks = try Repository.text(path).split(separator: "```yaml\n").dropFirst().map { block in
            String(block[..<(block.firstRange(of: "```")?.lowerBound ?? block.endIndex)])
        }
        let first = try #require(blocks.first)
        let head = first[..<(try #require(first.firstRange(of: "  - title")).lowerBound)]
        return [first] + blocks.dropFirst().map { head + $0 }
    }

    @Test(
        "each example of the documentation does what it says",
        arguments: [("docs/rule-tests.md", Language.en), ("docs/rule-tests.zh-CN.md", .zh)])
    func documented(_ path: String, _ language: Language) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "documented-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "rules"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["bagongshan.yaml", "calendars"] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: "rules/" + name).path, withDestinationPath: root + "/rules/" + name)
        }
        let file = folder.appending(path: "rules/bagongshan.test.yaml").path
        let examples = try examples(path)
        #expect(examples.count == 3)
        for (index, text) in examples.enumerated() {
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            let run = await Transcript.run("rules", "test", folder.path + "/rules", in: language)
            #expect(run.exit == 0, "\(index): \(run.out)")
            guard index == 0 else { continue }
            let documentation = try Repository.text(path)
            #expect(documentation.contains((run.out + run.err).replacing(folder.path + "/", with: "")))
            try text.replacing("status: met", with: "status: met_late").write(toFile: file, atomically: true, encoding: .utf8)
            let failing = await Transcript.run("rules", "test", folder.path + "/rules", in: language)
            let lines = failing.out.split(separator: "\n").dropFirst(2).prefix(3).joined(separator: "\n")
            #expect(failing.exit == 1 && documentation.contains(lines.replacing(folder.path + "/", with: "")), "\(lines)")
        }
    }
}
