import LianhuCore

/// All evidence, by key, by the client's key and by what it is about.
final class EvidenceTable {
    let table = Table<Evidence>()
    // Neither is taken back: a reader checks each row that it finds.
    private var byID: [String: EvidenceKey] = [:]
    private var byAbout: KeyIndex<EntityKey, Place> = KeyIndex()

    /// A record of one member, with its day: a member's years are passed over without looking at the rows.
    private struct Place: Comparable {
        var key: EvidenceKey
        var day: CivilDate

        static func < (left: Place, right: Place) -> Bool { (left.key, left.day) < (right.key, right.day) }
    }

    var nextKey: EvidenceKey { (table.rows.last?.key ?? 0) + 1 }

    subscript(key: EvidenceKey) -> Evidence? { table[key] }

    func add(_ evidence: Evidence) throws {
        guard table[evidence.key] == nil else { throw StoreError.constraint("evidence.key") }
        // S58: the client's key is unique for ever.
        guard self[id: evidence.id] == nil else { throw StoreError.constraint("evidence.id") }
        table.put(evidence)
        byID[evidence.id] = evidence.key
        byAbout.add(Place(key: evidence.key, day: evidence.occurredOn), to: evidence.about)
    }

    func supersede(_ key: EvidenceKey, by newer: EvidenceKey) throws {
        guard var row = table[key] else { throw StoreError.unknownEvidence(key) }
        row.supersededBy = newer
        table.put(row)
    }

    subscript(id id: String) -> Evidence? {
        guard let key = byID[id], let row = table[key], row.id == id else { return nil }
        return row
    }

    func rows(_ keys: [EvidenceKey]) -> [Evidence] { table.rows(keys) }

    /// Standing evidence about one member since a day, in key order.
    func standing(about: EntityKey, from day: CivilDate) -> [Evidence] {
        var found: [Evidence] = []
        for place in byAbout[about] where place.day >= day {
            if let row = row(at: place, about: about), row.supersededBy == nil { found.append(row) }
        }
        return found
    }

    /// The row, unless it was taken back and its number given to another.
    private func row(at place: Place, about: EntityKey) -> Evidence? {
        guard let row = table[place.key], row.about == about, row.occurredOn == place.day else { return nil }
        return row
    }

    func page(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) -> [Evidence] {
        var found: [Evidence] = []
        if let about = filter.about {
            for place in byAbout[about] where place.key > after && found.count < limit {
                if let row = row(at: place, about: about), filter.holds(for: row) { found.append(row) }
            }
            return found
        }
        for row in table.rows[table.position(after: after)...] where filter.holds(for: row) {
            guard found.count < limit else { break }
            found.append(row)
        }
        return found
    }

    /// Counts by kind and method, in that order (S45).
    func tallies(_ filter: EvidenceFilter) -> [TallyRow] {
        struct Group: Hashable {
            var kind: EvidenceKind
            var method: String
        }
        var rows: [Group: TallyRow] = [:]
        var subjects: [Group: Set<EntityKey>] = [:]
        for evidence in table.rows where evidence.supersededBy == nil && filter.holds(for: evidence) {
            let group = Group(kind: evidence.kind, method: evidence.method)
            rows[group, default: TallyRow(kind: group.kind, method: group.method, records: 0, subjects: 0, personsMet: 0)].records += 1
            rows[group]?.personsMet += evidence.personsMet
            subjects[group, default: []].insert(evidence.about)
        }
        return rows.map { group, row in
            var row = row
            row.subjects = subjects[group]?.count ?? 0
            return row
        }.sorted { ($0.kind.rawValue, $0.method) < ($1.kind.rawValue, $1.method) }
    }
}
