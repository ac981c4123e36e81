/// Makes small worlds from seeds.
struct WorldMaker {
    /// Which kinds of rule a world may have.
    enum Family: CaseIterable, Sendable {
        case per, on, every, refill, tiers
    }

    private var dice: Dice
    var world: World
    private let almanac: Almanac
    private var visits = 0
    private var made: [World.Visit] = []
    private var gone: Set<String> = []
    private var turned: Set<String> = []
    /// Who may move. Their contacts are not taken back: whether what was settled when they moved follows them then, the law does not say.
    private var mobile: Set<String> = []
    private var absent: [(worker: String, days: ClosedRange<Int>)] = []

    static func world(seed: Int, families: [Family]) -> World {
        var maker = WorldMaker(seed: seed)
        return maker.make(families)
    }

    private init(seed: Int) {
        var dice = Dice(seed: seed)
        let plain = Almanac(weekend: [5, 6], holidays: [], workdays: [])
        let start = plain.day(2026, 1, 5) + dice.roll(0...150)
        world = World(
            seed: seed, weekend: dice.chance(75) ? [5, 6] : dice.chance(50) ? [6] : [4, 5], holidays: [], workdays: [],
            rule: World.Rule(cadence: .per(World.Quota(period: .month))), start: start, adopted: start, end: start, workers: [],
            subjects: [],
            links: [], facts: [], looks: [])
        self.dice = dice
        almanac = plain
    }

    private mutating func make(_ families: [Family]) -> World {
        makeRule(dice.pick(families))
        makeDays()
        makeRoster()
        makeFacts()
        makeShifts()
        makeHouseholds()
        makeTreeChanges()
        makeClosings()
        makeMoves()
        makeLateFacts()
        makeTags()
        return world
    }

    // MARK: Calendar

    private mutating func makeDays() {
        var length = dice.roll(60...180)
        if case .per(let quota) = world.rule.cadence {
            if quota.period == .day { length = dice.roll(20...40) }
            if quota.period == .week || quota.period == .xun { length = dice.roll(40...90) }
        }
        if case .on(.everyDays, _, _) = world.rule.cadence { length = dice.roll(25...60) }
        world.end = min(world.start + length, almanac.day(2026, 12, 20))
        // The roster may come before the rules.
        if dice.chance(25) { world.adopted = min(world.start + dice.roll(1...40), world.end) }
        if case .day = world.rule.effective { world.rule.effective = .day(world.adopted + dice.roll(-40...25)) }
        var day = max(world.start - 30, almanac.day(2026, 1, 1) - 10)
        while day < world.end + 40 {
            day += dice.roll(10...45)
            let last = day + dice.pick([0, 1, 2, 3, 6, 8])
            world.holidays.append(day...last)
            for near in [day - 2, last + 1, last + 2]
            where near >= almanac.day(2026, 1, 1) && world.weekend.contains(Almanac.weekday(near)) && dice.chance(50)
                && near > (world.holidays.dropLast().last?.upperBound ?? 0)
            {
                world.workdays.append(near)
            }
            day = last + 3
        }
        world.workdays = Array(Set(world.workdays)).sorted()
        world.looks = [world.end] + (0..<3).map { _ in dice.roll(world.adopted...world.end) }
        world.looks = Array(Set(world.looks)).sorted()
        if dice.chance(20) { world.silent = Set((0..<dice.roll(5...40)).map { _ in dice.roll(world.start...world.end) }) }
    }

    // MARK: Rule

    private mutating func makeRule(_ family: Family) {
        world.rule.acceptsPhone = dice.chance(70)
        world.rule.acceptsInbound = dice.chance(30)
        if dice.chance(25) { world.rule.roles = ["member"] }
        world.rule.shift = dice.chance(60) ? .none : dice.pick(World.Shift.allCases)
        world.rule.exposed = dice.pick([50, 50, 50, 1, 30, 80, 100])
        world.rule.entryGrace = dice.pick([
            .init(count: 3, isWorking: true), .init(count: 1, isWorking: false), .init(count: 15, isWorking: true),
        ])
        world.rule.effective = dice.pick([.adoption, .thisPeriod, .thisPeriod, .day(0)])
        world.rule.isPerLink = dice.chance(25)
        switch family {
        case .per: makeQuota()
        case .on: makeOccasion()
        case .every:
            let days = dice.roll(5...45)
            world.rule.cadence = .every(days: days, lead: dice.roll(0...min(days - 1, 12)), isSchedule: dice.chance(35))
        case .refill: world.rule.cadence = .refill(lead: dice.roll(0...8), safety: dice.roll(0...5))
        case .tiers: makeTiers()
        }
        let isPersonal = family == .every || family == .refill
        if isPersonal, dice.chance(30) { world.rule.grace = .init(count: dice.roll(1...4), isWorking: dice.chance(50)) }
        if isPersonal, world.rule.effective == .thisPeriod { world.rule.effective = .adoption }
    }

    private mutating func makeQuota() {
        let period = dice.pick(World.PeriodName.allCases + [.month, .month, .week, .month])
        var quota = World.Quota(period: period)
        if !world.rule.isPerLink, period != .day, dice.chance(40) {
            quota.atLeast = dice.roll(2...3)
            if dice.chance(50) { quota.minGap = dice.roll(2...3) }
            if period != .week, dice.chance(30) { quota.minGap = dice.roll(2...(period == .xun ? 3 : 4)) }
            quota.isEven = dice.chance(30)
        }
        let isLong = [.month, .quarter, .halfYear, .year].contains(period)
        if isLong, dice.chance(25) { quota.monthStart = dice.pick([2, 10, 15, 16, 17, 26, 28]) }
        world.rule.cadence = .per(quota)
        makeCloses(shortest: Self.shortest(period))
    }

    private static func shortest(_ period: World.PeriodName) -> Int {
        switch period {
        case .day: 1
        case .week: 7
        case .xun: 8
        case .halfMonth: 13
        case .fortnight: 14
        default: 28
        }
    }

    /// Closes no longer than a period, and a grace inside it (both are checked when a pack is read).
    private mutating func makeCloses(shortest: Int) {
        switch dice.roll(1...3) {
        case 1: world.rule.closes = .standard
        case 2: world.rule.closes = .due
        default:
            let isWorking = dice.chance(50)
            let most = max(1, isWorking ? shortest * 5 / 7 - 1 : shortest)
            let count = dice.roll(1...min(most, 12))
            world.rule.closes = .after(.init(count: count, isWorking: isWorking))
            if shortest > 1, dice.chance(50) {
                world.rule.grace = .init(count: dice.roll(1...count), isWorking: false)
            }
        }
        if world.rule.closes == .standard, shortest > 1, dice.chance(30) {
            world.rule.grace = .init(count: dice.roll(1...2), isWorking: false)
        }
    }

    private mutating func makeOccasion() {
        let first = world.start
        let occasion: World.Occasion =
            switch dice.roll(1...7) {
            case 1: .monthDay(dice.roll(1...31))
            case 2: .weekday(dice.roll(0...6), everyOther: dice.chance(50))
            case 3: .everyDays(dice.roll(3...10))
            case 4: .dates(Array(Set((0..<dice.roll(2...5)).map { _ in first + dice.roll(-5...170) })).sorted())
            case 5: .workingDay(dice.roll(0...2), isFromEnd: true, of: dice.pick([.month, .quarter, .week]))
            case 6: .workingDay(dice.roll(1...4), isFromEnd: false, of: dice.pick([.month, .xun, .halfMonth]))
            default:
                dice.pick([
                    .festival("mid_autumn", month: 9, day: 25), .festival("dragon_boat", month: 6, day: 19),
                    .festival("labour_day", month: 5, day: 1), .festival("qixi", month: 8, day: 19),
                    .festival("lantern", month: 3, day: 3), .festival("double_ninth", month: 10, day: 18),
                ])
            }
        world.rule.cadence = .on(occasion, before: dice.roll(0...8), after: dice.chance(60) ? 0 : dice.roll(1...3))
        // Closes may not reach the due of the next occasion, which a check refuses: short ones do not.
        if dice.chance(30) {
            switch occasion {
            case .monthDay(let day) where day < 26: world.rule.closes = .after(.init(count: dice.roll(1...5), isWorking: true))
            case .festival: world.rule.closes = .after(.init(count: dice.roll(1...5), isWorking: true))
            default: break
            }
        }
    }

    private mutating func makeTiers() {
        let names = ["red", "orange", "blue"]
        world.rule.isPerLink = world.rule.isPerLink && dice.chance(50)
        // With tiers an adoption also looks at what closed shortly before it, without them it does not: which is right the law does not say.
        world.rule.effective = .adoption
        let choices: [[(World.PeriodName, Int)]] = [
            [(.week, 1), (.fortnight, 1), (.month, 1)], [(.week, 1), (.month, 1), (.quarter, 1)],
            [(.month, 2), (.month, 1), (.quarter, 1)],
            [(.xun, 1), (.halfMonth, 1), (.month, 1)],
        ]
        let quotas = dice.pick(world.rule.isPerLink ? [choices[0], choices[1], choices[3]] : choices)
        world.rule.cadence = .tiers(zip(names, quotas).map { World.Tier(name: $0, quota: World.Quota(period: $1.0, atLeast: $1.1)) })
        makeCloses(shortest: quotas.map { Self.shortest($0.0) }.min() ?? 28)
    }

    // MARK: Roster

    private mutating func makeRoster() {
        for number in 1...dice.roll(1...4) { world.workers.append(.init(id: "W-\(number)", role: dice.chance(70) ? "member" : "cadre")) }
        for number in 1...dice.roll(1...6) {
            let id = "H-\(number)"
            let from = dice.chance(75) ? almanac.day(2026, 1, 1) : world.start + dice.roll(-60...15)
            world.subjects.append(.init(id: id, unit: dice.pick(["U-1", "U-2"]), from: from))
            guard dice.chance(85) else { continue }
            let worker = dice.pick(world.workers).id
            let begins = dice.chance(70) ? from : from + dice.roll(0...40)
            world.links.append(.init(subject: id, worker: worker, isPrimary: true, from: begins))
            let others = world.workers.map(\.id).filter { $0 != worker }
            guard !others.isEmpty, dice.chance(35) else { continue }
            world.links.append(.init(subject: id, worker: dice.pick(others), isPrimary: false, from: begins + dice.roll(0...10)))
        }
    }

    // MARK: Facts

    private mutating func makeFacts() {
        var facts: [World.Fact] = []
        if dice.chance(50) { mobile = Set(world.subjects.map(\.id).filter { _ in dice.chance(60) }) }
        if case .tiers = world.rule.cadence {
            // The colours in which they are when it begins.
            for subject in world.subjects where dice.chance(85) {
                let day = max(world.start, world.adopted)
                let from = dice.chance(70) ? subject.from : day
                facts.append(
                    .init(day: day, minute: 300, what: .tier(subject: subject.id, tier: dice.pick(["red", "orange", "blue"]), from: from)))
            }
        }
        for day in world.start...world.end {
            if case .tiers = world.rule.cadence, dice.chance(6) {
                let tier: String? = dice.chance(90) ? dice.pick(["red", "orange", "blue"]) : nil
                let from = day + (dice.chance(70) ? 0 : dice.roll(1...15))
                let subject = dice.pick(world.subjects).id
                // Where each seat has its own slot, a colour that comes back within a period asks for one key twice, and the law does not say
                // which stands.
                if !world.rule.isPerLink || turned.insert(subject).inserted {
                    facts.append(.init(day: day, minute: 420, what: .tier(subject: subject, tier: tier, from: from)))
                }
            }
            // What changes the registry comes in the morning, before the day's visits.
            if dice.chance(12), let what = change(on: day) { facts.append(.init(day: day, minute: 480 + dice.roll(0...60), what: what)) }
            if dice.chance(3 * world.subjects.count + 4) { facts.append(contentsOf: visiting(on: day)) }
            if day >= world.adopted, dice.chance(4) { facts.append(.init(day: day, minute: 1200, what: .excuse(dice.roll(0...20)))) }
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    private mutating func visiting(on day: Int) -> [World.Fact] {
        // Methods are those that the rules know.
        guard day >= world.adopted else { return [] }
        let lag = dice.chance(70) ? 0 : dice.roll(1...25)
        let happened = max(world.start, day - lag)
        let visit = visit(dice.pick(world.subjects).id, on: happened)
        var facts = [World.Fact(day: day, minute: max(visit.minute, 600) + dice.roll(0...30), what: .visit(visit))]
        let later = day + dice.roll(0...12)
        guard !mobile.contains(visit.subject) else { return facts.filter { $0.day <= world.end } }
        if dice.chance(10), later <= world.end { facts.append(.init(day: later, minute: 1100, what: .void(visit.id))) }
        if dice.chance(8), later <= world.end {
            let other = self.visit(visit.subject, on: max(world.start, happened - dice.roll(-3...6)))
            facts.append(.init(day: max(later, other.day), minute: 1150, what: .correct(visit.id, by: other)))
        }
        return facts.filter { $0.day <= world.end }
    }

    private mutating func visit(_ subject: String, on day: Int) -> World.Visit {
        visits += 1
        let linked = world.links.filter { $0.subject == subject }.map(\.worker)
        var workers = [dice.chance(70) && !linked.isEmpty ? dice.pick(linked) : dice.pick(world.workers).id]
        if dice.chance(15) { workers.append(dice.pick(world.workers).id) }
        if workers.count == 2, workers[0] == workers[1] { workers.removeLast() }
        var supply: Int?
        if case .refill = world.rule.cadence, dice.chance(85) { supply = dice.roll(3...35) }
        let visit = World.Visit(
            id: "e\(dice.roll(10...99))-\(visits)", subject: subject, workers: workers,
            method: world.rule.acceptsPhone && dice.chance(25) ? "phone" : "home_visit", isInbound: dice.chance(10),
            isAttempt: dice.chance(7),
            day: day, minute: 600 + dice.roll(0...8) * 30, supply: supply)
        made.append(visit)
        return visit
    }

    private mutating func change(on day: Int) -> World.What? {
        let subject = dice.pick(world.subjects).id
        let worker = dice.pick(world.workers).id
        let others = world.workers.map(\.id).filter { $0 != worker }
        let soon = day + (dice.chance(60) ? 0 : dice.roll(1...12))
        if mobile.contains(subject), dice.chance(40) {
            return .move(subject: subject, to: dice.pick(["U-1", "U-2"]), on: dice.chance(20) ? day - dice.roll(1...15) : soon)
        }
        switch dice.roll(1...9) {
        case 1, 2:
            // Some become known late.
            var from = dice.chance(20) ? day - dice.roll(1...20) : soon
            // A contact that counted for nothing may count once its link is known; whether also where that is closed, or where something else
            // has been counted instead, the law says in two ways (a pure function of what is known; what is settled is not touched).
            if made.contains(where: { $0.subject == subject && $0.workers.contains(worker) && $0.day >= from }) { from = day }
            return .startLink(
                subject: subject, worker: worker, isBackup: dice.chance(30), from: from,
                until: dice.chance(25) ? soon + dice.roll(5...60) : nil)
        case 3: return .endLink(subject: subject, worker: worker, on: soon)
        case 4, 5: return .handOver(subject: subject, to: worker, on: soon)
        case 6:
            guard !others.isEmpty else { return nil }
            let until = soon + dice.roll(2...30)
            let substitute = dice.chance(80) ? dice.pick(others) : nil
            // Who acts for a substitute who is away himself, and whose score that is, the law does not say.
            guard !absent.contains(where: { [worker, substitute].contains($0.worker) && $0.days.overlaps(soon...until) }) else {
                return nil
            }
            absent += [worker, substitute].compactMap { $0 }.map { (worker: $0, days: soon...until) }
            return .absent(worker: worker, from: soon, until: until, substitute: substitute)
        case 7: return .suspend(subject: subject, from: soon, until: dice.chance(70) ? soon + dice.roll(3...50) : nil)
        case 8: return .resume(subject: subject, on: soon)
        default:
            // Once: who comes back after all is, with tiers alone, owed what closed in between, and the law does not say which is right.
            guard dice.chance(30), gone.insert(subject).inserted else { return nil }
            return .leave(subject: subject, on: soon)
        }
    }
}
