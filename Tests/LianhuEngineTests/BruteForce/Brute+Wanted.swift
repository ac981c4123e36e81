/// What applies to whom (S7, S10, S17, S18, S20).
extension Brute {
    struct Wanted: Sendable {
        var key: Key
        var window: Window
        var unit: String
        /// The day that comes into sight a week ahead: when it opens, or when its period begins.
        var begins: Int
        var last: Int
        /// The minutes since day 0 in which a shift can be done.
        var hours: Range<Int>?
    }

    /// Counts anew what one subject owes, and what its evidence settles.
    ///
    /// - Parameter day: from which day on evidence changed; nil: none did.
    mutating func refresh(_ id: String, from day: Int? = nil) {
        guard today >= world.adopted, let subject = subjects[id] else { return }
        switch world.rule.cadence {
        case .every, .refill: refreshChain(subject, from: day)
        case .per, .on, .tiers:
            plan(subject)
            settle(subject)
        }
    }

    /// Windows that are not closed are planned anew; what is settled stays.
    private mutating func plan(_ subject: Subject) {
        var wanted: [Key: Wanted] = [:]
        for one in wants(of: subject) { wanted[one.key] = one }
        for (key, one) in wanted where one.begins <= today + 7 && one.window.closes.map({ $0 >= today }) ?? true {
            // Nobody comes to owe a shift that is over (S17, S49).
            if rows[key]?.isVoid ?? true, let hours = one.hours, hours.upperBound <= today * 1440 + minute { continue }
            var row = rows[key] ?? Row(window: one.window, last: one.last, unit: one.unit, isVoid: false)
            // What is closed already follows nobody (S19).
            if row.settled == nil, row.window.closes.map({ $0 >= today }) ?? true {
                row.window = one.window
                row.unit = one.unit
                row.isVoid = false
                row.hours = one.hours
                row.isBackfilled = one.window.due < world.adopted
            }
            rows[key] = row
        }
        for (key, row) in rows where key.subject == subject.id && row.settled == nil && wanted[key] == nil {
            if row.window.closes.map({ $0 >= today }) ?? true { rows[key]?.isVoid = true }
        }
        judge(subject)
    }

    /// What has closed unmet, in a month that has not, never applied to whom it turns out not to have applied when it was due (S7, S18, S46).
    private mutating func judge(_ subject: Subject) {
        guard merged[subject.id] == nil, fault != .lateFactsIgnored else { return }
        if case .tiers = world.rule.cadence { return }
        for (key, row) in rows where key.subject == subject.id && row.settled == nil && !row.isVoid {
            guard let closes = row.window.closes, closes < today, !isFrozen(row), !sealed.contains(key) else { continue }
            guard var span = spans.first(where: { $0.key == key.period }) else { continue }
            span.window = row.window
            if !slots(of: subject, span, count: key.slot).contains(key.slot) { rows[key]?.isVoid = true }
        }
    }

    private func wants(of subject: Subject) -> [Wanted] {
        if case .tiers(let tiers) = world.rule.cadence { return tierWants(of: subject, tiers) }
        if !shifts.isEmpty { return shiftWants(of: subject) }
        var count = 1
        if case .per(let quota) = world.rule.cadence { count = quota.atLeast }
        return spans.filter { $0.window.opens <= today + 7 }.flatMap { nominal in
            let all = carried(nominal, with: subject) { slots(of: subject, $0, count: count) }
            return all.slots.map {
                Wanted(
                    key: Key(subject: subject.id, period: nominal.key, slot: $0), window: all.span.window, unit: all.unit,
                    begins: all.span.window.opens, last: nominal.counted)
            }.filter { isOpen(nominal, $0.key) }
        }
    }

    /// The village above a group on a day (S19).
    func village(of unit: String, on day: Int) -> String? {
        parents[unit]?.filter { $0.from <= day }.max { $0.from < $1.from }?.village
    }

    /// Whether the pack has anything to say there: what is due before a group comes or goes is not touched by that (S19, S44).
    func governs(_ unit: String, on day: Int) -> Bool { world.governs.map { $0 == village(of: unit, on: day) } ?? true }

    /// Whether a period may still be planned, or what is known of it be changed.
    func isOpen(_ nominal: Nominal, _ key: Key) -> Bool { (rows[key]?.window ?? nominal.window).closes.map { $0 >= today } ?? true }

    /// A window as the moves of a household leave it.
    struct Carried: Sendable {
        var span: Nominal
        var unit: String
        /// The slots that apply, in the end and whenever it was overdue and went along.
        var slots: [Int]
        /// Another colour has taken its place (S22).
        var isSuperseded: Bool
    }

    /// Day by day (S19): what is not settled goes along until it closes, due at least five working days later. What is overdue does so on
    /// the day itself, and only where it applied when it was due.
    ///
    /// - Parameter replaced: the day on which another colour took its place, unless it was overdue by then (S22).
    func carried(_ nominal: Nominal, with subject: Subject, replaced: Int? = nil, asked: (Nominal) -> [Int]) -> Carried {
        let maker = Maker(rule: world.rule, almanac: almanac, fault: fault)
        var result = Carried(span: nominal, unit: subject.unit, slots: [], isSuperseded: false)
        var replaced = replaced
        var owed: Set<Int>?
        func applying() -> Set<Int> {
            guard governs(result.unit, on: result.span.window.due) else { return [] }
            return Set(asked(result.span)).intersection(owed ?? Set(0...99))
        }
        func isOver() -> Bool { replaced.map { result.span.window.due >= $0 } ?? false }
        for move in subject.moves.sorted(by: { $0.from < $1.from }) {
            let window = result.span.window
            if move.from > window.due {
                if fault == .overdueStays { break }
                guard let closes = window.closes, move.from <= closes, move.from <= today else { break }
                if let gone = subject.times.until, gone <= move.from { break }
                owed = applying()
                if owed == [] || isOver() { break }
                // Overdue when the colour changed, it runs on for good.
                if let day = replaced, day < move.from { replaced = nil }
            }
            result.unit = move.unit
            let soonest = almanac.plus(5, workingDaysAfter: move.from)
            guard move.from >= window.opens, soonest > window.due else { continue }
            result.span.window = maker.window(
                opens: window.opens, due: soonest, kind: result.span.kind, limit: result.span.limit)
        }
        result.isSuperseded = isOver()
        result.slots = applying().sorted()
        return result
    }

    /// The slots of a period that apply: 1…k, or seats under `per: link`.
    ///
    /// - Parameters:
    ///   - offset: slots of the same period that were taken before.
    ///   - joined: the day on which whatever asks for it began, if that is like joining.
    func slots(of subject: Subject, _ span: Nominal, count: Int, offset: Int = 0, joined: Int? = nil) -> [Int] {
        let window = span.window
        guard subject.times.holds(window.due) else { return [] }
        // S18: the whole of opens … due lies inside a suspension.
        guard !subject.suspensions.contains(where: { $0.holds(window.opens) && $0.holds(window.due) }) else { return [] }
        let candidates = world.rule.isPerLink ? Set(subject.links.map(\.seat)).sorted() : Array((offset + 1)...(offset + count))
        return candidates.filter { slot in
            let key = Key(subject: subject.id, period: span.key, slot: slot)
            let isOwed = rows[key].map { !$0.isVoid } ?? false
            return applies(to: subject, span, seat: world.rule.isPerLink ? slot : nil, isOwed: isOwed, since: joined)
        }
    }

    /// Whether a link makes it a duty, known in time and held long enough (S17).
    private func applies(to subject: Subject, _ span: Nominal, seat: Int?, isOwed: Bool, since: Int?) -> Bool {
        let links = subject.links.filter { isAsked($0) && (seat == nil || $0.seat == seat) }
        let atDue = links.filter { $0.holds(span.window.due) }
        // Both the link and the tag must hold then, and be known.
        let tagged = subject.tags.filter { $0.times.holds(span.window.due) }.map(\.recorded).min()
        guard var known = atDue.map(\.recorded).min() else { return false }
        if world.rule.choosesByTag {
            guard let tagged else { return false }
            known = max(known, tagged)
        }
        // What is recorded late makes nobody guilty; what was owed already is owed on.
        if !isOwed && max(known, subject.recorded) > span.window.due { return false }
        let days = span.first...max(span.first, span.window.due)
        let first = days.first { day in
            day >= since ?? 0 && subject.times.holds(day) && links.contains { $0.holds(day) } && isChosen(subject, on: day)
        }
        guard let joined = first else { return false }
        if joined == span.first { return true }
        let (held, whole) = (span.last - joined + 1, span.last - span.first + 1)
        return held * 100 >= whole * (fault == .exposure ? world.rule.exposed + 20 : world.rule.exposed)
    }

    /// Whether the rule is about a household on a day.
    private func isChosen(_ subject: Subject, on day: Int) -> Bool {
        !world.rule.choosesByTag || subject.tags.contains { $0.times.holds(day) }
    }

    /// Whether the rule asks for links of such workers.
    func isAsked(_ link: Link) -> Bool {
        world.rule.roles.isEmpty || world.workers.contains { $0.id == link.worker && world.rule.roles.contains($0.role) }
            || (link.worker == "W-9" && world.rule.roles.contains("cadre"))
    }
}
