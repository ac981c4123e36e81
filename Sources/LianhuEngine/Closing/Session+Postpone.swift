import LianhuAudit
import LianhuCore

extension Engine {
    /// Puts the closing of a period off by five working days, once (S46).
    package func postpone(
        period: String, reason: String, _ once: Once<PeriodView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in
            let period = try session.postpone(period, reason: reason)
            try session.flush()
            return try session.lens.periodView(period)
        }
    }

    /// The same without a reply to keep; the period.
    @discardableResult
    package func postpone(period: String, reason: String, by caller: Caller, at now: Instant) async throws -> Period {
        try await perform(by: caller, at: now) { session in try session.postpone(period, reason: reason) }
    }
}

extension Session {
    /// A period is closed for all: postponing it needs the right to approve over the whole tree.
    mutating func postpone(_ text: String, reason: String) throws -> Period {
        try caller.requireWholeTree(.approve)
        let period = try PeriodRange.reporting(text, pointer: "/period")
        try Self.requireReasonCode(reason)
        guard try tx.closures().allSatisfy({ $0.period != period.code }) else {
            throw CommandProblem(.conflict, "period.closed", ["period": period.key])
        }
        if let known = try tx.postponements().first(where: { $0.period == period.code }) {
            throw CommandProblem(.conflict, "period.postponed", ["period": period.key, "day": known.until.description])
        }
        guard period.end <= today, let day = try lens.closingDays().first(where: { $0.period == period })?.day else {
            throw CommandProblem(.conflict, "period.running", ["period": period.key])
        }
        let until = Closing.postponed(max(day, today), calendar: lens.calendar)
        changes.postponements.append(PostponementRecord(period: period.code, until: until, reason: reason, at: now))
        try log(
            LeafDraft(
                act: "period.postpone", obj: period.key, why: reason,
                facts: ["from": .string(day.description), "until": .string(until.description)]))
        return period
    }
}
