import CLianhuShim

/// Why the daemon cannot listen.
package enum ListenError: Error, Equatable, CustomStringConvertible {
    /// Another process serves that path; it goes on undisturbed. Exit 75.
    case alreadyServed(path: String)
    /// Something that is not a socket has that name; it is left alone.
    case notASocket(path: String)
    /// A Unix socket's path has at most 107 bytes.
    case pathTooLong(path: String)
    /// What was passed is not a listening Unix socket.
    case notListening(name: String)
    case failed(attempt: String, errno: Int32)

    package var description: String {
        switch self {
        case .alreadyServed(let path): "another process serves \(path); stop it or choose another path with --socket"
        case .notASocket(let path): "\(path) exists and is not a socket; move it away or choose another path with --socket"
        case .pathTooLong(let path): "\(path) is too long for a Unix socket (107 bytes); choose a shorter path with --socket"
        case .notListening(let name): "the descriptor “\(name)” passed to this process is not a listening Unix socket"
        case .failed(let attempt, let errno): "\(attempt): \(Self.words(errno))"
        }
    }

    private static func words(_ errno: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let start = buffer.baseAddress else { return "error \(errno)" }
            lh_errno_text(errno, start, buffer.count)
            return String(cString: start)
        }
    }
}
