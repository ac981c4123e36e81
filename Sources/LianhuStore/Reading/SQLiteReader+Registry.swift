import LianhuCore
import LianhuEngine

extension SQLiteReader {
    // MARK: Organisation

    /// Builds the organisation from its rows, in the order in which they became known.
    func loadOrganisation() throws -> Organisation {
        var organisation = Organisation()
        for unit in try units() { organisation.put(unit) }
        try forEachWorker { worker, unit, roles in organisation.put(worker: worker, unit: unit, roles: roles) }
        try query("SELECT unit, post, worker, from_day, until_day FROM post_holding ORDER BY key").forEach { row in
            organisation.put(PostHolding(unit: row.integer(), post: row.text(), worker: row.optionalInteger(), tenure: row.tenure()))
            return true
        }
        try query("SELECT worker, substitute, from_day, until_day FROM absence ORDER BY key").forEach { row in
            organisation.put(AbsenceRecord(worker: row.integer(), substitute: row.optionalInteger(), tenure: row.tenure()))
            return true
        }
        try query("SELECT unit, name, value, from_day, until_day FROM unit_parameter ORDER BY unit, name, from_day").forEach { row in
            organisation.put(
                UnitParameter(unit: row.integer(), name: row.text(), value: Int(row.integer()), tenure: row.tenure()))
            return true
        }
        return organisation
    }

    private func units() throws -> [UnitRecord] {
        var parents: [EntityKey: [Dated<EntityKey?>]] = [:]
        try query("SELECT unit, parent, from_day, until_day FROM unit_parent ORDER BY unit, position").forEach { row in
            let unit = row.integer()
            let parent = row.optionalInteger()
            parents[unit, default: []].append(Dated(parent, row.tenure()))
            return true
        }
        return try query("SELECT u.key, e.id, e.subkind, e.name FROM unit u JOIN entity e ON e.key = u.key ORDER BY u.key").all { row in
            let key = row.integer()
            return UnitRecord(key: key, id: row.text(), kind: row.text(), name: row.text(), parents: parents[key] ?? [])
        }
    }

    /// Workers with their roles, in one walk: there may be very many.
    private func forEachWorker(_ body: (EntityKey, EntityKey, [Dated<String>]) -> Void) throws {
        var current: (worker: EntityKey, unit: EntityKey, roles: [Dated<String>])?
        try query(
            """
            SELECT w.key, e.unit, r.role, r.from_day, r.until_day FROM worker w CROSS JOIN entity e ON e.key = w.key
            LEFT JOIN worker_role r ON r.worker = w.key ORDER BY w.key, r.position
            """
        ).forEach { row in
            let (worker, unit) = (row.integer(), row.integer())
            if current?.worker != worker {
                if let current { body(current.worker, current.unit, current.roles) }
                current = (worker, unit, [])
            }
            if let role = row.optionalText() { current?.roles.append(Dated(role, row.tenure())) }
            return true
        }
        if let current { body(current.worker, current.unit, current.roles) }
    }

    // MARK: Keys

    func nextEntityKey() throws -> EntityKey { try nextKey(.entity) }
    func nextLinkKey() throws -> LinkKey { try nextKey(.link) }
    func nextEvidenceKey() throws -> EvidenceKey { try nextKey(.evidence) }
    func nextEscalationKey() throws -> Int64 { try nextKey(.escalation) }
    func nextNotificationKey() throws -> Int64 { try nextKey(.notification) }

    // MARK: Members

    private static let entityColumns = "e.key, e.id, e.kind, e.subkind, e.name, e.unit"

    private static func entity(_ row: inout Columns) throws -> EntityRef {
        let key = row.integer()
        let id = row.text()
        guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: row.integer())) else { throw StoreError.corrupt(code: 0) }
        let subkind = row.text()
        return EntityRef(key: key, id: id, kind: kind, name: row.text(), subkind: subkind, unit: row.integer())
    }

    func entities(ids: [String]) throws -> [String: EntityRef] {
        let query = try query("SELECT \(Self.entityColumns) FROM entity e WHERE e.id = ?")
        var found: [String: EntityRef] = [:]
        for id in ids {
            var values = query.parameters()
            values.put(id)
            found[id] = try query.first(Self.entity)
        }
        return found
    }

    private static let entitiesByKey = KeyedSQL { "SELECT \(entityColumns) FROM \($0) k CROSS JOIN entity e ON e.key = k.value" }

    func entities(keys: [EntityKey]) throws -> [EntityKey: EntityRef] {
        let rows = try rows(of: keys, Self.entitiesByKey, Self.entity)
        return Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static let profilesByKey = KeyedSQL {
        """
        SELECT \(entityColumns), s.address, h.name, r.telephone FROM \($0) k CROSS JOIN entity e ON e.key = k.value
        LEFT JOIN subject s ON s.key = e.key LEFT JOIN resident r ON r.household = e.key AND r.is_head = 1
        LEFT JOIN entity h ON h.key = r.key ORDER BY e.key, r.key
        """
    }

    func profiles(of members: [EntityKey]) throws -> [Profile] {
        var profiles: [Profile] = []
        for profile in try rows(
            of: Set(members).sorted(), Self.profilesByKey,
            { Profile(member: try Self.entity(&$0), address: $0.text(), head: $0.text(), telephone: $0.text()) })
        where profiles.last?.member.key != profile.member.key { profiles.append(profile) }
        return profiles
    }

    func entities(named name: String, kind: EntityKind, limit: Int) throws -> [EntityRef] {
        let query = try query("SELECT \(Self.entityColumns) FROM entity e WHERE e.name = ? AND +e.kind = ? ORDER BY e.key LIMIT ?")
        var values = query.parameters()
        values.put(name)
        values.put(Int64(kind.rawValue))
        values.put(limit)
        return try query.all(Self.entity)
    }

    func entities(kind: EntityKind, subkind: String?, units: Set<EntityKey>?, after: EntityKey, limit: Int) throws -> [EntityRef] {
        guard limit > 0 else { return [] }
        // Few units: a short walk through each. Many: one walk through all, which meets members of them soon.
        guard let units, units.count <= Self.fewUnits else {
            return try entities(kind: kind, subkind: subkind, inAnyOf: units, after: after, limit: limit)
        }
        let query = try query(
            "SELECT \(Self.entityColumns) FROM entity e INDEXED BY entity_unit "
                + "WHERE e.unit = ?1 AND e.kind = ?2 AND e.key > ?3 AND (?4 IS NULL OR e.subkind = ?4) ORDER BY e.key LIMIT ?5")
        var found: [EntityRef] = []
        for unit in units {
            var values = query.parameters()
            values.put(unit)
            values.put(Int64(kind.rawValue))
            values.put(after)
            values.put(subkind)
            values.put(limit)
            found += try query.all(Self.entity)
        }
        return Array(found.sorted { $0.key < $1.key }.prefix(limit))
    }

    /// Up to how many units each is walked through by itself.
    static var fewUnits: Int { 32 }

    private func entities(
        kind: EntityKind, subkind: String?, inAnyOf units: Set<EntityKey>?, after: EntityKey, limit: Int
    ) throws -> [EntityRef] {
        let query = try query(
            "SELECT \(Self.entityColumns) FROM entity e INDEXED BY entity_kind "
                + "WHERE e.kind = ?1 AND e.key > ?2 AND (?3 IS NULL OR e.subkind = ?3) ORDER BY e.key")
        var values = query.parameters()
        values.put(Int64(kind.rawValue))
        values.put(after)
        values.put(subkind)
        var found: [EntityRef] = []
        try query.forEach { row in
            let entity = try Self.entity(&row)
            if units?.contains(entity.unit) ?? true { found.append(entity) }
            return found.count < limit
        }
        return found
    }

    func registryCounts(on day: CivilDate) throws -> RegistryCounts {
        func byKind(_ sql: String) throws -> [String: Int] {
            let query = try query(sql)
            var values = query.parameters()
            values.put(day)
            let rows = try query.all { row in
                let kind = row.text()
                return (kind, row.int())
            }
            return Dictionary(uniqueKeysWithValues: rows)
        }
        func count(_ sql: String) throws -> Int {
            let query = try query(sql)
            var values = query.parameters()
            values.put(day)
            return try query.first { $0.int() } ?? 0
        }
        let present = "from_day <= ?1 AND (until_day IS NULL OR until_day > ?1)"
        return RegistryCounts(
            unitsByKind: try byKind(
                "SELECT e.subkind, count(*) FROM unit u CROSS JOIN entity e ON e.key = u.key WHERE ?1 IS NOT NULL GROUP BY e.subkind"),
            workers: try count("SELECT count(*) FROM worker WHERE ?1 IS NOT NULL"),
            subjectsByKind: try byKind("SELECT kind, count(*) FROM subject WHERE \(present) GROUP BY kind"),
            residents: try count("SELECT count(*) FROM resident WHERE ?1 IS NOT NULL"),
            links: try count("SELECT count(*) FROM link WHERE \(present)"))
    }

    // MARK: Records

    func workers(_ keys: [EntityKey]) throws -> [WorkerRecord] {
        let query = try query("SELECT e.id, e.name, w.telephone, e.unit FROM worker w JOIN entity e ON e.key = w.key WHERE w.key = ?")
        let roles = try self.query("SELECT role, from_day, until_day FROM worker_role WHERE worker = ? ORDER BY position")
        return try Set(keys).sorted().compactMap { key in
            var values = query.parameters()
            values.put(key)
            var worker = try query.first { row in
                WorkerRecord(key: key, id: row.text(), name: row.text(), telephone: row.text(), unit: row.integer(), roles: [])
            }
            var owner = roles.parameters()
            owner.put(key)
            worker?.roles = try roles.all { row in
                let role = row.text()
                return Dated(role, row.tenure())
            }
            return worker
        }
    }

    private static let subjectsByKey = KeyedSQL {
        """
        SELECT s.key, e.id, s.kind, e.name, s.address, s.from_day, s.until_day, s.recorded_on, s.unit, s.unit_from, s.unit_until
        FROM \($0) k CROSS JOIN subject s ON s.key = k.value CROSS JOIN entity e ON e.key = s.key
        """
    }

    func subjects(_ keys: [EntityKey]) throws -> [SubjectRecord] {
        var subjects = try rows(of: Set(keys).sorted(), Self.subjectsByKey) { row in
            var subject = SubjectRecord(
                key: row.integer(), id: row.text(), kind: row.text(), name: row.text(), address: row.text(), units: [],
                presence: row.tenure(), recordedOn: row.day())
            if let unit = row.optionalInteger() { subject.units = [Dated(unit, row.tenure())] }
            return subject
        }
        let moved = try placements(of: subjects.filter(\.units.isEmpty).map(\.key))
        for index in subjects.indices { subjects[index].units += moved[subjects[index].key] ?? [] }
        return subjects
    }

    private static let placementsByKey = KeyedSQL {
        "SELECT p.subject, p.unit, p.from_day, p.until_day FROM \($0) k CROSS JOIN placement p ON p.subject = k.value ORDER BY p.subject, p.position"
    }

    /// The units of subjects that have moved.
    private func placements(of subjects: [EntityKey]) throws -> [EntityKey: [Dated<EntityKey>]] {
        let rows = try rows(of: subjects, Self.placementsByKey) { row in
            let (subject, unit) = (row.integer(), row.integer())
            return (subject: subject, placement: Dated(unit, row.tenure()))
        }
        return Dictionary(grouping: rows, by: \.subject).mapValues { $0.map(\.placement) }
    }

    private static let residentsByKey = KeyedSQL {
        """
        SELECT r.key, e.id, r.household, e.name, r.telephone, r.is_head, r.born_day
        FROM \($0) k CROSS JOIN resident r ON r.household = k.value CROSS JOIN entity e ON e.key = r.key
        """
    }

    func residents(of households: [EntityKey]) throws -> [ResidentRecord] {
        try rows(of: Set(households).sorted(), Self.residentsByKey) { row in
            ResidentRecord(
                key: row.integer(), id: row.text(), household: row.integer(), name: row.text(), telephone: row.text(), isHead: row.bool(),
                born: row.optionalDay())
        }.sorted { $0.key < $1.key }
    }

    func household(of resident: EntityKey) throws -> EntityKey? {
        let query = try query("SELECT r.household FROM resident r WHERE r.key = ?")
        var values = query.parameters()
        values.put(resident)
        return try query.all { row -> EntityKey in row.integer() }.first
    }
}
