import LianhuCore

/// A worker's visits of some days, spread over those on which he works.
package struct Week: Hashable, Sendable {
    /// One day of it.
    package struct Day: Hashable, Sendable {
        package var day: CivilDate
        /// The calendar's working day, and no leave of the worker.
        package var isWorking: Bool
        package var visits: [Visit]
    }

    /// A visit with the day that is planned for it.
    package struct Visit: Hashable, Sendable {
        package var item: AgendaItem
        package var isFixed: Bool
    }

    package var worker: EntityRef
    package var days: [Day]
    /// Visits that are planned for later days.
    package var later: Int
}

extension Engine {
    /// Seven days of a worker from one on: what he means to do when. Nothing is written.
    package func week(of worker: String, from first: CivilDate?, by caller: Caller, at now: Instant) async throws -> Week {
        try await query(by: caller, at: now, isBrief: true) { lens in
            try caller.require(.read)
            let scope = lens.scope
            let everyone = NameLookup(reader: lens.reader, scope: scope, findsIDsAnywhere: true)
            let ref = try everyone.find(worker, kinds: [.worker], pointer: "/worker")
            // As with the agenda: one's own wherever it lies, of others what lies in the scope.
            let isSelf = caller.actor.worker == ref.key
            guard isSelf || scope.contains(ref.unit) else {
                throw CommandProblem.member("/worker", "access.out_of_scope", ["value": worker], kind: .notPermitted)
            }
            return try lens.week(of: ref, from: first ?? lens.today.mondayOnOrBefore) { isSelf || scope.contains($0.unit) }
        }
    }
}

extension Lens {
    fileprivate func week(of worker: EntityRef, from first: CivilDate, where isShown: (Obligation) -> Bool) throws -> Week {
        let visits = try levelled(worker.key).filter { isShown($0.row) }
        let last = first.adding(days: 6)
        let own = visits.filter { (first...last).contains($0.day) }
        let items = Dictionary(
            uniqueKeysWithValues: try agendaItems(own.map { HeldRow(row: $0.row, doer: worker.key) }).map { ($0.identity, $0) })
        let working = Set(workingDays(of: worker.key, in: DateSpan(from: first, to: last), rows: own.map(\.row)))
        let days = (0..<7).map { first.adding(days: $0) }.map { day in
            let visits = own.filter { $0.day == day }.compactMap { visit in
                items[visit.row.identity].map { Week.Visit(item: $0, isFixed: visit.isFixed) }
            }
            return Week.Day(day: day, isWorking: working.contains(day), visits: visits)
        }
        return Week(worker: worker, days: days, later: visits.count { $0.day > last })
    }

    /// What a worker has to do, each with its planned day; in the order of the days, then as the agenda has it.
    func levelled(_ worker: EntityKey) throws -> [PlannedVisit] {
        let rows = try heldRows(of: worker, through: nil).filter { $0.doer == worker }.map(\.row)
        guard let last = rows.map({ end(of: $0) }).max() else { return [] }
        let stored = Dictionary(try reader.visitDays(rows.map(\.identity)).map { ($0.item, $0) }, uniquingKeysWith: { kept, _ in kept })
        let leveller = Leveller(workingDays: workingDays(of: worker, in: DateSpan(from: today, to: max(today, last)), rows: rows))
        let days = leveller.place(
            rows.map { row in
                let known = stored[row.identity].flatMap { $0.worker == worker ? $0 : nil }
                return Leveller.Visit(
                    item: row.identity, opens: max(row.window.opens, today), due: end(of: row),
                    fixed: known.flatMap { $0.isFixed && $0.day >= today ? $0.day : nil }, planned: known?.day, place: row.unit)
            })
        let visits = rows.enumerated().compactMap { index, row in
            days[row.identity].map { day in
                let known = stored[row.identity]
                return (
                    index: index,
                    visit: PlannedVisit(
                        row: row, day: day, isFixed: known?.worker == worker && known?.isFixed == true && known?.day == day,
                        isKept: known?.worker == worker && known?.day == day)
                )
            }
        }
        return visits.sorted { ($0.visit.day, $0.index) < ($1.visit.day, $1.index) }.map(\.visit)
    }

    /// The last day on which a visit is planned: the target (S6), or due once that is past; what is overdue is for the coming days, as long
    /// as it can be caught up.
    private func end(of row: Obligation) -> CivilDate {
        guard row.window.due >= today else { return min(row.window.closes, today.adding(days: Self.catchUpDays - 1)) }
        let target = target(of: row)
        return target >= today ? target : row.window.due
    }

    private func target(of row: Obligation) -> CivilDate {
        guard let rule = rules.rule(row.identity.rule) else { return row.window.due }
        // The slots of seats and of tiers are no numbers of a sequence.
        var quota: Quota?
        if case .per(let own) = rule.cadence, !Qualification.isPerSeat(rule.duty) { quota = own }
        return WindowPolicy(of: rule).target(
            of: row.window, slot: row.identity.slot, quota: quota, calendar: rules.set.calendar(of: rule))
    }

    private static var catchUpDays: Int { 7 }

    private func workingDays(of worker: EntityKey, in span: DateSpan, rows: [Obligation]) -> [CivilDate] {
        let calendar = rows.lazy.compactMap { rules.rule($0.identity.rule) }.first.map { rules.set.calendar(of: $0) }
        return Leveller.workingDays(
            of: worker, in: span, calendar: calendar ?? rules.set.calendars.values.first ?? .weekdaysOnly(name: "week"),
            organisation: organisation)
    }
}

/// An obligation with the day that levelling gives it.
struct PlannedVisit: Hashable, Sendable {
    var row: Obligation
    var day: CivilDate
    var isFixed: Bool
    /// This day is the one that is stored.
    var isKept: Bool
}

extension CivilDate {
    /// The first day of its ISO week.
    fileprivate var mondayOnOrBefore: CivilDate { PeriodScheme.standard.period(.week, containing: self).start }
}
