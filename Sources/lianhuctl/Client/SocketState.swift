import Foundation

/// What lies at the socket's path, and whether systemd looks after it.
struct SocketState {
    let path: String

    /// One line: path, owner and mode, or what is wrong with it.
    var text: String {
        var status = stat()
        guard lstat(path, &status) == 0 else { return words("cli.socket.absent", ["path": path]) }
        guard status.st_mode & S_IFMT == S_IFSOCK else { return words("cli.socket.other", ["path": path]) }
        let args = [
            "path": path, "mode": String(status.st_mode & 0o7777, radix: 8),
            "owner": getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? String(status.st_uid),
            "group": getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) } ?? String(status.st_gid),
        ]
        return words(isSystemd ? "cli.socket.systemd" : "cli.socket.own", args)
    }

    /// Whether this is the installed daemon's socket on a machine that systemd runs.
    var isSystemd: Bool { path == SocketPath.standard && LocalFiles.isFolder("/run/systemd/system") }
}
