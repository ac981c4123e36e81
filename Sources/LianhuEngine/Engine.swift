import LianhuAudit
import LianhuCore
import Logging
import Synchronization

/// What an instance is configured to do; every value has the default of semantics.md.
package struct EngineSettings: Sendable {
    /// Days back that need no reason (S11).
    package var backdateLimit = 7
    /// The same in an imported sheet (S11).
    package var importBackdateLimit = 35
    /// How far ahead obligations are planned, in days.
    package var horizon = 7
    /// When messages may leave (S36, S40).
    package var sendingHours: SendingHours
    /// The latest day to which an acknowledgement may pause a ladder, in days from today (S39).
    package var acknowledgementLimit = 14
    /// Subjects that one campaign asks at most: as many as one commit takes.
    package var mostCampaignTargets = 500_000
    /// Whether ticks plan a day for every visit; a simulation of many years has nobody who looks at them.
    package var plansVisitDays = true
    /// The language of messages to people.
    package var language = Language.zh
    package var toolVersion: String

    package init(sendingHours: SendingHours, toolVersion: String) {
        self.sendingHours = sendingHours
        self.toolVersion = toolVersion
    }
}

/// The application: commands, queries and the tick, over the ports that it is given.
package final class Engine: Sendable {
    package let store: any Store
    package let compiler: any RuleCompiler
    package let zone: TimeZoneRules
    package let settings: EngineSettings
    package let logger: Logger
    /// A random id of this start, in every leaf.
    package let boot: String
    private let compiled = Mutex(CompiledRules.none)
    /// Sets that were in force before, as far as they were asked for.
    let knownHistory = Mutex<RuleHistory?>(nil)
    /// Refusals since the last tick, by uid and route: one leaf a minute tells them (S55).
    let refusals = Mutex<[RefusalKey: Int]>([:])
    /// The earliest moment at which something is to be looked at that a command has named since it was asked for.
    private let soonestWake = Mutex<Instant?>(nil)

    package init(store: any Store, compiler: any RuleCompiler, zone: TimeZoneRules, settings: EngineSettings, boot: String, logger: Logger)
    {
        self.store = store
        self.compiler = compiler
        self.zone = zone
        self.settings = settings
        self.boot = boot
        self.logger = logger
    }

    /// The rules as the snapshot has them: compiled again only when their revision changed (S44).
    package func rules(in reader: any StoreReader) throws -> CompiledRules {
        guard let version = try reader.rulesVersion() else { return .none }
        let cached = compiled.withLock { $0 }
        if cached.revision == version.revision && cached.set.digest == version.digest { return cached }
        guard let adopted = try reader.adoptedRules() else { return .none }
        let (set, faults) = compiler.compile(packs: adopted.packs, calendars: adopted.calendars)
        guard let set else {
            // Adopted texts compiled once; only another program version can refuse them.
            throw CommandProblem(.internalFailure, "rules.faulty", ["count": String(faults.count)])
        }
        let fresh = CompiledRules(revision: version.revision, set: set, refs: try reader.ruleRefs())
        compiled.withLock { if fresh.revision >= $0.revision { $0 = fresh } }
        return fresh
    }

    /// The rules that were compiled last: those in force, but for the moment in which an adoption commits.
    package var rulesInForce: CompiledRules { compiled.withLock { $0 } }

    /// Runs a command in the writer's transaction; a refusal leaves nothing behind but its count.
    package func perform<Result: Sendable>(
        by caller: Caller, at now: Instant, isBare: Bool = false, _ body: @escaping @Sendable (inout Session) throws -> Result
    ) async throws -> Result {
        try await store.write { [self] tx in
            var session = try Session(engine: self, tx: tx, now: now, caller: caller, isBare: isBare)
            let result = try body(&session)
            try session.commit()
            noteWake(session.soonestWake)
            return result
        }
    }

    /// A command that was rolled back after all costs a look at the clock, and nothing else.
    private func noteWake(_ wake: Instant?) {
        guard let wake else { return }
        soonestWake.withLock { $0 = min($0 ?? wake, wake) }
    }

    /// When the next tick is to be, as commands since the last one want it; nil: as that one said.
    package func takeSoonestWake() -> Instant? {
        soonestWake.withLock { wake in
            defer { wake = nil }
            return wake
        }
    }

    /// Runs a query on a consistent snapshot.
    ///
    /// - Parameter isBrief: it looks at a handful of rows, however much is stored.
    package func query<Result: Sendable>(
        by caller: Caller, at now: Instant, isBrief: Bool = false, _ body: @escaping @Sendable (Lens) throws -> Result
    ) async throws -> Result {
        let read: @Sendable (any StoreReader) throws -> Result = { [self] reader in
            try body(Lens(engine: self, reader: reader, caller: caller, now: now))
        }
        return try await isBrief ? store.readBriefly(read) : store.read(read)
    }

    /// Remembers a refusal; the next tick writes one leaf for each uid and route (S55).
    package func noteRefusal(uid: UInt32, route: String, code: String) {
        refusals.withLock { $0[RefusalKey(uid: uid, route: route, code: code), default: 0] += 1 }
    }
}

/// What refusals are counted by.
struct RefusalKey: Hashable, Sendable {
    var uid: UInt32
    var route: String
    var code: String
}
