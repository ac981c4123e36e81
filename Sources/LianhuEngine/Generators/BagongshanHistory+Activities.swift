import LianhuCore

extension BagongshanHistory {
    /// All activities that were recorded by the end of the last day, in the order of recording.
    func activities() -> [HistoryActivity] {
        var found: [HistoryActivity] = []
        for month in PeriodScheme.standard.periods(.month, intersecting: clock.span.from, to: clock.span.to) {
            var random = SplitMix64(seed: seed, stream: 5, UInt64(bitPattern: Int64(month.start.day)))
            let day = clock.calendar.nextWorkingDay(onOrAfter: month.start.adding(days: random.within(17...23)))
            found.append(activity(BagongshanGenerator.monthlyCheck, by: supervisors, on: day, &random))
        }
        for quarter in PeriodScheme.standard.periods(.quarter, intersecting: clock.span.from, to: clock.span.to) {
            found += inQuarter(quarter)
        }
        return found.filter { clock.holds($0.day, $0.evidence.recordedAt) }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    /// The meeting in the middle of the last month, the areas' reports around it, the bulletin at the end, the review in December.
    private func inQuarter(_ quarter: Period) -> [HistoryActivity] {
        var random = SplitMix64(seed: seed, stream: 6, UInt64(bitPattern: Int64(quarter.start.day)))
        let lastMonth = PeriodScheme.standard.period(.month, containing: quarter.lastDay).start
        let leaders = plan.areas.map(\.leader)
        var present = supervisors
        for leader in leaders where !random.happens(permille: 40) && !present.contains(leader) { present.append(leader) }
        let meeting = clock.calendar.nextWorkingDay(onOrAfter: lastMonth.adding(days: random.within(9...17)))
        var found = [activity(BagongshanGenerator.reportMeeting, by: present, on: meeting, &random)]
        for area in plan.areas {
            var random = SplitMix64(
                seed: seed, stream: 7, UInt64(bitPattern: Int64(quarter.start.day)), UInt64(area.unit.dropFirst(3)) ?? 0)
            let roll = random.below(100)
            let onTime = clock.workingDay(from: lastMonth, to: quarter.lastDay, &random)
            let late = clock.calendar.adding(workingDays: random.within(1...5), to: quarter.lastDay)
            // Some areas report late and some not at all.
            guard roll < 93 else { continue }
            found.append(
                activity(BagongshanGenerator.areaReport, unit: area.unit, by: [area.leader], on: roll < 86 ? onTime : late, &random))
        }
        let bulletin = clock.calendar.adding(
            workingDays: -random.within(0...4), to: clock.calendar.previousWorkingDay(onOrBefore: quarter.lastDay))
        found.append(activity(BagongshanGenerator.quarterlyBulletin, by: supervisors, on: bulletin, &random))
        if quarter.lastDay.month == 12 {
            let review = clock.calendar.nextWorkingDay(onOrAfter: lastMonth.adding(days: random.within(19...26)))
            found.append(activity(BagongshanGenerator.yearlyReview, by: supervisors, on: review, &random))
        }
        return found
    }

    private var supervisors: [String] {
        plan.posts.filter { $0.post == "supervision_group" }.map(\.worker)
    }

    private func activity(
        _ name: String, unit: String = BagongshanPlan.district, by people: [String], on day: CivilDate, _ random: inout SplitMix64
    ) -> HistoryActivity {
        let minute = clock.minuteOfDay(&random)
        let recorded = clock.entry(of: day, minute, &random)
        let evidence = GeneratedActivity(
            key: random.uuid(), unit: unit, activity: name, worker: people.first ?? "",
            occurredAt: clock.zone.instant(day, secondOfDay: minute * 60), recordedAt: recorded, participants: people)
        return HistoryActivity(evidence: evidence, day: day, minute: minute)
    }
}
