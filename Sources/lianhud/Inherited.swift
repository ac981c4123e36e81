import LianhuSystem
import Synchronization

/// The sockets that systemd passed, taken once at the very start.
enum Inherited {
    private static let taken = Mutex<[Systemd.ListenSocket]>([])
    private static let failure = Mutex<String?>(nil)

    static func take() {
        do {
            let sockets = try Systemd.takeListenSockets()
            taken.withLock { $0 = sockets }
        } catch {
            failure.withLock { $0 = "\(error)" }
        }
    }

    /// The control socket, if systemd passed one.
    static var control: Systemd.ListenSocket? {
        taken.withLock { sockets in sockets.first { $0.name == "control" } ?? sockets.first }
    }

    static var problem: String? { failure.withLock { $0 } }
}
