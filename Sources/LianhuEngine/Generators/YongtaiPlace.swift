import LianhuCore

/// Yongtai county: 1,429 message groups, 37 of them of buildings in one town, and 98 lecture teams in one town are published.
///
/// Each other group is the channel of a grid here, so that there are 1,392 grids; towns, villages, officers and elderly people are synthetic.
struct YongtaiPlace: MadeUpPlace {
    static let messageGroups = 1_429
    static let buildings = 37
    static let lectureTeams = 98
    static let towns = 16
    static let gridsAVillage = 6
    static let elders = 1_200
    /// The town of the lecture teams, and that of the buildings: the articles name two.
    private static let lectureTown = 0
    private static let buildingTown = 1

    private(set) var plan: RosterPlan
    private var rounds: [ContactHabit.Pair] = []
    private var groups: [ContactHabit.Pair] = []
    private var buildingCount = 0
    private var teams: [ActivityHabit.Place] = []
    private var villages: [ActivityHabit.Place] = []
    private var towns: [ActivityHabit.Place] = []

    init(seed: UInt64) {
        plan = RosterPlan(seed: seed)
        var random = SplitMix64(seed: seed, stream: 1)
        let grids = Self.messageGroups - Self.buildings
        let villageCount = grids / Self.gridsAVillage
        let names = ChineseNames.places(Self.towns + villageCount, &random)
        // At most two elderly people to a grid.
        var elders = [Int](repeating: 0, count: grids)
        for place in random.shuffled(Array(0..<grids * 2)).prefix(Self.elders) { elders[place / 2] += 1 }
        let county = plan.unit("county", "永泰县", in: "", prefix: "U-C")
        plan.post("head", of: county, plan.worker("cadre", in: county))
        for town in 0..<Self.towns {
            settleTown(town, names[town] + "镇（示例）", in: county)
            let first = villageCount * town / Self.towns
            for village in first..<villageCount * (town + 1) / Self.towns {
                let start = village * Self.gridsAVillage
                settleVillage(names[Self.towns + village], in: town, elders[start..<start + Self.gridsAVillage])
            }
        }
    }

    // MARK: People

    private mutating func settleTown(_ index: Int, _ name: String, in county: String) {
        let town = plan.unit("town", name, in: county, prefix: "U-T")
        let head = plan.worker("cadre", in: town)
        plan.post("head", of: town, head)
        towns.append(ActivityHabit.Place(unit: town, worker: head))
        guard index == Self.lectureTown else { return }
        for number in 1...Self.lectureTeams {
            let team = plan.unit("lecture_team", "第\(ChineseNames.numeral(number))宣讲队", in: town, prefix: "U-L")
            let leader = plan.worker("lecturer", in: team)
            plan.post("team_leader", of: team, leader)
            teams.append(ActivityHabit.Place(unit: team, worker: leader))
        }
    }

    private mutating func settleVillage(_ name: String, in town: Int, _ elders: ArraySlice<Int>) {
        let village = plan.unit("village", name + "村（示例）", in: towns[town].unit, prefix: "U-V", width: 3)
        let head = plan.worker("village_cadre", in: village)
        plan.post("head", of: village, head)
        villages.append(ActivityHabit.Place(unit: village, worker: head))
        for (index, count) in elders.enumerated() {
            let grid = plan.unit("grid", "\(name)第\(ChineseNames.numeral(index + 1))网格", in: village, prefix: "U-G", width: 4)
            let officer = plan.worker("grid_officer", in: grid)
            plan.post("head", of: grid, officer)
            addGroup("grid", of: grid, "\(name)第\(ChineseNames.numeral(index + 1))网格群", keeper: officer)
            if town == Self.buildingTown, buildingCount < Self.buildings {
                buildingCount += 1
                let building = plan.unit("building", "\(name)\(buildingCount)号楼", in: grid, prefix: "U-B")
                addGroup("building", of: building, "\(name)\(buildingCount)号楼群", keeper: officer)
            }
            for number in 0..<count {
                let place = plan.household(
                    "elder_household", in: grid, address: "\(name)村\(index * 10 + number + 1)号", prefix: "E-", residents: 1)
                let house = plan.subjects[place].id
                plan.link(house, officer, "care_link")
                rounds.append(ContactHabit.Pair(subject: house, worker: officer))
            }
        }
    }

    private mutating func addGroup(_ kind: String, of unit: String, _ name: String, keeper: String) {
        let group = plan.channel(kind, of: unit, as: kind + "_group", name, keeper: keeper)
        groups.append(ContactHabit.Pair(subject: group, worker: keeper))
    }

    // MARK: What they do

    var contacts: [ContactHabit] {
        [
            ContactHabit(
                stream: 11, rhythm: .every(7), methods: ["home_visit", "home_visit", "phone"], pairs: rounds,
                summaries: ChineseNames.rounds),
            ContactHabit(
                stream: 12, rhythm: .per(.month, lateDays: 5), methods: ["group_call"], pairs: groups, summaries: ChineseNames.calls,
                hasAttempts: false, meetsPeople: false),
        ]
    }

    var activities: [ActivityHabit] {
        [
            ActivityHabit(stream: 21, activity: "lecture", period: .quarter, places: teams),
            ActivityHabit(stream: 22, activity: "volunteer_activity", period: .quarter, places: villages),
            ActivityHabit(stream: 23, activity: "demand_sweep", period: .halfYear, places: towns),
        ]
    }

    var sizes: (zh: String, en: String) {
        (
            zh: """
            报道载明：全县网格消息群 1,429 个，其中一镇楼栋群 37 个；一镇宣讲队 98 支。消息群是单位的渠道，不是单位（见 channels.csv）；群里征集意见的
            任务，对象是联系对象表中的同名群。虚拟数：16 个镇、232 个村、1,392 个网格及网格员、1,200 户独居高龄老人。
            """,
            en: """
            Published: 1,429 message groups in the county, 37 of them of buildings in one town; 98 lecture teams in one town. A message group
            is the channel of a unit and no unit (channels.csv); what its keeper owes is about the subject of the same name. Synthetic: 16
            towns, 232 villages, 1,392 grids with an officer each, 1,200 elderly people who live alone.
            """
        )
    }
}
