import Foundation
import Glibc

/// A daemon whose state lies on a small disk that only it sees; the disk is gone with the process.
enum OwnDisk {
    /// Why no disk can be mounted here; nil if one can.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "a disk can be mounted by root alone" }
        let trial = try? Child.run("/usr/bin/unshare", ["--mount", "--propagation", "private", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
        return trial?.status == 0 ? nil : "no disk can be mounted here: \(trial?.errors ?? "unshare is missing")"
    }()

    /// Starts the daemon with a fresh disk as its state folder.
    static func launch(_ place: Installation, mountOptions: String) throws -> Child {
        try FileManager.default.createDirectory(atPath: place.state, withIntermediateDirectories: true)
        let script = #"mount -t tmpfs -o "$1" tmpfs "$2" && shift 2 && exec "$@""#
        return try Child(
            "/usr/bin/unshare",
            [
                "--mount", "--propagation", "private", "sh", "-c", script, "sh", mountOptions, place.state, Programs.lianhud, "serve",
                "--config", place.configuration,
            ])
    }

    /// The state folder as the daemon sees it.
    static func state(of place: Installation, seenBy daemon: Child) -> String { "/proc/\(daemon.pid)/root\(place.state)" }

    /// Fills the disk to the last byte.
    static func fill(_ folder: String) throws {
        let descriptor = open(folder + "/filler", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Trouble("cannot write in \(folder): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0x78, count: 4_096)
        var count = 0
        repeat { count = write(descriptor, block, block.count) } while count > 0
        guard errno == ENOSPC else { throw Trouble("the disk did not fill: \(String(cString: strerror(errno)))") }
    }

    /// Makes room again.
    static func free(_ folder: String) { unlink(folder + "/filler") }
}
