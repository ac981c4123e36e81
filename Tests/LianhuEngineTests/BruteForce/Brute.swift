/// The law by brute force: what is owed, when, by whom, and how it stands, written from semantics.md and nothing else.
///
/// It knows what became known, goes through the days one by one, and counts everything anew each time.
struct Brute: Sendable {
    /// What is wrong on purpose, to see that the comparison finds it.
    enum Fault: CaseIterable, Sendable {
        case closesLater, exposure, order, handover, overdueStays, lateFactsIgnored
    }

    struct Key: Hashable, Comparable, Sendable {
        var subject: String
        var period: String
        var slot: Int

        var id: String { "p.visit~\(subject)~\(period)~\(slot)" }

        static func < (left: Key, right: Key) -> Bool { (left.subject, left.period, left.slot) < (right.subject, right.period, right.slot) }
    }

    /// The four days of S6, all inclusive; what has no `closes` stays overdue until it is done.
    struct Window: Hashable, Sendable {
        var opens: Int
        var due: Int
        var grace: Int
        var closes: Int?

        func holds(_ day: Int) -> Bool { day >= opens && closes.map { day <= $0 } ?? true }
    }

    struct Link: Sendable {
        var seat: Int
        var worker: String
        var isPrimary: Bool
        var from: Int
        var until: Int?
        var recorded: Int

        func holds(_ day: Int) -> Bool { day >= from && until.map { day < $0 } ?? true }
    }

    struct Times: Sendable {
        var from: Int
        var until: Int?

        func holds(_ day: Int) -> Bool { day >= from && until.map { day < $0 } ?? true }
    }

    struct Absence: Sendable {
        var worker: String
        var substitute: String?
        var times: Times
    }

    struct TierSpan: Sendable {
        var tier: String
        var times: Times
        var recorded: Int
    }

    struct Evidence: Sendable {
        var visit: World.Visit
        var recorded: Int
        var stands = true
    }

    struct Subject: Sendable {
        var id: String
        var unit: String
        /// Where it went, by day (S19).
        var moves: [(from: Int, unit: String)] = []
        var times: Times
        var recorded: Int
        var links: [Link] = []
        var suspensions: [Times] = []
        var tiers: [TierSpan] = []
        /// When it is tagged, and since when that is known.
        var tags: [(times: Times, recorded: Int)] = []
    }

    /// What is known of one obligation.
    struct Row: Sendable {
        var window: Window
        /// The last nominal day of its period, by which reports count it (S46).
        var last: Int
        var unit: String
        var isVoid = false
        var settled: Evidence?
        var isBackfilled = false
        /// The minutes since day 0 in which a shift can be done (S49); nil: the days decide.
        var hours: Range<Int>?

        func holds(_ visit: World.Visit) -> Bool {
            window.holds(visit.day) && (hours?.contains(visit.day * 1440 + visit.minute) ?? true)
        }
    }

    let world: World
    let almanac: Almanac
    let fault: Fault?
    let spans: [Nominal]
    /// The first day that a period may have to count, by its kind (S21).
    let effective: [World.PeriodName: Int]
    var today = 0
    /// The minute of today.
    var minute = 0
    var subjects: [String: Subject] = [:]
    var absences: [Absence] = []
    var evidence: [Evidence] = []
    /// Waivers with their days.
    var excused: [Key: Int] = [:]
    var rows: [Key: Row] = [:]
    /// What households turned out to be (S24).
    var merged: [String: String] = [:]
    /// What could be entered no more when two households became one: it stays as it was, whatever either had been seen for (S12, S24).
    var sealed: Set<Key> = []
    /// The last day of the last closed month (S46).
    var frozenThrough: Int?
    /// The villages of each group, by day (S19).
    var parents: [String: [(from: Int, village: String)]] = World.groups.mapValues { [(0, $0)] }
    /// From which day each row of `every` and `refill` is counted.
    var anchors: [Key: Int] = [:]

    init(_ world: World, fault: Fault? = nil) {
        self.world = world
        self.fault = fault
        almanac = world.almanac
        spans = Brute.nominal(world, almanac, fault: fault)
        var effective: [World.PeriodName: Int] = [:]
        if case .tiers(let tiers) = world.rule.cadence {
            let maker = Maker(rule: world.rule, almanac: almanac, fault: fault)
            for tier in tiers { effective[tier.quota.period] = Brute.effective(world, in: maker, tier.quota) }
        }
        self.effective = effective
    }

    // MARK: Time

    /// A day begins: what comes into sight is planned (a week ahead).
    mutating func wake(_ day: Int) {
        (today, minute) = (day, 4)
        guard day >= world.adopted else { return }
        for id in subjects.keys.sorted() { refresh(id) }
        if world.closes { closeMonths() }
    }

    mutating func bringRoster() {
        today = world.start
        for subject in world.subjects {
            subjects[subject.id] = Subject(
                id: subject.id, unit: subject.unit, times: Times(from: subject.from), recorded: today)
        }
        for link in world.links {
            let seat = freeSeat(link.subject, isPrimary: link.isPrimary, from: link.from, until: nil)
            subjects[link.subject]?.links.append(
                Link(seat: seat, worker: link.worker, isPrimary: link.isPrimary, from: link.from, recorded: today))
        }
        if today >= world.adopted { wake(today) }
    }

    // MARK: Facts

    /// Takes in what the product has not refused.
    mutating func learn(_ fact: World.Fact, excusing: Key? = nil) {
        (today, minute) = (fact.day, fact.minute)
        switch fact.what {
        case .visit(let visit): record(visit)
        case .void(let id): withdraw(id)
        case .correct(let id, let visit):
            withdraw(id)
            record(visit)
        case .startLink(let subject, let worker, let isBackup, let from, let until):
            let seat = freeSeat(subject, isPrimary: !isBackup, from: from, until: until)
            subjects[subject]?.links.append(
                Link(seat: seat, worker: worker, isPrimary: !isBackup, from: from, until: until, recorded: today))
            refresh(subject)
        case .endLink(let subject, let worker, let on): endLink(subject, of: worker, on: on)
        case .handOver(let subject, let to, let on): handOver(subject, to: to, on: on)
        case .absent(let worker, let from, let until, let substitute):
            absences.append(Absence(worker: worker, substitute: substitute, times: Times(from: from, until: until)))
            for id in subjects.keys.sorted() { refresh(id) }
        case .suspend(let subject, let from, let until):
            subjects[subject]?.suspensions.append(Times(from: from, until: until))
            refresh(subject)
        case .resume(let subject, let on):
            guard let index = subjects[subject]?.suspensions.lastIndex(where: { $0.until.map { on < $0 } ?? true }) else { return }
            let from = subjects[subject]?.suspensions[index].from ?? on
            subjects[subject]?.suspensions[index].until = max(on, from)
            refresh(subject)
        case .leave(let subject, let on):
            subjects[subject]?.times.until = on
            refresh(subject)
        case .move(let subject, let to, let on):
            subjects[subject]?.moves.removeAll { $0.from == on }
            subjects[subject]?.moves.append((on, to))
            refresh(subject)
        case .tier(let subject, let tier, let from): changeTier(subject, to: tier, from: from)
        case .tag(let subject, let from, let until):
            subjects[subject]?.tags.append((Times(from: from, until: until), today))
            refresh(subject)
        case .untag(let subject, let on):
            guard let index = subjects[subject]?.tags.lastIndex(where: { $0.times.holds(on) }) else { return }
            subjects[subject]?.tags[index].times.until = on
            refresh(subject)
        case .split(let subject, let id, let on): split(subject, into: id, on: on)
        case .merge(let subject, let into): merge(subject, into: into)
        // The player says which.
        case .amend: break
        case .reparent(let unit, let to, let on):
            parents[unit]?.removeAll { $0.from == on }
            parents[unit]?.append((on, to))
            for id in subjects.keys.sorted() where world.governs != nil { refresh(id) }
        case .excuse:
            guard let excusing else { return }
            excused[excusing] = today
            refresh(excusing.subject)
        }
    }

    private mutating func record(_ visit: World.Visit) {
        var visit = visit
        // The old id means the household that stays (S24).
        visit.subject = merged[visit.subject] ?? visit.subject
        evidence.append(Evidence(visit: visit, recorded: today))
        refresh(visit.subject, from: visit.day)
    }

    private mutating func withdraw(_ id: String) {
        guard let index = evidence.firstIndex(where: { $0.visit.id == id }) else { return }
        evidence[index].stands = false
        refresh(evidence[index].visit.subject, from: evidence[index].visit.day)
    }

    private mutating func endLink(_ subject: String, of worker: String, on day: Int) {
        guard let index = subjects[subject]?.links.firstIndex(where: { $0.worker == worker && $0.holds(day) }) else { return }
        subjects[subject]?.links[index].until = day
        refresh(subject)
    }

    /// A successor inherits the seat (S3).
    private mutating func handOver(_ subject: String, to worker: String, on day: Int) {
        guard var links = subjects[subject]?.links, let index = links.firstIndex(where: { $0.isPrimary && $0.holds(day) }) else { return }
        let old = links[index]
        links[index].until = day
        // Whoever stood by and now has the seat stands by no more.
        for other in links.indices where links[other].worker == worker && links[other].holds(day) { links[other].until = day }
        links.append(Link(seat: old.seat, worker: worker, isPrimary: true, from: day, until: old.until, recorded: today))
        subjects[subject]?.links = links
        refresh(subject)
    }

    private mutating func changeTier(_ subject: String, to tier: String?, from day: Int) {
        guard var tiers = subjects[subject]?.tiers else { return }
        for index in tiers.indices where tiers[index].times.holds(day) { tiers[index].times.until = day }
        tiers.removeAll { tier in tier.times.until.map { $0 <= tier.times.from } ?? false }
        if let tier { tiers.append(TierSpan(tier: tier, times: Times(from: day), recorded: today)) }
        subjects[subject]?.tiers = tiers
        refresh(subject)
    }

    /// The seat of its kind that was left last, else a new one (S3).
    private func freeSeat(_ subject: String, isPrimary: Bool, from: Int, until: Int?) -> Int {
        let links = subjects[subject]?.links ?? []
        let left = links.filter { $0.isPrimary == isPrimary && $0.until != nil }.map(\.seat).last { seat in
            !links.contains { other in
                other.seat == seat && (other.until.map { $0 > from && $0 > other.from } ?? true) && (until.map { other.from < $0 } ?? true)
            }
        }
        return left ?? (links.map(\.seat).max() ?? 0) + 1
    }
}
