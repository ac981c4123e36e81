import LianhuCore

/// Xin'an town in Guannan: 90 officers, 80 grids of which 24 have a branch, and 132 old compounds are published.
///
/// How many officers work part-time, and how many members in employment report to the grids, is synthetic.
struct GuannanPlace: MadeUpPlace {
    static let grids = 80
    static let branches = 24
    static let compounds = 132
    static let fullTime = 60
    static let partTime = 30
    /// Members in employment who report to each grid.
    static let membersAGrid = 3

    private(set) var plan: RosterPlan
    private var patrols: [ContactHabit.Pair] = []
    private var checkIns: [ContactHabit.Pair] = []
    private var compoundsOf: [ActivityHabit.Place] = []

    init(seed: UInt64) {
        plan = RosterPlan(seed: seed)
        var random = SplitMix64(seed: seed, stream: 1)
        let town = plan.unit("town", "新安镇", in: "", prefix: "U-T")
        plan.post("head", of: town, plan.worker("town_staff", in: town, width: 3))
        plan.post("command_centre", of: town, plan.worker("town_staff", in: town, width: 3))
        plan.post("supervisor", of: town, plan.worker("town_staff", in: town, width: 3))
        _ = plan.worker("town_staff", in: town, width: 3)
        let hasBranch = Set(random.shuffled(Array(0..<Self.grids)).prefix(Self.branches))
        let hasTwo = Set(random.shuffled(Array(0..<Self.grids)).prefix(Self.compounds - Self.grids))
        let names = ChineseNames.places(Self.compounds, &random)
        var named = 0
        for index in 0..<Self.grids {
            let grid = plan.unit("grid", "新安镇第\(ChineseNames.numeral(index + 1))网格", in: town, prefix: "U-G")
            let count = hasTwo.contains(index) ? 2 : 1
            settle(grid, isFullTime: index < Self.fullTime, hasBranch: hasBranch.contains(index), names[named..<named + count])
            named += count
        }
        // The officers who are left are backups, of two grids each.
        let backed = random.shuffled(Array(0..<Self.grids))
        for index in 0..<(Self.fullTime + Self.partTime - Self.grids) {
            let grids = [backed[index * 2], backed[index * 2 + 1]]
            let officer = plan.worker("part_time_officer", in: patrols[grids[0]].subject, width: 3)
            for grid in grids {
                plan.link(patrols[grid].subject, officer, "patrol_link", isPrimary: false)
                patrols[grid].backup = officer
            }
        }
    }

    private mutating func settle(_ grid: String, isFullTime: Bool, hasBranch: Bool, _ compounds: ArraySlice<String>) {
        let officer = plan.worker(isFullTime ? "grid_officer" : "part_time_officer", in: grid, width: 3)
        plan.post("head", of: grid, officer)
        plan.link(grid, officer, "patrol_link")
        patrols.append(ContactHabit.Pair(subject: grid, worker: officer))
        let number = patrols.count
        if hasBranch {
            let branch = plan.unit("branch", "第\(ChineseNames.numeral(number))网格党支部", in: grid, prefix: "U-B")
            plan.post("head", of: branch, officer)
        }
        for name in compounds {
            let compound = plan.unit("compound", name + "小区（示例）", in: grid, prefix: "U-C", width: 3)
            compoundsOf.append(ActivityHabit.Place(unit: compound, worker: officer))
        }
        for _ in 0..<Self.membersAGrid {
            var random = SplitMix64(seed: plan.seed, stream: 3, UInt64(plan.subjects.count + 1))
            let isWoman = random.happens(permille: 400)
            let name = ChineseNames.person(surname: ChineseNames.surname(&random), isWoman: isWoman, &random)
            let member = plan.subject("employed_member", name, in: grid, prefix: "M-", width: 3)
            plan.link(member, officer, "report_link")
            checkIns.append(ContactHabit.Pair(subject: member, worker: officer))
        }
    }

    var contacts: [ContactHabit] {
        [
            ContactHabit(
                stream: 11, rhythm: .daily, methods: ["patrol"], pairs: patrols, summaries: ChineseNames.patrols, hasAttempts: false,
                meetsPeople: false),
            ContactHabit(
                stream: 12, rhythm: .per(.halfYear, lateDays: 0), methods: ["check_in"], pairs: checkIns, summaries: ChineseNames.checkIns,
                hasAttempts: false),
        ]
    }

    /// A lecture in every grid, and beside them some in the compounds: those are counted and owed by nobody.
    var activities: [ActivityHabit] {
        [
            ActivityHabit(
                stream: 21, activity: "lecture", period: .year,
                places: patrols.map { ActivityHabit.Place(unit: $0.subject, worker: $0.worker) }, share: 970),
            ActivityHabit(stream: 22, activity: "lecture", period: .year, places: compoundsOf, share: 300),
        ]
    }

    var sizes: (zh: String, en: String) {
        (
            zh: "报道载明：90 名专兼职网格员、80 个网格（其中 24 个建有党支部）、132 个老旧小区。虚拟数：专职 60 名、兼职 30 名，在职党员每格 3 名共 240 名，小区名称。",
            en: """
            Published: 90 full- and part-time officers, 80 grids of which 24 have a branch, 132 old compounds. Synthetic: 60 officers are
            full-time and 30 part-time, three members in employment report to each grid, 240 in all, and the names of the compounds.
            """
        )
    }
}
