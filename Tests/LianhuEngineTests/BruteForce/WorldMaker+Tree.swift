/// Changes that came into worlds later: each has dice of its own, so that the worlds of known seeds stay as they were otherwise.
extension WorldMaker {
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
}
