import LianhuAudit
import LianhuCore

extension Engine {
    /// Writes zone and origin at first start, and refuses to go on with others later (S2).
    ///
    /// - Throws: `state.not_empty` if a demonstration is to fill a state that holds something.
    package func start(origin: String, isDemonstration: Bool, by caller: Caller, at now: Instant, trueTime: Instant) async throws {
        try await perform(by: caller, at: now, isBare: true) { session in
            try session.start(origin: origin, isDemonstration: isDemonstration, trueTime: trueTime)
        }
    }
}

extension Session {
    mutating func start(origin: String, isDemonstration: Bool, trueTime: Instant) throws {
        if let facts = try tx.instance() {
            if isDemonstration && !facts.isDemonstration { throw CommandProblem(.conflict, "state.not_empty") }
            guard facts.zone == engine.zone.name else {
                throw CommandProblem(.conflict, "state.zone_changed", ["stored": facts.zone, "configured": engine.zone.name])
            }
            guard facts.origin == origin else {
                throw CommandProblem(.conflict, "state.origin_changed", ["stored": facts.origin, "configured": origin])
            }
            try log(LeafDraft(act: "daemon.start", facts: ["tool": .string(engine.settings.toolVersion)]))
            return
        }
        changes.instance = InstanceFacts(zone: engine.zone.name, origin: origin, isDemonstration: isDemonstration)
        var facts: [String: JSONValue] = [
            "origin": .string(origin), "zone": .string(engine.zone.name), "tool": .string(engine.settings.toolVersion),
        ]
        if isDemonstration {
            facts["demonstration"] = true
            facts["true_time"] = .string(trueTime.description)
        }
        try log(LeafDraft(act: isDemonstration ? "play.start" : "instance.create", facts: facts))
    }
}

extension Engine {
    /// Records that the wall clock stepped against the time since boot (S5).
    package func noteClockStep(milliseconds: Int64, at now: Instant) async throws {
        try await perform(by: .daemon(via: "tick"), at: now) { session in
            try session.log(LeafDraft(act: "clock.step", facts: ["milliseconds": .int(milliseconds)]))
            return
        }
    }
}
