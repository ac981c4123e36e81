/// Weishan town: 3,800 members are published, each linked to several households, and of one village that 80 of its 85 members, four
/// activists and eleven applicants have ten each; shops, firms, tenants and markets are linked too.
///
/// 38,000 households and 600 shops, firms and tenants are synthetic, and so is everything else: 3,785 members with those fifteen are the
/// 3,800 people of the sheets, and whoever is a representative, a cadre or the leader of a grid is one of them.
struct WeishanPlace: MadeUpPlace {
    static let workers = 3_800
    static let villages = 38
    static let naturalVillages = 3
    static let groups = 4
    /// Shops, firms and tenants of the town, and its markets.
    static let venues = [("shop", "S-", 280), ("firm", "F-", 120), ("tenant", "N-", 200), ("market", "M-", 2)]
    /// One cadre in charge of each two villages, and the head of the town.
    static let townCadres = 20
    /// How many households each contact person is to have at least: ten in 曙光村, as published; those of the other villages, in turn, are synthetic.
    static let householdsAPerson = (dawn: 10, others: [6, 5])
    /// A representative for so many households at most.
    static let householdsARepresentative = 15

    private(set) var plan: RosterPlan
    private(set) var byMembers: [ContactHabit.Pair] = []
    private(set) var byRepresentatives: [ContactHabit.Pair] = []
    private(set) var premises: [ContactHabit.Pair] = []
    private(set) var messageGroups: [ContactHabit.Pair] = []
    private(set) var days: [ActivityHabit.Place] = []
    private var count: Int
    /// Contact persons by village, in the order of their groups.
    private var people: [[String]] = []
    private var groupsOf: [[String]] = []
    private var names: [String] = []
    /// How many households the persons of the unnamed villages were given.
    private var persons = 0
    private var half = 0

    /// - Parameter villages: 1 … 38, 曙光村 and 东方红村 first; fewer for a quick test, and then the sizes are not the published ones.
    init(seed: UInt64, villages: Int = villages) {
        plan = RosterPlan(seed: seed)
        count = max(1, min(villages, Self.villages))
        var random = SplitMix64(seed: seed, stream: 1)
        let town = plan.unit("town", "巍山镇", in: "", prefix: "U-T")
        let cadres = (0..<Self.townCadres).map { _ in plan.worker("party_member;town_cadre", in: town) }
        plan.post("head", of: town, cadres[Self.townCadres - 1])
        addGroup("town", of: town, "巍山镇", keeper: cadres[Self.townCadres - 1])
        let invented = ChineseNames.places(Self.villages - 2, &random)
        let sizes = Self.sizes(&random)
        for index in 0..<count {
            let name = index == 0 ? "曙光村" : index == 1 ? "东方红村" : invented[index - 2] + "村（示例）"
            // The cadre in charge of two villages has households in the second; so has the head of the town, in the named one.
            var own = index.isMultiple(of: 2) ? [] : [cadres[index / 2]]
            if index == 1 { own.append(cadres[Self.townCadres - 1]) }
            settle(index, name, in: town, members: sizes[index], cadres: own, liaison: cadres[index / 2])
        }
        for index in 0..<count { house(index) }
        openPremises(&random)
    }

    /// Members of each village: 85 in the first, 3,680 in the others, in pairs of a larger and a smaller one.
    private static func sizes(_ random: inout SplitMix64) -> [Int] {
        var sizes = [85]
        let all = workers - townCadres - 15 - 85
        let others = villages - 1
        for index in 0..<others { sizes.append(all / others + (index < all % others ? 1 : 0)) }
        for index in stride(from: 2, to: villages - 1, by: 2) {
            let difference = random.within(0...30)
            sizes[index] += difference
            sizes[index + 1] -= difference
        }
        return sizes
    }

    // MARK: Villages and people

    private mutating func settle(_ index: Int, _ name: String, in town: String, members: Int, cadres: [String], liaison: String) {
        let short = name.replacing("（示例）", with: "")
        let village = plan.unit("village", name, in: town, prefix: "U-V")
        var groups: [String] = []
        var naturals: [String] = []
        for natural in 0..<Self.naturalVillages {
            let place = String(Array("上中下")[natural])
            naturals.append(plan.unit("natural_village", short + place + "自然村", in: village, prefix: "U-N", width: 3))
            for _ in 0..<Self.groups {
                let number = ChineseNames.numeral(groups.count + 1)
                groups.append(plan.unit("group", "\(short)\(number)组", in: naturals[natural], prefix: "U-G", width: 3))
            }
        }
        // 曙光村: five of its 85 members were not chosen, four activists and eleven applicants were.
        let chosen = index == 0 ? members - 5 : members
        let roles =
            Array(repeating: "party_member;contact_member", count: chosen)
            + (index == 0 ? Array(repeating: "contact_activist", count: 4) + Array(repeating: "contact_applicant", count: 11) : [])
        var own: [String] = []
        for (place, role) in roles.enumerated() { own.append(plan.worker(role, in: groups[place * groups.count / roles.count])) }
        for _ in chosen..<members { _ = plan.worker("party_member", in: village) }
        for cadre in cadres { plan.add(role: "contact_member", to: cadre) }
        appoint(village, naturals, own, liaison: liaison)
        let others = Self.householdsAPerson.others
        let number = index == 0 ? Self.householdsAPerson.dawn : others[(index - 1) % others.count]
        plan.parameters.append(RosterPlan.Parameter(unit: village, name: "households_per_person", value: number))
        addGroup("village", of: village, short, keeper: own[0])
        for (place, group) in groups.enumerated() {
            addGroup("group", of: group, "\(short)\(ChineseNames.numeral(place + 1))组", keeper: own[place * own.count / groups.count])
        }
        people.append(own + cadres)
        groupsOf.append(groups)
        names.append(short)
    }

    /// The first member heads the village, the second handles a kind of business, and one of each natural village heads that.
    private mutating func appoint(_ village: String, _ naturals: [String], _ own: [String], liaison: String) {
        for place in 0..<2 { plan.add(role: "village_cadre", to: own[place]) }
        plan.post("head", of: village, own[0])
        plan.post("business_handler", of: village, own[1])
        plan.post("liaison_cadre", of: village, liaison)
        for (index, natural) in naturals.enumerated() {
            let leader = own[index * own.count / naturals.count + 2]
            plan.add(role: "grid_leader", to: leader)
            plan.post("head", of: natural, leader)
        }
        days.append(ActivityHabit.Place(unit: village, worker: own[0]))
    }

    /// The group of a level of the tower, with what is owed about it.
    private mutating func addGroup(_ kind: String, of unit: String, _ name: String, keeper: String) {
        let group = plan.channel(kind, of: unit, as: "message_group", name + "群", keeper: keeper)
        messageGroups.append(ContactHabit.Pair(subject: group, worker: keeper))
    }

    // MARK: Households

    /// The households of a village: as many as its people have links, ten each in 曙光村, six to fourteen elsewhere.
    private mutating func house(_ index: Int) {
        var quotas: [Int] = []
        for _ in people[index] { quotas.append(index == 0 ? 10 : quota()) }
        let total = quotas.reduce(0, +)
        let groups = groupsOf[index]
        var owner = 0
        var left = quotas[0]
        for group in groups.indices {
            let size = total / groups.count + (group < total % groups.count ? 1 : 0)
            var households: [(id: String, member: String)] = []
            for number in 1...size {
                while left == 0 {
                    owner += 1
                    left = quotas[owner]
                }
                left -= 1
                let address = "\(names[index])\(ChineseNames.numeral(group + 1))组\(number)号"
                let place = plan.household(in: groups[group], address: address, width: 5)
                households.append((plan.subjects[place].id, people[index][owner]))
            }
            link(households)
        }
    }

    /// Six to fourteen, ten on average; one person in 74 has one more, so that 3,700 have 37,050.
    private mutating func quota() -> Int {
        defer { persons += 1 }
        let extra = persons.isMultiple(of: 74) ? 1 : 0
        if persons.isMultiple(of: 2) {
            var random = SplitMix64(seed: plan.seed, stream: 9, UInt64(persons))
            half = random.within(-4...4)
            return 10 + half + extra
        }
        return 10 - half + extra
    }

    /// The households of a group: to its members by nearness, kinship or neighbourhood, and to its representatives.
    private mutating func link(_ households: [(id: String, member: String)]) {
        var members: [String] = []
        for (_, member) in households where !members.contains(member) { members.append(member) }
        for (place, household) in households.enumerated() {
            var random = SplitMix64(seed: plan.seed, stream: 10, UInt64(byMembers.count))
            let roll = random.below(100)
            plan.link(household.id, household.member, roll < 60 ? "near_link" : roll < 85 ? "neighbour_link" : "kin_link")
            byMembers.append(ContactHabit.Pair(subject: household.id, worker: household.member))
            // Of the group's members one for each fifteen households, and not the neighbours' own if there is another.
            let block = place / Self.householdsARepresentative
            let representative = members[(block + members.count / 2) % members.count]
            plan.add(role: "contact_representative", to: representative)
            plan.link(household.id, representative, "representative_link")
            // Who is both needs only one visit.
            if representative != household.member {
                byRepresentatives.append(ContactHabit.Pair(subject: household.id, worker: representative))
            }
        }
    }

    // MARK: Shops, firms, tenants, markets

    /// Spread over all villages in turn, each with one of its people.
    private mutating func openPremises(_ random: inout SplitMix64) {
        var next = 0
        for (kind, prefix, number) in Self.venues {
            for place in 1...max(1, number * count / Self.villages) {
                let village = next % count
                let group = groupsOf[village][next / count % groupsOf[village].count]
                let owner = String(ChineseNames.surname(&random))
                let name =
                    switch kind {
                    case "shop": owner + "记" + random.pick(["杂货店", "小吃店", "理发店", "五金店", "农资店", "药店"]) + "（示例）"
                    case "firm": "示例" + owner + "氏" + random.pick(["家具", "磁材", "服装", "电器", "包装"]) + "厂"
                    case "market": names[village] + "市场（示例）"
                    default: "租户" + owner + ChineseNames.numeral(place % 99 + 1)
                    }
                let id = plan.subject(kind, name, in: group, prefix: prefix)
                let worker = people[village][next / count % people[village].count]
                plan.link(id, worker, "near_link")
                premises.append(ContactHabit.Pair(subject: id, worker: worker))
                next += 1
            }
        }
    }
}
