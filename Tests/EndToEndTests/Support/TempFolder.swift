import Foundation
import Glibc

/// A folder of a test's own under /tmp, short enough for socket paths, gone with the last reference.
final class TempFolder: Sendable {
    let path: String

    /// Others may pass through it: some tests ask as another user.
    init() throws {
        var template = Array("/tmp/lh-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Trouble("no folder under /tmp: \(String(cString: strerror(errno)))") }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        chmod(path, 0o711)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making folders on the way.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = self.file(name)
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// Why a test cannot go on.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Waits until something holds, looking every few milliseconds; throws after `seconds`.
func wait(for what: String, seconds: Double = 60, until isTrue: () throws -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !isTrue() {
        guard ContinuousClock.now < deadline else { throw Trouble("waited \(seconds) s in vain for \(what)") }
        usleep(5_000)
    }
}
