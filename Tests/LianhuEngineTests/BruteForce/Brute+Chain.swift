/// One at a time, each counted from the one before: `every` and `refill` (S1, S6).
extension Brute {
    /// A turn of a chain: what is counted from one anchor.
    private struct Turn {
        var anchor: Int
        /// The day by which reports count it.
        var nominal: Int
        var window: Window
        var unit: String
        var settled: Evidence?
        /// It does not apply (S18); with the day from which the duty begins anew, if it does.
        var isVoid = false
        var next: Int?
    }

    /// Counts one subject's chain anew behind what was settled before a day; nil: behind all that is settled.
    mutating func refreshChain(_ subject: Subject, from day: Int?) {
        let seats = Set(subject.links.map(\.seat) + rows.keys.filter { $0.subject == subject.id }.map(\.slot)).sorted()
        for seat in world.rule.isPerLink ? seats.map(Optional.some) : [nil] { refreshChain(subject, seat: seat, from: day) }
    }

    private mutating func refreshChain(_ subject: Subject, seat: Int?, from day: Int?) {
        let own = rows.filter { $0.key.subject == subject.id && $0.key.slot == seat ?? 1 }
        let settled = own.filter {
            !$0.value.isVoid && ($0.value.settled.map { record in day.map { record.visit.day < $0 } ?? true } ?? false)
        }
        // Of two that were settled on one day the one that was counted later.
        let base = settled.max {
            ($0.value.settled?.visit.day ?? 0, anchors[$0.key] ?? 0) < ($1.value.settled?.visit.day ?? 0, anchors[$1.key] ?? 0)
        }
        let start = base.map { (anchor: anchors[$0.key] ?? 0, day: $0.value.settled?.visit.day ?? 0) }
        let open = own.filter { anchors[$0.key] ?? 0 > start?.anchor ?? -1 }.map(\.key)
        var waived: [Int: Int] = [:]
        for key in open where rows[key]?.isVoid == false { if let anchor = anchors[key], let day = excused[key] { waived[anchor] = day } }
        let turns = turns(of: subject, seat: seat, behind: start, waived: waived)
        var left = Set(open)
        for turn in turns {
            let key = Key(subject: subject.id, period: "after:" + almanac.name(turn.anchor), slot: seat ?? 1)
            left.remove(key)
            if turn.isVoid {
                if rows[key]?.settled == nil { rows[key]?.isVoid = true }
                continue
            }
            anchors[key] = turn.anchor
            var row = Row(window: turn.window, last: turn.nominal, unit: turn.unit, settled: turn.settled)
            row.isBackfilled = turn.window.due < world.adopted
            // What is settled follows nobody, and is counted where it was (S19).
            if let old = rows[key], !old.isVoid, old.settled != nil { (row.window, row.unit, row.last) = (old.window, old.unit, old.last) }
            rows[key] = row
        }
        for key in left where rows[key]?.isVoid == false {
            rows[key]?.settled = nil
            rows[key]?.isVoid = true
        }
    }

    private func turns(of subject: Subject, seat: Int?, behind start: (anchor: Int, day: Int)?, waived: [Int: Int]) -> [Turn] {
        let starts = starts(of: subject, seat: seat)
        var events = ordered(qualifying(subject, seat: seat)).filter { !isRefill || ($0.visit.supply ?? 0) > 0 }[...]
        var done: [Turn] = []
        var runOut: Int?
        func supply(_ event: Evidence) { if let days = event.visit.supply { runOut = max(runOut ?? 0, event.visit.day) + days } }
        func turn(_ anchor: Int, by day: Int? = nil) -> Turn? {
            // What is settled or waived on a day knows of no later move (S19).
            var subject = subject
            if let day { subject.moves.removeAll { $0.from > day } }
            return self.turn(subject, seat: seat, anchor: anchor, runOut: runOut, starts: starts)
        }
        func following(_ anchor: Int, _ day: Int) -> Turn? {
            guard case .every(let days, _, true) = world.rule.cadence else { return turn(day) }
            // The next due of the grid that lies behind both.
            var next = anchor + days
            while next + days <= day { next += days }
            return turn(next)
        }
        var current: Turn?
        if let start {
            while let event = events.first, event.visit.day <= start.day {
                supply(event)
                events.removeFirst()
            }
            current = following(start.anchor, start.day)
        } else {
            guard let enrolled = starts.first else { return [] }
            current = isRefill ? nil : turn(enrolled)
            while let event = events.first, event.visit.day < enrolled {
                supply(events.removeFirst())
                // What happened before counts if nothing would have been owed for it before.
                if let earlier = turn(event.visit.day), counts(earlier, enrolled: enrolled) { current = earlier }
            }
        }
        func skipVoid(until day: Int?) {
            while let void = current, void.isVoid, let next = void.next, day.map({ next <= $0 }) ?? true {
                done.append(void)
                current = turn(next, by: day)
            }
        }
        for event in events {
            let day = event.visit.day
            if let now = current { current = turn(now.anchor, by: min(day, waived[now.anchor] ?? day)) }
            supply(event)
            skipVoid(until: day)
            if var now = current, !now.isVoid, day >= now.window.opens {
                now.settled = event
                done.append(now)
                current = following(now.anchor, day)
            } else if current == nil || isRefill || (isCompletion && day > (current?.anchor ?? 0) && day < (current?.window.opens ?? 0)) {
                current = turn(day)
            } else if let now = current {
                current = turn(now.anchor)
            }
        }
        skipVoid(until: nil)
        while !isRefill, let last = current, let day = waived[last.anchor], let now = turn(last.anchor, by: day), !now.isVoid {
            done.append(now)
            current = turn(now.window.due)
            skipVoid(until: nil)
        }
        return done + (current.map { [$0] } ?? [])
    }

    private var isRefill: Bool { if case .refill = world.rule.cadence { true } else { false } }
    private var isCompletion: Bool { if case .every(_, _, false) = world.rule.cadence { true } else { false } }

    private func counts(_ turn: Turn, enrolled: Int) -> Bool {
        if isRefill { return turn.window.due >= enrolled }
        return isCompletion && turn.window.opens >= enrolled
    }

    /// Days on which the duty may begin: links as they begin, but not before they were known (S17).
    private func starts(of subject: Subject, seat: Int?) -> [Int] {
        var floor = max(subject.times.from, subject.recorded, world.adopted)
        if case .day(let day) = world.rule.effective { floor = max(subject.times.from, subject.recorded, day) }
        return Set(subject.links.filter { isAsked($0) && (seat == nil || $0.seat == seat) }.map { max($0.from, $0.recorded, floor) })
            .sorted()
    }

    private func turn(_ subject: Subject, seat: Int?, anchor: Int, runOut: Int?, starts: [Int]) -> Turn? {
        let maker = Maker(rule: world.rule, almanac: almanac, fault: fault)
        var (opens, due) = (0, 0)
        switch world.rule.cadence {
        case .every(let days, let lead, _):
            due = max(maker.shifted(anchor + days, in: nil), anchor + 1)
            opens = max(due - lead, anchor + 1)
            if world.rule.shift == .none, !almanac.hasWork(min(opens, due), due) { due = almanac.working(from: due, step: 1) }
        case .refill(let lead, let safety):
            guard let runOut else { return nil }
            due = max(maker.shifted(runOut - safety, in: nil), anchor + 1)
            opens = max(due - lead, anchor + 1)
        default: return nil
        }
        let grace = world.rule.grace.map { almanac.plus($0, after: due) } ?? due
        var window = Window(opens: min(opens, due), due: due, grace: grace, closes: nil)
        var unit = subject.unit
        func isHeld() -> Bool {
            subject.links.contains { isAsked($0) && (seat == nil || $0.seat == seat) && $0.holds(window.due) }
        }
        func isPaused() -> Bool { subject.suspensions.contains { $0.holds(window.opens) && $0.holds(window.due) } }
        for move in subject.moves.sorted(by: { $0.from < $1.from }) {
            // What is overdue goes along on the day itself, if it applied when it was due.
            if move.from > window.due {
                guard move.from <= today, subject.times.until.map({ move.from < $0 }) ?? true else { break }
                guard subject.times.holds(window.due), isHeld(), !isPaused() else { break }
            }
            unit = move.unit
            let soonest = almanac.plus(5, workingDaysAfter: move.from)
            guard move.from >= window.opens, soonest > window.due else { continue }
            (window.due, window.grace) = (soonest, world.rule.grace.map { almanac.plus($0, after: soonest) } ?? soonest)
        }
        due = window.due
        var turn = Turn(anchor: anchor, nominal: due, window: window, unit: unit)
        let later = starts.first { $0 > due }
        if !subject.times.holds(due) {
            (turn.isVoid, turn.next) = (true, later)
        } else if let suspension = subject.suspensions.first(where: { $0.holds(window.opens) && $0.holds(due) }) {
            (turn.isVoid, turn.next) = (true, suspension.until)
        } else if !isHeld() {
            (turn.isVoid, turn.next) = (true, later)
        }
        if isRefill { turn.next = nil }
        return turn
    }
}
