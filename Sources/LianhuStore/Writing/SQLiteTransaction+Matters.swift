import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// Matters, their events and texts.
    func appendMatters(_ changes: Changes) throws {
        guard !changes.matters.isEmpty || !changes.matterEvents.isEmpty else { return }
        try insert(
            changes.matters,
            """
            INSERT INTO matter (key, kind, unit, about, field, source, evidence, finder, reporter, found_at, raised_at, phase, holder,
              joined_into, last_due, last_at, wake_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET unit = excluded.unit, phase = excluded.phase, holder = excluded.holder,
              joined_into = excluded.joined_into, last_due = excluded.last_due, last_at = excluded.last_at, wake_at = excluded.wake_at
            """
        ) { values, matter in
            values.put(matter.key)
            values.put(matter.kind)
            values.put(matter.unit)
            values.put(matter.about)
            values.put(matter.field)
            values.put(matter.source.rawValue)
            values.put(matter.evidence)
            values.put(matter.finder)
            values.put(matter.reporter)
            values.put(matter.foundAt)
            values.put(matter.raisedAt)
            let state = matter.state
            values.put(state.phase.rawValue)
            values.put(state.holder)
            values.put(state.joinedInto)
            values.put([state.dues.total, state.dues.original, state.responseDue].compactMap { $0 }.max())
            values.put(state.lastAt)
            values.put(matter.wakeAt)
        }
        try appendMatterEvents(changes)
    }

    private func appendMatterEvents(_ changes: Changes) throws {
        try insert(
            changes.matterEvents,
            """
            INSERT INTO matter_event (matter, number, act, at, actor, party, joined, reason, until, stage, cycle, stage_due, total_due,
              original_due, reply_due, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, event in
            values.put(event.matter)
            values.put(event.number)
            values.put(event.act.rawValue)
            values.put(event.at)
            values.put(event.actor)
            values.put(event.party)
            values.put(event.joined)
            values.put(event.reason)
            values.put(event.until)
            values.put(event.stage)
            values.put(event.cycle)
            values.put(event.dues.stage)
            values.put(event.dues.total)
            values.put(event.dues.original)
            values.put(event.dues.reply)
            values.put(event.leaf)
        }
        let parts = changes.matterEvents.flatMap { event in event.parts.enumerated().map { (event: event, position: $0, party: $1) } }
        try insert(parts, "INSERT INTO matter_part (matter, number, position, party) VALUES (?, ?, ?, ?)") { values, part in
            values.put(part.event.matter)
            values.put(part.event.number)
            values.put(part.position)
            values.put(part.party)
        }
        try insert(changes.matterTexts, "INSERT INTO matter_text (matter, number, field, salt, value) VALUES (?, ?, ?, ?, ?)") {
            values, text in
            values.put(text.matter)
            values.put(text.number)
            values.put(text.field)
            values.put(text.salt)
            values.put(text.value)
        }
    }
}
