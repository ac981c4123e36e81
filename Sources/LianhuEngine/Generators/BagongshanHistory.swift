import LianhuCore

/// A made-up history of contacts and activities over a plan: most on time, some late, some missing, as in life.
struct BagongshanHistory {
    let plan: BagongshanPlan
    let seed: UInt64
    let span: DateSpan
    let calendar: WorkCalendar
    let zone: TimeZoneRules

    /// A contact with the day and minute that its sheet shows.
    struct Contact {
        var evidence: GeneratedContact
        var day: CivilDate
        var minute: Int
        /// Last day on time of the month for which it was made.
        var due: CivilDate
    }

    /// All contacts and attempts that were recorded by the end of the last day, in the order of recording.
    ///
    /// Each household and month has a stream of its own, so that a longer history begins with the shorter one.
    func contacts() -> [Contact] {
        let punctuality = Dictionary(uniqueKeysWithValues: plan.workers.map { ($0.id, $0.punctuality) })
        var found: [Contact] = []
        for month in PeriodScheme.standard.periods(.month, intersecting: span.from, to: span.to) {
            for (index, household) in plan.households.enumerated() {
                var random = SplitMix64(seed: seed, stream: 4, UInt64(index), UInt64(bitPattern: Int64(month.start.day)))
                found += visits(to: household, in: month, punctuality: punctuality[household.worker] ?? 0, &random)
            }
        }
        return found.filter { span.contains($0.day) && zone.date(of: $0.evidence.recordedAt) <= span.to }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    /// What happened about one household in one month: of `punctuality` cases 96 in 100 on time, the others in the five working days after.
    private func visits(
        to household: BagongshanPlan.Household, in month: Period, punctuality: Int, _ random: inout SplitMix64
    ) -> [Contact] {
        let first = max(month.start, span.from)
        let fate = random.below(100_000)
        let onTime = random.happens(permille: 950) ? workingDay(from: first, to: month.lastDay, &random) : anyDay(first, month, &random)
        let late = calendar.adding(workingDays: random.within(1...5), to: month.lastDay)
        let gap = random.within(1...3)
        let roll = random.below(1_000)
        var found: [Contact] = []
        func add(_ kind: EvidenceKind, on day: CivilDate) {
            guard day >= first else { return }
            found.append(contact(kind, household, on: day, due: month.lastDay, &random))
        }
        if fate < punctuality * 96 {
            if roll < 40 { add(.attempt, on: calendar.adding(workingDays: -gap, to: onTime)) }
            add(.contact, on: onTime)
        } else if fate < punctuality * 100 {
            if roll < 300 { add(.attempt, on: calendar.adding(workingDays: -gap, to: month.lastDay)) }
            add(.contact, on: late)
        } else if roll < 200 {
            add(.attempt, on: onTime)
        }
        return found
    }

    private func contact(
        _ kind: EvidenceKind, _ household: BagongshanPlan.Household, on day: CivilDate, due: CivilDate, _ random: inout SplitMix64
    ) -> Contact {
        let minute = minuteOfDay(&random)
        let (recordedAt, reason) = recording(of: day, minute, &random)
        let roll = random.below(100)
        let method = kind == .attempt || roll < 82 ? "home_visit" : roll < 90 ? "talk" : roll < 97 ? "phone" : "online"
        let evidence = GeneratedContact(
            key: random.uuid(), subject: household.id, worker: household.worker, kind: kind, method: method,
            occurredAt: zone.instant(day, secondOfDay: minute * 60), recordedAt: recordedAt,
            personsMet: kind == .attempt ? 0 : random.within(1...min(3, household.residents.count)),
            summary: random.pick(kind == .attempt ? ChineseNames.attempts : ChineseNames.summaries), reason: reason)
        return Contact(evidence: evidence, day: day, minute: minute, due: due)
    }

    /// Mostly the same day, some within five days, a few after more than a week and then with a reason (S11).
    func recording(of day: CivilDate, _ minute: Int, _ random: inout SplitMix64) -> (at: Instant, reason: String?) {
        let roll = random.below(1_000)
        if roll < 870 { return (zone.instant(day, secondOfDay: (minute + random.within(5...90)) * 60), nil) }
        let days = roll < 980 ? random.within(1...5) : random.within(8...12)
        let at = zone.instant(day.adding(days: days), secondOfDay: random.within(480...1_080) * 60)
        return (at, days > 7 ? random.pick(["paper_record", "no_network"]) : nil)
    }

    /// Mornings, afternoons, and an evening now and then.
    func minuteOfDay(_ random: inout SplitMix64) -> Int {
        let roll = random.below(100)
        return roll < 45 ? random.within(510...690) : roll < 88 ? random.within(840...1_050) : random.within(1_110...1_230)
    }

    /// A working day of the span, any day if it has none.
    func workingDay(from: CivilDate, to: CivilDate, _ random: inout SplitMix64) -> CivilDate {
        let count = calendar.workingDays(from: from, to: to)
        let drawn = random.below(10_000)
        guard count > 0 else { return from.adding(days: drawn * (to - from + 1) / 10_000) }
        return calendar.adding(workingDays: drawn * count / 10_000 + 1, to: from.adding(days: -1))
    }

    private func anyDay(_ first: CivilDate, _ month: Period, _ random: inout SplitMix64) -> CivilDate {
        first.adding(days: random.below(10_000) * (month.end - first) / 10_000)
    }
}
