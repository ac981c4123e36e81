import LianhuAudit
import LianhuCore

/// Compares sheets with what is known and collects what they start, change and end (S59). Reads in batches, writes nothing.
struct RosterMerge {
    let rows: RosterRows
    let today: CivilDate
    let effective: CivilDate
    let missingFrom: CivilDate
    let organisation: Organisation
    private(set) var known: [String: EntityRef]
    private var nextEntity: EntityKey
    var nextLink: LinkKey

    private(set) var report = ImportReport()
    var faults: [SheetFault] = []
    /// Subjects whose windows are planned again.
    var touched: Set<EntityKey> = []
    var recordedLate = 0
    /// How many links the sheets leave out of the units that they are to cover, and how many there are (S59).
    var missing = (ends: 0, total: 0)
    /// Complete non-personal rows by sheet, for the leaves.
    private(set) var leafRows: [String: [LeafRow]] = [:]
    var changes = Changes()

    /// Before anything was known: days without a first day.
    static let always = CivilDate(day: -200_000)

    init(
        rows: RosterRows, known: [String: EntityRef], organisation: Organisation, today: CivilDate, effective: CivilDate,
        missingFrom: CivilDate, nextEntity: EntityKey, nextLink: LinkKey
    ) {
        self.rows = rows
        self.known = known
        self.organisation = organisation
        self.today = today
        self.effective = effective
        self.missingFrom = missingFrom
        self.nextEntity = nextEntity
        self.nextLink = nextLink
    }

    var hasUnits: Bool { !changes.units.isEmpty }

    /// Takes all sheets in; links that they leave out end inside `units`, before new ones take their seats.
    mutating func run(reader: any StoreReader, scope: Scope, endingIn units: Set<EntityKey>) throws {
        checkScope(scope)
        guard faults.isEmpty else { return }
        mergeUnits()
        try mergeWorkers(reader: reader)
        mergePosts()
        mergeParameters()
        try mergeSubjects(reader: reader)
        try mergeTiers(reader: reader)
        try mergeResidents(reader: reader)
        try mergeLinks(reader: reader, endingIn: units)
        try mergeChannels(reader: reader)
    }

    func move(into target: inout Changes) {
        target.entities += changes.entities
        target.units += changes.units
        target.workers += changes.workers
        target.posts += changes.posts
        target.parameters += changes.parameters
        target.subjects += changes.subjects
        target.residents += changes.residents
        target.links += changes.links
        target.tiers += changes.tiers
        target.channels += changes.channels
    }

    // MARK: Bookkeeping

    /// A row for the leaves: what it did, and what of it was otherwise before.
    struct LeafRow {
        var values: JSONValue
        var act: ImportedRow.Act
        var before: JSONValue
    }

    mutating func count(
        _ sheet: String, _ path: WritableKeyPath<ImportReport.Numbers, Int>, row: [JSONValue], before: [JSONValue]? = nil
    ) {
        report.sheets[sheet, default: ImportReport.Numbers()][keyPath: path] += 1
        let act: ImportedRow.Act = path == \.started ? .started : path == \.ended ? .ended : .changed
        leafRows[sheet, default: []].append(LeafRow(values: .array(row), act: act, before: before.map(JSONValue.array) ?? .null))
    }

    func key(_ id: String) -> EntityKey { known[id]?.key ?? 0 }

    private mutating func enter(_ id: String, kind: EntityKind, name: String, subkind: String, unit: EntityKey?) -> EntityKey {
        let key = nextEntity
        nextEntity += 1
        let ref = EntityRef(key: key, id: id, kind: kind, name: name, subkind: subkind, unit: unit ?? key)
        known[id] = ref
        changes.entities.append(ref)
        return key
    }

    static func days(_ tenure: Tenure) -> [JSONValue] {
        [
            tenure.from == always ? .null : .string(tenure.from.description),
            tenure.until.map { .string($0.adding(days: -1).description) } ?? .null,
        ]
    }

    // MARK: Units and posts

    private mutating func mergeUnits() {
        // Parents may stand below their children: enter all ids first.
        let fresh = (rows.units ?? []).filter { known[$0.id.value] == nil }
        for row in fresh { _ = enter(row.id.value, kind: .unit, name: row.name.value, subkind: row.kind.value, unit: nil) }
        let isFresh = Set(fresh.map(\.id.value))
        for row in rows.units ?? [] {
            let parent = row.parent.map { key($0.value) }
            let leaf: [JSONValue] = [.string(row.id.value), .string(row.kind.value), row.parent.map { .string($0.value) } ?? .null]
            if isFresh.contains(row.id.value) {
                changes.units.append(
                    UnitRecord(
                        key: key(row.id.value), id: row.id.value, kind: row.kind.value, name: row.name.value,
                        parents: [Dated(parent, Tenure(from: Self.always))]))
                count("units", \.started, row: leaf)
                continue
            }
            guard var unit = organisation.units[key(row.id.value)] else { continue }
            if organisation.parent(of: unit.key, on: effective) != parent || unit.kind != row.kind.value {
                faults.append(row.id.place.fault("merge.unit_moved", ["id": row.id.value]))
                continue
            }
            guard unit.name != row.name.value else { continue }
            unit.name = row.name.value
            changes.units.append(unit)
            count("units", \.changed, row: leaf)
        }
    }

    private mutating func mergePosts() {
        for row in rows.posts ?? [] {
            let unit = key(row.unit.value)
            let worker = row.worker.map { key($0.value) }
            var tenure = row.days.tenure(missingFrom: missingFrom)
            let held = organisation.holdings(at: unit).filter { $0.post == row.post.value }
            // Without a first day a row means the holding that lasts, or the one that ends as it says.
            let same = held.last {
                $0.worker == worker
                    && ($0.tenure.from == tenure.from
                        || row.days.from == nil && ($0.tenure.until == nil || $0.tenure.until == tenure.until))
            }
            let leaf: [JSONValue] = [
                .string(row.unit.value), .string(row.post.value), row.worker.map { .string($0.value) } ?? .null,
            ]
            if var same {
                guard row.days.lastDay != nil, same.tenure.until != tenure.until else { continue }
                let before = Self.days(same.tenure)
                same.tenure.until = tenure.until
                changes.posts.append(same)
                count("posts", tenure.until == nil ? \.changed : \.ended, row: leaf + Self.days(same.tenure), before: before)
                continue
            }
            // A new holder ends the one before.
            if let before = held.last(where: { $0.tenure.until == nil }) {
                if row.days.from == nil { tenure.from = effective }
                var ended = before
                ended.tenure.until = max(tenure.from, before.tenure.from.adding(days: 1))
                changes.posts.append(ended)
            }
            changes.posts.append(PostHolding(unit: unit, post: row.post.value, worker: worker, tenure: tenure))
            count("posts", \.started, row: leaf + Self.days(tenure))
        }
    }

    // MARK: Workers

    private mutating func mergeWorkers(reader: any StoreReader) throws {
        let list = rows.workers ?? []
        var changedRoles: [EntityKey] = []
        let records = Dictionary(
            uniqueKeysWithValues: try reader.workers(list.compactMap { known[$0.id.value]?.key }).map { ($0.key, $0) })
        for row in list {
            let unit = key(row.unit.value)
            let leaf: [JSONValue] = [
                .string(row.id.value), .array(row.roles.map { .string($0.value) }), .string(row.unit.value),
            ]
            let tenure = Tenure(
                from: row.days.from?.value ?? Self.always, until: row.days.lastDay.map { $0.value.adding(days: 1) })
            let roles = row.roles.map { Dated($0.value, tenure) }
            guard let id = known[row.id.value], let old = records[id.key] else {
                let key = enter(row.id.value, kind: .worker, name: row.name.value, subkind: "", unit: unit)
                changes.workers.append(
                    WorkerRecord(
                        key: key, id: row.id.value, name: row.name.value, telephone: row.telephone?.value ?? "", unit: unit, roles: roles))
                count("workers", \.started, row: leaf + Self.days(tenure))
                continue
            }
            var new = old
            new.name = row.name.value
            new.telephone = row.telephone?.value ?? old.telephone
            new.unit = unit
            if Set(old.roles.filter { $0.tenure.contains(effective) }.map(\.value)) != Set(row.roles.map(\.value)) || tenure.until != nil {
                new.roles = Self.changedRoles(old.roles, to: row.roles.map(\.value), from: effective, until: tenure.until)
            }
            guard new != old else { continue }
            changes.workers.append(new)
            let held = old.roles.filter { $0.tenure.contains(effective) }.map { JSONValue.string($0.value) }
            count(
                "workers", tenure.until == nil ? \.changed : \.ended, row: leaf + Self.days(tenure),
                before: [.array(held), organisation.units[old.unit].map { .string($0.id) } ?? .null])
            if new.roles != old.roles { changedRoles.append(new.key) }
        }
        // A rule may ask by role: who is linked to such a worker is planned again.
        touched.formUnion(try reader.links(ofWorkers: changedRoles).map(\.subject))
    }

    /// Roles that stay keep their first day; others end or begin on the effective day.
    static func changedRoles(_ old: [Dated<String>], to wanted: [String], from effective: CivilDate, until: CivilDate?) -> [Dated<
        String
    >] {
        var result = old.map { role -> Dated<String> in
            guard role.tenure.until == nil else { return role }
            var role = role
            role.tenure.until = wanted.contains(role.value) ? until : effective
            return role
        }
        for role in wanted where !old.contains(where: { $0.value == role && ($0.tenure.until == nil || $0.tenure.until == until) }) {
            result.append(Dated(role, Tenure(from: effective, until: until)))
        }
        return result
    }

    // MARK: Subjects and residents

    private mutating func mergeSubjects(reader: any StoreReader) throws {
        let list = rows.subjects ?? []
        let records = Dictionary(
            uniqueKeysWithValues: try reader.subjects(list.compactMap { known[$0.id.value]?.key }).map { ($0.key, $0) })
        for row in list {
            let unit = key(row.unit.value)
            let leaf: [JSONValue] = [.string(row.id.value), .string(row.kind.value), .string(row.unit.value)]
            let presence = Tenure(from: row.days.from?.value ?? Self.always, until: row.days.lastDay.map { $0.value.adding(days: 1) })
            guard let id = known[row.id.value], let old = records[id.key] else {
                let name = row.name?.value ?? ""
                let key = enter(row.id.value, kind: .subject, name: name, subkind: row.kind.value, unit: unit)
                changes.subjects.append(
                    SubjectRecord(
                        key: key, id: row.id.value, kind: row.kind.value, name: name, address: row.address?.value ?? "",
                        units: [Dated(unit, Tenure(from: Self.always))], presence: presence, recordedOn: today))
                count("subjects", \.started, row: leaf + Self.days(presence))
                touched.insert(key)
                continue
            }
            var new = old
            new.name = row.name?.value ?? old.name
            new.address = row.address?.value ?? old.address
            if row.days.from != nil { new.presence.from = presence.from }
            if row.days.lastDay != nil { new.presence.until = presence.until }
            if var last = new.units.popLast() {
                if last.value == unit {
                    new.units.append(last)
                } else {
                    last.tenure.until = effective
                    new.units += [last, Dated(unit, Tenure(from: effective))]
                }
            }
            guard new != old else { continue }
            changes.subjects.append(new)
            count(
                "subjects", old.presence.until == nil && new.presence.until != nil ? \.ended : \.changed,
                row: leaf + Self.days(new.presence),
                before: [(old.units.last.flatMap { organisation.units[$0.value] }).map { .string($0.id) } ?? .null]
                    + Self.days(old.presence))
            touched.insert(new.key)
        }
    }

    private mutating func mergeResidents(reader: any StoreReader) throws {
        let list = rows.residents ?? []
        let households = Array(Set(list.compactMap { known[$0.household.value]?.key }))
        let records = Dictionary(uniqueKeysWithValues: try reader.residents(of: households).map { ($0.id, $0) })
        for row in list {
            let household = key(row.household.value)
            let leaf: [JSONValue] = [.string(row.id.value), .string(row.household.value), .bool(row.isHead)]
            if let born = row.born, born.value > today { faults.append(born.place.fault("merge.born_future")) }
            if let old = records[row.id.value] {
                var new = old
                new.household = household
                new.name = row.name.value
                new.isHead = row.isHead
                new.telephone = row.telephone?.value ?? old.telephone
                new.born = row.born?.value ?? old.born
                guard new != old else { continue }
                changes.residents.append(new)
                count("residents", \.changed, row: leaf)
                continue
            }
            guard known[row.id.value] == nil else {
                // An id belongs to one person for ever (S3); who went to another household is not brought back by an old sheet (S24).
                faults.append(row.id.place.fault("merge.resident_elsewhere", ["id": row.id.value, "household": row.household.value]))
                continue
            }
            let unit = known[row.household.value]?.unit
            let key = enter(row.id.value, kind: .resident, name: row.name.value, subkind: "", unit: unit)
            changes.residents.append(
                ResidentRecord(
                    key: key, id: row.id.value, household: household, name: row.name.value, telephone: row.telephone?.value ?? "",
                    isHead: row.isHead, born: row.born?.value))
            count("residents", \.started, row: leaf)
        }
    }
}
