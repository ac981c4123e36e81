import Glibc
import LianhuAudit
import LianhuEngine

/// The last known head of the log, kept in a file beside the database: it tells a database that was put back to an older state.
struct HighWaterMark: Hashable, Sendable {
    /// Number of leaves.
    var size: Int64
    var root: Hash

    /// The file's name in the folder of the database.
    static let fileName = "high-water"
    private static let title = "lianhu high-water 1"

    init(size: Int64, root: Hash) {
        self.size = size
        self.root = root
    }

    /// Reads a mark of exactly three lines: title, number of leaves, root in base64; nil for anything else.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[0] == Self.title, lines[3].isEmpty, let size = Int64(lines[1]), size >= 0,
            let root = Hash(base64: String(lines[2]))
        else { return nil }
        self.init(size: size, root: root)
    }

    var text: String { "\(Self.title)\n\(size)\n\(root.base64)\n" }

    // MARK: File

    /// The mark in a folder; nil if there is none. Throws `StoreError.damagedLog` for a file that holds no mark, and `.io`.
    static func read(in folder: String) throws -> HighWaterMark? {
        let descriptor = open(folder + "/" + fileName, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw StoreError.io(code: Int(errno))
        }
        defer { Glibc.close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw StoreError.io(code: Int(errno)) }
        guard let mark = HighWaterMark(text: String(decoding: bytes[..<count], as: UTF8.self)) else { throw StoreError.damagedLog(size: 0) }
        return mark
    }

    /// Replaces the mark: a new file, durable, under the old name. After a crash there is the one or the other, whole. Throws `.full` or `.io`.
    func write(in folder: String) throws {
        let path = folder + "/" + Self.fileName
        let new = path + ".new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure() }
        let bytes = Array(text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        let failure = Self.failure()
        Glibc.close(descriptor)
        guard isWritten else { throw failure }
        guard rename(new, path) == 0 else { throw Self.failure() }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw Self.failure() }
        defer { Glibc.close(directory) }
        guard fsync(directory) == 0 else { throw Self.failure() }
    }

    private static func failure() -> StoreError {
        switch errno {
        case ENOSPC, EDQUOT: .full
        case EROFS, EACCES, EPERM: .readOnly
        default: .io(code: Int(errno))
        }
    }
}
