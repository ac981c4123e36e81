import LianhuAudit
import LianhuCore

/// Puts a unit below another one: windows due on or after that day count for the new ancestors, earlier ones for the old (S19).
package struct MoveUnit: RegistryChange {
    /// Id or name of the unit.
    package var unit: String
    /// Id or name of the new parent.
    package var to: String
    /// Nil: today.
    package var on: CivilDate?

    package init(unit: String, to: String, on: CivilDate? = nil) {
        self.unit = unit
        self.to = to
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let unit = try session.member(unit, [.unit], "/unit", right: .admin)
        let parent = try session.member(to, [.unit], "/to", right: .admin)
        guard var record = session.organisation.units[unit.key], let old = record.parents.last else { throw Session.nothing("/unit") }
        // Whoever loses a unit must agree as well as whoever gets it.
        if let old = old.value {
            try session.caller.require(
                .admin, at: old, naming: try session.id(old), in: session.organisation, on: session.today)
        } else {
            try session.caller.requireWholeTree(.admin)
        }
        guard old.value != parent.key else { throw Session.nothing("/to") }
        guard let parents = Session.chain(record.parents, turning: parent.key, from: day) else {
            throw CommandProblem.member(
                "/on", "unit.moved_later", ["value": unit.id, "on": old.tenure.from.description], kind: .conflict)
        }
        try requireNoCycle(unit: unit, parent: parent, from: day, in: session.organisation)
        let before = session.organisation
        record.parents = parents
        session.changes.units.append(record)
        var facts: [String: JSONValue] = ["to": .string(parent.id), "on": .string(day.description)]
        if let old = old.value { facts["from_unit"] = .string(try session.id(old)) }
        try session.log(
            LeafDraft(act: "unit.move", obj: unit.id, unit: session.commonUnit([parent.key] + (old.value.map { [$0] } ?? [])), facts: facts)
        )
        try session.flush()
        try session.shiftCounters(of: unit.key, from: before, since: day)
        let touched = try session.subjectsOfGovernedPacks(below: unit.key, since: day)
        var receipt = try session.finish(ChangeReceipt(act: "unit.move", about: unit, on: day), touching: touched)
        if !touched.isEmpty { receipt.planned += try session.replanActivities() }
        return receipt
    }

    /// A unit cannot lie below itself: on the day, nor on a later one on which its new ancestors have moved.
    private func requireNoCycle(unit: EntityRef, parent: EntityRef, from day: CivilDate, in organisation: Organisation) throws {
        let changes = organisation.units.values.flatMap { $0.parents.map(\.tenure.from) }.filter { $0 > day }
        for day in [day] + changes where organisation.chain(of: parent.key, on: day).contains(unit.key) {
            throw CommandProblem.member("/to", "unit.cycle", ["value": unit.id, "to": parent.id], kind: .conflict)
        }
    }
}

extension Session {
    /// Moves what the counters hold of a unit from its old ancestors to its new ones, for windows due on or after a day (S19).
    ///
    /// The unit's own counters hold everything below it; what was counted before today stays known as it was (S46).
    mutating func shiftCounters(of unit: EntityKey, from before: Organisation, since day: CivilDate) throws {
        for (group, counts) in try tx.counters(unit: unit, rule: nil, periods: nil, asOf: today) where group.window.due >= day {
            let old = before.chain(of: unit, on: group.window.due)
            let new = organisation.chain(of: unit, on: group.window.due)
            guard old != new, !counts.isZero else { continue }
            var negative = Counts()
            negative -= counts
            for ancestor in old where !new.contains(ancestor) {
                changes.counters.append((CounterKey(unit: ancestor, group: group, day: today), negative))
            }
            for ancestor in new where !old.contains(ancestor) {
                changes.counters.append((CounterKey(unit: ancestor, group: group, day: today), counts))
            }
        }
    }

    /// Subjects below a unit if some pack governs a subtree: a unit that enters or leaves it owes other things (S44).
    func subjectsOfGovernedPacks(below unit: EntityKey, since day: CivilDate) throws -> [EntityKey] {
        guard rules.set.packs.contains(where: { $0.governs != nil }) else { return [] }
        // What will lie below it only later is touched as well.
        let days = organisation.units.values.flatMap { $0.parents.map(\.tenure.from) }.filter { $0 > min(day, today) }
        let units = Set(([day, today] + Set(days).sorted()).flatMap { organisation.subtree(of: unit, on: $0) })
        var keys = units.sorted()
        var after: EntityKey = 0
        while true {
            let page = try tx.entities(kind: .subject, subkind: nil, units: units, after: after, limit: Engine.chunk)
            guard let last = page.last else { break }
            keys += page.map(\.key)
            after = last.key
        }
        return keys
    }
}
