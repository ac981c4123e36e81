/// A made-up organisation before it becomes sheets: rows in order, nobody in them real.
struct RosterPlan: Sendable {
    struct Unit: Sendable { var id, kind, name, parent: String }
    struct Post: Sendable { var unit, post, worker: String }

    /// A number that a unit sets for itself.
    struct Parameter: Sendable {
        var unit, name: String
        var value: Int
    }

    struct Link: Sendable {
        var subject, worker, kind: String
        var isPrimary = true
    }

    struct Worker: Sendable {
        var id, name: String
        /// Words of the rules, divided by `;`.
        var roles: String
        var unit, telephone: String
        /// How many of 1,000 duties are done.
        var punctuality: Int
    }

    struct Resident: Sendable {
        var id, name, telephone: String
        var isHead: Bool
    }

    struct Subject: Sendable {
        var id, kind, name, address, unit: String
        var tier = ""
        var residents: [Resident] = []
    }

    /// A message group: no unit, but the channel of one.
    struct Channel: Sendable { var unit, kind, name, subject, keeper: String }

    let seed: UInt64
    private(set) var units: [Unit] = []
    var posts: [Post] = []
    private(set) var workers: [Worker] = []
    private(set) var subjects: [Subject] = []
    var links: [Link] = []
    private(set) var channels: [Channel] = []
    var parameters: [Parameter] = []
    /// How many ids of each prefix were given.
    private var given: [String: Int] = [:]
    private var nextTelephone = 0

    init(seed: UInt64) { self.seed = seed }

    /// A plan that was made elsewhere.
    init(seed: UInt64, units: [Unit], posts: [Post], workers: [Worker], subjects: [Subject], links: [Link]) {
        self.init(seed: seed)
        (self.units, self.posts, self.workers, self.subjects, self.links) = (units, posts, workers, subjects, links)
    }

    // MARK: Rows

    /// Adds a unit; its id is the prefix and a number of so many digits.
    mutating func unit(_ kind: String, _ name: String, in parent: String, prefix: String, width: Int = 2) -> String {
        let id = nextID(prefix, width)
        units.append(Unit(id: id, kind: kind, name: name, parent: parent))
        return id
    }

    /// Adds a person with duties.
    mutating func worker(_ roles: String, in unit: String, width: Int = 4) -> String {
        let id = nextID("W-", width)
        var random = SplitMix64(seed: seed, stream: 2, UInt64(workers.count + 1))
        let isWoman = random.happens(permille: 350)
        let name = ChineseNames.person(surname: ChineseNames.surname(&random), isWoman: isWoman, &random)
        let punctuality = RosterPlan.punctuality(&random)
        workers.append(
            Worker(id: id, name: name, roles: roles, unit: unit, telephone: telephone(), punctuality: punctuality))
        return id
    }

    /// Adds a household, with the residents as a sheet has them if there is room for so many; returns its place in `subjects`.
    mutating func household(
        _ kind: String = "household", in unit: String, address: String, prefix: String = "H-", width: Int = 4, residents most: Int = 0
    ) -> Int {
        var random = SplitMix64(seed: seed, stream: 3, UInt64(subjects.count + 1))
        let family = RosterPlan.family(&random)
        var subject = Subject(id: nextID(prefix, width), kind: kind, name: family[0] + "户", address: address, unit: unit)
        for (index, name) in family.prefix(most).enumerated() {
            subject.residents.append(
                Resident(id: nextID("R-", 5), name: name, telephone: index == 0 ? telephone() : "", isHead: index == 0))
        }
        subjects.append(subject)
        return subjects.count - 1
    }

    /// Adds a subject that is no household.
    mutating func subject(_ kind: String, _ name: String, in unit: String, address: String = "", prefix: String, width: Int = 4) -> String {
        let id = nextID(prefix, width)
        subjects.append(Subject(id: id, kind: kind, name: name, address: address, unit: unit))
        return id
    }

    /// Adds a message group: the channel of a unit, and what its keeper owes about it.
    mutating func channel(_ kind: String, of unit: String, as subjectKind: String, _ name: String, keeper: String) -> String {
        let id = subject(subjectKind, name, in: unit, prefix: "G-")
        channels.append(Channel(unit: unit, kind: kind, name: name, subject: id, keeper: keeper))
        links.append(Link(subject: id, worker: keeper, kind: "group_keeper"))
        return id
    }

    mutating func post(_ post: String, of unit: String, _ worker: String) { posts.append(Post(unit: unit, post: post, worker: worker)) }

    mutating func link(_ subject: String, _ worker: String, _ kind: String, isPrimary: Bool = true) {
        links.append(Link(subject: subject, worker: worker, kind: kind, isPrimary: isPrimary))
    }

    /// Gives a worker one more role.
    mutating func add(role: String, to worker: String) {
        // Ids are given in order, so that the number is the place.
        guard let number = Int(worker.dropFirst(2)), workers.indices.contains(number - 1) else { return }
        let roles = workers[number - 1].roles
        if !roles.split(separator: ";").contains(Substring(role)) { workers[number - 1].roles = roles + ";" + role }
    }

    mutating func setTier(_ tier: String, of place: Int) { subjects[place].tier = tier }

    // MARK: People

    /// How many of 1,000 duties a person does: four in five do nearly all, one in twenty little more than half.
    static func punctuality(_ random: inout SplitMix64) -> Int {
        let kind = random.below(100)
        return kind < 80 ? random.within(930...990) : kind < 95 ? random.within(850...929) : random.within(550...750)
    }

    /// The names of a household, its head first.
    static func family(_ random: inout SplitMix64) -> [String] {
        let surname = ChineseNames.surname(&random)
        let headIsWoman = random.happens(permille: 200)
        var names = [ChineseNames.person(surname: surname, isWoman: headIsWoman, &random)]
        let size = random.pick([1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5])
        for person in 1..<max(size, 1) {
            // The second is the spouse, who keeps an own surname; the others bear the head's.
            let isSpouse = person == 1
            let own = isSpouse ? ChineseNames.surname(&random) : surname
            let isWoman = isSpouse ? !headIsWoman : random.happens(permille: 500)
            names.append(ChineseNames.person(surname: own, isWoman: isWoman, &random))
        }
        return names
    }

    /// Numbers that no network assigns to subscribers in this form.
    private mutating func telephone() -> String {
        nextTelephone += 1
        return RosterPlan.telephone(nextTelephone)
    }

    /// `199-0000-0001`.
    static func telephone(_ number: Int) -> String {
        "199-" + RosterPlan.number("", number / 10_000, 4) + RosterPlan.number("-", number % 10_000, 4)
    }

    private mutating func nextID(_ prefix: String, _ width: Int) -> String {
        given[prefix, default: 0] += 1
        return RosterPlan.number(prefix, given[prefix] ?? 0, width)
    }

    /// A prefix and a number of at least so many digits.
    static func number(_ prefix: String, _ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
