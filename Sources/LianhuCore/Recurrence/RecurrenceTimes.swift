/// The times of day at which a recurrence rule falls, in seconds since midnight.
enum RecurrenceTimes: Sendable {
    /// The same on every day: DAILY and longer.
    case fixed([Int])
    /// Another on each day: HOURLY, MINUTELY and SECONDLY.
    case grid(RecurrenceGrid)

    init(rule: RecurrenceRule, start: WallTime) {
        if rule.frequency < .daily {
            self = .grid(RecurrenceGrid(rule: rule, start: start))
            return
        }
        let hours = rule.byHour.isEmpty ? [start.secondOfDay / 3600] : rule.byHour
        let minutes = RecurrenceTimes.minutes(rule, start)
        let times = hours.flatMap { hour in minutes.map { hour * 3600 + $0 } }
        // The day is the whole period, so the positions can be taken once for all days.
        let isPeriod = rule.frequency == .daily && !rule.bySetPosition.isEmpty
        self = .fixed(isPeriod ? RecurrenceTimes.positions(rule.bySetPosition, of: times.count).map { times[$0] } : times)
    }

    /// Whether it falls at no time of any day.
    var isEmpty: Bool {
        switch self {
        case .fixed(let times): times.isEmpty
        case .grid(let grid): grid.isEmpty
        }
    }

    /// The times of that day, in order.
    func times(on day: CivilDate) -> [Int] {
        switch self {
        case .fixed(let times): times
        case .grid(let grid): grid.times(on: day)
        }
    }

    /// Seconds within an hour.
    static func minutes(_ rule: RecurrenceRule, _ start: WallTime) -> [Int] {
        let minutes = rule.byMinute.isEmpty ? [start.secondOfDay / 60 % 60] : rule.byMinute
        let seconds = RecurrenceTimes.seconds(rule, start)
        return minutes.flatMap { minute in seconds.map { minute * 60 + $0 } }
    }

    /// Seconds within a minute.
    static func seconds(_ rule: RecurrenceRule, _ start: WallTime) -> [Int] {
        rule.bySecond.isEmpty ? [start.secondOfDay % 60] : rule.bySecond
    }

    /// Which of `count` occurrences BYSETPOS takes, counted from 0, in order.
    static func positions(_ positions: [Int], of count: Int) -> [Int] {
        Set(positions.map { $0 > 0 ? $0 - 1 : count + $0 }).filter { (0..<count).contains($0) }.sorted()
    }
}

/// The hours, minutes or seconds of a rule that repeats within the day: every `interval`-th since the start, where its other parts agree.
struct RecurrenceGrid: Sendable {
    /// Hours, minutes or seconds in a day.
    private let unitsPerDay: Int
    /// The seconds of one of them.
    private let unitLength: Int
    private let interval: Int
    /// The unit of the start, counted from 1970-01-01T00:00.
    private let origin: Int
    /// The units of a day that the rule lets pass and the interval ever meets.
    private let units: [Int]
    private let isAllowed: [Bool]
    /// The occurrences within a unit, in seconds.
    private let offsets: [Int]

    init(rule: RecurrenceRule, start: WallTime) {
        unitLength = rule.frequency == .hourly ? 3600 : rule.frequency == .minutely ? 60 : 1
        unitsPerDay = 86_400 / unitLength
        interval = rule.interval
        origin = Int(start.date.day) * unitsPerDay + start.secondOfDay / unitLength
        let inUnit =
            switch rule.frequency {
            case .hourly: RecurrenceTimes.minutes(rule, start)
            case .minutely: RecurrenceTimes.seconds(rule, start)
            default: [0]
            }
        offsets =
            rule.bySetPosition.isEmpty
            ? inUnit : RecurrenceTimes.positions(rule.bySetPosition, of: inUnit.count).map { inUnit[$0] }
        // Days are a whole number of units long, so the units that the interval meets on any day have one remainder by this divisor.
        // A rule like "every second second, at the odd ones" is empty by that, and needs no search.
        let divisor = RecurrenceGrid.commonDivisor(interval, unitsPerDay)
        let remainder = floorRemainder(origin, by: divisor)
        var isAllowed = [Bool](repeating: false, count: unitsPerDay)
        for unit in stride(from: remainder, to: unitsPerDay, by: divisor) {
            isAllowed[unit] = RecurrenceGrid.isAllowed(second: unit * unitLength, by: rule)
        }
        self.isAllowed = isAllowed
        units = isAllowed.indices.filter { isAllowed[$0] }
    }

    var isEmpty: Bool { units.isEmpty || offsets.isEmpty }

    /// The occurrences on that day, in seconds since midnight.
    func times(on day: CivilDate) -> [Int] {
        let first = Int(day.day) * unitsPerDay
        let lead = floorRemainder(origin - first, by: interval)
        guard lead < unitsPerDay else { return [] }
        let steps = (unitsPerDay - lead - 1) / interval + 1
        let met =
            steps <= units.count
            ? stride(from: lead, to: unitsPerDay, by: interval).filter { isAllowed[$0] }
            : units.filter { floorRemainder($0 - lead, by: interval) == 0 }
        return met.flatMap { unit in offsets.map { unit * unitLength + $0 } }
    }

    /// Whether the parts that are as long as the unit or longer let the unit pass that begins at that second of the day.
    private static func isAllowed(second: Int, by rule: RecurrenceRule) -> Bool {
        guard rule.byHour.isEmpty || rule.byHour.contains(second / 3600) else { return false }
        if rule.frequency == .hourly { return true }
        guard rule.byMinute.isEmpty || rule.byMinute.contains(second / 60 % 60) else { return false }
        if rule.frequency == .minutely { return true }
        return rule.bySecond.isEmpty || rule.bySecond.contains(second % 60)
    }

    private static func commonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : commonDivisor(b, a % b) }
}
