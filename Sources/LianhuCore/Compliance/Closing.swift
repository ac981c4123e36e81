/// When reporting periods close, and in which order (S46): a pure decision.
///
/// An obligation belongs to the month, the quarter and the year that hold the last nominal day of its own period. Months close one after
/// another, a quarter or year after its months: so one day tells what is frozen.
package enum Closing {
    /// The kinds of reporting period, from the shortest.
    package static let kinds: [PeriodKind] = [.month, .quarter, .year]

    /// A rule's period that has obligations, with the first day on which nothing that is entered for it counts any more.
    package struct Duty: Hashable, Sendable {
        package var period: Period
        package var closesOn: CivilDate

        package init(period: Period, closesOn: CivilDate) {
            self.period = period
            self.closesOn = closesOn
        }
    }

    /// The working day after closes + entry grace, in the rule's calendar.
    ///
    /// What was adopted late is given the time of a transfer (S19): nobody loses a period before he could have entered anything.
    package static func day(closes: CivilDate, entryGrace: TimeSpan, adoptedOn: CivilDate?, calendar: WorkCalendar) -> CivilDate {
        let earliest = adoptedOn.map { calendar.adding(workingDays: 5, to: $0) }
        let last = calendar.adding(entryGrace, to: max(closes, earliest ?? closes))
        return calendar.nextWorkingDay(onOrAfter: last.adding(days: 1))
    }

    /// Where a postponement moves a closing: five working days on.
    package static func postponed(_ day: CivilDate, calendar: WorkCalendar) -> CivilDate { calendar.adding(workingDays: 5, to: day) }

    /// The day on which each reporting period closes by itself, postponements counted, of those that have obligations.
    package static func days(_ duties: [Duty], postponed: [Int64: CivilDate], scheme: PeriodScheme) -> [(period: Period, day: CivilDate)] {
        var days: [Period: CivilDate] = [:]
        for duty in duties {
            for kind in kinds {
                let period = scheme.period(kind, containing: duty.period.lastDay)
                days[period] = max(days[period] ?? duty.closesOn, duty.closesOn)
            }
        }
        for period in days.keys { if let day = postponed[period.code] { days[period] = day } }
        return days.map { (period: $0.key, day: $0.value) }.sorted {
            ($0.period.end, $0.period.kind.rawValue) < ($1.period.end, $1.period.kind.rawValue)
        }
    }

    /// What closes today, in order: no month before an earlier one, no quarter or year before its months.
    ///
    /// - Parameter days: the days of all that are not closed yet, as `days` sorts them.
    package static func due(_ days: [(period: Period, day: CivilDate)], on today: CivilDate) -> [Period] {
        var blocked: [PeriodKind: Bool] = [:]
        var firstOpenMonth: CivilDate?
        var due: [Period] = []
        for (period, day) in days {
            let isReached = period.end <= today && day <= today
            let hasOpenMonth = firstOpenMonth.map { $0 < period.end } ?? false
            if isReached && blocked[period.kind] != true && !hasOpenMonth {
                due.append(period)
            } else {
                blocked[period.kind] = true
                if period.kind == .month, firstOpenMonth == nil { firstOpenMonth = period.start }
            }
        }
        return due
    }
}

extension Compliance {
    /// Adds what an amendment of a closed period changed: what was missed is met after all, or the other way round (S46).
    package mutating func amend(_ delta: Counts) {
        met += delta.met
        metLate += delta.metLate
        missed -= delta.met + delta.metLate
        enteredInTime += delta.enteredInTime
    }
}
