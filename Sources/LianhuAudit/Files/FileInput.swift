import Crypto
import Glibc

/// A file that is read once from front to back through one buffer of fixed size.
final class FileInput {
    /// Why a line cannot be read.
    enum LineFault: Error {
        case tooLong
        /// The last line does not end in a newline.
        case unterminated
        case file(FileFault)
    }

    private let path: String
    private let descriptor: Int32
    private static let capacity = 1 << 18
    private let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    private var start = 0
    private var end = 0

    /// Opens a file, unless told otherwise not through a symbolic link; throws `FileFault`.
    init(path: String, followLinks: Bool = false) throws(FileFault) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | (followLinks ? 0 : O_NOFOLLOW))
        guard descriptor >= 0 else { throw FileFault(.read, path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        buffer.deallocate()
    }

    /// Reads more behind what is left; false at the end of the file or if the buffer is full.
    private func fill() throws(FileFault) -> Bool {
        if start > 0 {
            memmove(buffer, buffer + start, end - start)
            end -= start
            start = 0
        }
        guard end < Self.capacity else { return false }
        while true {
            let count = read(descriptor, buffer + end, Self.capacity - end)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault(.read, path) }
            end += count
            return count > 0
        }
    }

    /// Whether everything has been read.
    func isAtEnd() throws(FileFault) -> Bool {
        if start < end { return false }
        return try !fill()
    }

    /// The next line without its newline, at most 65,535 bytes; nil at the end. It is valid until the next call.
    func nextLine() throws(LineFault) -> UnsafeBufferPointer<UInt8>? {
        var searched = 0
        while true {
            if let found = memchr(buffer + start + searched, 0x0a, end - start - searched) {
                let length = found - UnsafeMutableRawPointer(buffer + start)
                guard length <= LeafScanner.longestLeaf else { throw .tooLong }
                defer { start += length + 1 }
                return UnsafeBufferPointer(start: buffer + start, count: length)
            }
            searched = end - start
            guard searched <= LeafScanner.longestLeaf else { throw .tooLong }
            do {
                if try fill() { continue }
            } catch {
                throw .file(error)
            }
            guard searched == 0 else { throw .unterminated }
            return nil
        }
    }

    /// Steps over these bytes if they come next; false if anything else does.
    func skip(_ expected: [UInt8]) throws(FileFault) -> Bool {
        var position = 0
        while position < expected.count {
            if start == end, try !fill() { return false }
            let count = min(expected.count - position, end - start)
            let same = expected.withUnsafeBytes { bytes in
                bytes.baseAddress.map { memcmp($0 + position, buffer + start, count) == 0 } ?? (count == 0)
            }
            guard same else { return false }
            start += count
            position += count
        }
        return true
    }

    /// The SHA-256 of what has not been read yet.
    func hashRest() throws(FileFault) -> Hash {
        var hasher = SHA256()
        repeat {
            hasher.update(bufferPointer: UnsafeRawBufferPointer(start: buffer + start, count: end - start))
            start = end
        } while try fill()
        return Hash(hasher.finalize())
    }

    /// A whole small file; throws `FileFault` with EFBIG beyond `limit` bytes.
    static func contents(of path: String, limit: Int, followLinks: Bool = false) throws(FileFault) -> [UInt8] {
        let file = try FileInput(path: path, followLinks: followLinks)
        var bytes: [UInt8] = []
        while try !file.isAtEnd() {
            bytes.append(contentsOf: UnsafeBufferPointer(start: file.buffer + file.start, count: file.end - file.start))
            file.start = file.end
            guard bytes.count <= limit else { throw FileFault(operation: .read, path: path, code: EFBIG) }
        }
        return bytes
    }
}
