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
        let history = BagongshanHistory(
            plan: plan, seed: seed, clock: HistoryClock(span: span, calendar: calendar, zone: zone))
        let contacts = history.contacts()
        let activities = history.activities()
        let folder = RosterFolder(plan: plan.roster, since: span.from, language: language)
        return GeneratedRoster(
            files: folder.files(contacts: contacts, activities: activities, readme: readme), contacts: contacts.map(\.evidence),
            activities: activities.map(\.evidence))
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
