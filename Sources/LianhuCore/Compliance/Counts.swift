/// The classes of a group of obligations that share unit, rule, period and window (S45).
package struct Counts: Hashable, Sendable {
    /// Not void.
    package var total = 0
    package var met = 0
    package var metLate = 0
    package var excused = 0
    package var void = 0
    /// Met or met late, and entered before the entry deadline (S12).
    package var enteredInTime = 0

    package init() {}

    package init(total: Int, met: Int, metLate: Int, excused: Int, void: Int, enteredInTime: Int) {
        self.total = total
        self.met = met
        self.metLate = metLate
        self.excused = excused
        self.void = void
        self.enteredInTime = enteredInTime
    }

    /// The contribution of one obligation.
    package init(of obligation: Obligation) {
        guard obligation.void == nil else {
            void = 1
            return
        }
        total = 1
        if let settlement = obligation.settlement {
            if settlement.day < obligation.window.dueBefore { met = 1 } else { metLate = 1 }
            if settlement.recordedOn < obligation.entryBefore { enteredInTime = 1 }
        } else if obligation.isExcused {
            excused = 1
        }
    }

    package var isZero: Bool { self == Counts() }

    package static func += (left: inout Counts, right: Counts) {
        left.total += right.total
        left.met += right.met
        left.metLate += right.metLate
        left.excused += right.excused
        left.void += right.void
        left.enteredInTime += right.enteredInTime
    }

    package static func -= (left: inout Counts, right: Counts) {
        left.total -= right.total
        left.met -= right.met
        left.metLate -= right.metLate
        left.excused -= right.excused
        left.void -= right.void
        left.enteredInTime -= right.enteredInTime
    }
}

/// The group to which a counter belongs: everything that status depends on besides today.
package struct CounterGroup: Hashable, Sendable {
    package var rule: RuleKey
    package var period: Int64
    package var window: Window

    package init(rule: RuleKey, period: Int64, window: Window) {
        self.rule = rule
        self.period = period
        self.window = window
    }
}

/// The key of a stored counter row: a group at a unit, as it became known on a day.
package struct CounterKey: Hashable, Sendable {
    package var unit: EntityKey
    package var group: CounterGroup
    /// The local civil day on which the change was recorded; `as_of` sums up to it (S46).
    package var day: CivilDate

    package init(unit: EntityKey, group: CounterGroup, day: CivilDate) {
        self.unit = unit
        self.group = group
        self.day = day
    }
}

/// Collects the deltas of one commit, and spreads them over each unit's ancestors once.
package struct CounterDeltas: Sendable {
    private struct Local: Hashable {
        var unit: EntityKey
        var group: CounterGroup
    }

    private var deltas: [Local: Counts] = [:]
    // Planning makes long runs of the same unit and group; they are summed up without hashing.
    private var run: (key: Local, counts: Counts)?

    package init() {}

    package var isEmpty: Bool { deltas.isEmpty && run == nil }

    /// Adds what changed: nil for old at creation.
    package mutating func record(old: Obligation?, new: Obligation) {
        if let old { add(old, sign: -1) }
        add(new, sign: 1)
    }

    private mutating func add(_ obligation: Obligation, sign: Int) {
        let key = Local(
            unit: obligation.unit,
            group: CounterGroup(rule: obligation.identity.rule, period: obligation.identity.period, window: obligation.window))
        if run?.key != key {
            flush()
            run = (key, Counts())
        }
        let counts = Counts(of: obligation)
        if sign > 0 { run?.counts += counts } else { run?.counts -= counts }
    }

    private mutating func flush() {
        if let run { deltas[run.key, default: Counts()] += run.counts }
        run = nil
    }

    /// The rows to add: each delta at its unit and at each ancestor, in a fixed order.
    package mutating func rows(day: CivilDate, chain: (EntityKey) -> [EntityKey]) -> [(key: CounterKey, counts: Counts)] {
        rows(day: day, chainOnDue: { unit, _ in chain(unit) })
    }

    /// The rows to add, where ancestors change: a window counts for those that the unit has on the window's due day (S19).
    package mutating func rows(
        day: CivilDate, chainOnDue chain: (_ unit: EntityKey, _ due: CivilDate) -> [EntityKey]
    ) -> [(key: CounterKey, counts: Counts)] {
        struct Place: Hashable {
            var unit: EntityKey
            var due: CivilDate
        }
        flush()
        var rows: [CounterKey: Counts] = [:]
        var chains: [Place: [EntityKey]] = [:]
        for (local, counts) in deltas where !counts.isZero {
            let place = Place(unit: local.unit, due: local.group.window.due)
            let units = chains[place] ?? chain(place.unit, place.due)
            chains[place] = units
            for unit in units { rows[CounterKey(unit: unit, group: local.group, day: day), default: Counts()] += counts }
        }
        return rows.filter { !$0.value.isZero }.map { (key: $0.key, counts: $0.value) }.sorted { Self.precedes($0.key, $1.key) }
    }

    private static func precedes(_ left: CounterKey, _ right: CounterKey) -> Bool {
        if left.unit != right.unit { return left.unit < right.unit }
        if left.group.rule != right.group.rule { return left.group.rule < right.group.rule }
        if left.group.period != right.group.period { return left.group.period < right.group.period }
        let (a, b) = (left.group.window, right.group.window)
        if a.opens != b.opens { return a.opens < b.opens }
        if a.dueBefore != b.dueBefore { return a.dueBefore < b.dueBefore }
        if a.graceBefore != b.graceBefore { return a.graceBefore < b.graceBefore }
        return a.closesBefore < b.closesBefore
    }
}
