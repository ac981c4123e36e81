import LianhuCore
import LianhuEngine

extension SQLiteReader {
    func handledSteps(_ items: [Identity], upTo instant: Instant?) throws -> [Identity: Int] {
        Dictionary(
            try rows(of: items, Self.steps) { item, row in (item, row.int(), row.instant()) }
                .filter { step in instant.map { step.2 <= $0 } ?? true }.map { ($0.0, $0.1) }, uniquingKeysWith: max)
    }

    func acknowledgements(_ items: [Identity]) throws -> [AcknowledgementRecord] {
        try rows(of: items, Self.pauses) { item, row in
            AcknowledgementRecord(item: item, worker: row.integer(), until: row.day(), at: row.instant())
        }
    }

    func acknowledgementsEnding(after: CivilDate, through: CivilDate) throws -> [Identity] {
        let query = try query(
            """
            SELECT DISTINCT about, rule, period, slot FROM acknowledgement WHERE until_day > ? AND until_day <= ?
            ORDER BY about, rule, period, slot
            """)
        var values = query.parameters()
        values.put(after)
        values.put(through)
        return try query.all { $0.identity() }
    }

    func excuses(_ items: [Identity]) throws -> [ExcuseRecord] {
        try rows(of: items, Self.waivers) { item, row in
            ExcuseRecord(item: item, reason: row.text(), approver: row.integer(), at: row.instant())
        }
    }

    func visitDays(_ items: [Identity]) throws -> [VisitDay] {
        try rows(of: items, Self.plannedDays) { item, row in
            VisitDay(item: item, worker: row.integer(), day: row.day(), isFixed: row.bool())
        }
    }

    private static let plannedDays = itemSQL("visit_day", "x.worker, x.day, x.fixed", "ORDER BY 1, 2, 3, 4")
    private static let steps = itemSQL("escalation", "x.step, x.at", "")
    private static let pauses = itemSQL("acknowledgement", "x.worker, x.until_day, x.at", "ORDER BY 1, 2, 3, 4, x.key")
    private static let waivers = itemSQL("excuse", "x.reason, x.approver, x.at", "ORDER BY 1, 2, 3, 4, x.key")

    private static func itemSQL(_ table: String, _ columns: String, _ tail: String) -> KeyedSQL {
        KeyedSQL { keys in
            """
            SELECT x.about, x.rule, x.period, x.slot, \(columns) FROM \(keys) k CROSS JOIN \(table) x
              ON x.about = k.value AND x.rule BETWEEN ?2 AND ?3 AND x.period BETWEEN ?4 AND ?5
            \(tail)
            """
        }
    }

    /// Rows about given items: those of their members, narrowed to the rules and periods between the items' first and last.
    private func rows<Row>(of items: [Identity], _ sql: KeyedSQL, _ read: (Identity, inout Columns) throws -> Row) throws -> [Row] {
        let wanted = Set(items)
        guard let rules = wanted.lazy.map(\.rule).bounds, let periods = wanted.lazy.map(\.period).bounds else { return [] }
        let found: [Row?] = try rows(
            of: Set(wanted.map(\.about)).sorted(), sql,
            bind: { values in
                values.put(rules.lowerBound)
                values.put(rules.upperBound)
                values.put(periods.lowerBound)
                values.put(periods.upperBound)
            },
            { row in
                let item = row.identity()
                return wanted.contains(item) ? try read(item, &row) : nil
            })
        return found.compactMap { $0 }
    }

    // MARK: Lists

    func escalations(_ filter: EscalationFilter, after: Int64, limit: Int) throws -> [EscalationRecord] {
        guard limit > 0 else { return [] }
        // One way in: the item, the recipient, a few units, or the key. What it lets through is judged by the filter itself.
        let few = filter.units.map { $0.count <= Self.fewUnits } ?? false
        let way =
            if filter.item != nil {
                "x.about = ?2 AND x.rule = ?3 AND x.period = ?4 AND x.slot = ?5"
            } else if filter.recipient != nil {
                "x.recipient = ?6"
            } else if filter.skip == .noRecipient {
                // Few, and asked for by every status: an index holds them alone.
                "x.skip = 'no_recipient'"
            } else if few {
                "x.unit IN (SELECT value FROM json_each(?7))"
            } else {
                "1"
            }
        let query = try query(
            """
            SELECT x.key, x.about, x.rule, x.period, x.slot, x.cycle, x.step, x.nominal, x.at, x.unit, x.tone, x.recipient, x.skip, x.revision
            FROM escalation x WHERE x.key > ?1 AND \(way) AND (?8 IS NULL OR x.skip = ?8) ORDER BY x.key
            """)
        var values = query.parameters()
        values.put(after)
        values.put(filter.item?.about)
        values.put(filter.item?.rule)
        values.put(filter.item?.period)
        values.put(filter.item.map { Int64($0.slot) })
        values.put(filter.recipient)
        values.put(few ? filter.units.map { "[" + $0.map(String.init).joined(separator: ",") + "]" } : nil)
        values.put(filter.skip?.rawValue)
        var found: [EscalationRecord] = []
        try query.forEach { row in
            let record = try Self.escalation(&row)
            if filter.holds(for: record) { found.append(record) }
            return found.count < limit
        }
        return found
    }

    private static func escalation(_ row: inout Columns) throws -> EscalationRecord {
        let key = row.integer()
        let item = row.identity()
        let (cycle, step) = (row.int(), row.int())
        let (nominal, at) = (row.instant(), row.instant())
        let unit = row.integer()
        guard let tone = Tone(rawValue: row.text()) else { throw StoreError.corrupt(code: 0) }
        let recipient = row.optionalInteger()
        let skip = try row.optionalText().map { word in
            guard let skip = Escalator.Skip(rawValue: word) else { throw StoreError.corrupt(code: 0) }
            return skip
        }
        return EscalationRecord(
            key: key, item: item, cycle: cycle, step: step, nominal: nominal, at: at, unit: unit, tone: tone, recipient: recipient,
            skip: skip, revision: row.int())
    }

    func notifications(recipient: EntityKey?, after: Int64, limit: Int) throws -> [NotificationRecord] {
        guard limit > 0 else { return [] }
        let way = recipient == nil ? "?2 IS NULL" : "recipient = ?2"
        let query = try query(
            "SELECT key, recipient, tone, digest, at, send_after FROM notification WHERE key > ?1 AND \(way) ORDER BY key LIMIT ?3")
        var values = query.parameters()
        values.put(after)
        values.put(recipient)
        values.put(limit)
        return try withItems(try query.all(Self.message))
    }

    static func message(_ row: inout Columns) throws -> NotificationRecord {
        let (key, recipient) = (row.integer(), row.integer())
        guard let tone = Tone(rawValue: row.text()), let digest = Digest(rawValue: row.text()) else {
            throw StoreError.corrupt(code: 0)
        }
        return NotificationRecord(
            key: key, recipient: recipient, tone: tone, digest: digest, at: row.instant(), sendAfter: row.instant(), items: [])
    }

    /// Messages with what they are about.
    func withItems(_ messages: [NotificationRecord]) throws -> [NotificationRecord] {
        var found = messages
        let items = try query("SELECT about, rule, period, slot, cleared FROM notification_item WHERE notification = ? ORDER BY position")
        for index in found.indices {
            var owner = items.parameters()
            owner.put(found[index].key)
            for (item, isCleared) in try items.all({ ($0.identity(), $0.bool()) }) {
                if isCleared { found[index].cleared.append(item) } else { found[index].items.append(item) }
            }
        }
        return found
    }
}

extension Sequence where Element: Comparable {
    /// From the least to the greatest; nil for none.
    fileprivate var bounds: ClosedRange<Element>? {
        guard let low = self.min(), let high = self.max() else { return nil }
        return low...high
    }
}
