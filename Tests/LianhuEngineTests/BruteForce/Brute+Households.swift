/// Households that are split, and such that were one all along (S24).
extension Brute {
    /// A new household under S17, visited by whoever visits the old one.
    mutating func split(_ id: String, into new: String, on day: Int) {
        guard let old = subjects[merged[id] ?? id] else { return }
        var unit = old.unit
        for move in old.moves.sorted(by: { $0.from < $1.from }) where move.from <= day { unit = move.unit }
        var subject = Subject(id: new, unit: unit, times: Times(from: day), recorded: today)
        subject.links = old.links.filter { $0.holds(day) }.map { link in
            var copy = link
            (copy.from, copy.recorded) = (day, today)
            return copy
        }
        subjects[new] = subject
        refresh(new)
    }

    /// Duplicates of one (rule, period, slot) unify, and met wins; what can be entered no more stays as it was.
    mutating func merge(_ id: String, into target: String) {
        guard var source = subjects[id], var kept = subjects[target] else { return }
        for link in source.links {
            if let same = kept.links.first(where: { $0.worker == link.worker }) {
                guard link.from < same.from else { continue }
                var before = link
                (before.seat, before.until) = (same.seat, same.from)
                kept.links.append(before)
            } else {
                // Where there is a primary one already it stands by until today, so that what it did goes on counting.
                var moved = link
                moved.seat = (kept.links.map(\.seat).max() ?? 0) + 1
                if kept.links.contains(where: \.isPrimary) { (moved.isPrimary, moved.until) = (false, today + 1) }
                kept.links.append(moved)
            }
        }
        for (key, row) in rows where key.subject == id && !row.isVoid {
            guard let closes = row.window.closes, almanac.plus(world.rule.entryGrace, after: closes) >= today else { continue }
            let other = Key(subject: target, period: key.period, slot: key.slot)
            rows[key]?.isVoid = true
            if let day = excused[key], excused[other] == nil { excused[other] = day }
            guard let there = rows[other], !there.isVoid else {
                var taken = row
                taken.unit = kept.unit
                rows[other] = taken
                continue
            }
            // Of two the earlier; of one day the one that was recorded first.
            func place(_ record: Evidence) -> Int { evidence.firstIndex { $0.visit.id == record.visit.id } ?? 0 }
            rows[other]?.settled = [there.settled, row.settled].compactMap { $0 }.min {
                ($0.visit.day, place($0)) < ($1.visit.day, place($1))
            }
        }
        for (key, row) in rows where key.subject == target || key.subject == id {
            guard let closes = row.window.closes, almanac.plus(world.rule.entryGrace, after: closes) < today else { continue }
            sealed.insert(key)
        }
        source.times.until = source.times.from
        for index in source.links.indices { source.links[index].until = max(today, source.links[index].from) }
        (subjects[id], subjects[target]) = (source, kept)
        merged[id] = target
        for index in evidence.indices where evidence[index].visit.subject == id { evidence[index].visit.subject = target }
        refresh(id)
        refresh(target)
    }
}
