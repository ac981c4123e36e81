/// Which evidence settles what (S8, S10, S13, S14, S16, S20).
extension Brute {
    /// All evidence about one subject is allocated anew: by occurred day, instant and id each takes the earliest unfilled slot that holds it.
    mutating func settle(_ subject: Subject) {
        let keys = rows.filter { $0.key.subject == subject.id && !$0.value.isVoid }.sorted {
            // Of two that are due on one day, as a month and its last week after a change of tier, the one that opened first is the earlier.
            ($0.value.window.due, $0.value.window.opens, $0.key.slot) < ($1.value.window.due, $1.value.window.opens, $1.key.slot)
        }.map(\.key)
        // S46: what a closed month left unmet takes nothing any more, and what it met keeps it.
        // What could be entered no more when households became one keeps what it had, as long as that stands.
        var settled = rows.filter { key, row in
            guard key.subject == subject.id, !row.isVoid else { return false }
            return isFrozen(row) || sealed.contains(key) && evidence.contains { $0.stands && $0.visit.id == row.settled?.visit.id }
        }.compactMapValues(\.settled)
        let frozen = settled
        for seat in world.rule.isPerLink ? Set(keys.map(\.slot)).sorted().map(Optional.some) : [nil] {
            let kept = frozen.filter { held in seat.map { $0 == held.key.slot } ?? true }.values
            var counted = kept.map(\.visit.day)
            for record in ordered(qualifying(subject, seat: seat)) where !kept.contains(where: { $0.visit.id == record.visit.id }) {
                let day = record.visit.day
                guard
                    let slot = keys.first(where: { key in
                        (seat.map { $0 == key.slot } ?? true) && !(rows[key].map(isFrozen) ?? false) && !sealed.contains(key)
                            && settled[key] == nil
                            && rows[key]?.holds(record.visit) ?? false
                    })
                else { continue }
                // S10: two that are too near to each other are one.
                guard !counted.contains(where: { abs($0 - day) < minGap }) else { continue }
                settled[slot] = record
                counted.append(day)
            }
        }
        let kept = Set(keys.filter { rows[$0]?.settled != nil })
        for key in keys { rows[key]?.settled = settled[key] }
        // What no longer applies was kept by what had settled it; without that it never applied (S7).
        dropUnwanted(subject, kept.filter { settled[$0] == nil })
    }

    private mutating func dropUnwanted(_ subject: Subject, _ keys: Set<Key>) {
        guard !keys.isEmpty else { return }
        var wanted: Set<Key>?
        if case .tiers(let tiers) = world.rule.cadence { wanted = Set(tierWants(of: subject, tiers, alsoClosed: true).map(\.key)) }
        for key in keys {
            if let wanted {
                if !wanted.contains(key) { rows[key]?.isVoid = true }
            } else if let span = spans.first(where: { $0.key == key.period }) {
                let count = max(1, key.slot)
                if shifts.isEmpty {
                    let applies = carried(span, with: subject) { slots(of: subject, $0, count: count) }.slots.contains(key.slot)
                    if !applies { rows[key]?.isVoid = true }
                    continue
                }
                let (share, unit) = shift(key.slot, of: span, with: subject)
                if !slots(of: subject, share, count: count).contains(key.slot) || !governs(unit, on: share.window.due) {
                    rows[key]?.isVoid = true
                }
            }
        }
    }

    var minGap: Int {
        switch world.rule.cadence {
        case .per(let quota): quota.minGap
        case .tiers(let tiers): tiers.map(\.quota.minGap).min() ?? 1
        default: 1
        }
    }

    func ordered(_ records: [Evidence]) -> [Evidence] {
        records.sorted { left, right in
            let (a, b) = fault == .order ? (right.visit, left.visit) : (left.visit, right.visit)
            return (a.day, a.minute, a.id) < (b.day, b.minute, b.id)
        }
    }

    /// Evidence that counts about a subject, or for one of its seats.
    func qualifying(_ subject: Subject, seat: Int?) -> [Evidence] {
        evidence.filter { record in
            let visit = record.visit
            guard record.stands, visit.subject == subject.id, !visit.isAttempt else { return false }
            guard visit.method == "home_visit" || world.rule.acceptsPhone, !visit.isInbound || world.rule.acceptsInbound else {
                return false
            }
            // What was seen before it was tagged counts for nothing.
            let isChosen = subject.tags.contains { tag in tag.times.from <= visit.day && tag.times.until.map { $0 > tag.times.from } ?? true
            }
            guard isChosen || !world.rule.choosesByTag else { return false }
            return subject.links.contains { link in
                guard link.holds(visit.day), isAsked(link), seat.map({ $0 == link.seat }) ?? true else { return false }
                return visit.workers.contains(link.worker)
                    || substitute(of: link.worker, on: visit.day).map(visit.workers.contains) ?? false
            }
        }
    }

    func absence(of worker: String, on day: Int) -> Absence? { absences.last { $0.worker == worker && $0.times.holds(day) } }

    /// Who stands in for a worker who is away; nobody if he is away himself (S20, S23).
    func substitute(of worker: String, on day: Int) -> String? {
        guard let substitute = absence(of: worker, on: day)?.substitute else { return nil }
        return absence(of: substitute, on: day) == nil ? substitute : nil
    }
}
