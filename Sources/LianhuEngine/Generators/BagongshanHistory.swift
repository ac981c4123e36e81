import LianhuCore

/// A made-up history of contacts and activities over a plan: most on time, some late, some missing, as in life.
struct BagongshanHistory {
    let plan: BagongshanPlan
    let seed: UInt64
    let clock: HistoryClock

    private var span: DateSpan { clock.span }
    private var calendar: WorkCalendar { clock.calendar }
    private var zone: TimeZoneRules { clock.zone }

    /// All contacts and attempts that were recorded by the end of the last day, in the order of recording.
    ///
    /// Each household and month has a stream of its own, so that a longer history begins with the shorter one.
    func contacts() -> [HistoryContact] {
        let punctuality = Dictionary(uniqueKeysWithValues: plan.workers.map { ($0.id, $0.punctuality) })
        var found: [HistoryContact] = []
        for month in PeriodScheme.standard.periods(.month, intersecting: span.from, to: span.to) {
            for (index, household) in plan.households.enumerated() {
                var random = SplitMix64(seed: seed, stream: 4, UInt64(index), UInt64(bitPattern: Int64(month.start.day)))
                found += visits(to: household, in: month, punctuality: punctuality[household.worker] ?? 0, &random)
            }
        }
        return found.filter { clock.holds($0.day, $0.evidence.recordedAt) }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    /// What happened about one household in one month: of `punctuality` cases 96 in 100 on time, the others in the five working days after.
    private func visits(
        to household: BagongshanPlan.Household, in month: Period, punctuality: Int, _ random: inout SplitMix64
    ) -> [HistoryContact] {
        let first = max(month.start, span.from)
        let fate = random.below(100_000)
        let onTime =
            random.happens(permille: 950) ? clock.workingDay(from: first, to: month.lastDay, &random) : clock.anyDay(first, month, &random)
        let late = calendar.adding(workingDays: random.within(1...5), to: month.lastDay)
        let gap = random.within(1...3)
        let roll = random.below(1_000)
        var found: [HistoryContact] = []
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
    ) -> HistoryContact {
        let minute = clock.minuteOfDay(&random)
        let (recordedAt, reason) = clock.recording(of: day, minute, &random)
        let roll = random.below(100)
        let method = kind == .attempt || roll < 82 ? "home_visit" : roll < 90 ? "talk" : roll < 97 ? "phone" : "online"
        let evidence = GeneratedContact(
            key: random.uuid(), subject: household.id, worker: household.worker, kind: kind, method: method,
            occurredAt: zone.instant(day, secondOfDay: minute * 60), recordedAt: recordedAt,
            personsMet: kind == .attempt ? 0 : random.within(1...min(3, household.residents.count)),
            summary: random.pick(kind == .attempt ? ChineseNames.attempts : ChineseNames.summaries), reason: reason)
        return HistoryContact(evidence: evidence, day: day, minute: minute, due: due)
    }
}
