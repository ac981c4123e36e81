import CLianhuShim
import Glibc
import NIOCore
import NIOPosix

/// Who called connect(2), as the kernel attests it; read once when the connection is accepted.
package struct PeerCredentials: Sendable, Hashable {
    /// A hint only: the process may have ended, and its number been given away.
    package let pid: Int32
    package let uid: UInt32
    /// The primary group.
    package let gid: UInt32
    /// The supplementary groups (SO_PEERGROUPS), not the primary one.
    package let groups: [UInt32]

    package init(pid: Int32, uid: UInt32, gid: UInt32, groups: [UInt32]) {
        self.pid = pid
        self.uid = uid
        self.gid = gid
        self.groups = groups
    }

    /// The uid that the kernel shows for users which our namespace does not know: nobody in particular, so nobody's rights (S55).
    package static let overflowUID: UInt32 = 65534

    /// True if the process had that group, primary or supplementary.
    package func isMember(ofGroup group: UInt32) -> Bool { gid == group || groups.contains(group) }

    /// Asks the kernel about the other end of a connected Unix socket.
    init(fd: Int32) throws(ListenError) {
        var peer = lh_peer()
        let result = lh_peer_cred(fd, &peer)
        guard result == 0 else { throw .failed(attempt: "read the peer's credentials", errno: -result) }
        // NGROUPS_MAX is 65536, yet hardly anyone has more than a few
        var buffer = [UInt32](repeating: 0, count: 64)
        var count = lh_peer_groups(fd, &buffer, Int32(buffer.count))
        if count == -ERANGE {
            buffer = [UInt32](repeating: 0, count: 65536)
            count = lh_peer_groups(fd, &buffer, Int32(buffer.count))
        }
        guard count >= 0 else { throw .failed(attempt: "read the peer's groups", errno: -count) }
        self.init(pid: peer.pid, uid: peer.uid, gid: peer.gid, groups: Array(buffer.prefix(Int(count))))
    }

    /// The credentials of a channel's peer, on the channel's event loop; nil if the channel is no socket.
    static func read(from channel: any Channel) throws -> PeerCredentials? {
        try channel.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { try PeerCredentials(fd: $0) }
    }
}
