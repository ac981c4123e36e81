/// The made-up district before it becomes sheets: exactly of the published size, nobody in it real.
///
/// Published are 21 areas, each with a responsible town leader, 141 work groups, 155 workers, 1,312 households and the quotas. The split
/// into 21 town leaders, 19 town cadres, 35 village cadres and 80 members is the reading under which all quotas close at their minima:
/// 21 × 3 + 19 × 5 + 35 × 10 + 80 × 10 = 1,308, and four leaders have one household more. Towns and villages are invented.
struct BagongshanPlan {
    typealias Unit = RosterPlan.Unit
    typealias Post = RosterPlan.Post
    typealias Link = RosterPlan.Link
    typealias Worker = RosterPlan.Worker
    typealias Resident = RosterPlan.Resident

    struct Household {
        var id, name, address: String
        /// The group's unit, and its name for the reader.
        var group, groupName: String
        var residents: [Resident]
        var worker = ""
    }

    /// What a village has; the numbers of all villages add up to the published ones.
    struct Shape {
        var cadres, members, townCadres, groups: Int
        /// Of the area's leader: 3, or 4 for four of them.
        var leaderHouseholds = 3

        var households: Int { leaderHouseholds + townCadres * 5 + (cadres + members) * 10 }
    }

    private(set) var units: [Unit] = []
    private(set) var posts: [Post] = []
    private(set) var workers: [Worker] = []
    private(set) var households: [Household] = []
    private(set) var links: [Link] = []
    /// Areas with their leaders, in order.
    private(set) var areas: [(unit: String, leader: String)] = []

    static let district = "U-D01"
    private let seed: UInt64
    private var nextTelephone = 0

    /// The 21 villages: 7 small ones, 2 without a town cadre, 12 large ones.
    static let shapes: [Shape] =
        Array(repeating: Shape(cadres: 1, members: 4, townCadres: 1, groups: 5), count: 7)
        + Array(repeating: Shape(cadres: 2, members: 4, townCadres: 0, groups: 6), count: 2)
        + Array(repeating: Shape(cadres: 2, members: 4, townCadres: 1, groups: 8), count: 8)
        + Array(repeating: Shape(cadres: 2, members: 3, townCadres: 1, groups: 8), count: 2)
        + Array(repeating: Shape(cadres: 2, members: 3, townCadres: 1, groups: 7), count: 2)

    /// A plan with the first so many of the 21 villages, seven to a town.
    init(seed: UInt64, villages count: Int = 21) {
        self.seed = seed
        var random = SplitMix64(seed: seed, stream: 1)
        var shapes = random.shuffled(BagongshanPlan.shapes)
        for index in random.shuffled(Array(shapes.indices)).prefix(4) { shapes[index].leaderHouseholds = 4 }
        let villageNames = random.shuffled(ChineseNames.villages)
        let townNames = random.shuffled(ChineseNames.towns)
        let kept = shapes.prefix(max(1, min(count, shapes.count)))

        units.append(Unit(id: BagongshanPlan.district, kind: "district", name: "八公山区", parent: ""))
        for town in 0...((kept.count - 1) / 7) {
            units.append(Unit(id: "U-T0\(town + 1)", kind: "town", name: townNames[town] + "（示例）", parent: BagongshanPlan.district))
        }
        appoint(kept)
        var offsets = (townCadres: 0, cadres: 0, members: 0)
        for (index, shape) in kept.enumerated() {
            let people = Staff(
                leader: workers[index], townCadre: shape.townCadres == 1 ? named("town_cadre", offsets.townCadres) : nil,
                cadres: (0..<shape.cadres).map { named("village_cadre", offsets.cadres + $0) },
                members: (0..<shape.members).map { named("party_member", offsets.members + $0) })
            settle(index, shape, name: villageNames[index], people, &random)
            offsets = (offsets.townCadres + shape.townCadres, offsets.cadres + shape.cadres, offsets.members + shape.members)
        }
        appointHeads()
    }

    /// The workers of one village; the leader's place in the list is the village's.
    private struct Staff {
        var leader: Worker
        var townCadre: Worker?
        var cadres: [Worker]
        var members: [Worker]
    }

    // MARK: Workers

    /// All workers, by role, in the order of their villages; members get their group later.
    private mutating func appoint(_ shapes: ArraySlice<Shape>) {
        for (index, _) in shapes.enumerated() { appoint("town_leader", unit: BagongshanPlan.town(of: index)) }
        for (index, shape) in shapes.enumerated() where shape.townCadres == 1 {
            appoint("town_cadre", unit: BagongshanPlan.town(of: index))
        }
        for (index, shape) in shapes.enumerated() {
            for _ in 0..<shape.cadres { appoint("village_cadre", unit: BagongshanPlan.number("U-V", index + 1, 2)) }
        }
        for (index, shape) in shapes.enumerated() {
            for _ in 0..<shape.members { appoint("party_member", unit: BagongshanPlan.number("U-V", index + 1, 2)) }
        }
    }

    private mutating func appoint(_ role: String, unit: String) {
        let number = workers.count + 1
        var random = SplitMix64(seed: seed, stream: 2, UInt64(number))
        let isWoman = random.happens(permille: 350)
        let name = ChineseNames.person(surname: ChineseNames.surname(&random), isWoman: isWoman, &random)
        let punctuality = RosterPlan.punctuality(&random)
        workers.append(
            Worker(
                id: BagongshanPlan.number("W-", number, 3), name: name, roles: role, unit: unit, telephone: telephone(),
                punctuality: punctuality))
    }

    private func named(_ role: String, _ index: Int) -> Worker { workers.filter { $0.roles == role }[index] }

    private mutating func appointHeads() {
        for town in units where town.kind == "town" {
            if let leader = workers.first(where: { $0.roles == "town_leader" && $0.unit == town.id }) {
                posts.append(Post(unit: town.id, post: "head", worker: leader.id))
            }
        }
        // The group that supervises the whole district is led by a town cadre, or by a leader where there is none.
        if let supervisor = workers.first(where: { $0.roles == "town_cadre" }) ?? workers.first {
            posts.append(Post(unit: BagongshanPlan.district, post: "supervision_group", worker: supervisor.id))
        }
    }

    // MARK: Villages

    /// One village with its area, groups, households and links.
    private mutating func settle(_ index: Int, _ shape: Shape, name: String, _ staff: Staff, _ random: inout SplitMix64) {
        let village = BagongshanPlan.number("U-V", index + 1, 2)
        let area = BagongshanPlan.number("U-A", index + 1, 2)
        units.append(Unit(id: village, kind: "village", name: name + "村（示例）", parent: BagongshanPlan.town(of: index)))
        units.append(Unit(id: area, kind: "area", name: name + "片区", parent: village))
        areas.append((area, staff.leader.id))
        posts.append(Post(unit: area, post: "responsible_leader", worker: staff.leader.id))
        posts.append(Post(unit: village, post: "head", worker: staff.cadres[0].id))
        links.append(Link(subject: village, worker: staff.leader.id, kind: "village_link"))
        links.append(Link(subject: area, worker: (staff.townCadre ?? staff.cadres[0]).id, kind: "area_link"))

        var groups: [String] = []
        for number in 1...shape.groups {
            let id = BagongshanPlan.number("U-G", units.count { $0.kind == "group" } + 1, 3)
            groups.append(id)
            units.append(Unit(id: id, kind: "group", name: "\(name)\(ChineseNames.numeral(number))组", parent: area))
        }
        let first = households.count
        for (position, group) in groups.enumerated() {
            let size = shape.households / shape.groups + (position < shape.households % shape.groups ? 1 : 0)
            for house in 1...size {
                let groupName = "\(name)\(ChineseNames.numeral(position + 1))组"
                let address = "\(name)村\(ChineseNames.numeral(position + 1))组\(house)号"
                households.append(household(in: group, named: groupName, address: address))
            }
        }
        link(groups, households: first..<households.count, shape, staff)
    }

    /// Groups first, then households: everybody takes the nearest that are free, members before cadres before leaders.
    private mutating func link(_ groups: [String], households range: Range<Int>, _ shape: Shape, _ staff: Staff) {
        var free = Set(range)
        func take(_ quota: Int, near wanted: [Int]) -> [Int] {
            let position = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
            func distance(_ house: Int) -> Int {
                let own = position[households[house].group] ?? 0
                return wanted.map { abs($0 - own) }.min() ?? own
            }
            let taken = free.sorted { (distance($0), $0) < (distance($1), $1) }.prefix(quota)
            free.subtract(taken)
            return Array(taken)
        }
        var shares: [(worker: Worker, houses: [Int])] = []
        for (index, member) in staff.members.enumerated() {
            let home = index * groups.count / staff.members.count
            if let place = workers.firstIndex(where: { $0.id == member.id }) { workers[place].unit = groups[home] }
            shares.append((member, take(10, near: [home])))
        }
        // Three groups to each cadre of the village, the rest, one or two, to the town's.
        var next = 0
        for (worker, quota) in staff.cadres.map({ ($0, 10) }) + [staff.townCadre].compactMap({ $0 }).map({ ($0, 5) }) {
            let own = Array(next..<min(next + 3, groups.count))
            next += own.count
            for group in own { links.append(Link(subject: groups[group], worker: worker.id, kind: "group_link")) }
            shares.append((worker, take(quota, near: own)))
        }
        shares.append((staff.leader, take(shape.leaderHouseholds, near: [])))
        for (worker, houses) in shares {
            for house in houses { households[house].worker = worker.id }
        }
        let kinds = ["party_member": "pairing", "town_leader": "village_link"]
        let roles = Dictionary(uniqueKeysWithValues: shares.map { ($0.worker.id, $0.worker.roles) })
        for household in households[range] {
            let kind = roles[household.worker].flatMap { kinds[$0] } ?? "group_link"
            links.append(Link(subject: household.id, worker: household.worker, kind: kind))
        }
    }

    private mutating func household(in group: String, named groupName: String, address: String) -> Household {
        let number = households.count + 1
        var random = SplitMix64(seed: seed, stream: 3, UInt64(number))
        let family = RosterPlan.family(&random)
        let residents = family.enumerated().map { ($1, $0 == 0 ? telephone() : "") }
        let before = households.last.flatMap { $0.residents.last?.id }.flatMap { Int($0.dropFirst(2)) } ?? 0
        return Household(
            id: BagongshanPlan.number("H-", number, 4), name: family[0] + "户", address: address, group: group, groupName: groupName,
            residents: residents.enumerated().map { index, person in
                Resident(id: BagongshanPlan.number("R-", before + index + 1, 5), name: person.0, telephone: person.1, isHead: index == 0)
            })
    }

    private mutating func telephone() -> String {
        nextTelephone += 1
        return RosterPlan.telephone(nextTelephone)
    }

    private static func town(of village: Int) -> String { "U-T0\(village / 7 + 1)" }

    /// A prefix and a number of at least so many digits.
    static func number(_ prefix: String, _ number: Int, _ width: Int) -> String { RosterPlan.number(prefix, number, width) }

    /// The same as any other made-up place has it.
    var roster: RosterPlan {
        let subjects = households.map { house in
            RosterPlan.Subject(
                id: house.id, kind: "household", name: house.name, address: house.address, unit: house.group, residents: house.residents)
        }
        return RosterPlan(seed: seed, units: units, posts: posts, workers: workers, subjects: subjects, links: links)
    }
}
