/// The occurrences of a recurrence rule from its start on, in order: a sequence that is worked out as it is read.
///
/// Times are those of the wall, never shifted by a zone; the start is one of them only if the rule lets it pass. The sequence ends at COUNT,
/// at UNTIL, with the year 9999, or where `searchedDays` hold no further occurrence.
package struct Recurrence: Sequence, Sendable {
    /// The rule.
    package let rule: RecurrenceRule
    /// DTSTART.
    package let start: WallTime
    /// UNTIL as a time on the wall.
    let until: WallTime?
    private let days: RecurrenceDays
    private let times: RecurrenceTimes

    /// How far the search for a next occurrence goes: 400 years, after which the Gregorian calendar repeats itself. Only a rule that leaves out
    /// so many periods that it would come again later still (every 300th leap day) is cut short by it.
    package static let searchedDays = 146_097

    /// The last day that can be written.
    static let lastDay = CivilDate(day: 2_932_896)

    /// The rule from that start on. An UNTIL in UTC is turned into a time on the wall by the zone, and refused without one.
    package init(rule: RecurrenceRule, start: WallTime, zone: TimeZoneRules? = nil) throws(OccasionError) {
        self.rule = rule
        self.start = start
        switch rule.until {
        case nil: until = nil
        case .date(let date): until = WallTime(date: date, secondOfDay: WallTime.lastSecond)
        case .local(let wall): until = wall
        case .utc(let instant):
            guard let zone else { throw OccasionError(.untilNeedsZone, ["value": rule.until?.text ?? ""]) }
            until = zone.wallTime(at: instant)
        }
        days = RecurrenceDays(rule: rule, start: start.date)
        times = RecurrenceTimes(rule: rule, start: start)
    }

    /// Reads the occurrences from the start on.
    package func makeIterator() -> Iterator { Iterator(self, from: start, horizon: nil) }

    /// The first occurrences not before `from` (the start if nil), at most `limit`; with how the sequence ended, if it did.
    package func expansion(limit: Int, from: WallTime? = nil) -> (times: [WallTime], end: RecurrenceEnd?) {
        var iterator = Iterator(self, from: Swift.max(from ?? start, start), horizon: nil)
        var found: [WallTime] = []
        while found.count < limit, let time = iterator.next() { found.append(time) }
        return (found, iterator.end)
    }

    /// The occurrences on the days of the range, in order; what lies behind the range is not searched.
    package func occurrences(in range: DateSpan) -> [WallTime] {
        var iterator = Iterator(self, from: WallTime(date: range.from), horizon: range.to)
        var found: [WallTime] = []
        while let time = iterator.next(), time.date <= range.to { found.append(time) }
        return found
    }

    /// Throws `never` if there is no occurrence at all, as of "30 February".
    package func requireOccurrence() throws(OccasionError) {
        let (times, end) = expansion(limit: 1)
        guard times.isEmpty else { return }
        // UNTIL may lie before the start; then nothing was searched.
        var last = start.date
        if case .searched(_, let through) = end { last = through } else if let until { last = Swift.max(last, until.date) }
        throw OccasionError(.never, ["rule": rule.description, "from": start.date.description, "to": last.description])
    }
}

/// Why a recurrence has no more occurrences.
package enum RecurrenceEnd: Hashable, Sendable {
    /// COUNT is reached.
    case count
    /// UNTIL is reached.
    case until
    /// Between these days, the last occurrence or the start and 400 years later, there is none.
    case searched(from: CivilDate, through: CivilDate)
    /// The year 9999 is over.
    case lastYear

    /// The reason in words.
    package func text(in language: Language) -> String {
        switch self {
        case .count: Catalogue.text("rrule.end_count", in: language)
        case .until: Catalogue.text("rrule.end_until", in: language)
        case .searched(let from, let through):
            Catalogue.text("rrule.end_searched", ["from": from.description, "to": through.description], in: language)
        case .lastYear: Catalogue.text("rrule.end_last_year", in: language)
        }
    }
}

extension Recurrence {
    /// The days and times of one period, of which BYSETPOS may take some.
    struct Batch: Sendable {
        private let days: [CivilDate]
        private let times: [Int]
        private let positions: [Int]?
        private var next = 0

        init(days: [CivilDate] = [], times: [Int] = [], positions: [Int]? = nil) {
            self.days = days
            self.times = times
            self.positions = positions
        }

        mutating func take() -> WallTime? {
            guard next < positions?.count ?? (days.count * times.count) else { return nil }
            let place = positions?[next] ?? next
            next += 1
            return WallTime(date: days[place / times.count], secondOfDay: times[place % times.count])
        }
    }

    /// The occurrences of the `index`-th period of the rule, before the start is considered.
    func batch(_ index: Int) -> Batch {
        let first = firstDay(ofPeriod: index)
        if rule.frequency <= .daily {
            guard days.accepts(first) else { return Batch() }
            return Batch(days: [first], times: times.times(on: first))
        }
        let found = days.days(from: first, before: firstDay(ofPeriod: index, following: 1))
        let times = times.times(on: first)
        guard !rule.bySetPosition.isEmpty else { return Batch(days: found, times: times) }
        return Batch(
            days: found, times: times, positions: RecurrenceTimes.positions(rule.bySetPosition, of: found.count * times.count))
    }

    /// The first day of the `index`-th period, or of the period so many later than it, whether the interval meets that or not.
    ///
    /// What repeats within a day is worked out day by day.
    func firstDay(ofPeriod index: Int, following: Int = 0) -> CivilDate {
        let steps = index * (rule.frequency < .daily ? 1 : rule.interval) + following
        switch rule.frequency {
        case .secondly, .minutely, .hourly, .daily: return start.date.adding(days: steps)
        case .weekly: return week.adding(days: steps * 7)
        case .monthly:
            let month = RecurrenceRule.monthIndex(start.date) + steps
            return CivilDate(
                day: CivilDate.days(year: floorDivide(month, by: 12), month: floorRemainder(month, by: 12) + 1, dayOfMonth: 1))
        case .yearly: return CivilDate(day: CivilDate.days(year: start.date.year + steps, month: 1, dayOfMonth: 1))
        }
    }

    /// The last period of the rule that begins on or before the date; the first if none does.
    func period(holding date: CivilDate) -> Int {
        let steps =
            switch rule.frequency {
            case .secondly, .minutely, .hourly: date - start.date
            case .daily: (date - start.date) / rule.interval
            case .weekly: (date - week) / (rule.interval * 7)
            case .monthly: (RecurrenceRule.monthIndex(date) - RecurrenceRule.monthIndex(start.date)) / rule.interval
            case .yearly: (date.year - start.date.year) / rule.interval
            }
        return Swift.max(0, steps)
    }

    /// The period to look at after the `index`-th: the next, but for days whose month BYMONTH leaves out, which are passed over at once.
    func period(after index: Int) -> Int {
        guard rule.frequency <= .daily, let next = days.monthAfter(firstDay(ofPeriod: index)) else { return index + 1 }
        let step = rule.frequency < .daily ? 1 : rule.interval
        return (next - start.date + step - 1) / step
    }

    /// The first day of the week of the start.
    private var week: CivilDate {
        start.date.adding(days: -floorRemainder(start.date.weekday.rawValue - rule.weekStart.rawValue, by: 7))
    }

    /// Whether no time of any day is an occurrence.
    var hasNoTime: Bool { times.isEmpty }
}

extension RecurrenceRule {
    /// Months since January of year 0.
    static func monthIndex(_ date: CivilDate) -> Int {
        let (year, month, _) = date.components
        return year * 12 + month - 1
    }
}

extension Recurrence {
    /// Reads the occurrences one after the other.
    package struct Iterator: IteratorProtocol {
        private let recurrence: Recurrence
        private let from: WallTime
        /// Periods that begin after this day are not searched; nil: 400 years after the last occurrence.
        private let horizon: CivilDate?
        private var index: Int
        private var batch = Batch()
        private var left: Int?
        private var lastFound: CivilDate
        /// How the sequence ended; nil while it may go on.
        package private(set) var end: RecurrenceEnd?

        init(_ recurrence: Recurrence, from: WallTime, horizon: CivilDate?) {
            self.recurrence = recurrence
            self.from = from
            self.horizon = horizon
            left = recurrence.rule.count
            // Whoever counts must have seen all; without COUNT the search begins where it is asked.
            index = left == nil ? recurrence.period(holding: from.date) : 0
            lastFound = left == nil ? Swift.max(from.date, recurrence.start.date) : recurrence.start.date
            if recurrence.hasNoTime { end = .searched(from: lastFound, through: limit) }
        }

        /// The next occurrence, or nil with `end` set.
        package mutating func next() -> WallTime? {
            while end == nil {
                guard let time = batch.take() else {
                    advance()
                    continue
                }
                guard time >= recurrence.start else { continue }
                if let until = recurrence.until, time > until {
                    end = .until
                } else if time.date > Recurrence.lastDay {
                    end = .lastYear
                } else if count(time) {
                    return time
                }
            }
            return nil
        }

        /// Counts the occurrence; whether it is one that was asked for.
        private mutating func count(_ time: WallTime) -> Bool {
            lastFound = time.date
            if let left {
                self.left = left - 1
                if left == 1 { end = .count }
            }
            return time >= from
        }

        private mutating func advance() {
            let first = recurrence.firstDay(ofPeriod: index)
            if let until = recurrence.until, first > until.date {
                end = .until
            } else if first > Recurrence.lastDay {
                end = .lastYear
            } else if first > limit {
                end = .searched(from: lastFound, through: limit)
            } else {
                batch = recurrence.batch(index)
                index = recurrence.period(after: index)
            }
        }

        private var limit: CivilDate { horizon ?? Swift.min(lastFound.adding(days: Recurrence.searchedDays), Recurrence.lastDay) }
    }
}
