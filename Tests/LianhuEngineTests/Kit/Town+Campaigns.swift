import LianhuCore
import LianhuEngine

extension Town {
    /// A town with the kinds of `Pack.campaigns`.
    static func ofCampaigns(roster: [String: String] = Roster.standard) async throws -> Town {
        try await found(on: "2026-06-20", rules: Pack.campaigns(), roster: roster)
    }

    /// W-5, head of the village, starts a gathering there at seven in the evening, unless told otherwise.
    @discardableResult
    func start(
        _ kind: String = "gathering", at unit: String = "U-V", by worker: String = "W-5", on time: String = "2026-07-01 19:00",
        due: String? = nil, tag: String? = nil
    ) async throws -> CampaignView {
        let draft = CampaignDraft(kind: kind, unit: unit, text: "到村部集合", dueAt: due.map(at), tag: tag)
        return try await engine.start(draft, by: try await caller([.read, .record], worker: worker), at: at(time))
    }

    @discardableResult
    func answer(
        _ subjects: [String], _ outcome: String = "gathered", _ id: String = "CP-1", by worker: String = "W-2", on time: String,
        at moment: String? = nil, as caller: Caller? = nil
    ) async throws -> CampaignReceipt {
        let answers = subjects.map { CampaignAnswer(subject: $0, outcome: outcome, at: moment.map(at)) }
        var actor = caller
        if actor == nil { actor = try await self.caller([.record], worker: worker) }
        return try await engine.answer(answers, to: id, by: actor ?? Self.daemon, at: at(time))
    }

    @discardableResult
    func rollUp(
        _ unit: String, _ id: String = "CP-1", by worker: String, on time: String, isPartial: Bool = false, isNothing: Bool = false,
        text: String = ""
    ) async throws -> CampaignView {
        let draft = RollUpDraft(unit: unit, isPartial: isPartial, isNothing: isNothing, text: text)
        return try await engine.rollUp(draft, of: id, by: try await caller([.read, .record], worker: worker), at: at(time))
    }

    func campaign(_ id: String = "CP-1", unit: String? = nil, on time: String, by caller: Caller = daemon) async throws -> CampaignView {
        try await engine.campaign(id, unit: unit, by: caller, at: at(time))
    }

    /// `U-1 waiting 1/2 due 20:00`, highest first.
    func standing(_ view: CampaignView) -> [String] {
        view.units.map { row in
            let due = row.deadline.map { " due \(engine.zone.localDescription($0).suffix(5))" } ?? ""
            return "\(row.unit.id) \(row.state.rawValue) \(row.answered)/\(row.targets)\(due)"
        }
    }
}
