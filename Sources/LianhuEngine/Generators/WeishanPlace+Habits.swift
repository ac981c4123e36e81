import LianhuCore

extension WeishanPlace {
    var contacts: [ContactHabit] {
        let methods = ["home_visit", "home_visit", "talk", "talk", "phone", "online"]
        func monthly(_ stream: UInt64, _ pairs: [ContactHabit.Pair], _ summaries: [String]) -> ContactHabit {
            ContactHabit(stream: stream, rhythm: .per(.month, lateDays: 5), methods: methods, pairs: pairs, summaries: summaries)
        }
        return [
            monthly(11, byMembers, ChineseNames.summaries), monthly(12, byRepresentatives, ChineseNames.summaries),
            monthly(13, premises, ChineseNames.premises),
            ContactHabit(
                stream: 14, rhythm: .per(.quarter, lateDays: 5), methods: ["list_check"], pairs: messageGroups,
                summaries: ChineseNames.checks, hasAttempts: false, meetsPeople: false),
        ]
    }

    var activities: [ActivityHabit] {
        [
            ActivityHabit(stream: 21, activity: "members_day", period: .month, places: days, share: 980),
            ActivityHabit(stream: 22, activity: "representatives_day", period: .month, places: days, share: 950),
        ]
    }

    var sizes: (zh: String, en: String) {
        (
            zh: """
            报道载明：党员 3,800 余名，每名联系若干户；曙光村 85 名党员中的 80 名、积极分子 4 名、申请人 11 名各联系 10 户。此处 3,800 人即党员 3,785 名
            和曙光村的 15 名积极分子、申请人，代表、干部和网格长均在其中。虚拟数：38,000 户，600 家商铺、企业和租户，2 个市场，38 个村（除曙光村、
            东方红村外均为虚构）、114 个自然村、456 个小组，代表人数（每 15 户以内一名），三级微信群 495 个。未列户内居民。
            """,
            en: """
            Published: more than 3,800 members with several households each; in 曙光村 80 of 85 members, four activists and eleven applicants
            have ten each. Here 3,785 members with those fifteen are the 3,800 people; representatives, cadres and leaders of grids are
            among them. Synthetic: 38,000 households; 600 shops, firms and tenants, and two markets; 38 villages, of which only 曙光村 and
            东方红村 are real names, 114 natural villages and 456 groups; representatives, one for fifteen households at most; 495 message
            groups on three levels. Residents are not listed.
            """
        )
    }
}
