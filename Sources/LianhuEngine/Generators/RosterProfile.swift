import LianhuCore

/// The places that can be made up in the size that was published of them, each for the rule pack of its name.
package enum RosterProfile: String, CaseIterable, Sendable {
    case bagongshan
    case matou
    case yongtai
    case guannan
    case weishan

    /// The whole folder and the history as values; headings in the language.
    ///
    /// - Parameters:
    ///   - from: First day of links, posts and history.
    ///   - until: Last day of the history, itself included; what was entered later is not in it.
    ///   - villages: Of Bagongshan and Weishan: fewer than all for a quick test, and then the sizes are not the published ones.
    package func generate(
        seed: UInt64, from: CivilDate, until: CivilDate, calendar: WorkCalendar, zone: TimeZoneRules, language: Language = .zh,
        villages: Int? = nil
    ) -> GeneratedRoster {
        let clock = HistoryClock(span: DateSpan(from: from, to: until), calendar: calendar, zone: zone)
        return switch self {
        case .bagongshan:
            BagongshanGenerator(
                seed: seed, from: from, until: until, calendar: calendar, zone: zone,
                villages: villages ?? BagongshanGenerator.villages
            ).generate(language: language)
        case .matou: MatouPlace(seed: seed).generate(clock: clock, language: language)
        case .yongtai: YongtaiPlace(seed: seed).generate(clock: clock, language: language)
        case .guannan: GuannanPlace(seed: seed).generate(clock: clock, language: language)
        case .weishan:
            WeishanPlace(seed: seed, villages: villages ?? WeishanPlace.villages).generate(clock: clock, language: language)
        }
    }
}

/// A made-up place: its people, what they do again and again, and what of it was published.
protocol MadeUpPlace: Sendable {
    var plan: RosterPlan { get }
    var contacts: [ContactHabit] { get }
    var activities: [ActivityHabit] { get }
    /// Which sizes were published and which are synthetic, in Chinese and in English.
    var sizes: (zh: String, en: String) { get }
}

extension MadeUpPlace {
    func generate(clock: HistoryClock, language: Language) -> GeneratedRoster {
        let plan = self.plan
        let history = RosterHistory(seed: plan.seed, clock: clock, plan: plan)
        let contacts = history.contacts(self.contacts)
        let activities = history.activities(self.activities)
        let folder = RosterFolder(plan: plan, since: clock.span.from, language: language)
        return GeneratedRoster(
            files: folder.files(contacts: contacts, activities: activities, readme: readme(clock.span)),
            contacts: contacts.map(\.evidence), activities: activities.map(\.evidence))
    }

    private func readme(_ span: DateSpan) -> String {
        """
        演示数据，由程序生成（seed \(plan.seed)，\(span.from) 至 \(span.to)）。人员、住址、电话和走访记录均为虚构；标有“（示例）”的地名也是虚构的。
        \(sizes.zh)

        Demonstration data, generated (seed \(plan.seed), \(span.from) to \(span.to)). People, addresses, telephone numbers and contacts are
        invented, and so are the places that are marked （示例）.
        \(sizes.en)

        """
    }
}
