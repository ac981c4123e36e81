import LianhuAudit
import LianhuCore

/// Compares sheets with what is known and collects what they start, change and end (S59). Reads in batches, writes nothing.
struct RosterMerge {
    let rows: RosterRows
    let today: CivilDate
    let effective: CivilDate
    let missingFrom: CivilDate
    private let organisation: Organisation
    private var known: [String: EntityRef]
    private var nextEntity: EntityKey
    private var nextLink: LinkKey

    private(set) var report = ImportReport()
    private(set) var faults: [SheetFault] = []
    /// Subjects whose windows are planned again.
    private(set) var touched: Set<EntityKey> = []
    private(set) var recordedLate = 0
    /// Complete non-personal rows by sheet, for the leaves.
    private(set) var leafRows: [String: [JSONValue]] = [:]
    private var changes = Changes()
    /// Links of the sheets by subject, worker and kind: what is not missing.
    private var listed: Set<LinkName> = []

    struct LinkName: Hashable {
        var subject: EntityKey
        var worker: EntityKey
        var kind: String
    }

    /// Before anything was known: days without a first day.
    static let always = CivilDate(day: -200_000)

    init(
        rows: RosterRows, known: [String: EntityRef], organisation: Organisation, today: CivilDate, effective: CivilDate, missingFrom: CivilDate,
        nextEntity: EntityKey, nextLink: LinkKey
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

    mutating func run(reader: any StoreReader, scope: Scope) throws {
        mergeUnits()
        try mergeWorkers(reader: reader)
        mergePosts()
        try mergeSubjects(reader: reader)
        try mergeResidents(reader: reader)
        try mergeLinks(reader: reader)
    }

    func move(into target: inout Changes) {
        target.entities += changes.entities
        target.units += changes.units
        target.workers += changes.workers
        target.posts += changes.posts
        target.subjects += changes.subjects
        target.residents += changes.residents
        target.links += changes.links
    }

    // MARK: Bookkeeping

    private mutating func count(_ sheet: String, _ path: WritableKeyPath<ImportReport.Numbers, Int>, row: [JSONValue]) {
        report.sheets[sheet, default: ImportReport.Numbers()][keyPath: path] += 1
        leafRows[sheet, default: []].append(.array(row))
    }

    private func key(_ id: String) -> EntityKey { known[id]?.key ?? 0 }

    private mutating func enter(_ id: String, kind: EntityKind, name: String, subkind: String, unit: EntityKey?) -> EntityKey {
        let key = nextEntity
        nextEntity += 1
        let ref = EntityRef(key: key, id: id, kind: kind, name: name, subkind: subkind, unit: unit ?? key)
        known[id] = ref
        changes.entities.append(ref)
        return key
    }

    private static func days(_ tenure: Tenure) -> [JSONValue] {
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
                faults.append(row.id.place.fault("roster.unit_moved", ["id": row.id.value]))
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
            let same = held.last { $0.worker == worker && ($0.tenure.from == tenure.from || (row.days.from == nil && $0.tenure.until == nil)) }
            let leaf: [JSONValue] = [
                .string(row.unit.value), .string(row.post.value), row.worker.map { .string($0.value) } ?? .null,
            ]
            if var same {
                guard same.tenure.until != tenure.until else { continue }
                same.tenure.until = tenure.until
                changes.posts.append(same)
                count("posts", tenure.until == nil ? \.changed : \.ended, row: leaf + Self.days(same.tenure))
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
            count("workers", tenure.until == nil ? \.changed : \.ended, row: leaf + Self.days(tenure))
        }
    }

    /// Roles that stay keep their first day; others end or begin on the effective day.
    private static func changedRoles(_ old: [Dated<String>], to wanted: [String], from effective: CivilDate, until: CivilDate?) -> [Dated<String>] {
        var result = old.map { role -> Dated<String> in
            guard role.tenure.until == nil else { return role }
            var role = role
            role.tenure.until = wanted.contains(role.value) ? until : effective
            return role
        }
        for role in wanted where !old.contains(where: { $0.value == role && $0.tenure.until == nil }) {
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
            count("subjects", old.presence.until == nil && new.presence.until != nil ? \.ended : \.changed, row: leaf + Self.days(new.presence))
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
            if let old = records[row.id.value] {
                var new = old
                new.household = household
                new.name = row.name.value
                new.isHead = row.isHead
                new.telephone = row.telephone?.value ?? old.telephone
                guard new != old else { continue }
                changes.residents.append(new)
                count("residents", \.changed, row: leaf)
                continue
            }
            let unit = known[row.household.value]?.unit
            let key = enter(row.id.value, kind: .resident, name: row.name.value, subkind: "", unit: unit)
            changes.residents.append(
                ResidentRecord(
                    key: key, id: row.id.value, household: household, name: row.name.value, telephone: row.telephone?.value ?? "",
                    isHead: row.isHead))
            count("residents", \.started, row: leaf)
        }
    }

    // MARK: Links

    private mutating func mergeLinks(reader: any StoreReader) throws {
        guard let list = rows.links else { return }
        let subjects = Array(Set(list.map { key($0.subject.value) })).sorted()
        var held: [EntityKey: [LinkRecord]] = [:]
        for facts in try reader.subjectFacts(subjects) { held[facts.key] = facts.links }
        for row in list {
            let subject = key(row.subject.value)
            let worker = key(row.worker.value)
            listed.insert(LinkName(subject: subject, worker: worker, kind: row.kind.value))
            let leaf: [JSONValue] = [
                .string(row.subject.value), .string(row.worker.value), .string(row.kind.value), .bool(row.isPrimary),
            ]
            let tenure = row.days.tenure(missingFrom: missingFrom)
            let links = held[subject] ?? []
            if var old = links.last(where: {
                $0.worker == worker && $0.kind == row.kind.value && ($0.tenure.until == nil || $0.tenure.from == tenure.from)
            }) {
                var changed = old
                if row.days.lastDay != nil { changed.tenure.until = tenure.until }
                changed.isPrimary = row.isPrimary
                guard changed != old else { continue }
                old = changed
                changes.links.append(old)
                held[subject] = links.map { $0.key == old.key ? old : $0 }
                count("links", old.tenure.until == nil ? \.changed : \.ended, row: leaf + Self.days(old.tenure))
                touched.insert(subject)
                continue
            }
            start(row, subject: subject, worker: worker, tenure: tenure, links: links, leaf: leaf, held: &held)
        }
    }

    private mutating func start(
        _ row: LinkRow, subject: EntityKey, worker: EntityKey, tenure: Tenure, links: [LinkRecord], leaf: [JSONValue],
        held: inout [EntityKey: [LinkRecord]]
    ) {
        if row.isPrimary, let other = links.first(where: { $0.isPrimary && $0.tenure.overlaps(from: tenure.from, to: tenure.until ?? CivilDate(day: 200_000)) }) {
            // S20: one primary seat a day. A hand-over names the unit, which ends the old link, or ends it in the sheet.
            let ends = rows.links?.contains { key($0.subject.value) == subject && key($0.worker.value) == other.worker } ?? false
            if !ends || other.tenure.until == nil {
                faults.append(row.subject.place.fault("roster.second_primary", ["id": row.subject.value]))
                return
            }
        }
        // A successor inherits the seat that was left (S3).
        let free = links.filter { $0.isPrimary == row.isPrimary && $0.tenure.until != nil }.map(\.seat).last { seat in
            !links.contains { $0.seat == seat && $0.tenure.until == nil }
        }
        let seat = free ?? (links.map(\.seat).max() ?? 0) + 1
        let link = LinkRecord(
            key: nextLink, subject: subject, seat: seat, worker: worker, kind: row.kind.value, isPrimary: row.isPrimary, tenure: tenure,
            recordedOn: today)
        nextLink += 1
        changes.links.append(link)
        held[subject, default: []].append(link)
        count("links", \.started, row: leaf + Self.days(tenure))
        touched.insert(subject)
        if tenure.from < today && PeriodScheme.standard.period(.month, containing: tenure.from).end <= today { recordedLate += 1 }
    }

    /// Links in force inside the units that the sheets do not list, and the number of all links there (S59).
    func ends(in units: Set<EntityKey>, reader: any StoreReader) throws -> (ends: [LinkRecord], total: Int) {
        guard rows.links != nil else { return ([], 0) }
        var ends: [LinkRecord] = []
        var total = 0
        var after: EntityKey = 0
        while true {
            let page = try reader.entities(kind: .subject, subkind: nil, units: units, after: after, limit: 5_000)
            guard let last = page.last else { break }
            for facts in try reader.subjectFacts(page.map(\.key)) {
                for link in facts.links where link.tenure.contains(effective) && link.tenure.until == nil {
                    total += 1
                    if !listed.contains(LinkName(subject: link.subject, worker: link.worker, kind: link.kind)) { ends.append(link) }
                }
            }
            after = last.key
        }
        return (ends, total)
    }

    /// Ends links on the effective day.
    mutating func end(_ links: [LinkRecord]) {
        for link in links {
            var ended = link
            ended.tenure.until = max(effective, link.tenure.from)
            changes.links.append(ended)
            touched.insert(link.subject)
            count("links", \.ended, row: [.int(link.subject), .int(link.worker), .string(link.kind)] + Self.days(ended.tenure))
        }
    }
}
