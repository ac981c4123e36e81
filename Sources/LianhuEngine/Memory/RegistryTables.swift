import LianhuCore

/// The id space and what is known of its members.
final class RegistryTables {
    let entities = Table<EntityRef>()
    let workers = Table<WorkerRecord>()
    let subjects = Table<SubjectRecord>()
    let residents = Table<ResidentRecord>()
    let links = Table<LinkRecord>()
    let suspensions = Table<SubjectSuspensions>()
    let tiers = Table<SubjectTiers>()
    let organisation = Register(Organisation())
    // Not taken back: a reader checks each row that it finds.
    private var byID: [String: EntityKey] = [:]
    private var byName: KeyIndex<String, EntityKey> = KeyIndex()
    private var linksBySubject: KeyIndex<EntityKey, LinkKey> = KeyIndex()
    private var linksByWorker: KeyIndex<EntityKey, LinkKey> = KeyIndex()
    private var residentsByHousehold: KeyIndex<EntityKey, EntityKey> = KeyIndex()

    var undoLogs: [UndoLog] { [entities, workers, subjects, residents, links, suspensions, tiers, organisation] }

    // MARK: Changing

    func put(_ changes: Changes) throws {
        for entity in changes.entities { try put(entity) }
        if changes.hasOrganisation {
            var known = organisation.value
            for unit in changes.units { known.put(unit) }
            for worker in changes.workers { known.put(worker: worker.key, unit: worker.unit, roles: worker.roles) }
            for post in changes.posts { known.put(post) }
            for absence in changes.absences { known.put(absence) }
            for parameter in changes.parameters { known.put(parameter) }
            organisation.value = known
        }
        for unit in changes.units { try describe(unit.key, name: unit.name, subkind: unit.kind, unit: unit.key) }
        for worker in changes.workers {
            workers.put(worker)
            try describe(worker.key, name: worker.name, subkind: "", unit: worker.unit)
        }
        for subject in changes.subjects {
            subjects.put(subject)
            try describe(subject.key, name: subject.name, subkind: subject.kind, unit: subject.units.last?.value)
        }
        for resident in changes.residents {
            residents.put(resident)
            residentsByHousehold.add(resident.key, to: resident.household)
            try describe(resident.key, name: resident.name, subkind: "", unit: entities[resident.household]?.unit)
        }
        for link in changes.links {
            links.put(link)
            linksBySubject.add(link.key, to: link.subject)
            linksByWorker.add(link.key, to: link.worker)
        }
        for (subject, tenure) in changes.suspensions {
            var row = suspensions[subject] ?? SubjectSuspensions(subject: subject, tenures: [])
            row.tenures.removeAll { $0.from == tenure.from }
            row.tenures.append(tenure)
            row.tenures.sort { $0.from < $1.from }
            suspensions.put(row)
        }
        for tier in changes.tiers {
            var row = tiers[tier.subject] ?? SubjectTiers(subject: tier.subject, tiers: [])
            row.tiers.removeAll { $0.tenure.from == tier.tenure.from }
            row.tiers.append(tier)
            row.tiers.sort { $0.tenure.from < $1.tenure.from }
            tiers.put(row)
        }
    }

    private func put(_ entity: EntityRef) throws {
        if let known = self.entity(id: entity.id), known.key != entity.key { throw StoreError.constraint("entity.id") }
        entities.put(entity)
        byID[entity.id] = entity.key
        byName.add(entity.key, to: entity.name)
    }

    /// Keeps what lists show of a member up to its record.
    private func describe(_ key: EntityKey, name: String, subkind: String, unit: EntityKey?) throws {
        guard var entity = entities[key] else { throw StoreError.unknownEntity(key) }
        let old = entity
        entity.name = name
        entity.subkind = subkind
        entity.unit = unit ?? entity.unit
        guard entity != old else { return }
        entities.put(entity)
        byName.add(key, to: name)
    }

    // MARK: Reading

    func entity(id: String) -> EntityRef? {
        guard let key = byID[id], let entity = entities[key], entity.id == id else { return nil }
        return entity
    }

    func entities(named name: String, kind: EntityKind, limit: Int) -> [EntityRef] {
        let found = byName[name].compactMap { entities[$0] }.filter { $0.name == name && $0.kind == kind }
        return Array(found.prefix(limit))
    }

    func entities(kind: EntityKind, subkind: String?, units: Set<EntityKey>?, after: EntityKey, limit: Int) -> [EntityRef] {
        var found: [EntityRef] = []
        for entity in entities.rows[entities.position(after: after)...] where entity.kind == kind {
            guard found.count < limit else { break }
            guard subkind.map({ $0 == entity.subkind }) ?? true, units?.contains(entity.unit) ?? true else { continue }
            found.append(entity)
        }
        return found
    }

    func residents(of households: [EntityKey]) -> [ResidentRecord] {
        let keys = Set(households).flatMap { residentsByHousehold[$0] }
        let wanted = Set(households)
        return residents.rows(keys).filter { wanted.contains($0.household) }
    }

    func links(of subject: EntityKey) -> [LinkRecord] {
        linksBySubject[subject].compactMap { links[$0] }.filter { $0.subject == subject }
    }

    func links(ofWorkers workers: [EntityKey]) -> [LinkRecord] {
        let wanted = Set(workers)
        return links.rows(wanted.flatMap { linksByWorker[$0] }).filter { wanted.contains($0.worker) }
    }

    /// Facts of a subject, or of a unit that is linked like one.
    func facts(_ key: EntityKey) -> SubjectFacts? {
        let tenures = suspensions[key]?.tenures ?? []
        if let subject = subjects[key] {
            return SubjectFacts(
                key: key, kind: subject.kind, units: subject.units, presence: subject.presence, recordedOn: subject.recordedOn,
                links: links(of: key), suspensions: tenures, tiers: tiers[key]?.tiers ?? [])
        }
        guard let unit = organisation.value.units[key] else { return nil }
        return SubjectFacts(unit: unit, links: links(of: key), suspensions: tenures, tiers: tiers[key]?.tiers ?? [])
    }

    func facts(kinds: [String], after: EntityKey, limit: Int) -> [SubjectFacts] {
        var found: [SubjectFacts] = []
        for entity in entities.rows[entities.position(after: after)...] {
            guard found.count < limit else { break }
            guard entity.kind == .subject || entity.kind == .unit, kinds.contains(entity.subkind) else { continue }
            if let facts = facts(entity.key) { found.append(facts) }
        }
        return found
    }

    func counts(on day: CivilDate) -> RegistryCounts {
        var counts = RegistryCounts(
            unitsByKind: [:], workers: workers.count, subjectsByKind: [:], residents: residents.count, links: 0)
        for unit in organisation.value.units.values { counts.unitsByKind[unit.kind, default: 0] += 1 }
        for subject in subjects.rows where subject.presence.contains(day) { counts.subjectsByKind[subject.kind, default: 0] += 1 }
        counts.links = links.rows.count { $0.tenure.contains(day) }
        return counts
    }
}

/// The tiers of one subject, by first day (S22).
struct SubjectTiers: Keyed {
    var subject: EntityKey
    var tiers: [TierRecord]
    var rowKey: EntityKey { subject }
}

/// The suspensions of one subject, by first day (S18).
struct SubjectSuspensions: Keyed {
    var subject: EntityKey
    var tenures: [Tenure]
    var rowKey: EntityKey { subject }
}
