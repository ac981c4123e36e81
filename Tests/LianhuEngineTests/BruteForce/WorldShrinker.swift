import LianhuEngine

/// Makes a world that fails smaller, one thing at a time, as long as it still fails.
enum WorldShrinker {
    /// The smaller world and what differs in it.
    static func shrink(_ world: World, _ differences: [String], compiler: any RuleCompiler) async -> (world: World, differences: [String]) {
        var best = (world: world, differences: differences)
        func fails(_ smaller: World) async -> [String]? {
            let played = try? await WorldPlayer.play(smaller, compiler: compiler)
            return played.flatMap { $0.differences.isEmpty ? nil : $0.differences }
        }
        var (isSmaller, tries) = (true, 0)
        while isSmaller && tries < 250 {
            isSmaller = false
            for candidate in candidates(of: best.world) {
                tries += 1
                guard tries < 250, let found = await fails(candidate) else { continue }
                best = (candidate, found)
                isSmaller = true
                break
            }
        }
        return best
    }

    private static func candidates(of world: World) -> [World] {
        var found: [World] = []
        func add(_ change: (inout World) -> Void) {
            var smaller = world
            change(&smaller)
            found.append(smaller)
        }
        for subject in world.subjects where world.subjects.count > 1 {
            add { world in
                world.subjects.removeAll { $0.id == subject.id }
                world.links.removeAll { $0.subject == subject.id }
                world.facts.removeAll { $0.subject == subject.id }
            }
        }
        if world.facts.count > 8 {
            let half = world.facts.count / 2
            add { $0.facts.removeFirst(half) }
            add { $0.facts.removeLast(half) }
        }
        for index in world.facts.indices { add { $0.facts.remove(at: index) } }
        if !world.silent.isEmpty { add { $0.silent = [] } }
        for index in world.holidays.indices { add { $0.holidays.remove(at: index) } }
        if !world.workdays.isEmpty { add { $0.workdays = [] } }
        for index in world.links.indices { add { $0.links.remove(at: index) } }
        return found
    }
}

extension World.Fact {
    /// The household that it is about, if it is about one.
    var subject: String? {
        switch what {
        case .visit(let visit), .correct(_, let visit): visit.subject
        case .startLink(let subject, _, _, _, _), .endLink(let subject, _, _), .handOver(let subject, _, _), .suspend(let subject, _, _),
            .tag(let subject, _, _), .untag(let subject, _),
            .resume(let subject, _), .leave(let subject, _), .move(let subject, _, _), .tier(let subject, _, _),
            .split(let subject, _, _), .merge(let subject, _):
            subject
        case .void, .absent, .excuse, .reparent, .amend: nil
        }
    }
}
