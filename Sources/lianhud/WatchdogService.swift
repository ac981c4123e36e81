import LianhuStore
import LianhuSystem
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Feeds systemd's watchdog while event loops answer and the writer moves or has nothing to do.
struct WatchdogService: Service {
    let store: SQLiteStore

    func run() async throws {
        guard let interval = Systemd.watchdogInterval() else {
            try? await gracefulShutdown()
            return
        }
        var progress = store.progress
        while !Task.isShuttingDownGracefully {
            let moved = store.progress
            if moved != progress || store.queueDepth == 0 {
                progress = moved
                if await eventLoopsAnswer() { Systemd.notifyWatchdog() }
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: interval / 3) }
            } catch {
                break
            }
        }
    }

    private func eventLoopsAnswer() async -> Bool {
        for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
            do { try await loop.submit {}.get() } catch { return false }
        }
        return true
    }
}
