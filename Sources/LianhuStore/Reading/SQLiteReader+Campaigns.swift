import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let campaignColumns = "c.key, c.kind, c.unit, c.starter, c.started_at, c.due_at, c.tag, c.closed_at, c.events, c.wake_at"

    private static func campaign(_ row: inout Columns) -> CampaignRecord {
        let key = row.integer()
        let kind = row.integer()
        let unit = row.integer()
        let starter = row.integer()
        let startedAt = row.instant()
        let dueAt = row.instant()
        let tag = row.optionalText()
        let closedAt = row.optionalInstant()
        let events = row.int()
        return CampaignRecord(
            key: key, kind: kind, unit: unit, starter: starter, startedAt: startedAt, dueAt: dueAt, tag: tag, closedAt: closedAt,
            events: events, wakeAt: row.optionalInstant())
    }

    private static let campaignsByKey = KeyedSQL {
        "SELECT \(campaignColumns) FROM \($0) k CROSS JOIN campaign c ON c.key = k.value ORDER BY c.key"
    }

    func campaigns(_ keys: [CampaignKey]) throws -> [CampaignRecord] {
        try rows(of: Set(keys).sorted(), Self.campaignsByKey) { Self.campaign(&$0) }
    }

    func campaigns(_ filter: CampaignFilter, after: CampaignKey, limit: Int) throws -> [CampaignRecord] {
        guard limit > 0 else { return [] }
        let way = filter.wakesUpTo != nil ? "c.wake_at <= ?4" : "1"
        let query = try query(
            """
            SELECT \(Self.campaignColumns) FROM campaign c WHERE c.key > ?1 AND \(way)
              AND (?2 IS NULL OR c.unit IN (SELECT value FROM json_each(?2))) AND (?3 IS NULL OR c.kind = ?3)
              AND (?4 IS NULL OR c.wake_at <= ?4) AND (?5 = 0 OR c.closed_at IS NULL)
            ORDER BY c.key LIMIT ?6
            """)
        var values = query.parameters()
        values.put(after)
        values.put(filter.units.map(Self.list))
        values.put(filter.kind)
        values.put(filter.wakesUpTo)
        values.put(filter.isOpenOnly)
        values.put(limit)
        return try query.all { Self.campaign(&$0) }
    }

    private static func list(_ keys: Set<EntityKey>) -> String { "[" + keys.sorted().map(String.init).joined(separator: ",") + "]" }

    func campaignUnits(of campaign: CampaignKey) throws -> [CampaignUnit] {
        let query = try query(
            """
            SELECT unit, parent, level, targets, answered, children, children_reported, complete_at, reported_at, reopened_at
            FROM campaign_unit WHERE campaign = ? ORDER BY unit
            """)
        var values = query.parameters()
        values.put(campaign)
        return try query.all { row in
            var unit = CampaignUnit(campaign: campaign, unit: row.integer(), parent: row.optionalInteger(), level: row.int())
            unit.targets = row.int()
            unit.answered = row.int()
            unit.children = row.int()
            unit.childrenReported = row.int()
            unit.completeAt = row.optionalInstant()
            unit.reportedAt = row.optionalInstant()
            unit.reopenedAt = row.optionalInstant()
            return unit
        }
    }

    // MARK: Who is asked

    private static let targetColumns = "t.subject, t.unit, t.worker, t.outcome, t.answered_at"

    private static func target(_ campaign: CampaignKey, _ row: inout Columns) -> CampaignTarget {
        let subject = row.integer()
        let unit = row.integer()
        let worker = row.integer()
        let outcome = row.optionalText()
        return CampaignTarget(
            campaign: campaign, subject: subject, unit: unit, worker: worker, outcome: outcome, answeredAt: row.optionalInstant())
    }

    private static let targetsBySubject = KeyedSQL {
        """
        SELECT \(targetColumns) FROM \($0) k CROSS JOIN campaign_target t ON t.campaign = ?2 AND t.subject = k.value ORDER BY t.subject
        """
    }

    func campaignTargets(of campaign: CampaignKey, subjects: [EntityKey]) throws -> [CampaignTarget] {
        try rows(of: Set(subjects).sorted(), Self.targetsBySubject, bind: { $0.put(campaign) }, { Self.target(campaign, &$0) })
    }

    func campaignTargets(_ filter: CampaignTargetFilter, after: EntityKey, limit: Int) throws -> [CampaignTarget] {
        guard limit > 0 else { return [] }
        let query = try query(
            """
            SELECT \(Self.targetColumns) FROM campaign_target t WHERE t.campaign = ?1 AND t.subject > ?2
              AND \(filter.worker == nil ? "(?3 IS NULL OR t.worker = ?3)" : "t.worker = ?3")
              AND (?4 IS NULL OR t.unit IN (SELECT value FROM json_each(?4))) AND (?5 = 0 OR t.outcome IS NULL)
            ORDER BY t.subject LIMIT ?6
            """)
        var values = query.parameters()
        values.put(filter.campaign)
        values.put(after)
        values.put(filter.worker)
        values.put(filter.units.map(Self.list))
        values.put(filter.isSilentOnly)
        values.put(limit)
        return try query.all { Self.target(filter.campaign, &$0) }
    }

    func campaignTallies(of campaign: CampaignKey) throws -> [CampaignTally] {
        let query = try query(
            "SELECT unit, outcome, count(*) FROM campaign_target WHERE campaign = ? GROUP BY unit, outcome ORDER BY unit, outcome")
        var values = query.parameters()
        values.put(campaign)
        return try query.all { row in
            let unit = row.integer()
            let outcome = row.optionalText()
            return CampaignTally(unit: unit, outcome: outcome, count: row.int())
        }
    }

    // MARK: What happened

    func campaignEvents(of campaign: CampaignKey, act: CampaignAct?, after number: Int, limit: Int) throws -> [CampaignEvent] {
        guard limit > 0 else { return [] }
        let narrow = act.map { "AND act = '\($0.rawValue)' AND act <> 'answer'" }
        let query = try query(
            """
            SELECT number, act, at, recorded_at, actor, about, outcome, partial, zero_report, answered, targets, reason, leaf
            FROM campaign_event WHERE campaign = ?1 AND number > ?2 \(act == .answer ? "AND act = 'answer'" : narrow ?? "")
            ORDER BY number LIMIT ?3
            """)
        var values = query.parameters()
        values.put(campaign)
        values.put(number)
        values.put(limit)
        return try query.all { row in
            let number = row.int()
            let word = row.text()
            guard let act = CampaignAct(rawValue: word) else { throw StoreError.database(code: 0, message: "campaign_event.act \(word)") }
            let at = row.instant()
            let recordedAt = row.instant()
            let actor = row.optionalInteger()
            var event = CampaignEvent(
                campaign: campaign, number: number, act: act, at: at, recordedAt: recordedAt, actor: actor, about: row.integer())
            event.outcome = row.optionalText()
            event.isPartial = row.bool()
            event.isNothing = row.bool()
            event.answered = row.int()
            event.targets = row.int()
            event.reason = row.optionalText()
            event.leaf = row.integer()
            return event
        }
    }

    func campaignTexts(of campaign: CampaignKey) throws -> [CampaignText] {
        let query = try query("SELECT number, salt, value FROM campaign_text WHERE campaign = ? ORDER BY number")
        var values = query.parameters()
        values.put(campaign)
        return try query.all { row in
            let number = row.int()
            let salt = row.bytes()
            return CampaignText(campaign: campaign, number: number, salt: salt, value: row.text())
        }
    }

    func nextCampaignKey() throws -> CampaignKey { (try query("SELECT max(key) FROM campaign").first { $0.integer() } ?? 0) + 1 }

    func nextCampaignWake() throws -> Instant? {
        try query("SELECT min(wake_at) FROM campaign WHERE wake_at IS NOT NULL").first { $0.optionalInstant() } ?? nil
    }

    func campaignsAsleep() throws -> Int {
        try query("SELECT count(*) FROM campaign WHERE wake_at IS NULL AND closed_at IS NULL").first { $0.int() } ?? 0
    }
}
