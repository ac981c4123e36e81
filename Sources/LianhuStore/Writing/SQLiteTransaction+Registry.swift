import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    func appendRegistry(_ changes: Changes) throws {
        try insert(
            changes.entities,
            """
            INSERT INTO entity (key, id, kind, subkind, name, unit) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET id = excluded.id, kind = excluded.kind, subkind = excluded.subkind, name = excluded.name,
              unit = excluded.unit
            """
        ) { values, entity in
            values.put(entity.key)
            values.put(entity.id)
            values.put(Int64(entity.kind.rawValue))
            values.put(entity.subkind)
            values.put(entity.name)
            values.put(entity.unit)
        }
        try appendOrganisation(changes)
        for subject in changes.subjects { try put(subject) }
        for resident in changes.residents { try put(resident) }
        try insert(
            changes.links,
            """
            INSERT INTO link (key, subject, seat, worker, kind, is_primary, from_day, until_day, recorded_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject, key) DO UPDATE SET seat = excluded.seat, worker = excluded.worker, kind = excluded.kind,
              is_primary = excluded.is_primary, from_day = excluded.from_day, until_day = excluded.until_day, recorded_on = excluded.recorded_on
            """
        ) { values, link in
            values.put(link.key)
            values.put(link.subject)
            values.put(link.seat)
            values.put(link.worker)
            values.put(link.kind)
            values.put(link.isPrimary)
            values.put(link.tenure)
            values.put(link.recordedOn)
        }
        for (subject, tenure) in changes.suspensions {
            // A suspension is known by its first day: its end may be told later.
            try insert([subject], "DELETE FROM suspension WHERE subject = ? AND from_day = ?") { values, subject in
                values.put(subject)
                values.put(tenure.from)
            }
            try insert([subject], "INSERT INTO suspension (subject, from_day, until_day) VALUES (?, ?, ?)") { values, subject in
                values.put(subject)
                values.put(tenure)
            }
        }
        try insert(
            changes.tiers,
            """
            INSERT INTO tier (subject, from_day, until_day, tier, recorded_on) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (subject, from_day) DO UPDATE SET until_day = excluded.until_day, tier = excluded.tier,
              recorded_on = excluded.recorded_on
            """
        ) { values, tier in
            values.put(tier.subject)
            values.put(tier.tenure)
            values.put(tier.tier)
            values.put(tier.recordedOn)
        }
        try countRevisions(changes)
    }

    private func countRevisions(_ changes: Changes) throws {
        let hasOther =
            !(changes.entities.isEmpty && changes.subjects.isEmpty && changes.residents.isEmpty && changes.links.isEmpty
            && changes.suspensions.isEmpty && changes.tags.isEmpty && changes.aliases.isEmpty && changes.tiers.isEmpty)
        guard changes.hasOrganisation || hasOther else { return }
        try query("UPDATE state SET registry = registry + 1").run()
        guard changes.hasOrganisation else { return }
        try query("UPDATE state SET organisation = organisation + 1").run()
        state.organisationRevision += 1
    }

    // MARK: Units, workers, posts

    private func appendOrganisation(_ changes: Changes) throws {
        for unit in changes.units { try put(unit) }
        for worker in changes.workers { try put(worker) }
        try insert(
            changes.posts,
            """
            INSERT INTO post_holding (unit, post, worker, from_day, until_day) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (unit, post, ifnull(worker, 0), from_day) DO UPDATE SET until_day = excluded.until_day
            """
        ) { values, holding in
            values.put(holding.unit)
            values.put(holding.post)
            values.put(holding.worker)
            values.put(holding.tenure)
            state.organisation?.put(holding)
        }
        try insert(changes.absences, "INSERT INTO absence (worker, substitute, from_day, until_day) VALUES (?, ?, ?, ?)") {
            values, absence in
            values.put(absence.worker)
            values.put(absence.substitute)
            values.put(absence.tenure)
            state.organisation?.put(absence)
        }
        try insert(
            changes.parameters,
            """
            INSERT INTO unit_parameter (unit, name, from_day, until_day, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET until_day = excluded.until_day, value = excluded.value
            """
        ) { values, parameter in
            values.put(parameter.unit)
            values.put(parameter.name)
            values.put(parameter.tenure)
            values.put(parameter.value)
            state.organisation?.put(parameter)
        }
    }

    /// Keeps what lists show of a member up to its record.
    private func describe(_ key: EntityKey, name: String, subkind: String, unit: EntityKey?) throws {
        let query = try query("UPDATE entity SET name = ?, subkind = ?, unit = ifnull(?, unit) WHERE key = ?")
        var values = query.parameters()
        values.put(name)
        values.put(subkind)
        values.put(unit)
        values.put(key)
        try query.run()
        guard query.changes == 1 else { throw StoreError.unknownEntity(key) }
    }

    private func put(_ unit: UnitRecord) throws {
        try describe(unit.key, name: unit.name, subkind: unit.kind, unit: unit.key)
        try insert([unit.key], "INSERT INTO unit (key) VALUES (?) ON CONFLICT DO NOTHING") { $0.put($1) }
        try insert([unit.key], "DELETE FROM unit_parent WHERE unit = ?") { $0.put($1) }
        try insert(
            Array(unit.parents.enumerated()), "INSERT INTO unit_parent (unit, position, parent, from_day, until_day) VALUES (?, ?, ?, ?, ?)"
        ) { values, parent in
            values.put(unit.key)
            values.put(parent.offset)
            values.put(parent.element.value)
            values.put(parent.element.tenure)
        }
        state.organisation?.put(unit)
    }

    private func put(_ worker: WorkerRecord) throws {
        try describe(worker.key, name: worker.name, subkind: "", unit: worker.unit)
        try insert(
            [worker], "INSERT INTO worker (key, telephone) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET telephone = excluded.telephone"
        ) { values, worker in
            values.put(worker.key)
            values.put(worker.telephone)
        }
        try insert([worker.key], "DELETE FROM worker_role WHERE worker = ?") { $0.put($1) }
        try insert(
            Array(worker.roles.enumerated()), "INSERT INTO worker_role (worker, position, role, from_day, until_day) VALUES (?, ?, ?, ?, ?)"
        ) { values, role in
            values.put(worker.key)
            values.put(role.offset)
            values.put(role.element.value)
            values.put(role.element.tenure)
        }
        state.organisation?.put(worker: worker.key, unit: worker.unit, roles: worker.roles)
    }

    // MARK: Subjects and residents

    private func put(_ subject: SubjectRecord) throws {
        try describe(subject.key, name: subject.name, subkind: subject.kind, unit: subject.units.last?.value)
        try insert(
            [subject],
            """
            INSERT INTO subject (key, kind, address, from_day, until_day, recorded_on, unit, unit_from, unit_until)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET kind = excluded.kind, address = excluded.address, from_day = excluded.from_day,
              until_day = excluded.until_day, recorded_on = excluded.recorded_on, unit = excluded.unit, unit_from = excluded.unit_from,
              unit_until = excluded.unit_until
            """
        ) { values, subject in
            let only = subject.units.count == 1 ? subject.units.first : nil
            values.put(subject.key)
            values.put(subject.kind)
            values.put(subject.address)
            values.put(subject.presence)
            values.put(subject.recordedOn)
            values.put(only?.value)
            values.put(only?.tenure.from)
            values.put(only?.tenure.until)
        }
        try insert([subject.key], "DELETE FROM placement WHERE subject = ?") { $0.put($1) }
        guard subject.units.count > 1 else { return }
        try insert(
            Array(subject.units.enumerated()), "INSERT INTO placement (subject, position, unit, from_day, until_day) VALUES (?, ?, ?, ?, ?)"
        ) { values, placement in
            values.put(subject.key)
            values.put(placement.offset)
            values.put(placement.element.value)
            values.put(placement.element.tenure)
        }
    }

    private func put(_ resident: ResidentRecord) throws {
        let household = try entities(keys: [resident.household])[resident.household]
        try describe(resident.key, name: resident.name, subkind: "", unit: household?.unit)
        try insert(
            [resident],
            """
            INSERT INTO resident (key, household, telephone, is_head, born_day) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET household = excluded.household, telephone = excluded.telephone, is_head = excluded.is_head,
              born_day = excluded.born_day
            """
        ) { values, resident in
            values.put(resident.key)
            values.put(resident.household)
            values.put(resident.telephone)
            values.put(resident.isHead)
            values.put(resident.born)
        }
    }
}
