/// Shifts of a day, as patrols have them (S49).
extension Brute {
    var shifts: [World.Hours] { if case .per(let quota) = world.rule.cadence { quota.shifts } else { [] } }

    /// One for each day and shift: due when it ends, closed two hours later, carried nowhere.
    func shiftWants(of subject: Subject) -> [Wanted] {
        spans.filter { $0.first <= today + 7 && $0.first + 3 >= today }.flatMap { nominal in
            shifts.indices.compactMap { index -> Wanted? in
                let key = Key(subject: subject.id, period: nominal.key, slot: index + 1)
                let (span, unit) = shift(key.slot, of: nominal, with: subject)
                guard isOpen(span, key), governs(unit, on: span.window.due), slots(of: subject, span, count: key.slot).contains(key.slot)
                else { return nil }
                let begins = span.first * 1440 + shifts[index].start
                return Wanted(
                    key: key, window: span.window, unit: unit, begins: span.first, last: span.counted,
                    hours: begins..<(span.first * 1440 + shifts[index].end + 120))
            }
        }
    }

    /// A day as one of its shifts has it; the unit is that of the day on which it is due.
    func shift(_ slot: Int, of nominal: Nominal, with subject: Subject) -> (span: Nominal, unit: String) {
        var span = nominal
        let end = shifts[slot - 1].end
        // The last minute of the shift, and of the two hours behind it.
        let due = nominal.first + (end - 1) / 1440
        span.window = Window(opens: nominal.first, due: due, grace: due, closes: nominal.first + (end + 120 - 1) / 1440)
        var unit = subject.unit
        for move in subject.moves.sorted(by: { $0.from < $1.from }) where move.from <= due { unit = move.unit }
        return (span, unit)
    }
}
