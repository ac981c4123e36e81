import LianhuAudit
import LianhuCore
import LianhuEngine

/// What reading the configuration again brought.
package struct ReloadOutcome: Sendable {
    package var adoption: AdoptionReport
    /// Faults that do not keep the rules from being used.
    package var warnings: [Diagnostic]

    package init(adoption: AdoptionReport, warnings: [Diagnostic] = []) {
        self.adoption = adoption
        self.warnings = warnings
    }
}

/// What the daemon knows of itself beside its data.
package struct ServerHealth: Sendable {
    package var startedAt: Instant
    package var socket: String?
    /// The rules on disk differ from those in force.
    package var areRulesPending: Bool
    /// When the configuration was read last, and every fault of it.
    package var loadedAt: Instant
    package var loadFaults: [Diagnostic]

    package init(startedAt: Instant, socket: String?, areRulesPending: Bool = false, loadedAt: Instant, loadFaults: [Diagnostic] = []) {
        self.startedAt = startedAt
        self.socket = socket
        self.areRulesPending = areRulesPending
        self.loadedAt = loadedAt
        self.loadFaults = loadFaults
    }
}

/// What the handlers need of the daemon and the engine has not got; the composition root gives it.
package struct ServerPorts: Sendable {
    /// Reads the configuration again and adopts its rules.
    package var reload: @Sendable (Caller, Instant) async throws -> ReloadOutcome
    /// The key that signs checkpoints; nil while there is none.
    package var signingKey: @Sendable () -> SigningKey?
    package var health: @Sendable () -> ServerHealth

    package init(
        reload: @escaping @Sendable (Caller, Instant) async throws -> ReloadOutcome, signingKey: @escaping @Sendable () -> SigningKey?,
        health: @escaping @Sendable () -> ServerHealth
    ) {
        self.reload = reload
        self.signingKey = signingKey
        self.health = health
    }
}
