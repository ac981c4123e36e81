import LianhuCore
import LianhuEngine

extension Town {
    /// A town with the two classes of `Pack.matters`.
    static func ofMatters(on day: String = "2026-06-20") async throws -> Town { try await found(on: day, rules: Pack.matters()) }

    /// Raises a street matter about a household or unit; by default what W-2 found at H-1, of which somebody there told.
    @discardableResult
    func raise(
        _ kind: String = "street", about: String? = "H-1", by finder: String = "W-2", on time: String, source: MatterSource? = .contact,
        evidence: String? = nil, found: String? = nil, reason: String? = nil, isFixed: Bool = false, as caller: Caller? = nil
    ) async throws -> MatterView {
        let draft = MatterDraft(
            kind: kind, about: about, summary: "路灯不亮", field: kind == "street" ? "safety" : nil, source: source, evidence: evidence,
            finder: finder, foundAt: found.map(at), reason: reason, isFixed: isFixed)
        return try await engine.raise(draft, by: caller ?? Self.daemon, at: at(time))
    }

    /// Lets a worker with the right to record do something to a matter.
    @discardableResult
    func act(
        _ act: MatterAct, _ id: String = "MT-1", by worker: String, on time: String, to: String? = nil, parts: [MatterOrderPart] = [],
        reason: String? = nil, until: String? = nil, into: String? = nil, note: String = ""
    ) async throws -> MatterView {
        let order = MatterOrder(act, to: to, parts: parts, reason: reason, until: until.map(Self.date), into: into, note: note)
        return try await engine.act(order, on: id, by: try await caller([.record], worker: worker), at: at(time))
    }

    /// Walks a street matter up to a stage: `report`, `assign`, `handle`, `verify` or `close`, all on one morning.
    func walk(_ id: String = "MT-1", to stage: String, on day: String, handler: String = "W-1") async throws {
        let steps: [(stage: String, act: MatterAct, worker: String)] = [
            ("report", .accept, "W-2"), ("assign", .assign, "W-9"), ("handle", .handle, handler), ("verify", .verify, "W-6"),
        ]
        for (index, step) in steps.enumerated() {
            if step.stage == stage { return }
            try await act(step.act, id, by: step.worker, on: "\(day) 09:\(10 + index)", to: step.act == .assign ? handler : nil)
        }
    }

    /// Takes a matter on; the code of the refusal, or `none`.
    func acknowledge(
        _ id: String = "MT-1", by worker: String?, until: String, comment: String = "在办", on time: String
    ) async throws -> String {
        var caller = Self.daemon
        if let worker { caller = try await self.caller([.record], worker: worker) }
        return await refusal { [caller] in
            _ = try await engine.acknowledge(id, until: Self.date(until), comment: comment, by: caller, at: at(time))
        }
    }

    func matter(_ id: String = "MT-1", on time: String = "2026-12-30") async throws -> MatterView {
        try await engine.matter(id, by: Self.daemon, at: at(time))
    }

    /// `handle 2 open due 2026-07-03`: stage, number of events, phase and the last day of the earliest deadline.
    func standing(_ view: MatterView) -> String {
        let due = view.record.state.deadline.map { " due \(engine.zone.date(of: $0.at.adding(milliseconds: -1)))" } ?? ""
        return "\(view.record.state.stage) \(view.record.state.events) \(view.record.state.phase.rawValue)\(due)"
    }
}
