/// The hours of a working day that `wh` counts (S26).
package struct WorkingHours: Hashable, Sendable {
    /// Parts of a day in minutes, in order and apart from each other.
    package let parts: [Range<Int>]

    /// 08:30–12:00 and 14:00–17:30: seven hours.
    package static let standard = WorkingHours(parts: [510..<720, 840..<1050])

    init(parts: [Range<Int>]) { self.parts = parts }
}

/// Adds spans of every kind to instants, on a work calendar in a zone (S26).
package struct SpanClock: Sendable {
    package let calendar: WorkCalendar
    package let zone: TimeZoneRules
    package var hours = WorkingHours.standard

    package init(calendar: WorkCalendar, zone: TimeZoneRules) {
        self.calendar = calendar
        self.zone = zone
    }

    /// The first instant that is late: the end of the day for days and working days, the moment itself for hours and minutes.
    package func deadline(_ span: TimeSpan, from start: Instant) -> Instant {
        switch span.unit {
        case .days, .workingDays: endOfDay(calendar.adding(span, to: zone.date(of: start)))
        case .hours: start.adding(minutes: span.amount * 60)
        case .minutes: start.adding(minutes: span.amount)
        case .workingHours: adding(workingMinutes: span.amount * 60, to: start)
        }
    }

    /// A deadline after a pause: what was left of it begins again when the pause ends, counted in its own unit (S30).
    ///
    /// What was late before the pause stays as late as it was.
    package func resumed(_ deadline: Instant, unit: TimeSpan.Unit, pausedAt: Instant, at now: Instant) -> Instant {
        guard deadline > pausedAt, now > pausedAt else { return deadline }
        switch unit {
        case .hours, .minutes: return deadline.adding(milliseconds: Int(now.milliseconds - pausedAt.milliseconds))
        case .workingHours: return adding(workingMinutes: workingMinutes(from: pausedAt, to: deadline), to: now)
        case .days: return endOfDay(zone.date(of: now).adding(days: Int(lastDay(of: deadline) - zone.date(of: pausedAt))))
        case .workingDays:
            let left = calendar.workingDays(from: zone.date(of: pausedAt).adding(days: 1), to: lastDay(of: deadline))
            return endOfDay(calendar.adding(workingDays: left, to: zone.date(of: now)))
        }
    }

    /// Where a deadline lies by this calendar that was reckoned by another one: what was left of it when it began to run last, and what of the
    /// time before turned out not to be worked (S27). It may be earlier; hours and natural days stay.
    ///
    /// - Parameters:
    ///   - runs: when its clock ran, oldest first: pauses lie between (S30). The last one goes on until the deadline.
    package func carried(_ deadline: Instant, unit: TimeSpan.Unit, runs: [Range<Instant>], from old: SpanClock) -> Instant {
        guard let last = runs.last?.lowerBound else { return deadline }
        switch unit {
        case .hours, .minutes, .days: return deadline
        case .workingHours:
            let over = runs.dropLast().reduce(0) {
                $0 + old.workingMinutes(from: $1.lowerBound, to: $1.upperBound) - workingMinutes(from: $1.lowerBound, to: $1.upperBound)
            }
            return adding(workingMinutes: old.workingMinutes(from: last, to: deadline) + over, to: last)
        case .workingDays:
            // As of a pause: the day on which a run begins is not counted, the one on which it is interrupted is used up.
            let over = runs.dropLast().reduce(0) {
                let (from, to) = (zone.date(of: $1.lowerBound).adding(days: 1), zone.date(of: $1.upperBound))
                return $0 + old.calendar.workingDays(from: from, to: to) - calendar.workingDays(from: from, to: to)
            }
            let left = old.calendar.workingDays(from: zone.date(of: last).adding(days: 1), to: lastDay(of: deadline))
            return endOfDay(calendar.adding(workingDays: max(0, left + over), to: zone.date(of: last)))
        }
    }

    /// The moment from which so much working time passes until an instant; spans of working hours only.
    package func start(_ span: TimeSpan, before end: Instant) -> Instant {
        var left = span.amount * 60
        var (day, second) = zone.local(end)
        var minute = second / 60
        while true {
            if calendar.isWorkingDay(day) {
                for part in hours.parts.reversed() where part.lowerBound < minute {
                    let to = min(part.upperBound, minute)
                    if left <= to - part.lowerBound { return zone.instant(day, secondOfDay: (to - left) * 60) }
                    left -= to - part.lowerBound
                }
            }
            day = calendar.adding(workingDays: -1, to: day)
            minute = 1_440
        }
    }

    /// The last civil day on which a deadline is kept.
    package func lastDay(of deadline: Instant) -> CivilDate { zone.date(of: deadline.adding(milliseconds: -1)) }

    package func endOfDay(_ day: CivilDate) -> Instant { zone.startOfDay(day.adding(days: 1)) }

    /// The moment until which so many working minutes pass; the moment itself for none.
    private func adding(workingMinutes amount: Int, to start: Instant) -> Instant {
        guard amount > 0 else { return start }
        var left = amount
        var (day, second) = zone.local(start)
        // A minute that has begun counts from its beginning: people say "by ten past", not "by ten past and 14 seconds".
        var minute = second / 60
        while true {
            if calendar.isWorkingDay(day) {
                for part in hours.parts where part.upperBound > minute {
                    let from = max(part.lowerBound, minute)
                    if left <= part.upperBound - from { return zone.instant(day, secondOfDay: (from + left) * 60) }
                    left -= part.upperBound - from
                }
            }
            day = calendar.adding(workingDays: 1, to: day)
            minute = 0
        }
    }

    private func workingMinutes(from start: Instant, to end: Instant) -> Int {
        let (first, second) = zone.local(start)
        let (last, lastSecond) = zone.local(end)
        var day = first
        var minutes = 0
        while day <= last {
            if calendar.isWorkingDay(day) {
                let window = (day == first ? second / 60 : 0)..<(day == last ? max(lastSecond / 60, day == first ? second / 60 : 0) : 1_440)
                minutes += hours.parts.reduce(0) { $0 + $1.clamped(to: window).count }
            }
            day = day.adding(days: 1)
        }
        return minutes
    }
}
