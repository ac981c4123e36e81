import LianhuAudit
import LianhuCore

extension Engine {
    /// Fixes the day of a visit, or gives it free again (nil); no due day moves. Once for each key.
    package func fixDay(
        of obligation: String, on day: CivilDate?, _ once: Once<VisitDay>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.fixDay(of: obligation, on: day) }
    }

    /// The same without a key.
    package func fixDay(of obligation: String, on day: CivilDate?, by caller: Caller, at now: Instant) async throws -> VisitDay {
        try await perform(by: caller, at: now) { session in try session.fixDay(of: obligation, on: day) }
    }

    /// Plans a day for every visit that has none, or whose day cannot be any more; a hundred workers a commit.
    ///
    /// Done with the first tick of a day; what is planned once stays (see `Leveller`).
    func level(at now: Instant, as caller: Caller) async throws {
        var after: EntityKey? = 0
        while let from = after {
            let (last, days) = try await query(by: caller, at: now) { lens in try lens.daysToKeep(after: from, limit: Self.levelledAtOnce) }
            if !days.isEmpty { try await perform(by: caller, at: now) { session in try session.keep(days) } }
            after = last
        }
    }

    private static var levelledAtOnce: Int { 100 }
}

extension Lens {
    /// The planned days of a page of workers as far as they are not stored yet.
    fileprivate func daysToKeep(after: EntityKey, limit: Int) throws -> (last: EntityKey?, days: [VisitDay]) {
        let workers = try reader.entities(kind: .worker, subkind: nil, units: nil, after: after, limit: limit)
        let days = try workers.flatMap { worker in
            try levelled(worker.key).filter { !$0.isKept }.map {
                VisitDay(item: $0.row.identity, worker: worker.key, day: $0.day, isFixed: false)
            }
        }
        return (workers.count < limit ? nil : workers.last?.key, days)
    }
}

extension Session {
    /// Stores planned days. What a person fixed since they were decided stays.
    mutating func keep(_ days: [VisitDay]) throws {
        let fixed = Dictionary(
            try tx.visitDays(days.map(\.item)).filter { $0.isFixed && $0.day >= today }.map { ($0.item, $0.worker) },
            uniquingKeysWith: { kept, _ in kept })
        let kept = days.filter { fixed[$0.item] != $0.worker }
        guard !kept.isEmpty else { return }
        changes.visitDays += kept
        let text = kept.map { "\($0.item.about)~\($0.item.rule)~\($0.item.period)~\($0.item.slot) \($0.worker) \($0.day)" }
        try log(
            LeafDraft(
                act: "agenda.plan",
                facts: ["count": .int(Int64(kept.count)), "digest": .string(Digest256.hex(Array(text.joined(separator: "\n").utf8)))]))
    }

    mutating func fixDay(of id: String, on day: CivilDate?) throws -> VisitDay {
        let row = try obligation(id)
        try caller.require(.record, at: row.unit, naming: id, in: organisation, on: today)
        let status = row.status(on: today)
        guard [.upcoming, .open, .overdue].contains(status) else {
            throw CommandProblem(.conflict, "obligation.settled", ["status": status.name])
        }
        let links = try tx.subjectFacts([row.identity.about]).first?.links ?? []
        guard let holder = rules.rule(row.identity.rule).flatMap({ lens.holder(of: row, rule: $0, links: links) }) else {
            throw CommandProblem(.conflict, "agenda.nobody", ["value": id])
        }
        let known = try tx.visitDays([row.identity]).first
        let visit: VisitDay
        if let day {
            let first = max(today, row.window.opens)
            // What never closes may be planned for a year ahead.
            let last = row.window.neverCloses ? max(row.window.due, today.adding(days: 366)) : row.window.closes
            guard day >= first, day <= last else {
                throw CommandProblem.member(
                    "/on", "agenda.day_outside",
                    ["value": day.description, "from": first.description, "through": last.description])
            }
            visit = VisitDay(item: row.identity, worker: holder, day: day, isFixed: true)
        } else {
            guard let known else { throw CommandProblem(.conflict, "agenda.not_fixed", ["value": id]) }
            visit = VisitDay(item: row.identity, worker: holder, day: known.day, isFixed: false)
        }
        changes.visitDays.append(visit)
        try log(
            LeafDraft(
                act: day == nil ? "agenda.free" : "agenda.fix", obj: id, unit: row.unit, rule: rules.id(of: row.identity.rule),
                facts: ["day": .string(visit.day.description)]))
        return visit
    }
}
