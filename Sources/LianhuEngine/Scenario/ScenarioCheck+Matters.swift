import LianhuCore

/// What a scenario expects of matters.
extension ScenarioCheck {
    func failure(of matter: ScenarioExpectation.Matter) async throws -> ScenarioFailure? {
        try await failure(matter.values, place: matter.place, code: "scenario.matter", period: matter.id, what: []) {
            let view = try await engine.matter(matter.id, by: ScenarioRun.daemon, at: now)
            let state = view.record.state
            let told = try await told(view)
            return [
                "phase": state.phase.rawValue, "stage": state.stage, "due": day(state.deadline?.at),
                "overdue": view.isOverdue ? "yes" : "no",
                "responsible": view.responsible?.id ?? "nobody", "returns": String(state.returns), "cycle": String(state.cycle),
                "total_due": day(state.dues.total), "original_due": day(state.dues.original), "step": String(told?.step ?? 0),
                "told": told?.recipient ?? "nobody",
            ]
        }
    }

    /// The last step of the ladder of the clock that runs, and whom it told.
    private func told(_ view: MatterView) async throws -> (step: Int, recipient: String?)? {
        try await engine.query(by: ScenarioRun.daemon, at: now) { lens in
            let filter = EscalationFilter(item: view.record.item, includesSkipped: true)
            guard let last = try lens.reader.escalations(filter, after: 0, limit: 1_000).max(by: { $0.step < $1.step }) else { return nil }
            let names = try lens.reader.entities(keys: last.recipient.map { [$0] } ?? [])
            return (last.step, last.recipient.flatMap { names[$0]?.id })
        }
    }

    private func day(_ deadline: Instant?) -> String {
        deadline.map { engine.zone.date(of: $0.adding(milliseconds: -1)).description } ?? Self.nothing
    }

    func failure(of rate: ScenarioExpectation.MatterRate) async throws -> ScenarioFailure? {
        let what = [rate.kind, rate.unit].compactMap { $0 } + (rate.asOf.map { ["as_of \($0)"] } ?? [])
        return try await failure(rate.values, place: rate.place, code: "scenario.matter_rate", period: rate.period, what: what) {
            var query = MatterFigureQuery(period: rate.period)
            query.unit = rate.unit
            query.kind = rate.kind
            query.asOf = rate.asOf
            let figures = try await engine.matterFigures(query, by: ScenarioRun.daemon, at: now).total
            return [
                "closed_of_raised": "\(figures.closedOfRaised)/\(figures.raised)",
                "on_time": "\(figures.original.onTime)/\(figures.original.expected)",
                "on_time_extended": "\(figures.extended.onTime)/\(figures.extended.expected)",
                "response": "\(figures.respondedOnTime)/\(figures.respondedOf)", "resolution": "\(figures.resolved)/\(figures.resolvedOf)",
                "raised": "\(figures.raised)", "closed": "\(figures.closed)", "overdue": "\(figures.extended.overdue)",
                "not_yet_due": "\(figures.extended.notYetDue)", "reopened": "\(figures.reopened)",
                "under_review": "\(figures.underReview)",
            ]
        }
    }
}
