import LianhuCore

/// The made-up history of habits: most of what is owed is done on time, some late, some not at all, as in life.
///
/// Each subject and period has a stream of its own, so that a longer history begins with the shorter one.
struct RosterHistory {
    let seed: UInt64
    let clock: HistoryClock
    /// How many of 1,000 duties each worker does.
    let punctuality: [String: Int]

    init(seed: UInt64, clock: HistoryClock, plan: RosterPlan) {
        self.seed = seed
        self.clock = clock
        punctuality = Dictionary(uniqueKeysWithValues: plan.workers.map { ($0.id, $0.punctuality) })
    }

    // MARK: Contacts

    /// All contacts and attempts that were recorded by the end of the last day, in the order of recording.
    func contacts(_ habits: [ContactHabit]) -> [HistoryContact] {
        habits.flatMap(contacts).filter { clock.holds($0.day, $0.evidence.recordedAt) }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    private func contacts(_ habit: ContactHabit) -> [HistoryContact] {
        switch habit.rhythm {
        case .per(let kind, let lateDays):
            return PeriodScheme.standard.periods(kind, intersecting: clock.span.from, to: clock.span.to).flatMap { period in
                habit.pairs.indices.flatMap { index in inPeriod(habit, index, period, lateDays: lateDays) }
            }
        case .daily:
            return (0...(clock.span.to - clock.span.from)).flatMap { offset in
                let day = clock.span.from.adding(days: offset)
                return habit.pairs.indices.compactMap { index in onDay(habit, index, day) }
            }
        case .every, .refill: return habit.pairs.indices.flatMap { index in inTurn(habit, index) }
        }
    }

    /// Of `punctuality` cases 96 in 100 on time, the others late.
    private func inPeriod(_ habit: ContactHabit, _ index: Int, _ period: Period, lateDays: Int) -> [HistoryContact] {
        var random = SplitMix64(seed: seed, stream: habit.stream, UInt64(index), UInt64(bitPattern: Int64(period.start.day)))
        let pair = habit.pairs[index]
        let share = punctuality[pair.worker] ?? 0
        let first = max(period.start, clock.span.from)
        let fate = random.below(100_000)
        let onTime =
            random.happens(permille: 950)
            ? clock.workingDay(from: first, to: period.lastDay, &random) : clock.anyDay(first, period, &random)
        let late = clock.calendar.adding(workingDays: random.within(1...max(1, lateDays)), to: period.lastDay)
        let roll = random.below(1_000)
        var found: [HistoryContact] = []
        func add(_ kind: EvidenceKind, on day: CivilDate) {
            guard day >= first, kind == .contact || habit.hasAttempts else { return }
            found.append(contact(kind, habit, pair, on: day, due: period.lastDay, &random))
        }
        if fate < share * 96 {
            if roll < 40 { add(.attempt, on: clock.calendar.adding(workingDays: -1 - roll % 3, to: onTime)) }
            add(.contact, on: onTime)
        } else if fate < share * 100, lateDays > 0 {
            if roll < 300 { add(.attempt, on: clock.calendar.adding(workingDays: -1 - roll % 3, to: period.lastDay)) }
            add(.contact, on: late)
        } else if roll < 200 {
            add(.attempt, on: onTime)
        }
        return found
    }

    /// One day's patrol: a backup goes in one of eight cases, if there is one.
    private func onDay(_ habit: ContactHabit, _ index: Int, _ day: CivilDate) -> HistoryContact? {
        var random = SplitMix64(seed: seed, stream: habit.stream, UInt64(index), UInt64(bitPattern: Int64(day.day)))
        var pair = habit.pairs[index]
        let isBackup = random.happens(permille: 125)
        if isBackup, let backup = pair.backup { pair.worker = backup }
        guard random.happens(permille: punctuality[pair.worker] ?? 0) else { return nil }
        return contact(.contact, habit, pair, on: day, due: day, &random)
    }

    /// One after the other, each counted from the last.
    private func inTurn(_ habit: ContactHabit, _ index: Int) -> [HistoryContact] {
        var random = SplitMix64(seed: seed, stream: habit.stream, UInt64(index))
        let pair = habit.pairs[index]
        let share = punctuality[pair.worker] ?? 0
        let interval: Int
        switch habit.rhythm {
        case .every(let days): interval = days
        case .refill(let supply, let safety): interval = supply - safety
        case .per, .daily: return []
        }
        var day = clock.span.from.adding(days: random.below(interval))
        var runOut = day
        var due: CivilDate?
        var found: [HistoryContact] = []
        while day <= clock.span.to {
            var made = contact(.contact, habit, pair, on: day, due: due, &random)
            var next = day.adding(days: interval)
            if case .refill(let supply, let safety) = habit.rhythm {
                made.evidence.supplyDays = supply
                runOut = max(runOut, day).adding(days: supply)
                next = runOut.adding(days: -safety)
            }
            found.append(made)
            due = next
            let fate = random.below(100_000)
            let early = random.below(min(4, interval))
            let late = random.within(1...3)
            day =
                fate < share * 96
                ? max(day.adding(days: 1), next.adding(days: -early)) : next.adding(days: fate < share * 100 ? late : late * 2)
        }
        return found
    }

    private func contact(
        _ kind: EvidenceKind, _ habit: ContactHabit, _ pair: ContactHabit.Pair, on day: CivilDate, due: CivilDate?,
        _ random: inout SplitMix64
    ) -> HistoryContact {
        let minute = clock.minuteOfDay(&random)
        let (recordedAt, reason) = clock.recording(of: day, minute, &random)
        let evidence = GeneratedContact(
            key: random.uuid(), subject: pair.subject, worker: pair.worker, kind: kind, method: random.pick(habit.methods),
            occurredAt: clock.zone.instant(day, secondOfDay: minute * 60), recordedAt: recordedAt,
            personsMet: kind == .attempt || !habit.meetsPeople ? 0 : random.within(1...2),
            summary: random.pick(kind == .attempt ? ChineseNames.attempts : habit.summaries), reason: reason)
        return HistoryContact(evidence: evidence, day: day, minute: minute, due: due)
    }

    // MARK: Activities

    /// All activities that were recorded by the end of the last day, in the order of recording.
    func activities(_ habits: [ActivityHabit]) -> [HistoryActivity] {
        habits.flatMap(activities).filter { clock.holds($0.day, $0.evidence.recordedAt) }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    private func activities(_ habit: ActivityHabit) -> [HistoryActivity] {
        PeriodScheme.standard.periods(habit.period, intersecting: clock.span.from, to: clock.span.to).flatMap { period in
            habit.places.indices.compactMap { index in activity(habit, index, period) }
        }
    }

    private func activity(_ habit: ActivityHabit, _ index: Int, _ period: Period) -> HistoryActivity? {
        var random = SplitMix64(seed: seed, stream: habit.stream, UInt64(index), UInt64(bitPattern: Int64(period.start.day)))
        let place = habit.places[index]
        let fate = random.below(1_000)
        let first = habit.inLast.map { period.lastDay.adding(days: 1 - $0) } ?? period.start
        let onTime = clock.workingDay(from: first, to: period.lastDay, &random)
        let late = clock.calendar.adding(workingDays: random.within(1...max(1, habit.lateDays)), to: period.lastDay)
        guard fate < habit.share else { return nil }
        let day = fate < habit.share * 96 / 100 ? onTime : late
        let others = place.others.filter { _ in !random.happens(permille: 60) }
        let minute = clock.minuteOfDay(&random)
        let recordedAt = clock.entry(of: day, minute, &random)
        let evidence = GeneratedActivity(
            key: random.uuid(), unit: place.unit, activity: habit.activity, worker: place.worker,
            occurredAt: clock.zone.instant(day, secondOfDay: minute * 60), recordedAt: recordedAt, participants: [place.worker] + others)
        return HistoryActivity(evidence: evidence, day: day, minute: minute)
    }
}
