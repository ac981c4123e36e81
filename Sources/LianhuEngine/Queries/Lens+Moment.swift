import LianhuCore

/// The instant of evaluation and the cut of knowledge that a question names (S46).
package struct Moment: Hashable, Sendable {
    /// The last civil day whose records count.
    package var knownOn: CivilDate
    /// The day on which windows are looked at: a past day is seen at its 24:00, when what was due on it is late.
    package var seenOn: CivilDate
    /// Recorded at or before.
    package var cut: Instant
    /// Nothing is cut off: the rows are read as they stand.
    package var isNow: Bool
}

/// Whether figures of a period can still move (S46).
package struct Standing: Hashable, Sendable {
    /// 预估 until its period is closed, 定稿 after.
    package var isProvisional: Bool
    /// The day on which it was closed.
    package var closedOn: CivilDate?
    /// Amendments that the figures contain.
    package var amendments = 0
    /// Its snapshot, for a month, quarter or year that is closed.
    var closure: ClosureRecord?
}

extension Lens {
    /// The moment of a bare date: its 24:00; nil is now, and so is today.
    func moment(_ asOf: CivilDate?) throws -> Moment {
        guard let day = asOf, day != today else { return Moment(knownOn: today, seenOn: today, cut: now, isNow: true) }
        guard day < today else {
            throw CommandProblem.member(
                "/asOf", "request.member_invalid", ["name": "asOf", "value": day.description, "reason": "≤ \(today)"])
        }
        let next = day.adding(days: 1)
        return Moment(
            knownOn: day, seenOn: next, cut: engine.zone.startOfDay(next).adding(milliseconds: -1), isNow: false)
    }

    /// What was known at a moment of a period's closing.
    ///
    /// A period that is no reporting period is final when the months that hold its obligations are closed.
    func standing(of range: PeriodRange, at moment: Moment) throws -> Standing {
        let closed = try reader.closures().filter { $0.closedOn.map { $0 <= moment.knownOn } ?? false }
        if Closing.kinds.contains(range.period.kind) {
            guard let closure = closed.first(where: { $0.period == range.period.code }) else { return Standing(isProvisional: true) }
            return Standing(isProvisional: false, closedOn: closure.closedOn, closure: closure)
        }
        let month = PeriodScheme.standard.period(.month, containing: range.period.lastDay)
        let closure = closed.first { $0.period == month.code }
        return Standing(isProvisional: closure == nil, closedOn: closure?.closedOn)
    }
}
