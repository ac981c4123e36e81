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

/// What adopting some texts would do.
package struct PlanOutcome: Sendable {
    package var plan: RulesPlan
    /// Faults that do not keep the rules from being used.
    package var warnings: [Diagnostic]

    package init(plan: RulesPlan, warnings: [Diagnostic] = []) {
        self.plan = plan
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
    /// Reads the configuration again and adopts its rules; with a plan only if that is what it does.
    package var reload: @Sendable (Caller, Instant, PlanAcceptance?) async throws -> ReloadOutcome
    /// Reads the configuration, takes some texts for the files of their names, and tells what adopting it would do.
    package var plan: @Sendable (Caller, Instant, [SourceText]) async throws -> PlanOutcome
    /// The key that signs checkpoints; nil while there is none.
    package var signingKey: @Sendable () -> SigningKey?
    package var health: @Sendable () -> ServerHealth

    package init(
        reload: @escaping @Sendable (Caller, Instant, PlanAcceptance?) async throws -> ReloadOutcome,
        plan: @escaping @Sendable (Caller, Instant, [SourceText]) async throws -> PlanOutcome,
        signingKey: @escaping @Sendable () -> SigningKey?, health: @escaping @Sendable () -> ServerHealth
    ) {
        self.reload = reload
        self.plan = plan
        self.signingKey = signingKey
        self.health = health
    }
}
