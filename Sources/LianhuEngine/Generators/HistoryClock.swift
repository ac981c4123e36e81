import LianhuCore

/// When made-up people act and when they write it down; the same in every made-up history.
struct HistoryClock: Sendable {
    let span: DateSpan
    let calendar: WorkCalendar
    let zone: TimeZoneRules

    /// Mostly the same day, some within five days, a few after more than a week and then with a reason (S11).
    func recording(of day: CivilDate, _ minute: Int, _ random: inout SplitMix64) -> (at: Instant, reason: String?) {
        let roll = random.below(1_000)
        if roll < 870 { return (zone.instant(day, secondOfDay: (minute + random.within(5...90)) * 60), nil) }
        let days = roll < 980 ? random.within(1...5) : random.within(8...12)
        let at = zone.instant(day.adding(days: days), secondOfDay: random.within(480...1_080) * 60)
        return (at, days > 7 ? random.pick(["paper_record", "no_network"]) : nil)
    }

    /// A sheet that is kept for a meeting is entered the same day or the next.
    func entry(of day: CivilDate, _ minute: Int, _ random: inout SplitMix64) -> Instant {
        let delay = random.happens(permille: 800) ? 0 : 1
        return zone.instant(day.adding(days: delay), secondOfDay: (delay == 0 ? minute + random.within(30...120) : 540) * 60)
    }

    /// Mornings, afternoons, and an evening now and then.
    func minuteOfDay(_ random: inout SplitMix64) -> Int {
        let roll = random.below(100)
        return roll < 45 ? random.within(510...690) : roll < 88 ? random.within(840...1_050) : random.within(1_110...1_230)
    }

    /// A working day of the span, any day if it has none.
    func workingDay(from: CivilDate, to: CivilDate, _ random: inout SplitMix64) -> CivilDate {
        let count = calendar.workingDays(from: from, to: to)
        let drawn = random.below(10_000)
        guard count > 0 else { return from.adding(days: drawn * (to - from + 1) / 10_000) }
        return calendar.adding(workingDays: drawn * count / 10_000 + 1, to: from.adding(days: -1))
    }

    /// Any day of a period from a day on.
    func anyDay(_ first: CivilDate, _ period: Period, _ random: inout SplitMix64) -> CivilDate {
        first.adding(days: random.below(10_000) * (period.end - first) / 10_000)
    }

    /// Whether something happened in the span and was entered by the end of its last day.
    func holds(_ day: CivilDate, _ recordedAt: Instant) -> Bool { span.contains(day) && zone.date(of: recordedAt) <= span.to }
}

/// A contact with the day and minute that its sheet shows.
struct HistoryContact: Sendable {
    var evidence: GeneratedContact
    var day: CivilDate
    var minute: Int
    /// Last day on time of the duty for which it was made; nil where the sheet need not say.
    var due: CivilDate?
}

/// An activity with the day and minute that its sheet shows.
struct HistoryActivity: Sendable {
    var evidence: GeneratedActivity
    var day: CivilDate
    var minute: Int
}
