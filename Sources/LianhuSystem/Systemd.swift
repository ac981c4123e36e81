import CLianhuShim
import CSystemd
import Glibc

/// What the daemon says to systemd and takes from it; every call does nothing outside systemd.
package enum Systemd {
    /// A listening socket that systemd opened for us.
    package struct ListenSocket: Sendable, Equatable {
        package let fd: Int32
        /// `FileDescriptorName=` of the socket unit.
        package let name: String
    }

    /// The sockets passed by systemd, close-on-exec; empty when started in any other way.
    ///
    /// Call it once and before any thread exists: it removes `LISTEN_*` from the environment, which is not thread-safe.
    package static func takeListenSockets() throws(SystemCallError) -> [ListenSocket] {
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = sd_listen_fds_with_names(1, &names)
        guard count >= 0 else { throw SystemCallError(errno: -count, attempt: "take the sockets passed by systemd") }
        defer {
            if let names {
                for index in 0..<Int(count) { free(names[index]) }
                free(names)
            }
        }
        return (0..<count).map { index in
            let name = names?[Int(index)].map { String(cString: $0) } ?? "unknown"
            return ListenSocket(fd: SD_LISTEN_FDS_START + index, name: name)
        }
    }

    /// The daemon serves: `READY=1`, and the words that `systemctl status` shows.
    package static func notifyReady(status: String) { notify(["READY=1", "STATUS=\(oneLine(status))"]) }

    /// The daemon drains and will end: `STOPPING=1`.
    package static func notifyStopping(status: String) { notify(["STOPPING=1", "STATUS=\(oneLine(status))"]) }

    /// One line for `systemctl status`.
    package static func notifyStatus(_ status: String) { notify(["STATUS=\(oneLine(status))"]) }

    /// Configuration is being read again; ``notifyReady(status:)`` ends it (sd_notify(3), `RELOADING=1` with its time).
    package static func notifyReloading(status: String) {
        notify(["RELOADING=1", "MONOTONIC_USEC=\(lh_monotonic_usec())", "STATUS=\(oneLine(status))"])
    }

    /// The watchdog's food; send it at least twice in ``watchdogInterval()``.
    package static func notifyWatchdog() { notify(["WATCHDOG=1"]) }

    /// Start-up takes longer than `TimeoutStartSec=`: this many more seconds from now.
    package static func extendTimeout(seconds: Int) { notify(["EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)"]) }

    /// `WatchdogSec=`, or nil where no watchdog waits for this process.
    package static func watchdogInterval() -> Duration? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(clamping: microseconds)) : nil
    }

    /// Sends one message; false if nobody listens. A failure is no reason to stop serving.
    @discardableResult
    static func notify(_ lines: [String]) -> Bool { sd_notify(0, lines.joined(separator: "\n")) > 0 }

    /// A line break in a status would start another assignment.
    package static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}
