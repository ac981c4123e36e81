import LianhuCore
import LianhuEngine
import LianhuServer
import LianhuSystem
import Synchronization

/// Reads rules and rights again, and remembers how the last reading went.
final class Reloader: Sendable {
    private struct State {
        var loadedAt: Instant
        var faults: [Diagnostic] = []
    }

    private let engine: Engine
    private let files: RuleFiles
    /// Reads the rights and gives back what puts them in force.
    private let readPolicy: (@Sendable () throws -> @Sendable () -> Void)?
    private let state: Mutex<State>

    init(engine: Engine, files: RuleFiles, now: Instant, readPolicy: (@Sendable () throws -> @Sendable () -> Void)?) {
        self.engine = engine
        self.files = files
        self.readPolicy = readPolicy
        state = Mutex(State(loadedAt: now))
    }

    /// All or nothing: faulty rules or rights leave the old ones in force, and `status` says so (S44).
    ///
    /// - Parameter accepted: the plan that the caller saw; anything else than what it shows is refused, and nothing is changed.
    func reload(accepting accepted: PlanAcceptance? = nil, by caller: Caller, at now: Instant) async throws -> ReloadOutcome {
        do {
            let takeRights = try readPolicy?()
            let texts = try files.read()
            let (_, diagnostics) = YAMLRuleCompiler().compile(packs: texts.packs, calendars: texts.calendars)
            state.withLock { $0 = State(loadedAt: now, faults: diagnostics.filter { $0.severity == .error }) }
            let adoption = try await engine.adoptConfiguration(
                packs: texts.packs, calendars: texts.calendars, accepting: accepted, by: caller, at: now)
            takeRights?()
            return ReloadOutcome(adoption: adoption, warnings: diagnostics.filter { $0.severity == .warning })
        } catch let fault as ConfigurationFault {
            state.withLock { $0 = State(loadedAt: now, faults: fault.faults) }
            throw fault.problem
        }
    }

    /// What a reload would do if some files had other texts; nothing is changed, and `status` says nothing of it.
    func plan(with files: [SourceText], by caller: Caller, at now: Instant) async throws -> PlanOutcome {
        do {
            let texts = try ConfiguredTexts.replacing(try self.files.read(), with: files)
            let plan = try await engine.planRules(packs: texts.packs, calendars: texts.calendars, by: caller, at: now)
            let (_, diagnostics) = YAMLRuleCompiler().compile(packs: texts.packs, calendars: texts.calendars)
            return PlanOutcome(plan: plan, warnings: diagnostics.filter { $0.severity == .warning })
        } catch let fault as ConfigurationFault {
            throw fault.problem
        }
    }

    func health(startedAt: Instant, socket: String) -> ServerHealth {
        let state = self.state.withLock { $0 }
        return ServerHealth(
            startedAt: startedAt, socket: socket, areRulesPending: arePending, loadedAt: state.loadedAt, loadFaults: state.faults)
    }

    /// Whether the files on disk differ from what is in force: adopted only by a reload (S44).
    private var arePending: Bool {
        guard let texts = try? files.read() else { return true }
        let (rules, _) = YAMLRuleCompiler().compile(packs: texts.packs, calendars: texts.calendars)
        return rules.map { $0.digest != engine.rulesInForce.set.digest } ?? true
    }
}
