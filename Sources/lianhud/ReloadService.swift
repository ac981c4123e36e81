import LianhuEngine
import LianhuServer
import LianhuSystem
import Logging
import ServiceLifecycle
import UnixSignals

/// SIGHUP reads rules and rights again, as `lianhuctl daemon reload` does.
struct ReloadService: Service {
    let reloader: Reloader
    let foundations: Foundations

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            Systemd.notifyReloading(status: "reading rules and rights again")
            do {
                let outcome = try await reloader.reload(by: .daemon(via: "signal"), at: foundations.clock.now().wall)
                foundations.logger.notice("reloaded", metadata: ["revision": "\(outcome.adoption.revision)"])
            } catch {
                foundations.logger.error("the reload was refused; the old rules stay in force", metadata: ["error": "\(error)"])
            }
            Systemd.notifyReady(status: "serving")
        }
    }
}
