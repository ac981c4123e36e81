/// What colours ask for (S22).
extension Brute {
    /// A time during which a subject owed the same.
    private struct Phase {
        enum Entry { case joined, tighter, looser }

        var quota: World.Quota?
        var from: Int
        var until: Int?
        var entry = Entry.joined
        var recorded: Int
        var next: Entry?
    }

    func tierWants(of subject: Subject, _ tiers: [World.Tier], alsoClosed: Bool = false) -> [Wanted] {
        let maker = Maker(rule: world.rule, almanac: almanac, fault: fault)
        let phases = phases(of: subject, tiers)
        return spans.filter { $0.first <= today + 7 && $0.last + 120 >= today }.flatMap { span -> [Wanted] in
            var before = 0
            var found: [Wanted] = []
            for phase in phases {
                guard let quota = phase.quota, quota.period == span.kind, let share = share(of: span, phase, maker) else { continue }
                // S21: the period whose key it has must count, whenever its own window begins.
                guard span.first >= effective[quota.period] ?? 0 else { continue }
                let all = carried(share, with: subject, replaced: phase.next == .looser ? nil : phase.until) { window in
                    guard phase.recorded <= window.window.due else { return [] }
                    return slots(
                        of: subject, window, count: quota.atLeast, offset: before, joined: phase.entry == .joined ? phase.from : nil)
                }
                if !all.isSuperseded {
                    found += all.slots.map {
                        Wanted(
                            key: Key(subject: subject.id, period: span.key, slot: $0), window: all.span.window, unit: all.unit,
                            begins: span.first, last: span.counted)
                    }
                }
                before += quota.atLeast
            }
            return found.filter { alsoClosed || (rows[$0.key]?.window ?? $0.window).closes ?? today >= today }
        }
    }

    /// What a phase asks of a period; nil: nothing.
    private func share(of span: Nominal, _ phase: Phase, _ maker: Maker) -> Nominal? {
        var (opens, last) = (span.first, span.last)
        switch phase.entry {
        case .joined: guard span.last >= phase.from else { return nil }
        case .looser: guard span.first >= phase.from else { return nil }
        case .tighter:
            guard span.last >= phase.from else { return nil }
            guard let first = spans.first(where: { $0.kind == span.kind && $0.first <= phase.from && phase.from <= $0.last }) else {
                return nil
            }
            // E with the period's full length, and then what remains of the next one.
            let whole = phase.from + (first.last - first.first)
            if span.key == first.key {
                (opens, last) = (phase.from, whole)
            } else if span.first <= whole {
                guard (span.last - whole) * 2 >= span.last - span.first + 1 else { return nil }
                opens = whole + 1
            }
        }
        var share = span
        if opens != span.first || last != span.last {
            var due = maker.shifted(last, in: nil)
            if !almanac.hasWork(opens, last) { due = almanac.working(from: last, step: 1) }
            share.window = maker.window(opens: min(opens, due), due: due, kind: span.kind, limit: span.limit)
            (share.first, share.last) = (opens, last)
        }
        return phase.until.map { opens >= $0 } ?? false ? nil : share
    }

    /// The phases as they are known today; tiers that begin later are not looked at yet.
    private func phases(of subject: Subject, _ tiers: [World.Tier]) -> [Phase] {
        var phases: [Phase] = []
        for span in subject.tiers.sorted(by: { $0.times.from < $1.times.from }) {
            let quota = tiers.first { $0.name == span.tier }?.quota
            guard span.times.from <= today else {
                if let last = phases.last, last.until == span.times.from { phases[phases.count - 1].until = nil }
                break
            }
            var phase = Phase(quota: quota, from: span.times.from, until: span.times.until, recorded: span.recorded)
            if let last = phases.last, last.until == span.times.from {
                if last.quota == quota {
                    phases[phases.count - 1].until = phase.until
                    continue
                }
                phase.entry = isTighter(quota, than: last.quota) ? .tighter : .looser
                phases[phases.count - 1].next = phase.entry
            }
            phases.append(phase)
        }
        return phases
    }

    /// Whether more is owed in the same time; more than nothing is always more.
    private func isTighter(_ quota: World.Quota?, than other: World.Quota?) -> Bool {
        guard let quota else { return false }
        guard let other else { return true }
        return Double(quota.atLeast) / days(quota.period) > Double(other.atLeast) / days(other.period)
    }

    private func days(_ period: World.PeriodName) -> Double {
        switch period {
        case .day: 1
        case .week: 7
        case .xun: 10
        case .fortnight: 14
        case .halfMonth: 15
        case .month: 30
        case .quarter: 91
        case .halfYear: 182
        case .year: 365
        }
    }
}
