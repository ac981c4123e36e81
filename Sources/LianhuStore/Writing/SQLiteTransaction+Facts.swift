import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    // MARK: Rules and instance

    func appendRules(_ changes: Changes) throws {
        if let adopted = changes.rules {
            let revision = adopted.revision
            state.rules = nil
            try insert([revision], "DELETE FROM adoption_text WHERE revision = ?") { $0.put($1) }
            try insert(
                [adopted],
                """
                INSERT INTO adoption (revision, digest, adopted_at) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET digest = excluded.digest, adopted_at = excluded.adopted_at
                """
            ) { values, adopted in
                values.put(adopted.revision)
                values.put(adopted.digest)
                values.put(adopted.adoptedAt)
            }
            let texts = adopted.packs.map { ("pack", $0) } + adopted.calendars.map { ("calendar", $0) }
            try insert(
                Array(texts.enumerated()),
                "INSERT INTO adoption_text (revision, position, kind, file, governs, text) VALUES (?, ?, ?, ?, ?, ?)"
            ) { values, text in
                values.put(revision)
                values.put(text.offset)
                values.put(text.element.0)
                values.put(text.element.1.file)
                values.put(text.element.1.governs)
                values.put(text.element.1.text)
            }
        }
        try insert(
            changes.newRules,
            "INSERT INTO rule (key, id, adopted_on) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET id = excluded.id, adopted_on = excluded.adopted_on"
        ) { values, rule in
            values.put(rule.key)
            values.put(rule.id)
            values.put(rule.adoptedOn)
        }
    }

    func appendInstance(_ changes: Changes) throws {
        try insert(
            changes.instance.map { [$0] } ?? [],
            """
            INSERT INTO instance (id, zone, origin, demonstration, high_water) VALUES (1, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET zone = excluded.zone, origin = excluded.origin, demonstration = excluded.demonstration,
              high_water = excluded.high_water
            """
        ) { values, instance in
            values.put(instance.zone)
            values.put(instance.origin)
            values.put(instance.isDemonstration)
            values.put(instance.highWater)
        }
        guard let answer = changes.idempotency else { return }
        // Answers are kept for a day; the next one clears them away.
        try insert([answer.at], "DELETE FROM idempotency WHERE at < ?") { $0.put($1.adding(hours: -24)) }
        try insert(
            [answer],
            """
            INSERT INTO idempotency (uid, route, key, fingerprint, at, status, body) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint, at = excluded.at, status = excluded.status, body = excluded.body
            """
        ) { values, answer in
            values.put(Int64(answer.uid))
            values.put(answer.route)
            values.put(answer.key)
            values.put(answer.fingerprint)
            values.put(answer.at)
            values.put(answer.status)
            values.put(answer.body)
        }
    }

    // MARK: Evidence

    func appendEvidence(_ changes: Changes) throws {
        try insert(
            changes.evidence,
            """
            INSERT INTO evidence (key, id, kind, about, unit, worker, method, direction, occurred_at, occurred_on, recorded_at, recorded_on,
              persons_met, reason, superseded_by, imported, supply_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, evidence in
            values.put(evidence)
        }
        for evidence in changes.evidence {
            var workers = Array(evidence.participants.enumerated())
            if !evidence.participants.contains(evidence.worker) { workers.append((-1, evidence.worker)) }
            try insert(workers, "INSERT INTO participant (evidence, position, worker) VALUES (?, ?, ?)") { values, worker in
                values.put(evidence.key)
                values.put(worker.offset)
                values.put(worker.element)
            }
        }
        for evidence in changes.evidence where !evidence.covers.isEmpty {
            let covers = Array(evidence.covers.enumerated())
            try insert(covers, "INSERT INTO evidence_cover (evidence, position, member) VALUES (?, ?, ?)") { values, cover in
                values.put(evidence.key)
                values.put(cover.offset)
                values.put(cover.element)
            }
        }
        // A voided record that is named as corrected afterwards counts for nothing since it was voided.
        let supersede = try query(
            """
            UPDATE evidence SET superseded_at = CASE WHEN superseded_by IS NULL THEN ?1 ELSE superseded_at END, superseded_by = ?2
            WHERE key = ?3
            """)
        for (key, newer) in changes.superseded {
            var values = supersede.parameters()
            values.put(changes.supersededAt)
            values.put(newer)
            values.put(key)
            try supersede.run()
            guard supersede.changes == 1 else { throw StoreError.unknownEvidence(key) }
        }
        try insert(
            changes.excuses, "INSERT INTO excuse (about, rule, period, slot, reason, approver, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ) { values, excuse in
            values.put(excuse.item)
            values.put(excuse.reason)
            values.put(excuse.approver)
            values.put(excuse.at)
        }
        try insert(
            changes.privateFields, "INSERT INTO private (seq, evidence, field, salt, value) VALUES (?, ?, ?, ?, ?)"
        ) { values, field in
            values.put(field.seq)
            values.put(field.evidence)
            values.put(field.field)
            values.put(field.salt)
            values.put(field.value)
        }
    }

    // MARK: Escalation

    func appendEscalation(_ changes: Changes) throws {
        try insert(
            changes.escalations,
            """
            INSERT INTO escalation (key, about, rule, period, slot, cycle, step, nominal, at, unit, tone, recipient, skip, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, step in
            values.put(step.key)
            values.put(step.item)
            values.put(step.cycle)
            values.put(step.step)
            values.put(step.nominal)
            values.put(step.at)
            values.put(step.unit)
            values.put(step.tone.rawValue)
            values.put(step.recipient)
            values.put(step.skip?.rawValue)
            values.put(step.revision)
        }
        try insert(
            changes.acknowledgements,
            "INSERT INTO acknowledgement (about, rule, period, slot, worker, until_day, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ) { values, pause in
            values.put(pause.item)
            values.put(pause.worker)
            values.put(pause.until)
            values.put(pause.at)
        }
        try insert(
            changes.notifications, "INSERT INTO notification (key, recipient, tone, digest, at, send_after) VALUES (?, ?, ?, ?, ?, ?)"
        ) { values, message in
            values.put(message.key)
            values.put(message.recipient)
            values.put(message.tone.rawValue)
            values.put(message.digest.rawValue)
            values.put(message.at)
            values.put(message.sendAfter)
        }
        for message in changes.notifications {
            let items = message.items.map { (item: $0, isCleared: false) } + message.cleared.map { (item: $0, isCleared: true) }
            try insert(
                Array(items.enumerated()),
                "INSERT INTO notification_item (notification, position, about, rule, period, slot, cleared) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ) { values, row in
                values.put(message.key)
                values.put(row.offset)
                values.put(row.element.item)
                values.put(row.element.isCleared)
            }
        }
    }
}
