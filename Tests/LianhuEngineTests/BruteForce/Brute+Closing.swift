/// Months that close, what of them stays, and what an amendment changes (S12, S46).
extension Brute {
    /// Whether the month that holds the last nominal day of a row's period is closed.
    func isFrozen(_ row: Row) -> Bool { frozenThrough.map { row.last <= $0 } ?? false }

    /// A month closes by itself on the working day after the latest closes and entry grace of what belongs to it, after all earlier ones.
    mutating func closeMonths() {
        for month in almanac.periods(.month, from: max(0, world.adopted - 200), through: today) where month.last < today {
            guard frozenThrough.map({ month.first > $0 }) ?? true else { continue }
            let own = rows.filter { $0.value.last >= month.first && $0.value.last <= month.last }
            guard let day = own.map({ closing($0.key, $0.value) }).max() else { continue }
            guard day <= today else { return }
            frozenThrough = month.last
        }
    }

    private func closing(_ key: Key, _ row: Row) -> Int {
        var closes = row.window.closes ?? row.last
        // What was adopted in the middle of a period is given the time of a transfer.
        let first = spans.first { $0.key == key.period }.map { $0.kind == nil ? $0.counted : $0.first } ?? row.window.opens
        if world.adopted > first { closes = max(closes, almanac.plus(5, workingDaysAfter: world.adopted)) }
        return almanac.working(from: almanac.plus(world.rule.entryGrace, after: closes) + 1, step: 1)
    }

    /// Missed ones of closed months with evidence that could have settled them and settles nothing; not distinct where S10 takes it for one with
    /// what counts already.
    func amendable() -> [(key: Key, row: Row, evidence: Evidence, isDistinct: Bool)] {
        rows.sorted { $0.key < $1.key }.flatMap { key, row -> [(key: Key, row: Row, evidence: Evidence, isDistinct: Bool)] in
            guard isFrozen(row), !row.isVoid, status(key, row, on: today) == "missed", let subject = subjects[key.subject] else {
                return []
            }
            let seat = world.rule.isPerLink ? key.slot : nil
            let held = rows.filter { other in
                other.key.subject == key.subject && !other.value.isVoid && (seat.map { $0 == other.key.slot } ?? true)
            }.values.compactMap(\.settled)
            return ordered(qualifying(subject, seat: seat)).filter { record in
                row.holds(record.visit) && !held.contains { $0.visit.id == record.visit.id }
            }.map { record in
                (key, row, record, !held.contains { abs($0.visit.day - record.visit.day) < minGap })
            }
        }
    }

    mutating func amend(_ key: Key, with evidence: Evidence) { rows[key]?.settled = evidence }
}
