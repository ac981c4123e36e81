/// Periods, occasions and their windows (S1, S2, S6, S28).
extension Brute {
    /// A period or an occasion with the window that it gives to those to whom nothing special happens.
    struct Nominal: Sendable {
        var key: String
        var kind: World.PeriodName?
        /// What joining is measured against (S17): the days of the period, or those of the window.
        var first: Int
        var last: Int
        /// The last nominal day, by which reports count it (S46).
        var counted: Int
        var window: Window
        /// The last day of the next period, which no window outlasts; nil: none is known.
        var limit: Int?
    }

    /// All of them whose first day is late enough for the rule (S21), in order.
    static func nominal(_ world: World, _ almanac: Almanac, fault: Fault?) -> [Nominal] {
        let maker = Maker(rule: world.rule, almanac: almanac, fault: fault)
        let (from, through) = (max(0, world.adopted - 150), world.end + 60)
        switch world.rule.cadence {
        case .per(let quota):
            let effective = effective(world, in: maker, quota)
            return maker.periods(quota, from: from, through: through).filter { $0.first >= effective }
        case .tiers(let tiers):
            var found: [Nominal] = []
            for (index, tier) in tiers.enumerated() where !tiers[..<index].contains(where: { $0.quota.period == tier.quota.period }) {
                found += maker.periods(tier.quota, from: from, through: through)
            }
            return found
        case .on(let occasion, let before, let after):
            return maker.days(of: occasion, from: from, through: through).map { maker.occasion($0, before: before, after: after) }.filter {
                switch world.rule.effective {
                case .adoption: $0.window.opens >= world.adopted
                case .thisPeriod: $0.window.due >= world.adopted
                case .day(let day): $0.window.opens >= day
                }
            }
        case .every, .refill: return []
        }
    }

    /// The first day that a period may have to count (S21).
    static func effective(_ world: World, in maker: Maker, _ quota: World.Quota) -> Int {
        switch world.rule.effective {
        case .adoption: return world.adopted
        case .day(let day): return day
        case .thisPeriod:
            let spans = maker.almanac.periods(quota.period, from: 0, through: 1_400, monthStart: quota.monthStart)
            return spans.first { $0.first <= world.adopted && world.adopted <= $0.last }?.first ?? world.adopted
        }
    }

    /// Makes windows for a rule.
    struct Maker: Sendable {
        let rule: World.Rule
        let almanac: Almanac
        let fault: Fault?

        func periods(_ quota: World.Quota, from: Int, through: Int) -> [Nominal] {
            // Of long periods the whole table has only a few.
            let isLong = [.month, .quarter, .halfYear, .year].contains(quota.period)
            let spans = almanac.periods(
                quota.period, from: isLong ? 0 : from, through: isLong ? 1_400 : through, monthStart: quota.monthStart)
            return zip(spans, spans.dropFirst()).map { span, next in
                var due = shifted(span.last, in: span.first...span.last)
                // S28: a window with no working day at all extends to the next one.
                if !almanac.hasWork(span.first, span.last) { due = almanac.working(from: span.last, step: 1) }
                return Nominal(
                    key: span.key, kind: quota.period, first: span.first, last: span.last, counted: span.last,
                    window: window(opens: span.first, due: due, kind: quota.period, limit: next.last), limit: next.last)
            }
        }

        func occasion(_ day: Int, before: Int, after: Int) -> Nominal {
            let (opens, last) = (day - before, day + after)
            var due = shifted(last, in: nil)
            if rule.shift == .none, last > opens, !almanac.hasWork(opens, last) { due = almanac.working(from: last, step: 1) }
            let window = window(opens: min(opens, due), due: due, kind: nil, limit: nil)
            return Nominal(
                key: almanac.name(day), kind: nil, first: window.opens, last: due, counted: day, window: window, limit: nil)
        }

        /// S6: grace and closes are counted from due; catching up never runs past the next period.
        func window(opens: Int, due: Int, kind: World.PeriodName?, limit: Int?) -> Window {
            var closes = due
            switch rule.closes {
            case .due: break
            case .after(let span): closes = almanac.plus(span, after: due)
            case .standard:
                switch kind {
                case .month, .quarter, .halfYear, .year: closes = almanac.plus(5, workingDaysAfter: due)
                case .week, .fortnight, .xun, .halfMonth: closes = almanac.plus(2, workingDaysAfter: due)
                case .day, nil: break
                }
            }
            if fault == .closesLater { closes += 1 }
            if let limit { closes = max(due, min(closes, limit)) }
            let grace = rule.grace.map { min(almanac.plus($0, after: due), closes) } ?? due
            return Window(opens: opens, due: due, grace: grace, closes: closes)
        }

        /// S28: where a due goes that is no working day.
        func shifted(_ day: Int, in period: ClosedRange<Int>?) -> Int {
            if rule.shift == .none || almanac.isWorking(day) { return day }
            let (before, after) = (almanac.working(from: day, step: -1), almanac.working(from: day, step: 1))
            switch rule.shift {
            case .none: return day
            case .previous: return before
            case .next: return after
            case .nearest: return after - day < day - before ? after : before
            case .followingInPeriod:
                guard let period, !period.contains(after), period.contains(before) else { return after }
                return before
            }
        }

        // MARK: Occasions

        /// The days of an occasion, found by asking each day whether it is one.
        func days(of occasion: World.Occasion, from: Int, through: Int) -> [Int] {
            let origin = almanac.day(2026, 1, 1)
            switch occasion {
            case .monthDay(let number): return (from...through).filter { $0 >= origin && almanac.date($0).day == number }
            case .everyDays(let days): return (from...through).filter { $0 >= origin && ($0 - origin) % days == 0 }
            case .weekday(let weekday, let everyOther):
                // Weeks are counted from the Monday of the week in which the recurrence begins.
                let monday = origin - Almanac.weekday(origin)
                return (from...through).filter {
                    $0 >= origin && Almanac.weekday($0) == weekday && (!everyOther || ($0 - monday) / 7 % 2 == 0)
                }
            case .dates(let days): return days.filter { $0 >= from && $0 <= through }
            case .festival(_, let month, let day):
                return (from...through).filter {
                    almanac.date($0).year == 2026 && almanac.date($0).month == month && almanac.date($0).day == day
                }
            case .workingDay(let number, let isFromEnd, let period):
                return almanac.periods(period, from: from, through: through).compactMap { span in
                    let working = (span.first...span.last).filter(almanac.isWorking)
                    let index = isFromEnd ? working.count - 1 - number : number - 1
                    return working.indices.contains(index) ? working[index] : nil
                }
            }
        }
    }
}
