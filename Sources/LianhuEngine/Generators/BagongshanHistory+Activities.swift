import LianhuCore

extension BagongshanHistory {
    /// An activity with the day and minute that its sheet shows.
    struct Activity {
        var evidence: GeneratedActivity
        var day: CivilDate
        var minute: Int
    }

    /// All activities that were recorded by the end of the last day, in the order of recording.
    func activities() -> [Activity] {
        var found: [Activity] = []
        for month in PeriodScheme.standard.periods(.month, intersecting: span.from, to: span.to) {
            var random = SplitMix64(seed: seed, stream: 5, UInt64(bitPattern: Int64(month.start.day)))
            let day = calendar.nextWorkingDay(onOrAfter: month.start.adding(days: random.within(17...23)))
            found.append(activity(BagongshanGenerator.monthlyCheck, by: supervisors, on: day, &random))
        }
        for quarter in PeriodScheme.standard.periods(.quarter, intersecting: span.from, to: span.to) {
            found += inQuarter(quarter)
        }
        return found.filter { span.contains($0.day) && zone.date(of: $0.evidence.recordedAt) <= span.to }
            .sorted { ($0.evidence.recordedAt, $0.evidence.key) < ($1.evidence.recordedAt, $1.evidence.key) }
    }

    /// The meeting in the middle of the last month, the areas' reports around it, the bulletin at the end, the review in December.
    private func inQuarter(_ quarter: Period) -> [Activity] {
        var random = SplitMix64(seed: seed, stream: 6, UInt64(bitPattern: Int64(quarter.start.day)))
        let lastMonth = PeriodScheme.standard.period(.month, containing: quarter.lastDay).start
        let leaders = plan.areas.map(\.leader)
        var present = supervisors
        for leader in leaders where !random.happens(permille: 40) && !present.contains(leader) { present.append(leader) }
        let meeting = calendar.nextWorkingDay(onOrAfter: lastMonth.adding(days: random.within(9...17)))
        var found = [activity(BagongshanGenerator.reportMeeting, by: present, on: meeting, &random)]
        for area in plan.areas {
            var random = SplitMix64(
                seed: seed, stream: 7, UInt64(bitPattern: Int64(quarter.start.day)), UInt64(area.unit.dropFirst(3)) ?? 0)
            let roll = random.below(100)
            let onTime = workingDay(from: lastMonth, to: quarter.lastDay, &random)
            let late = calendar.adding(workingDays: random.within(1...5), to: quarter.lastDay)
            // Some areas report late and some not at all.
            guard roll < 93 else { continue }
            found.append(
                activity(BagongshanGenerator.areaReport, unit: area.unit, by: [area.leader], on: roll < 86 ? onTime : late, &random))
        }
        let bulletin = calendar.adding(workingDays: -random.within(0...4), to: calendar.previousWorkingDay(onOrBefore: quarter.lastDay))
        found.append(activity(BagongshanGenerator.quarterlyBulletin, by: supervisors, on: bulletin, &random))
        if quarter.lastDay.month == 12 {
            let review = calendar.nextWorkingDay(onOrAfter: lastMonth.adding(days: random.within(19...26)))
            found.append(activity(BagongshanGenerator.yearlyReview, by: supervisors, on: review, &random))
        }
        return found
    }

    private var supervisors: [String] {
        plan.posts.filter { $0.post == "supervision_group" }.map(\.worker)
    }

    private func activity(
        _ name: String, unit: String = BagongshanPlan.district, by people: [String], on day: CivilDate, _ random: inout SplitMix64
    ) -> Activity {
        let minute = minuteOfDay(&random)
        // A sheet that is kept for a meeting is entered the same day or the next.
        let delay = random.happens(permille: 800) ? 0 : 1
        let recorded = zone.instant(day.adding(days: delay), secondOfDay: (delay == 0 ? minute + random.within(30...120) : 540) * 60)
        let evidence = GeneratedActivity(
            key: random.uuid(), unit: unit, activity: name, worker: people.first ?? "",
            occurredAt: zone.instant(day, secondOfDay: minute * 60), recordedAt: recorded, participants: people)
        return Activity(evidence: evidence, day: day, minute: minute)
    }
}
