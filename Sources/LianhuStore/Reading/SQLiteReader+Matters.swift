import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let columns = """
        m.key, m.kind, m.unit, m.about, m.field, m.source, m.evidence, m.finder, m.reporter, m.found_at, m.raised_at, m.wake_at
        """

    /// A matter before its events are read.
    private static func matter(_ row: inout Columns) throws -> MatterRecord {
        let key = row.integer()
        let kind = row.integer()
        let unit = row.integer()
        let about = row.integer()
        let field = row.optionalText()
        let word = row.text()
        guard let source = MatterSource(rawValue: word) else { throw StoreError.database(code: 0, message: "matter.source \(word)") }
        let evidence = row.optionalInteger()
        let finder = row.integer()
        let reporter = row.optionalInteger()
        let foundAt = row.instant()
        let raisedAt = row.instant()
        return MatterRecord(
            key: key, kind: kind, unit: unit, about: about, field: field, source: source, evidence: evidence, finder: finder,
            reporter: reporter, foundAt: foundAt, raisedAt: raisedAt, state: MatterState(), wakeAt: row.optionalInstant())
    }

    private static let byKey = KeyedSQL { "SELECT \(columns) FROM \($0) k CROSS JOIN matter m ON m.key = k.value ORDER BY m.key" }

    func matters(_ keys: [MatterKey]) throws -> [MatterRecord] {
        try withStates(try rows(of: Set(keys).sorted(), Self.byKey, Self.matter))
    }

    private func withStates(_ matters: [MatterRecord]) throws -> [MatterRecord] {
        let events = Dictionary(grouping: try matterEvents(of: matters.map(\.key)), by: \.matter)
        return matters.map { matter in
            var matter = matter
            matter.state = MatterState(events[matter.key] ?? []) ?? MatterState()
            return matter
        }
    }

    func matters(_ filter: MatterFilter, after: MatterKey, limit: Int) throws -> [MatterRecord] {
        guard limit > 0 else { return [] }
        // One way in; what it lets through is narrowed by the rest of the conditions.
        let way =
            if filter.evidence != nil {
                "m.evidence = ?2"
            } else if filter.joinedInto != nil {
                "m.joined_into = ?3"
            } else if filter.about != nil {
                "m.about = ?4"
            } else if filter.holder != nil {
                "m.holder = ?5"
            } else if filter.wakesUpTo != nil {
                "m.wake_at <= ?6"
            } else if filter.units != nil {
                "m.unit IN (SELECT value FROM json_each(?7))"
            } else {
                "1"
            }
        let query = try query(
            """
            SELECT \(Self.columns) FROM matter m WHERE m.key > ?1 AND \(way)
              AND (?2 IS NULL OR m.evidence = ?2) AND (?3 IS NULL OR m.joined_into = ?3) AND (?4 IS NULL OR m.about = ?4)
              AND (?5 IS NULL OR m.holder = ?5) AND (?6 IS NULL OR m.wake_at <= ?6)
              AND (?7 IS NULL OR m.unit IN (SELECT value FROM json_each(?7))) AND (?8 IS NULL OR m.kind = ?8)
              AND (?9 IS NULL OR m.phase IN (SELECT value FROM json_each(?9)))
              AND (?10 IS NULL OR m.phase IN ('open', 'shelved') OR m.last_at >= ?10 OR m.last_due > ?10)
              AND (?11 IS NULL OR m.raised_at <= ?11)
            ORDER BY m.key LIMIT ?12
            """)
        var values = query.parameters()
        values.put(after)
        values.put(filter.evidence)
        values.put(filter.joinedInto)
        values.put(filter.about)
        values.put(filter.holder)
        values.put(filter.wakesUpTo)
        values.put(filter.units.map { "[" + $0.sorted().map(String.init).joined(separator: ",") + "]" })
        values.put(filter.kind)
        values.put(filter.phases.isEmpty ? nil : "[" + filter.phases.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: ",") + "]")
        values.put(filter.touchedFrom)
        values.put(filter.raisedUpTo)
        values.put(limit)
        return try withStates(try query.all(Self.matter))
    }

    private static let eventsByMatter = KeyedSQL {
        """
        SELECT e.matter, e.number, e.act, e.at, e.actor, e.party, e.joined, e.reason, e.until, e.stage, e.cycle, e.stage_due, e.total_due,
          e.original_due, e.reply_due, e.leaf
        FROM \($0) k CROSS JOIN matter_event e ON e.matter = k.value ORDER BY e.matter, e.number
        """
    }

    private static let partsByMatter = KeyedSQL {
        """
        SELECT p.matter, p.number, p.party FROM \($0) k CROSS JOIN matter_part p ON p.matter = k.value
        ORDER BY p.matter, p.number, p.position
        """
    }

    func matterEvents(of matters: [MatterKey]) throws -> [MatterEvent] {
        let keys = Set(matters).sorted()
        var events = try rows(of: keys, Self.eventsByMatter, Self.event)
        let parts = try rows(of: keys, Self.partsByMatter) { row in (matter: row.integer(), number: row.int(), party: row.integer()) }
        for part in parts {
            guard let index = events.firstIndex(where: { $0.matter == part.matter && $0.number == part.number }) else { continue }
            events[index].parts.append(part.party)
        }
        return events
    }

    private static func event(_ row: inout Columns) throws -> MatterEvent {
        let matter = row.integer()
        let number = row.int()
        let word = row.text()
        guard let act = MatterAct(rawValue: word) else { throw StoreError.database(code: 0, message: "matter_event.act \(word)") }
        var event = MatterEvent(
            matter: matter, number: number, act: act, at: row.instant(), actor: nil, stage: "", cycle: 0, dues: MatterDues())
        event.actor = row.optionalInteger()
        event.party = row.optionalInteger()
        event.joined = row.optionalInteger()
        event.reason = row.optionalText()
        event.until = row.optionalInstant()
        event.stage = row.text()
        event.cycle = row.int()
        event.dues.stage = row.optionalInstant()
        event.dues.total = row.optionalInstant()
        event.dues.original = row.optionalInstant()
        event.dues.reply = row.optionalInstant()
        event.leaf = row.integer()
        return event
    }

    private static let textsByMatter = KeyedSQL {
        """
        SELECT x.matter, x.number, x.field, x.salt, x.value FROM \($0) k CROSS JOIN matter_text x ON x.matter = k.value
        ORDER BY x.matter, x.number, x.field
        """
    }

    func matterTexts(of matters: [MatterKey]) throws -> [MatterText] {
        try rows(of: Set(matters).sorted(), Self.textsByMatter) { row in
            let (matter, number) = (row.integer(), row.int())
            let field = row.text()
            let salt = row.bytes()
            return MatterText(matter: matter, number: number, field: field, salt: salt, value: row.text())
        }
    }

    func nextMatterKey() throws -> MatterKey { (try query("SELECT max(key) FROM matter").first { $0.integer() } ?? 0) + 1 }

    func nextMatterWake() throws -> Instant? {
        try query("SELECT min(wake_at) FROM matter WHERE wake_at IS NOT NULL").first { $0.optionalInstant() } ?? nil
    }

    func mattersAsleep() throws -> Int {
        try query("SELECT count(*) FROM matter WHERE wake_at IS NULL AND phase IN ('open', 'shelved')").first { $0.int() } ?? 0
    }
}
