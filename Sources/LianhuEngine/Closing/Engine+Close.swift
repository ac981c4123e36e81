import LianhuAudit
import LianhuCore

extension Engine {
    /// Units whose figures are written in one commit.
    static let closingUnits = 50

    /// Closes every reporting period that is due (S46); the keys of those that were closed.
    ///
    /// The first commit freezes the period, so that what follows in chunks speaks of one state; the last one writes the leaf. A crash between
    /// leaves a closing that the next tick writes again from its start, with the same figures.
    func closePeriods(since mark: Instant?, at now: Instant, as caller: Caller) async throws -> [String] {
        let isSameDay = mark.map { zone.date(of: $0) == zone.date(of: now) } ?? false
        let plan = try await query(by: caller, at: now, isBrief: true) { lens in
            // Only a new day brings a period to its end; what a crash left is looked for every time.
            if isSameDay, try lens.reader.closures().allSatisfy({ $0.closedAt != nil }) { return [Period]() }
            return try lens.closingPlan()
        }
        for period in plan { try await close(period, at: now, as: caller) }
        return plan.map(\.key)
    }

    private func close(_ period: Period, at now: Instant, as caller: Caller) async throws {
        let head = try await perform(by: caller, at: now) { session in try session.beginClosing(period) }
        var after: EntityKey? = 0
        while let from = after {
            let (last, figures) = try await query(by: caller, at: now) { lens in
                try lens.closingFigures(of: head, after: from, limit: Engine.closingUnits)
            }
            try await perform(by: caller, at: now) { session in session.changes.closureFigures += figures }
            after = last
        }
        let list = try await listDigest(of: head, at: now, as: caller)
        try await perform(by: caller, at: now) { session in try session.finishClosing(head, list: list) }
    }

    /// SHA-256 over the chunks' lines, by rule and period: memory does not grow with the list.
    private func listDigest(of head: ClosureRecord, at now: Instant, as caller: Caller) async throws -> (digest: String, count: Int) {
        let duties = try await query(by: caller, at: now) { lens in
            guard let range = PeriodRange(code: head.period) else { return [DutyPeriod]() }
            return try lens.reader.dutyPeriods(from: range.codes.lowerBound).filter { range.holds($0.period) }
        }
        var lines = ""
        var count = 0
        for duty in duties {
            var after: Identity?
            repeat {
                let from = after
                let (last, number, line) = try await query(by: caller, at: now) { lens in
                    try lens.closingLine(rule: duty.rule, period: duty.period, on: head.begunOn, after: from, limit: Engine.chunk)
                }
                lines += line ?? ""
                count += number
                after = last
            } while after != nil
        }
        return (Digest256.hex(Array(lines.utf8)), count)
    }
}

extension Session {
    /// Freezes a period; a closing that was begun before goes on as of its own day.
    package mutating func beginClosing(_ period: Period) throws -> ClosureRecord {
        if let begun = try tx.closures().first(where: { $0.period == period.code }) { return begun }
        let head = ClosureRecord(
            period: period.code, begunAt: now, begunOn: today, revision: rules.revision, rulesDigest: rules.set.digest)
        changes.closures.append(head)
        return head
    }

    /// Makes the snapshot final, with one leaf.
    mutating func finishClosing(_ head: ClosureRecord, list: (digest: String, count: Int)) throws {
        guard head.closedAt == nil, let period = Period(code: head.period) else { return }
        var closed = head
        closed.closedAt = now
        closed.closedOn = today
        closed.obligations = list.count
        closed.listDigest = list.digest
        var total = Compliance()
        for figure in try tx.closureFigures(period: head.period, units: organisation.roots(on: today)) { total += figure.figures }
        changes.closures.append(closed)
        try log(
            LeafDraft(
                act: "period.close", obj: period.key,
                facts: [
                    "as_of": .string(head.begunOn.description), "obligations": .int(Int64(list.count)), "list": .string(list.digest),
                    "rules": .string(head.rulesDigest), "revision": .int(Int64(head.revision)), "totals": Self.json(total),
                ]))
    }

    /// All fields of S45.
    private static func json(_ figures: Compliance) -> JSONValue {
        let fields = [
            ("expected", figures.expected), ("met", figures.met), ("met_late", figures.metLate), ("excused", figures.excused),
            ("missed", figures.missed), ("overdue", figures.overdue), ("not_yet_due", figures.notYetDue), ("upcoming", figures.upcoming),
            ("void", figures.void), ("entered_in_time", figures.enteredInTime),
        ]
        return .object(Dictionary(fields.map { ($0.0, .int(Int64($0.1))) }, uniquingKeysWith: { first, _ in first }))
    }
}
