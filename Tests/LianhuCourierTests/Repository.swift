import Foundation
import Testing

/// Files of the checkout, and golden files: what is printed for people is compared with what was printed before.
enum Repository {
    /// The folder of these tests. Links are followed, for the tests may have been built from elsewhere through one.
    static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    static let root = tests.deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Fails unless the golden file says the same. With RECORD_GOLDEN=1 it is written instead, and the test fails, so that nobody records by accident.
    static func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = tests.appending(path: "Golden/" + name)
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded Golden/\(name); look at it, then run again without RECORD_GOLDEN", sourceLocation: sourceLocation)
            return
        }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in found.enumerated() where index >= wanted.count || wanted[index] != line {
            let was = index < wanted.count ? String(wanted[index]) : "(nothing)"
            Issue.record("Golden/\(name):\(index + 1) differs\n  was: \(was)\n  now: \(line)", sourceLocation: sourceLocation)
            return
        }
        #expect(found.count == wanted.count, "Golden/\(name) is longer", sourceLocation: sourceLocation)
    }
}
