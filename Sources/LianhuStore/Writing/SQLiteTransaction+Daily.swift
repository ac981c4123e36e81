import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// Tags, merged subjects and requests for waivers.
    func appendDaily(_ changes: Changes) throws {
        try insert(
            changes.tags,
            """
            INSERT INTO tag (entity, from_day, tag, until_day, recorded_on) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET until_day = excluded.until_day, recorded_on = excluded.recorded_on
            """
        ) { values, tag in
            values.put(tag.entity)
            values.put(tag.tenure.from)
            values.put(tag.tag)
            values.put(tag.tenure.until)
            values.put(tag.recordedOn)
        }
        // One after the other: a target may be merged itself by the next.
        for alias in changes.aliases { try put(alias) }
        try insert(
            changes.excuseRequests,
            """
            INSERT INTO excuse_request (about, rule, period, slot, asked_at, reason, worker, approver, approved, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET approver = excluded.approver, approved = excluded.approved, decided_at = excluded.decided_at
            """
        ) { values, request in
            values.put(request.item)
            values.put(request.askedAt)
            values.put(request.reason)
            values.put(request.worker)
            values.put(request.decision?.approver)
            values.put(request.decision.map { $0.isApproved ? Int64(1) : 0 })
            values.put(request.decision?.at)
        }
    }

    private func put(_ alias: AliasRecord) throws {
        // What was merged into it before goes on to the new target.
        try insert([alias], "UPDATE alias SET target = ? WHERE target = ?") { values, alias in
            values.put(alias.target)
            values.put(alias.entity)
        }
        try insert(
            [alias],
            """
            INSERT INTO alias (entity, target, merged_on) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET target = excluded.target, merged_on = excluded.merged_on
            """
        ) { values, alias in
            values.put(alias.entity)
            values.put(alias.target)
            values.put(alias.mergedOn)
        }
    }
}
