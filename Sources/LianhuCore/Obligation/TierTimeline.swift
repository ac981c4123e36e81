/// The times during which a subject owed the same under a rule of tiers (S22).
package struct TierTimeline: Hashable, Sendable {
    /// How a time began.
    package enum Entry: Hashable, Sendable {
        /// No tier before it: as if it had joined (S17).
        case joined
        /// More is owed at once.
        case tighter
        /// Less is owed from the next period on.
        case looser
    }

    /// One time.
    package struct Phase: Hashable, Sendable {
        /// Nil: the tier asks for nothing.
        package var quota: Quota?
        package var from: CivilDate
        /// The exclusive next day after the last; nil while it lasts.
        package var until: CivilDate?
        package var entry: Entry
        package var recordedOn: CivilDate
        /// What follows at once, if anything does.
        package var next: Entry?
    }

    package let phases: [Phase]

    /// The phases of dated tiers; a change that asks for the same is none.
    ///
    /// - Parameter known: tiers that begin later are left out; nil: none are.
    package init(_ tiers: [TierRecord], quotas: [TierQuota], through known: CivilDate?) {
        var phases: [Phase] = []
        for record in tiers.sorted(by: { $0.tenure.from < $1.tenure.from }) {
            let from = record.tenure.from
            guard known.map({ from <= $0 }) ?? true else {
                // What follows at once is not looked at yet, and so neither is the end: until the change the old one is owed as ever.
                if let last = phases.last, last.until.map({ $0 >= from }) ?? true { phases[phases.count - 1].until = nil }
                break
            }
            guard record.tenure.until.map({ $0 > from }) ?? true else { continue }
            let quota = quotas.first { $0.tier == record.tier }?.quota
            var phase = Phase(quota: quota, from: from, until: record.tenure.until, entry: .joined, recordedOn: record.recordedOn)
            if let last = phases.last, last.until.map({ $0 >= from }) ?? true {
                // A tier that was not ended is ended by the next one.
                if last.quota == quota {
                    phases[phases.count - 1].until = phase.until
                    continue
                }
                let isTighter = quota.map { $0.isTighter(than: last.quota) } ?? false
                phase.entry = isTighter ? .tighter : .looser
                phases[phases.count - 1].until = from
                phases[phases.count - 1].next = phase.entry
            }
            phases.append(phase)
        }
        self.phases = phases
    }
}

extension TierTimeline {
    /// What one phase asks of one period.
    package struct Share: Hashable, Sendable {
        package var quota: Quota
        /// First day of the window, and the day after due; the period's own but after a tighter change.
        package var opens: CivilDate
        package var end: CivilDate
        package var recordedOn: CivilDate
        /// Since when the tier was held, if that is to count as joining (S17).
        package var joined: CivilDate?
        /// The day from which another tier is in force at once, and why what is not due before does not apply after all.
        package var ending: Ending?
    }

    /// How a phase ended.
    package struct Ending: Hashable, Sendable {
        package var from: CivilDate
        package var reason: VoidReason
    }

    /// What the phases ask of a period, in their order; those that ask for nothing are left out.
    package func shares(of period: Period, scheme: PeriodScheme) -> [Share] {
        phases.compactMap { phase in
            guard let quota = phase.quota, quota.period == period.kind else { return nil }
            guard var share = Self.share(of: period, phase, quota, scheme: scheme) else { return nil }
            guard let until = phase.until else { return share }
            if share.opens >= until { return nil }
            switch phase.next {
            // What had opened stays; a looser cadence starts with the next period.
            case .looser: break
            case .tighter: share.ending = Ending(from: until, reason: .superseded)
            case .joined, nil: share.ending = Ending(from: until, reason: .notApplicable)
            }
            return share
        }
    }

    /// The window of a phase's period before it is asked how the phase ended.
    private static func share(of period: Period, _ phase: Phase, _ quota: Quota, scheme: PeriodScheme) -> Share? {
        var share = Share(quota: quota, opens: period.start, end: period.end, recordedOn: phase.recordedOn)
        switch phase.entry {
        case .joined:
            guard period.end > phase.from else { return nil }
            share.joined = phase.from
        case .looser:
            guard period.start >= phase.from else { return nil }
        case .tighter:
            guard period.end > phase.from else { return nil }
            let first = scheme.period(period.kind, containing: phase.from)
            // E + its full length.
            let end = phase.from.adding(days: first.dayCount)
            if period == first {
                share.opens = phase.from
                share.end = end
            } else if period.start < end {
                // It opens when that ends, and is not made if under half of it remains.
                guard (period.end - end) * 2 >= period.dayCount else { return nil }
                share.opens = end
            }
        }
        return share
    }
}
