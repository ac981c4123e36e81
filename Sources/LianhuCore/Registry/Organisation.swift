/// The organisation as it is known: the dated unit tree, posts, roles and absences. Small enough to hold in memory;
/// subjects and links are streamed instead.
package struct Organisation: Sendable, Equatable {
    package private(set) var units: [EntityKey: UnitRecord] = [:]
    package private(set) var unitsByID: [String: EntityKey] = [:]
    private var children: [EntityKey: [EntityKey]] = [:]
    private var posts: [EntityKey: [PostHolding]] = [:]
    /// Units at which a worker ever held a post: the way from a person to what he answers for.
    private var postUnits: [EntityKey: Set<EntityKey>] = [:]
    private var roles: [EntityKey: [Dated<String>]] = [:]
    private var homes: [EntityKey: EntityKey] = [:]
    private var absences: [EntityKey: [AbsenceRecord]] = [:]
    private var numbers: [EntityKey: [UnitParameter]] = [:]
    /// For whom a worker was ever a substitute: the way from a person to whose duties he has meanwhile.
    private var principals: [EntityKey: Set<EntityKey>] = [:]
    /// Who is or was away, by the day of return; nil: not known yet.
    private var absentUntil: [CivilDate?: Set<EntityKey>] = [:]

    package init() {}

    // MARK: Facts in

    package mutating func put(_ unit: UnitRecord) {
        if let old = units[unit.key] {
            for parent in old.parents.compactMap(\.value) { children[parent]?.removeAll { $0 == unit.key } }
        }
        units[unit.key] = unit
        unitsByID[unit.id] = unit.key
        for parent in Set(unit.parents.compactMap(\.value)) { children[parent, default: []].append(unit.key) }
    }

    /// Adds a holding, or replaces the one with the same unit, post, worker and first day (an end was recorded).
    package mutating func put(_ holding: PostHolding) {
        var held = posts[holding.unit] ?? []
        if let index = held.firstIndex(where: {
            $0.post == holding.post && $0.worker == holding.worker && $0.tenure.from == holding.tenure.from
        }) {
            held[index] = holding
        } else {
            held.append(holding)
        }
        posts[holding.unit] = held
        if let worker = holding.worker { postUnits[worker, default: []].insert(holding.unit) }
    }

    /// Sets a worker's dated roles and home unit.
    package mutating func put(worker: EntityKey, unit: EntityKey, roles list: [Dated<String>]) {
        roles[worker] = list
        homes[worker] = unit
    }

    /// Adds an absence, or replaces the one of the worker with the same first day (its end or substitute changed).
    package mutating func put(_ absence: AbsenceRecord) {
        absences[absence.worker, default: []].removeAll { $0.tenure.from == absence.tenure.from }
        absences[absence.worker, default: []].append(absence)
        if let substitute = absence.substitute { principals[substitute, default: []].insert(absence.worker) }
        absentUntil[absence.tenure.until, default: []].insert(absence.worker)
    }

    /// Adds a number, or replaces the unit's one of the same name and first day.
    package mutating func put(_ parameter: UnitParameter) {
        var own = numbers[parameter.unit] ?? []
        own.removeAll { $0.name == parameter.name && $0.tenure.from == parameter.tenure.from }
        own.append(parameter)
        numbers[parameter.unit] = own.sorted { ($0.tenure.from, $0.name) < ($1.tenure.from, $1.name) }
    }

    // MARK: The tree

    /// The parent on a day; nil for the root or an unknown unit.
    package func parent(of unit: EntityKey, on day: CivilDate) -> EntityKey? {
        guard let record = units[unit] else { return nil }
        // Days before the first known parent take the first: an import does not invent orphans of the past.
        let dated = record.parents.last { $0.tenure.contains(day) } ?? record.parents.first
        return dated?.value
    }

    /// The unit and its ancestors, innermost first.
    package func chain(of unit: EntityKey, on day: CivilDate) -> [EntityKey] {
        var chain: [EntityKey] = []
        var next: EntityKey? = unit
        // Bounded: the import refuses cycles, and 64 levels are more than any tree has.
        while let unit = next, chain.count < 64 {
            chain.append(unit)
            next = parent(of: unit, on: day)
        }
        return chain
    }

    /// The unit and everything below it, outer before inner, in key order on each level.
    package func subtree(of unit: EntityKey, on day: CivilDate) -> [EntityKey] {
        var result = [unit]
        var index = 0
        while index < result.count {
            let next = result[index]
            index += 1
            result += (children[next] ?? []).filter { parent(of: $0, on: day) == next }.sorted()
        }
        return result
    }

    /// The unit and everything that lies, lay or will lie below it, in key order.
    package func subtree(everOf unit: EntityKey) -> [EntityKey] {
        var found: Set = [unit]
        var rest = [unit]
        while let next = rest.popLast() {
            for child in children[next] ?? [] where found.insert(child).inserted { rest.append(child) }
        }
        return found.sorted()
    }

    /// Whether `unit` is `root` or lies below it.
    package func contains(_ unit: EntityKey, in root: EntityKey, on day: CivilDate) -> Bool {
        var next: EntityKey? = unit
        // The bound of `chain`, without its list: the planner asks for every subject of a pack that governs a unit.
        for _ in 0..<64 {
            guard let unit = next else { return false }
            if unit == root { return true }
            next = parent(of: unit, on: day)
        }
        return false
    }

    /// Units without a parent.
    package func roots(on day: CivilDate) -> [EntityKey] {
        units.keys.filter { parent(of: $0, on: day) == nil }.sorted()
    }

    /// Units that are or ever were without a parent, in key order.
    package var everRoots: [EntityKey] {
        units.values.filter { $0.parents.isEmpty || $0.parents.contains { $0.value == nil } }.map(\.key).sorted()
    }

    // MARK: People

    /// The holder of a post at a unit on a day; nil if vacant. Of holdings that overlap the one that began last is in force, a vacancy too.
    package func holder(of post: String, at unit: EntityKey, on day: CivilDate) -> EntityKey? {
        posts[unit]?.filter { $0.post == post && $0.tenure.contains(day) }
            .max { ($0.tenure.from, $0.worker ?? 0) < ($1.tenure.from, $1.worker ?? 0) }?.worker
    }

    /// Units at which a worker holds a post on a day, in key order.
    package func units(heldBy worker: EntityKey, on day: CivilDate) -> [EntityKey] {
        (postUnits[worker] ?? []).filter { unit in holdings(at: unit).contains { $0.worker == worker && $0.tenure.contains(day) } }.sorted()
    }

    /// All holdings at a unit, in the order in which they became known.
    package func holdings(at unit: EntityKey) -> [PostHolding] { posts[unit] ?? [] }

    /// Numbers that a unit ever set, by first day and name.
    package func parameters(of unit: EntityKey) -> [UnitParameter] { numbers[unit] ?? [] }

    /// Whether a worker has one of the roles on a day.
    package func worker(_ worker: EntityKey, hasAnyOf wanted: [String], on day: CivilDate) -> Bool {
        roles[worker]?.contains { wanted.contains($0.value) && $0.tenure.contains(day) } ?? false
    }

    package func roles(of worker: EntityKey) -> [Dated<String>] { roles[worker] ?? [] }

    package func home(of worker: EntityKey) -> EntityKey? { homes[worker] }

    /// Workers with a home unit, in key order.
    package var workers: [EntityKey] { homes.keys.sorted() }

    package func absences(of worker: EntityKey) -> [AbsenceRecord] { absences[worker] ?? [] }

    /// The absence of a worker on a day; of several the one that began last.
    package func absence(of worker: EntityKey, on day: CivilDate) -> AbsenceRecord? {
        absences[worker]?.filter { $0.tenure.contains(day) }.max { $0.tenure.from < $1.tenure.from }
    }

    /// Whom a worker stands in for on a day, in key order (S20, S23).
    package func principals(of substitute: EntityKey, on day: CivilDate) -> [EntityKey] {
        (principals[substitute] ?? []).filter { acting(for: $0, on: day) == substitute }.sorted()
    }

    /// Workers of whom a day's duties fall to somebody who heads a unit of theirs, for they are away without a substitute (S23).
    package func unattended(headedBy head: EntityKey, on day: CivilDate) -> [EntityKey] {
        let away = absentUntil.filter { $0.key.map { $0 > day } ?? true }.values.reduce(into: Set()) { $0.formUnion($1) }
        return away.filter { worker in
            guard worker != head, acting(for: worker, on: day) == nil, let home = homes[worker] else { return false }
            return Holders.acting(for: worker, unit: home, on: day, in: self) == head
        }.sorted()
    }

    /// Who acts for a worker on a day: himself, his substitute, or nil when absent without one (S23).
    package func acting(for worker: EntityKey, on day: CivilDate) -> EntityKey? {
        guard let absence = absence(of: worker, on: day) else { return worker }
        guard let substitute = absence.substitute, substitute != worker else { return nil }
        // One step only: a substitute who is absent himself leaves the duty to the unit's head.
        return absences[substitute]?.contains { $0.tenure.contains(day) } == true ? nil : substitute
    }
}
