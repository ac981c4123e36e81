import LianhuCore

extension Lens {
    /// Until when a matter may be left alone: the end of its pause, its ladder's next step, or a week; nil once it is closed or joined.
    ///
    /// Every open item has such a time (S36): one without is an alarm in `status`.
    func wakeTime(of record: MatterRecord, kind: MatterClass, handling handled: Int? = nil) throws -> Instant? {
        switch record.state.phase {
        case .closed, .joined: return nil
        case .shelved: return record.state.resumesAt ?? now
        case .open: break
        }
        let calm = now.adding(hours: 7 * 24)
        guard let escalator = escalator(for: kind), var deadline = try deadline(of: record, kind: kind) else { return calm }
        deadline.handledStep = max(deadline.handledStep, handled ?? 0)
        guard let next = escalator.next(deadline) else { return calm }
        // An acknowledged one is looked at when its pause ends (S39).
        let pauseEnds = deadline.acknowledgedUntil.map { engine.zone.startOfDay($0.adding(days: 1)) }
        return min(calm, max(next, pauseEnds ?? next))
    }

    func escalator(for kind: MatterClass) -> Escalator? {
        rules.set.ladder(of: kind).map {
            Escalator(ladder: $0, calendar: rules.set.calendar(of: kind), zone: engine.zone, organisation: organisation)
        }
    }

    /// The earliest unmet deadline with what its ladder did (S29); nil while none runs.
    func deadline(of record: MatterRecord, kind: MatterClass) throws -> Escalator.Deadline? {
        guard let earliest = record.state.deadline else { return nil }
        let item = record.item
        let desk = MatterDesk(
            kind: kind, clock: SpanClock(calendar: rules.set.calendar(of: kind), zone: engine.zone), organisation: organisation, now: now)
        return Escalator.Deadline(
            item: item, at: earliest.at, unit: record.unit, holder: desk.responsible(for: record),
            handledStep: try reader.handledSteps([item])[item] ?? 0,
            acknowledgedUntil: try reader.acknowledgements([item]).map(\.until).max())
    }
}

extension Session {
    /// Matters that one commit looks at.
    static let wakingPage = 500

    /// Looks at the matters whose time has come: pauses end, ladders climb (S30, S36–S39).
    mutating func wakeMatters(after: MatterKey = 0) throws -> (last: MatterKey?, outcomes: [RungOutcome]) {
        let page = try tx.matters(MatterFilter(wakesUpTo: now), after: after, limit: Self.wakingPage)
        var outcomes: [RungOutcome] = []
        for var record in page {
            guard let kind = rules.matters[record.kind] else { continue }
            let desk = desk(kind)
            if let event = desk.resumption(of: record) { try take(event, of: &record, desk: desk) }
            if let deadline = try lens.deadline(of: record, kind: kind), let escalator = lens.escalator(for: kind) {
                let fired = escalator.climb(deadline, now: now)
                outcomes += fired.compactMap { outcome in
                    escalator.ladder.steps.first { $0.number == outcome.step }.map {
                        RungOutcome(outcome: outcome, step: $0, unit: record.unit, rule: record.kind)
                    }
                }
                record.wakeAt = try lens.wakeTime(of: record, kind: kind, handling: fired.map(\.step).max())
            } else {
                record.wakeAt = try lens.wakeTime(of: record, kind: kind)
            }
            changes.matters.append(record)
        }
        return (page.count < Self.wakingPage ? nil : page.last?.key, outcomes)
    }

    /// An amended calendar moves open deadlines later, never earlier (S27); the number of matters whose deadlines moved.
    ///
    /// - Parameter before: the calendars as they were; classes whose calendar is unchanged are left alone.
    mutating func redateMatters(amending before: [String: WorkCalendar]) throws -> Int {
        var after: MatterKey = 0
        var moved = 0
        while true {
            let page = try tx.matters(MatterFilter(phases: [.open, .shelved]), after: after, limit: Self.wakingPage)
            let events = Dictionary(grouping: try tx.matterEvents(of: page.map(\.key)), by: \.matter)
            for var record in page {
                guard let kind = rules.matters[record.kind] else { continue }
                let desk = desk(kind)
                guard let old = before[desk.clock.calendar.name], old != desk.clock.calendar,
                    let event = desk.redated(
                        record, events: events[record.key] ?? [], from: SpanClock(calendar: old, zone: engine.zone))
                else { continue }
                try take(event, of: &record, desk: desk)
                moved += 1
            }
            guard page.count == Self.wakingPage, let last = page.last else { return moved }
            try flush()
            after = last.key
        }
    }
}
