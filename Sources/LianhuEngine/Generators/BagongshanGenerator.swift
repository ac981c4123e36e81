import LianhuCore

/// Makes up a district of exactly the size that Bagongshan published, with a history, from nothing but a seed.
///
/// The same arguments give the same bytes on every machine; a later `until` only adds to the history.
package struct BagongshanGenerator: Sendable {
    /// Words of the rule pack that this roster is for.
    package static let monthlyCheck = "monthly_check"
    package static let reportMeeting = "report_meeting"
    package static let areaReport = "area_report"
    package static let quarterlyBulletin = "quarterly_bulletin"
    package static let yearlyReview = "yearly_review"

    /// The published number of areas, each the only one of its village here.
    package static let villages = 21

    package let seed: UInt64
    package let span: DateSpan
    private let calendar: WorkCalendar
    private let zone: TimeZoneRules
    private let villageCount: Int

    /// - Parameters:
    ///   - from: First day of links, posts and history.
    ///   - until: Last day of the history, itself included; what was entered later is not in it.
    ///   - villages: 1 … 21; fewer for a quick test, and then the sizes are not the published ones.
    package init(
        seed: UInt64, from: CivilDate, until: CivilDate, calendar: WorkCalendar, zone: TimeZoneRules, villages: Int = villages
    ) {
        self.seed = seed
        self.span = DateSpan(from: from, to: until)
        self.calendar = calendar
        self.zone = zone
        self.villageCount = villages
    }

    /// The whole folder and the history as values; headings in the language.
    package func generate(language: Language = .zh) -> GeneratedRoster {
        let plan = BagongshanPlan(seed: seed, villages: villageCount)
        let history = BagongshanHistory(plan: plan, seed: seed, span: span, calendar: calendar, zone: zone)
        let contacts = history.contacts()
        let activities = history.activities()
        var files = roster(plan, language)
        files[SheetSchema.contacts.file] = AgendaSheet.write(rows(contacts, plan), language: language)
        files[SheetSchema.activities.file] = sheet(.activities, language, rows: activities.map(row))
        files["README.txt"] = Array(readme.utf8)
        return GeneratedRoster(files: files, contacts: contacts.map(\.evidence), activities: activities.map(\.evidence))
    }

    // MARK: Sheets

    private func roster(_ plan: BagongshanPlan, _ language: Language) -> [String: [UInt8]] {
        let since = span.from.description
        return [
            "units.csv": sheet(.units, language, rows: plan.units.map { [$0.id, $0.kind, $0.name, $0.parent] }),
            "posts.csv": sheet(.posts, language, rows: plan.posts.map { [$0.unit, $0.post, $0.worker, since, ""] }),
            "workers.csv": sheet(
                .workers, language, rows: plan.workers.map { [$0.id, $0.name, $0.role, $0.unit, $0.telephone, since, ""] }),
            "subjects.csv": sheet(
                .subjects, language, rows: plan.households.map { [$0.id, "household", $0.name, $0.address, $0.group, since, "", ""] }),
            "residents.csv": sheet(
                .residents, language,
                rows: plan.households.flatMap { household in
                    household.residents.map { [$0.id, household.id, $0.name, yesOrNo($0.isHead, language), $0.telephone] }
                }),
            "links.csv": sheet(
                .links, language,
                rows: plan.links.map { [$0.subject, $0.worker, $0.kind, language == .zh ? "主" : "primary", since, ""] }),
        ]
    }

    private func rows(_ contacts: [BagongshanHistory.Contact], _ plan: BagongshanPlan) -> [AgendaRow] {
        let households = Dictionary(uniqueKeysWithValues: plan.households.map { ($0.id, $0) })
        return contacts.map { contact in
            let evidence = contact.evidence
            let household = households[evidence.subject]
            return AgendaRow(
                key: evidence.key, subject: evidence.subject, name: household?.name ?? "", head: household?.residents.first?.name ?? "",
                group: household?.groupName ?? "", telephone: household?.residents.first?.telephone ?? "", owedUntil: contact.due,
                worker: evidence.worker,
                entry: AgendaEntry(
                    date: contact.day, minute: contact.minute, method: evidence.method, personsMet: evidence.personsMet,
                    summary: evidence.summary, reason: evidence.reason ?? "", kind: evidence.kind, recordedAt: evidence.recordedAt))
        }
    }

    private func row(_ activity: BagongshanHistory.Activity) -> [String] {
        let evidence = activity.evidence
        return [
            evidence.key, evidence.unit, evidence.activity, evidence.worker, activity.day.description, AgendaSheet.time(activity.minute),
            evidence.participants.joined(separator: ";"), evidence.recordedAt.description,
        ]
    }

    private func sheet(_ schema: SheetSchema, _ language: Language, rows: [[String]]) -> [UInt8] {
        CSVWriter.file([schema.headings(in: language)] + rows)
    }

    private func yesOrNo(_ value: Bool, _ language: Language) -> String {
        language == .zh ? (value ? "是" : "否") : (value ? "yes" : "no")
    }

    private var readme: String {
        """
        演示数据，由程序生成（seed \(seed)，\(span.from) 至 \(span.to)）。规模与八公山区公开报道一致；人员、镇、村、住址、电话和走访记录均为虚构。
        包村、包组、结对各类人员的人数划分，是使全部联系户数恰好满足公开要求的一种推算。

        Demonstration data, generated (seed \(seed), \(span.from) to \(span.to)). Its size is that which the press published of Bagongshan;
        the people, towns, villages, addresses, telephone numbers and contacts are invented. How many workers have which role is one reading
        under which the published quotas add up.

        """
    }
}
