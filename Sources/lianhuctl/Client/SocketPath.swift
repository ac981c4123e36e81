/// Where the daemon listens.
enum SocketPath {
    static let standard = "/run/lianhu/control.sock"

    /// The option, else `LIANHU_SOCKET`, else systemd's.
    static func chosen(_ option: String?, environment: [String: String]) -> String {
        if let option { return option }
        let named = environment["LIANHU_SOCKET", default: ""]
        return named.isEmpty ? standard : named
    }
}
