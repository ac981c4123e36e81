import LianhuCore

/// What would stand still unseen: open items that no tick comes back to, and messages that reach nobody (S36, S37, S40).
///
/// Every open item has a next look. A matter has it as a time of its own, and so has a campaign. An obligation has none, for ladders of obligations are looked at by
/// range: every tick asks the counters of the outermost units for the windows, of each rule in force, of which a step lies between the
/// high-water mark and now. So an obligation sleeps if its rule is not in force, and all of them do if the mark stands still.
package struct Watch: Hashable, Sendable {
    /// Open or shelved matters without a time at which they are looked at.
    package var matters = 0
    /// Open campaigns without one.
    package var campaigns = 0
    /// Open obligations of rules that are not in force.
    package var obligations = 0
    /// Open items of which a step found nobody in office up to the top (S37).
    package var unheard = 0
    /// Messages that were given up.
    package var dead = 0
    /// Messages that wait, and the roster has no way to their recipients.
    package var unaddressed = 0

    package init() {}

    /// Open items that nothing looks at again: none, or something is wrong.
    package var asleep: Int { matters + campaigns + obligations }

    /// What is another number than before, by its word in the journal.
    package func news(since earlier: Watch) -> [(alarm: String, count: Int)] {
        let all: [(String, Int, Int)] = [
            ("asleep", asleep, earlier.asleep), ("unheard", unheard, earlier.unheard), ("dead", dead, earlier.dead),
            ("unaddressed", unaddressed, earlier.unaddressed),
        ]
        return all.filter { $0.1 != $0.2 }.map { ($0.0, $0.1) }
    }
}

extension Engine {
    /// The alarms of the whole instance.
    package func watch(by caller: Caller = .daemon(via: "tick"), at now: Instant) async throws -> Watch {
        try await query(by: caller, at: now) { lens in try lens.watch() }
    }
}

extension Lens {
    /// The alarms of the caller's units; a sleeping matter or campaign is everybody's, for it is the daemon's own fault.
    func watch() throws -> Watch {
        var watch = Watch()
        watch.matters = try reader.mattersAsleep()
        watch.campaigns = try reader.campaignsAsleep()
        watch.obligations = try obligationsAsleep()
        watch.unheard = try unheard()
        watch.dead = try deliveries(.dead).reduce(0) { $0 + $1.value }
        let waiting = try deliveries(.pending)
        let book = try AddressBook(of: waiting.keys.sorted(), reader: reader)
        watch.unaddressed = waiting.reduce(0) { book.way(to: $1.key) == nil ? $0 + $1.value : $0 }
        return watch
    }

    /// Open obligations whose rule is not in force: no tick looks at them, though a withdrawn rule voids what is open (S44).
    private func obligationsAsleep() throws -> Int {
        let planned = Set(rules.planned.map(\.ref.key))
        var asleep = 0
        for ref in try reader.ruleRefs()
        where !planned.contains(ref.key) && rules.matters[ref.key] == nil && rules.campaigns[ref.key] == nil {
            for root in topUnits {
                for (group, counts) in try reader.counters(unit: root, rule: ref.key, periods: nil, asOf: today)
                where group.window.opens <= today && group.window.closesBefore > today && isTop(root, group.window) {
                    asleep += max(0, counts.total - counts.met - counts.metLate - counts.excused)
                }
            }
        }
        return asleep
    }

    /// Units at which windows are counted outermost: those without a parent now or once, for a window keeps the parents of its due day (S19).
    var topUnits: [EntityKey] {
        guard case .wholeTree = scope else { return scopeRoots }
        return organisation.everRoots
    }

    /// Whether a window is counted outermost at a top unit, so that sums count it once.
    func isTop(_ unit: EntityKey, _ window: Window) -> Bool {
        guard case .wholeTree = scope else { return true }
        return organisation.parent(of: unit, on: window.due) == nil
    }

    /// Items still open of which a step told nobody, because nobody holds a post up to the top.
    private func unheard() throws -> Int {
        var filter = EscalationFilter(skip: .noRecipient)
        if case .units(let units) = scope { filter.units = units }
        var items: Set<Identity> = []
        var after: Int64 = 0
        while true {
            let page = try reader.escalations(filter, after: after, limit: 1_000)
            items.formUnion(page.map(\.item))
            guard let last = page.last, page.count == 1_000 else { break }
            after = last.key
        }
        let matters = try matters(of: items.sorted())
        let rollUps = try campaignItems(of: items.sorted())
        let duties = try reader.obligations(items.filter { matters[$0] == nil && rollUps[$0] == nil }.sorted())
        return duties.count { [.open, .overdue].contains($0.status(on: today)) }
            + rollUps.values.count { $0.item == .rollUp && $0.isLive }
            + matters.count { item, record in record.state.isOpen && record.item == item }
    }

    /// Messages in a state, by recipient; of the caller's units only (S57).
    private func deliveries(_ state: DeliveryRecord.State) throws -> [EntityKey: Int] {
        let counts = try reader.deliveryCounts(state)
        guard case .units = scope else { return counts }
        let refs = try reader.entities(keys: counts.keys.sorted())
        return counts.filter { refs[$0.key].map { scope.contains($0.unit) } ?? false }
    }
}
