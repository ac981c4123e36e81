/// The rule of a POSIX TZ string, as a TZif footer writes it (RFC 9636 §3.3.1): one offset, or two that change on the same days each year.
struct PosixZone: Hashable, Sendable {
    /// Seconds east of UTC in standard time.
    let standard: Int
    /// Summer time, if there is any.
    let summer: Summer?

    /// The other offset, and when it begins and ends.
    struct Summer: Hashable, Sendable {
        let offset: Int
        let begins: Moment
        let ends: Moment
    }

    /// A day of each year and a time on it.
    struct Moment: Hashable, Sendable {
        let day: Day
        /// Seconds after local midnight, -167 … +167 hours.
        let time: Int

        /// Seconds from the epoch to the moment in that year, by a clock that is `offset` seconds ahead of UTC.
        func seconds(year: Int, offset: Int) -> Int64 { Int64(day.number(year: year)) * 86_400 + Int64(time - offset) }
    }

    /// The three ways to name a day of the year.
    enum Day: Hashable, Sendable {
        /// `Jn`, n = 1 … 365: 29 February is never counted.
        case julian(Int)
        /// `n` = 0 … 365: 29 February is counted.
        case zeroBased(Int)
        /// `Mm.w.d`: the w-th (5: last) weekday d (0: Sunday) of month m.
        case weekday(month: Int, week: Int, day: Int)

        /// Days since 1970-01-01 of the day in that year.
        func number(year: Int) -> Int32 {
            switch self {
            case .julian(let n):
                let leap = n > 59 && CivilDate.isLeap(year: year) ? 1 : 0
                return CivilDate.days(year: year, month: 1, dayOfMonth: 1) + Int32(n - 1 + leap)
            case .zeroBased(let n):
                return CivilDate.days(year: year, month: 1, dayOfMonth: 1) + Int32(n)
            case .weekday(let month, let week, let day):
                let first = CivilDate(day: CivilDate.days(year: year, month: month, dayOfMonth: 1))
                let earliest = floorRemainder(day - first.weekday.rawValue, by: 7)
                let last = CivilDate.daysInMonth(year: year, month: month) - 1
                let wanted = earliest + (week - 1) * 7
                return first.day + Int32(wanted > last ? wanted - 7 : wanted)
            }
        }
    }

    /// The offset in force at `seconds`, and when the next one comes into force (never, if there is only one).
    func segment(at seconds: Int64) -> (offset: Int, end: Int64) {
        guard let summer else { return (standard, .max) }
        // Kept away from the ends of Int32, where the years beside this one would have no days any more.
        let day = max(-1_000_000_000, min(1_000_000_000, floorDivide(seconds, by: 86_400)))
        let year = CivilDate(day: Int32(day)).year
        var began = Int64.min
        var offset = standard
        var end = Int64.max
        // Times of up to a week before or after their day can carry a change over the turn of the year. Where summer time ends at the very
        // second at which it begins again (it is kept all year), the beginning wins, for it is looked at last.
        for candidate in (year - 1)...(year + 1) {
            let change = (
                ends: summer.ends.seconds(year: candidate, offset: summer.offset),
                begins: summer.begins.seconds(year: candidate, offset: standard)
            )
            if change.ends <= seconds, change.ends > began { (began, offset) = (change.ends, standard) }
            if change.begins <= seconds, change.begins >= began { (began, offset) = (change.begins, summer.offset) }
            if change.ends > seconds { end = min(end, change.ends) }
            if change.begins > seconds { end = min(end, change.begins) }
        }
        return (offset, end)
    }
}
