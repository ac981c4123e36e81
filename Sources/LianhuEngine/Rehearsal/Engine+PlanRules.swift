import LianhuCore

extension Engine {
    /// Decides what adopting some texts would do, and changes nothing: the adoption itself is run on the live facts, its writes are counted and
    /// forgotten (S44).
    ///
    /// The writer is not held, and memory does not grow with the number of members, for they are gone through in ranges of keys.
    /// - Parameter width: keys of a range.
    package func planRules(
        packs: [SourceText], calendars: [SourceText], by caller: Caller, at now: Instant, width: Int64 = 20_000
    ) async throws -> RulesPlan {
        try caller.requireWholeTree(.admin)
        let memo = MemoCompiler(compiler)
        let rehearsing = rehearsal(on: store, with: memo)
        let set = try rehearsing.compiled(packs: packs, calendars: calendars)
        let (running, next) = try await query(by: caller, at: now) { lens in (lens.rules, try lens.reader.nextEntityKey()) }
        var fold = PlanFold(on: zone.date(of: now))
        var proposed = running
        if set.digest != running.set.digest {
            for members in Self.ranges(upTo: next, width: width) {
                let rehearsed = RehearsalStore(store, members: members)
                let engine = rehearsal(on: rehearsed, with: memo)
                _ = try await engine.install(packs: packs, calendars: calendars, by: caller, at: now)
                fold.take(rehearsed.touched)
                proposed = engine.rulesInForce
            }
        }
        let loads = try await forecast(before: running, after: proposed, by: caller, at: now)
        return try await plan(fold, loads, running: running, proposed: proposed, by: caller, at: now)
    }

    /// The same engine on another store.
    private func rehearsal(on store: any Store, with compiler: MemoCompiler) -> Engine {
        Engine(store: store, compiler: compiler, zone: zone, settings: settings, boot: boot, logger: logger)
    }

    /// All keys, the last range being open: members that come meanwhile lie in it.
    private static func ranges(upTo next: EntityKey, width: Int64) -> [ClosedRange<EntityKey>] {
        let last = max(0, (next - 1) / width)
        return (0...last).map { $0 * width...($0 == last ? EntityKey.max : ($0 + 1) * width - 1) }
    }

    private func plan(
        _ fold: PlanFold, _ loads: RoleLoads, running: CompiledRules, proposed: CompiledRules, by caller: Caller, at now: Instant
    ) async throws -> RulesPlan {
        let day = zone.date(of: now)
        let named = Set(fold.overdue.values.joined().map(\.about)).sorted()
        let refs = try await store.read { reader in try reader.entities(keys: named) }
        let withdrawn = running.set.rules.filter { proposed.set.rule($0.id) == nil }
        let effects = (proposed.set.rules + withdrawn).compactMap { rule -> RulesPlan.Effect? in
            let change = RulesPlan.Change(of: rule.id, from: running.set, to: proposed.set)
            let key = (proposed.refs[rule.id] ?? running.refs[rule.id])?.key
            let counts = key.flatMap { fold.counts[$0] } ?? RulesPlan.Counts()
            guard change != .same || counts != RulesPlan.Counts() else { return nil }
            let overdue = key.flatMap { fold.overdue[$0] } ?? []
            return RulesPlan.Effect(
                rule: rule.id, title: rule.title, change: change, counts: counts,
                overdue: overdue.map { identity in
                    PublicID(
                        rule: rule.id, about: refs[identity.about]?.id ?? "?", period: Period(code: identity.period)?.key ?? "?",
                        slot: identity.slot
                    ).text
                })
        }
        let decided = ["lianhu-plan-v1", proposed.set.digest, running.set.digest, day.description, fold.digest]
        return RulesPlan(
            day: day, proposed: proposed.set.digest, running: running.set.digest, revision: running.revision, effects: effects, load: loads,
            name: PlanName(
                proposed: proposed.set.digest, running: running.set.digest,
                decided: Digest256.hex(Array(decided.joined(separator: "\n").utf8))))
    }
}

extension RulesPlan.Change {
    /// What becomes of a rule; its ladder, its calendar and the unit that its pack governs are part of it.
    init(of id: String, from old: RuleSet, to new: RuleSet) {
        guard let before = old.rule(id) else {
            self = .added
            return
        }
        guard let after = new.rule(id) else {
            self = .withdrawn
            return
        }
        let isSame =
            before == after && old.ladder(of: before) == new.ladder(of: after) && old.calendar(of: before) == new.calendar(of: after)
            && old.pack(of: before)?.governs == new.pack(of: after)?.governs
        self = isSame ? .same : .changed
    }
}
