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
