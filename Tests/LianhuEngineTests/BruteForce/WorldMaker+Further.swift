/// Changes that came into worlds later: each has dice of its own, so that the worlds of known seeds stay as they were otherwise.
extension WorldMaker {
    /// Each day has shifts of its own (S49).
    mutating func makeShifts() {
        var dice = Dice(seed: world.seed &+ 7_000_029)
        guard case .per(let quota) = world.rule.cadence, [.day, .week].contains(quota.period), !world.rule.isPerLink, dice.chance(60) else {
            return
        }
        // Visits are made from 10:00 to 14:00: some shifts hold them, some on the next day, and some overlap.
        let starts = Set((0..<dice.roll(1...3)).map { _ in dice.roll(17...28) * 30 }).sorted()
        let shifts = starts.map { World.Hours(start: $0, end: $0 + dice.pick([60, 90, 120, 240, 600, 1260, 1380, 1440])) }
        world.rule.cadence = .per(World.Quota(period: .day, atLeast: shifts.count, minGap: 0, shifts: shifts))
        (world.rule.closes, world.rule.grace, world.rule.shift) = (.standard, nil, .none)
    }

    /// Groups get another village above them, and the pack may govern one village only (S19, S44).
    mutating func makeTreeChanges() {
        var dice = Dice(seed: world.seed &+ 7_000_003)
        guard dice.chance(35) else { return }
        switch world.rule.cadence {
        case .per, .on: if dice.chance(40) { world.governs = dice.pick(World.villages) }
        // When a chain of days begins anew for who comes under a pack, the law does not say.
        case .every, .refill, .tiers: break
        }
        var facts = world.facts
        for _ in 0..<dice.roll(1...3) {
            let day = dice.roll(world.start...world.end)
            // What becomes known late makes nobody guilty (S17): where the pack governs one village only, a group comes and goes in time.
            let lag = world.governs == nil && dice.chance(30) ? -dice.roll(1...30) : dice.chance(50) ? dice.roll(1...40) : 0
            let unit = dice.pick(World.groups.keys.sorted())
            facts.append(
                .init(
                    day: day, minute: 470,
                    what: .reparent(unit: unit, to: dice.pick(World.villages), on: max(world.start, day + lag))))
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    /// Months close by themselves, and some evidence comes late for them (S12, S46).
    mutating func makeClosings() {
        var dice = Dice(seed: world.seed &+ 7_000_017)
        switch world.rule.cadence {
        case .per, .on: break
        // What never closes is owed until it is done; what tiers do to a closed period, the law does not say.
        case .every, .refill, .tiers: return
        }
        guard dice.chance(40), world.governs == nil else { return }
        // A group that goes elsewhere on a day of a closed month leaves the snapshot as it is, and the law does not say what amendments follow.
        for index in world.facts.indices {
            guard case .reparent(let unit, let to, let on) = world.facts[index].what else { continue }
            world.facts[index].what = .reparent(unit: unit, to: to, on: max(on, world.facts[index].day))
        }
        world.closes = true
        world.silent = []
        var facts = world.facts
        for number in 1...dice.roll(2...10) {
            let day = dice.roll(world.adopted...world.end)
            let subject = dice.pick(world.subjects).id
            let linked = world.links.filter { $0.subject == subject }.map(\.worker)
            let visit = World.Visit(
                id: "late-\(number)", subject: subject, workers: [dice.pick(linked.isEmpty ? world.workers.map(\.id) : linked)],
                day: max(world.start, day - dice.roll(5...90)), minute: 600 + dice.roll(0...8) * 30)
            facts.append(.init(day: day, minute: 1160 + dice.roll(0...30), what: .visit(visit)))
        }
        for _ in 0..<dice.roll(2...8) {
            facts.append(.init(day: dice.roll(world.adopted...world.end), minute: 1230, what: .amend(dice.roll(0...20))))
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    /// Some move while something of theirs is overdue: most duties are so for a few days only (S19).
    mutating func makeMoves() {
        var dice = Dice(seed: world.seed &+ 7_000_097)
        guard dice.chance(50) else { return }
        var facts = world.facts
        for subject in world.subjects where dice.chance(60) {
            // As with all who move, nothing that was seen of them is taken back, and they turn out to be nobody else.
            let visits = Set(
                facts.compactMap { fact -> String? in
                    if case .visit(let visit) = fact.what, visit.subject == subject.id { visit.id } else { nil }
                })
            let isPlain = !facts.contains { fact in
                switch fact.what {
                case .void(let id), .correct(let id, _): visits.contains(id)
                case .merge(let id, let into): id == subject.id || into == subject.id
                default: false
                }
            }
            guard isPlain else { continue }
            for _ in 0..<dice.roll(2...8) {
                let day = dice.roll(world.start...world.end)
                let lag = dice.chance(70) ? 0 : dice.roll(-4...9)
                let what = World.What.move(subject: subject.id, to: dice.pick(["U-1", "U-2"]), on: max(world.start, day + lag))
                facts.append(.init(day: day, minute: 580, what: what))
            }
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    /// Some have left, were suspended or lost their link long before anybody tells (S7, S18).
    mutating func makeLateFacts() {
        var dice = Dice(seed: world.seed &+ 7_000_061)
        // What is overdue goes along on the day of a move, which a day without a tick would tell only behind what is told on it.
        for fact in world.facts { if case .move(_, _, let on) = fact.what { world.silent.remove(on) } }
        // Tiers look far back anyway.
        if case .tiers = world.rule.cadence { return }
        guard dice.chance(50) else { return }
        var facts = world.facts
        for subject in world.subjects where dice.chance(45) {
            let isPlain = !facts.contains { fact in
                switch fact.what {
                case .leave(let id, _): id == subject.id
                case .split(let id, _, _): id == subject.id
                case .merge(let id, let into): id == subject.id || into == subject.id
                default: false
                }
            }
            let day = dice.roll(world.adopted...world.end)
            let on = max(world.start, day - dice.roll(5...45))
            guard isPlain, on > subject.from, let what = late(subject.id, on, &dice) else { continue }
            facts.append(.init(day: day, minute: 575, what: what))
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    private func late(_ subject: String, _ day: Int, _ dice: inout Dice) -> World.What? {
        switch dice.roll(1...3) {
        case 1: return .leave(subject: subject, on: day)
        case 2: return .suspend(subject: subject, from: day, until: dice.chance(70) ? day + dice.roll(5...60) : nil)
        default:
            // Whether a contact that counted goes on counting without its link, the law does not say.
            let isVisited = world.facts.contains { fact in
                switch fact.what {
                case .visit(let visit), .correct(_, let visit): visit.subject == subject && visit.day >= day
                default: false
                }
            }
            guard !isVisited, let link = world.links.first(where: { $0.subject == subject }) else { return nil }
            return .endLink(subject: subject, worker: link.worker, on: day)
        }
    }

    /// The rule is about tagged households only, and most are tagged on some days (S17, S18).
    mutating func makeTags() {
        var dice = Dice(seed: world.seed &+ 7_000_079)
        switch world.rule.cadence {
        case .per, .on: break
        // A chain of days begins anew with a tag as with a link; colours are put on as tags are.
        case .every, .refill, .tiers: return
        }
        let isMerged = world.facts.contains { if case .merge = $0.what { true } else { false } }
        guard dice.chance(30), !isMerged else { return }
        world.rule.choosesByTag = true
        var facts = world.facts
        for subject in world.subjects {
            if dice.chance(75) {
                facts.append(.init(day: world.start, minute: 300, what: .tag(subject: subject.id, from: world.start, until: nil)))
            }
            for _ in 0..<dice.roll(0...3) {
                let day = dice.roll(world.start...world.end)
                let soon = day + (dice.chance(60) ? 0 : dice.roll(1...12))
                let until = dice.chance(40) ? soon + dice.roll(3...50) : nil
                let what: World.What =
                    dice.chance(50) ? .untag(subject: subject.id, on: soon) : .tag(subject: subject.id, from: soon, until: until)
                // What begins and ends on one day was never on: whether what was seen counts is another matter.
                let isTwice = facts.contains { fact in
                    switch fact.what {
                    case .tag(let id, let from, _): id == subject.id && from == soon
                    case .untag(let id, let on): id == subject.id && on == soon
                    default: false
                    }
                }
                if !isTwice { facts.append(.init(day: day, minute: 560, what: what)) }
            }
        }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    /// Households are split, or turn out to be one (S24).
    mutating func makeHouseholds() {
        var dice = Dice(seed: world.seed &+ 7_000_043)
        var facts = world.facts
        if dice.chance(70), let (one, other) = pair(&dice) {
            facts.removeAll { fact in
                switch fact.what {
                case .visit, .correct: false
                default: fact.subject == one || fact.subject == other
                }
            }
            facts.append(.init(day: dice.roll(world.adopted...world.end), minute: 585, what: .merge(subject: one, into: other)))
        }
        if dice.chance(30) { facts += splitting(&dice) }
        world.facts = facts.sorted { ($0.day, $0.minute) < ($1.day, $1.minute) }
    }

    private func splitting(_ dice: inout Dice) -> [World.Fact] {
        var facts: [World.Fact] = []
        let split = dice.pick(world.subjects)
        let day = dice.roll(world.start...world.end)
        let on = max(world.start, day + dice.pick([0, 0, -7, -1, 3, 12]))
        facts.append(.init(day: day, minute: 590, what: .split(subject: split.id, id: "N-1", on: on)))
        for number in 1...6 where max(day, world.adopted) <= world.end {
            let later = dice.roll(max(day, world.adopted)...world.end)
            let visit = World.Visit(
                id: "split-\(number)", subject: "N-1", workers: [dice.pick(world.workers).id], day: later,
                minute: 600 + dice.roll(0...8) * 30)
            facts.append(.init(day: later, minute: 1145, what: .visit(visit)))
        }
        return facts
    }

    /// Two households with one link each, under a rule whose windows do not overlap: what a merger does to several seats, or to what was
    /// settled in the meantime by one of two, the law does not say.
    private func pair(_ dice: inout Dice) -> (String, String)? {
        switch world.rule.cadence {
        case .per(let quota) where quota.atLeast == 1 && quota.shifts.isEmpty: break
        default: return nil
        }
        guard world.rule.closes == .due, world.rule.shift == .none, !world.rule.isPerLink, world.rule.roles.isEmpty else { return nil }
        let plain = world.subjects.map(\.id).filter { id in world.links.filter { $0.subject == id }.map(\.isPrimary) == [true] }
        guard plain.count > 1 else { return nil }
        let one = dice.pick(plain)
        return (one, dice.pick(plain.filter { $0 != one }))
    }
}
