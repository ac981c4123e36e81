import CLianhuShim
import Glibc
import Synchronization

/// A listening Unix socket, inherited from systemd or bound here; the same from there on.
package final class UnixListener: Sendable {
    /// Where a listener came from.
    package enum Origin: Sendable, Equatable {
        case inherited(name: String)
        case bound(path: String)
    }

    package let origin: Origin
    /// The listening descriptor; the server closes it.
    package let fd: Int32
    private let name: Mutex<OwnedName?>

    /// The name in the file system as long as it is ours.
    private struct OwnedName: Sendable {
        let path: String
        let lock: Int32
        let device: UInt64
        let inode: UInt64
    }

    private init(fd: Int32, origin: Origin, name: OwnedName?) {
        self.fd = fd
        self.origin = origin
        self.name = Mutex(name)
    }

    /// Adopts a socket that systemd passed; its name, mode and group are the socket unit's affair.
    package static func inherited(fd: Int32, name: String) throws(ListenError) -> UnixListener {
        guard lh_is_unix_listener(fd) == 1 else { throw .notListening(name: name) }
        return UnixListener(fd: fd, origin: .inherited(name: name), name: nil)
    }

    /// Binds a path, private until it is ready, and keeps a lock beside it (`PATH.lock`) so that no second process takes the name.
    ///
    /// - Parameters:
    ///   - mode: 0600 for a developer's own daemon, 0660 for one with a group.
    ///   - group: who may connect besides the owner; nil leaves the process's own group.
    package static func bind(
        path: String, mode: UInt32 = 0o600, group: UInt32? = nil, backlog: Int32 = 512
    ) throws(ListenError) -> UnixListener {
        var lock: Int32 = -1
        var device: UInt64 = 0
        var inode: UInt64 = 0
        let fd = lh_unix_listen(path, mode, group ?? UInt32.max, backlog, &lock, &device, &inode)
        switch -fd {
        case EADDRINUSE: throw .alreadyServed(path: path)
        case ENOTSOCK: throw .notASocket(path: path)
        case ENAMETOOLONG: throw .pathTooLong(path: path)
        case let errno where errno > 0: throw .failed(attempt: "listen on \(path)", errno: errno)
        default:
            let owned = OwnedName(path: path, lock: lock, device: device, inode: inode)
            return UnixListener(fd: fd, origin: .bound(path: path), name: owned)
        }
    }

    /// Removes the name if it still is our socket, so that new clients see at once that nobody serves; systemd keeps its own.
    func removeName() {
        name.withLock { owned in
            if let owned { _ = lh_unlink_if_same(owned.path, owned.device, owned.inode) }
        }
    }

    /// Removes the name and gives the lock back; for the end of the server, or a start that failed.
    package func release() {
        removeName()
        name.withLock { owned in
            if let owned { _ = lh_close(owned.lock) }
            owned = nil
        }
    }

    /// Where clients find it; a leading @ stands for the abstract namespace.
    package var address: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let start = buffer.baseAddress, lh_sockname(fd, start, buffer.count) == 0 else { return "?" }
            return String(cString: start)
        }
    }

    /// Restores the length of the queue: NIO sets 128 on an inherited socket, undoing `Backlog=`.
    func restoreBacklog(_ backlog: Int32) { _ = lh_relisten(fd, backlog) }
}
