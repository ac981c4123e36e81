import LianhuCore

/// Matou town: four pilot villages and 40 grids are published, their names and the ten of a ten-household group with them.
///
/// How the grids are spread over the villages, how many groups a grid has, how many residents have a medication file and which household has
/// which colour is synthetic.
struct MatouPlace: MadeUpPlace {
    /// The published villages, and how many of the 40 grids each has here.
    static let villages = [("码头村", 11), ("太山村", 10), ("双闸村", 10), ("凌桥村", 9)]

    private(set) var plan: RosterPlan
    private var officers: [ContactHabit.Pair] = []
    private var red: [ContactHabit.Pair] = []
    private var orange: [ContactHabit.Pair] = []
    private var blue: [ContactHabit.Pair] = []
    private var tens: [ContactHabit.Pair] = []
    private var files: [ContactHabit.Pair] = []
    private var reviews: [ActivityHabit.Place] = []

    init(seed: UInt64) {
        plan = RosterPlan(seed: seed)
        let town = plan.unit("town", "马头镇", in: "", prefix: "U-T")
        plan.post("head", of: town, plan.worker("party_member", in: town, width: 3))
        // Two grids in a row have six groups of ten and eight files between them, so that all 40 have 120 and 160.
        var random = SplitMix64(seed: seed, stream: 1)
        let sizes = (0..<20).flatMap { _ -> [(groups: Int, files: Int)] in
            let (groups, files) = (random.within(2...4), random.within(2...6))
            return [(groups, files), (6 - groups, 8 - files)]
        }
        var next = 0
        for (name, count) in Self.villages {
            settle(name, in: town, sizes[next..<next + count])
            next += count
        }
        sortByColour()
    }

    // MARK: People

    private mutating func settle(_ name: String, in town: String, _ sizes: ArraySlice<(groups: Int, files: Int)>) {
        let village = plan.unit("village", name, in: town, prefix: "U-V")
        let secretary = plan.worker("party_member", in: village, width: 3)
        plan.post("head", of: village, secretary)
        // Three or four grids to a group of the party.
        var partyGroup = ""
        var leaders: [String] = []
        for (index, size) in sizes.enumerated() {
            if index.isMultiple(of: 4) {
                let number = ChineseNames.numeral(index / 4 + 1)
                partyGroup = plan.unit("party_group", "\(name)党支部第\(number)党小组", in: village, prefix: "U-P")
                let leader = plan.worker("party_member", in: partyGroup, width: 3)
                plan.post("head", of: partyGroup, leader)
                leaders.append(leader)
            }
            settleGrid("\(name)第\(ChineseNames.numeral(index + 1))网格", village: name, in: partyGroup, size)
        }
        reviews.append(ActivityHabit.Place(unit: village, worker: secretary, others: leaders))
    }

    /// A grid with its officer; of four officers one is a representative of the villagers, one a member, and one is both.
    private mutating func settleGrid(_ name: String, village: String, in partyGroup: String, _ size: (groups: Int, files: Int)) {
        let grid = plan.unit("grid", name, in: partyGroup, prefix: "U-G")
        let roles = ["", ";villager_representative", ";party_member", ";villager_representative;party_member"][officers.count % 4]
        let officer = plan.worker("grid_officer" + roles, in: grid, width: 3)
        plan.post("head", of: grid, officer)
        officers.append(ContactHabit.Pair(subject: grid, worker: officer))
        var houses: [Int] = []
        for number in 1...size.groups {
            houses += settleTen("\(name)第\(ChineseNames.numeral(number))十联户", village: village, in: grid, officer: officer)
        }
        // One in each of the first households; whoever has a file stands beside the household (see the pack).
        for number in 0..<size.files {
            let house = plan.subjects[houses[number * houses.count / size.files]]
            let person = house.residents.first
            let patient = plan.subject("patient", person?.name ?? "", in: house.unit, address: house.address, prefix: "P-")
            plan.link(patient, officer, "grid_link")
            files.append(ContactHabit.Pair(subject: patient, worker: officer))
        }
    }

    /// Ten neighbouring households with their head; returns the households.
    private mutating func settleTen(_ name: String, village: String, in grid: String, officer: String) -> [Int] {
        let ten = plan.unit("ten_group", name, in: grid, prefix: "U-X", width: 3)
        let count = plan.workers.count
        let roles =
            count.isMultiple(of: 5)
            ? "ten_leader;party_member" : count.isMultiple(of: 7) ? "ten_leader;villager_representative" : "ten_leader"
        let leader = plan.worker(roles, in: ten, width: 3)
        plan.post("head", of: ten, leader)
        plan.link(ten, officer, "grid_link")
        return (0..<10).map { _ in
            let number = tens.count + 1
            let place = plan.household(in: ten, address: "\(village)\(number)号", residents: 5)
            let house = plan.subjects[place].id
            var random = SplitMix64(seed: plan.seed, stream: 8, UInt64(number))
            let roll = random.below(100)
            plan.setTier(roll < 5 ? "red" : roll < 25 ? "orange" : "blue", of: place)
            plan.link(house, officer, "grid_link")
            plan.link(house, leader, "ten_link")
            tens.append(ContactHabit.Pair(subject: house, worker: leader))
            return place
        }
    }

    /// The grid officers' households, by colour.
    private mutating func sortByColour() {
        let tiers = Dictionary(uniqueKeysWithValues: plan.subjects.map { ($0.id, $0.tier) })
        for link in plan.links where link.kind == "grid_link" {
            let pair = ContactHabit.Pair(subject: link.subject, worker: link.worker)
            switch tiers[link.subject] {
            case "red": red.append(pair)
            case "orange": orange.append(pair)
            case "blue": blue.append(pair)
            default: break
            }
        }
    }

    // MARK: What they do

    var contacts: [ContactHabit] {
        let visits = ["home_visit", "home_visit", "home_visit", "talk"]
        func colour(_ stream: UInt64, _ rhythm: ContactHabit.Rhythm, _ pairs: [ContactHabit.Pair]) -> ContactHabit {
            ContactHabit(stream: stream, rhythm: rhythm, methods: visits, pairs: pairs, summaries: ChineseNames.summaries)
        }
        func medicine(_ stream: UInt64, _ rhythm: ContactHabit.Rhythm, _ methods: [String]) -> ContactHabit {
            ContactHabit(
                stream: stream, rhythm: rhythm, methods: methods, pairs: files, summaries: ChineseNames.medicines, hasAttempts: false)
        }
        return [
            colour(11, .per(.week, lateDays: 3), red), colour(12, .per(.month, lateDays: 4), orange),
            colour(13, .per(.quarter, lateDays: 4), blue),
            ContactHabit(
                stream: 14, rhythm: .per(.month, lateDays: 5), methods: ["talk", "home_visit", "phone", "online"], pairs: tens,
                summaries: ChineseNames.summaries),
            medicine(15, .refill(supply: 28, safety: 3), ["delivery", "delivery", "home_visit"]),
            medicine(16, .per(.halfMonth, lateDays: 0), ["phone", "talk"]), medicine(17, .every(90), ["file_check"]),
        ]
    }

    var activities: [ActivityHabit] {
        [
            ActivityHabit(
                stream: 21, activity: "hazard_round", period: .week,
                places: officers.map { ActivityHabit.Place(unit: $0.subject, worker: $0.worker) }, lateDays: 2),
            ActivityHabit(stream: 22, activity: "colour_review", period: .quarter, places: reviews, inLast: 10),
        ]
    }

    var sizes: (zh: String, en: String) {
        (
            zh: """
            报道载明：四个试点村（码头、太山、双闸、凌桥）、40 个网格、十联户。虚拟数：各村网格数、120 个十联户小组 1,200 户、160 份用药档案、
            各户颜色。用药档案只记送药可用天数，不记病名和药名。
            """,
            en: """
            Published: four pilot villages (码头, 太山, 双闸, 凌桥), 40 grids, groups of ten households. Synthetic: how many grids each village
            has, 120 groups with 1,200 households, 160 medication files, and the colours. Of medicine the contacts say only for how many
            days it lasts, neither illness nor drug.
            """
        )
    }
}
