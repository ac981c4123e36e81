import LianhuCore

extension Lens {
    /// The day on which a row is looked at now: a shift is over two hours after its end, whatever is left of that day (S49).
    func seenOn(_ row: Obligation) -> CivilDate {
        guard row.window.closesBefore == today.adding(days: 1), let closing = closing(of: row), now >= closing else { return today }
        return row.window.closesBefore
    }

    /// The same of another moment: a past day is seen at its 24:00.
    func seenOn(_ row: Obligation, at moment: Moment) -> CivilDate { moment.isNow ? seenOn(row) : moment.seenOn }

    /// The status of a row now.
    func status(of row: Obligation) -> Status { row.status(on: seenOn(row)) }

    /// The instant at which a shift closes; nil for what closes at the end of a day.
    func closing(of row: Obligation) -> Instant? {
        rules.rule(row.identity.rule).flatMap { Qualification.time(ofShift: row.identity, rule: $0, zone: engine.zone)?.upperBound }
    }

    /// What its days call open or overdue although its shift is over: few, for there are no more than grids and shifts on two days.
    ///
    /// - Parameter key: of one rule; nil: of all.
    func closedShifts(of key: RuleKey?) throws -> [Obligation] {
        var found: [Obligation] = []
        for (rule, ref) in rules.planned where !(rule.cadence?.shifts.isEmpty ?? true) && (key == nil || key == ref.key) {
            // A shift ends on the next day at the latest, and the two hours behind it on the one after that.
            let codes = [-2, 0].map { PeriodScheme.standard.period(.day, containing: today.adding(days: $0)).code }
            let filter = ObligationFilter(rule: ref.key, periods: codes[0]...codes[1], statuses: [.open, .overdue], today: today)
            var after: Identity?
            repeat {
                let page = try reader.obligations(filter, after: after, limit: 1_000)
                found += page.filter { seenOn($0) > today }
                after = page.count < 1_000 ? nil : page.last?.identity
            } while after != nil
        }
        return found
    }
}
