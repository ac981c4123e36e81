import Glibc
import NIOCore
import NIOPosix

/// A local file read in pieces on NIO's threads for blocking work.
final class FileSource: Sendable {
    /// Bytes read at once.
    static let pieceSize = 64 * 1024

    private let fd: Int32
    private let path: String

    init(path: String) throws(ClientError) {
        let fd = open(path, O_RDONLY | O_CLOEXEC)
        guard fd >= 0 else { throw Self.failure(path) }
        self.fd = fd
        self.path = path
    }

    /// The next piece, or nil at the end.
    func next() async throws -> ByteBuffer? {
        try await NIOThreadPool.singleton.runIfActive { [self] in
            var failed = false
            var piece = ByteBufferAllocator().buffer(capacity: Self.pieceSize)
            piece.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.pieceSize) { bytes in
                let count = read(fd, bytes.baseAddress, Self.pieceSize)
                failed = count < 0
                return max(count, 0)
            }
            if failed { throw Self.failure(path) }
            return piece.readableBytes == 0 ? nil : piece
        }
    }

    private static func failure(_ path: String) -> ClientError {
        .unreadableFile(path: path, reason: String(cString: strerror(errno)))
    }

    deinit { _ = close(fd) }
}
