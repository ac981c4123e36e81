import Foundation
import Testing

/// The checkout that these tests were built from.
enum Repository {
    /// Its top folder. Links are followed, for the tests may have been built from elsewhere through one.
    static let root: URL = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// False in an unpacked archive, which has no list of tracked files.
    static let isGitCheckout: Bool = FileManager.default.fileExists(atPath: root.appending(path: ".git").path)

    /// The text of the file at `path`, relative to the top; empty where there is none.
    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    /// Files below `folder` with one of these endings, relative to the top, sorted.
    static func files(in folder: String, endings: Set<String>) -> [String] {
        let base = root.appending(path: folder)
        guard let names = FileManager.default.enumerator(atPath: base.path) else { return [] }
        return names.compactMap { $0 as? String }
            .filter { endings.contains(($0 as NSString).pathExtension) }
            .map { folder + "/" + $0 }
            .sorted()
    }

    /// Every Swift file below `folder`, read and masked.
    static func swift(in folder: String) -> [SourceFile] {
        files(in: folder, endings: ["swift"]).map { SourceFile(path: $0, text: text($0)) }
    }

    /// Paths that git tracks, or would track if they were added now.
    static func trackedFiles() throws -> [String] {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = [
            "git", "-c", "safe.directory=*", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard",
        ]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        try #require(git.terminationStatus == 0, "git ls-files failed")
        return Set(String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)).sorted()
    }
}
