import Crypto
import Glibc

/// A new file that is written once from front to back; it keeps the SHA-256 of what went in.
final class FileOutput {
    private let path: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var hasher = SHA256()

    private static let bufferSize = 1 << 18

    /// Creates the file; throws `FileFault` if there is one of that name.
    init(path: String, mode: mode_t = 0o644) throws(FileFault) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw FileFault(.create, path) }
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func write(_ bytes: some Collection<UInt8>) throws(FileFault) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(FileFault) {
        let failed = buffer.withUnsafeBytes { bytes -> Bool in
            hasher.update(bufferPointer: bytes)
            guard let base = bytes.baseAddress else { return false }
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.write(descriptor, base + sent, bytes.count - sent)
                if count < 0, errno == EINTR { continue }
                if count < 0 { return true }
                sent += count
            }
            return false
        }
        if failed { throw FileFault(.write, path) }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Makes the file durable and closes it; gives the SHA-256 of its bytes.
    func finish() throws(FileFault) -> Hash {
        try flush()
        guard fsync(descriptor) == 0 else { throw FileFault(.sync, path) }
        close(descriptor)
        descriptor = -1
        return Hash(hasher.finalize())
    }
}
