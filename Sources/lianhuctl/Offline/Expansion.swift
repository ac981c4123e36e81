import LianhuCore

/// The occurrences of a rule of occasions in a zone, and why there are no more.
struct Expansion {
    /// One occurrence.
    struct Row {
        /// The date that the rule names, before any shift.
        var nominal: CivilDate
        var time: WallResolution
        /// Why the shift moved it.
        var moved: DayFacts?
        /// Whether the work calendar knows the day; true where it was not asked.
        var isCovered: Bool
    }

    /// Why the list ends.
    enum End {
        /// The rule goes on.
        case limit
        case rule(RecurrenceEnd)
        /// The lunar table ends.
        case table(CivilDate)
        /// The search ends there.
        case horizon(CivilDate)
    }

    /// The rule as the program understood it: lines of RFC 5545, or the words that `rules.yaml` takes.
    var normalised: [String]
    /// The same in plain words.
    var meaning: LocalizedText
    var zone: TimeZoneRules
    /// The name of the work calendar that was asked.
    var calendar: String?
    var rows: [Row]
    var end: End

    /// A recurrence from a time on the wall; those before `from` are passed over.
    init(
        rule: RecurrenceRule, start: WallTime, from: CivilDate?, zone: TimeZoneRules, calendar: WorkCalendar?, shift: ShiftPolicy,
        limit: Int
    ) throws {
        let recurrence = try Recurrence(rule: rule, start: start, zone: zone)
        try recurrence.requireOccurrence()
        let (times, end) = recurrence.expansion(limit: limit, from: from.map { WallTime(date: $0) })
        let stamp = start.description.filter { $0 != "-" && $0 != ":" }
        normalised = ["DTSTART;TZID=\(zone.name):\(stamp)", "RRULE:\(rule)"]
        meaning = LocalizedText(
            zh: RecurrenceWords(rule: rule, language: .zh).text(from: start),
            en: RecurrenceWords(rule: rule, language: .en).text(from: start))
        self.zone = zone
        self.calendar = calendar?.name
        let kind: PeriodKind =
            switch rule.frequency {
            case .secondly, .minutely, .hourly, .daily: .day
            case .weekly: .week
            case .monthly: .month
            case .yearly: .year
            }
        rows = times.map { Self.row($0, zone: zone, calendar: calendar, shift: shift, period: kind) }
        self.end = end.map { .rule($0) } ?? .limit
    }

    /// An occasion from a day on; it has no time of day, so each occurrence is its midnight.
    init(
        occasion: Occasion, from: CivilDate, zone: TimeZoneRules, calendar: WorkCalendar?, shift: ShiftPolicy, limit: Int
    ) throws {
        let asked = calendar ?? .weekdaysOnly(name: "")
        let dates = try occasion.upcoming(limit, from: from, calendar: asked)
        normalised = [Self.normalised(occasion)]
        meaning = LocalizedText(zh: occasion.words(in: .zh), en: occasion.words(in: .en))
        self.zone = zone
        self.calendar = calendar?.name
        rows = dates.map { Self.row(WallTime(date: $0), zone: zone, calendar: calendar, shift: shift, period: .year) }
        if dates.count == limit {
            end = .limit
        } else if Self.isLunar(occasion) {
            end = .table(LunarDate.covered.to)
        } else {
            end = .horizon(from.adding(days: Recurrence.searchedDays))
        }
    }

    private static func row(
        _ wall: WallTime, zone: TimeZoneRules, calendar: WorkCalendar?, shift: ShiftPolicy, period: PeriodKind
    ) -> Row {
        var time = wall
        var moved: DayFacts?
        if let calendar {
            time.date = shift.shifted(wall.date, calendar: calendar, period: PeriodScheme.standard.period(period, containing: wall.date))
            if time.date != wall.date { moved = DayFacts(wall.date, calendar: calendar) }
        }
        return Row(
            nominal: wall.date, time: WallResolution(time, in: zone), moved: moved,
            isCovered: calendar.map { $0.isCovered(time.date) && $0.isCovered(wall.date) } ?? true)
    }

    private static func isLunar(_ occasion: Occasion) -> Bool {
        switch occasion {
        case .lunar: return true
        case .festival(let festival):
            if case .gregorian = festival.day { return false }
            return true
        case .rrule, .dates, .workingDay: return false
        }
    }

    private static func normalised(_ occasion: Occasion) -> String {
        switch occasion {
        case .rrule(let rule, _): "RRULE:\(rule)"
        case .lunar(let day): "lunar: \(day.month)-\(day.day), leap: \(day.leap.rawValue), short_month: \(day.shortMonth.rawValue)"
        case .festival(let festival): "festival: \(festival.rawValue)"
        case .dates(let dates): "dates: [\(dates.map(\.description).joined(separator: ", "))]"
        case .workingDay(let day): "working_day: \(day)"
        }
    }
}
