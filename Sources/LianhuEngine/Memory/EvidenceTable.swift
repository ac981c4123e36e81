import LianhuCore

/// All evidence, by key, by the client's key and by what it is about.
final class EvidenceTable {
    let table = Table<Evidence>()
    // Neither is taken back: a reader checks each row that it finds.
    private var byID: [String: EvidenceKey] = [:]
    private var supersededAt: [EvidenceKey: Instant] = [:]
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
        for member in [evidence.about] + evidence.covers {
            byAbout.add(Place(key: evidence.key, day: evidence.occurredOn), to: member)
        }
    }

    func supersede(_ key: EvidenceKey, by newer: EvidenceKey, at instant: Instant?) throws {
        guard var row = table[key] else { throw StoreError.unknownEvidence(key) }
        // A voided record that is named as corrected afterwards counts for nothing since it was voided.
        if row.supersededBy == nil { supersededAt[key] = instant }
        row.supersededBy = newer
        table.put(row)
    }

    subscript(id id: String) -> Evidence? {
        guard let key = byID[id], let row = table[key], row.id == id else { return nil }
        return row
    }

    func rows(_ keys: [EvidenceKey]) -> [Evidence] { table.rows(keys) }

    /// Standing evidence about one member, or that covered it, since a day, in key order.
    func standing(about: EntityKey, from day: CivilDate) -> [Evidence] {
        var found: [Evidence] = []
        for place in byAbout[about] where place.day >= day {
            if let row = row(at: place, about: about), row.supersededBy == nil { found.append(row) }
        }
        return found
    }

    /// The row, unless it was taken back and its number given to another.
    private func row(at place: Place, about: EntityKey) -> Evidence? {
        guard let row = table[place.key], row.concerns(about), row.occurredOn == place.day else { return nil }
        return row
    }

    func page(_ filter: EvidenceFilter, after: EvidenceKey, limit: Int) -> [Evidence] {
        var found: [Evidence] = []
        if let about = filter.about {
            for place in byAbout[about] where place.key > after && found.count < limit {
                if let row = row(at: place, about: about), filter.holds(for: row, supersededAt: supersededAt[row.key]) { found.append(row) }
            }
            return found
        }
        for row in table.rows[table.position(after: after)...] where filter.holds(for: row, supersededAt: supersededAt[row.key]) {
            guard found.count < limit else { break }
            found.append(row)
        }
        return found
    }

    /// Standing records of a filter, as of its knowledge cut.
    private func counted(_ filter: EvidenceFilter) -> [Evidence] {
        var filter = filter
        filter.includesSuperseded = false
        return table.rows.filter { filter.holds(for: $0, supersededAt: supersededAt[$0.key]) }
    }

    /// Counts by kind, method and source, in that order (S45).
    func tallies(_ filter: EvidenceFilter) -> [TallyRow] {
        struct Group: Hashable {
            var kind: EvidenceKind
            var method: String
            var isImported: Bool
        }
        let groups = Dictionary(grouping: counted(filter)) { Group(kind: $0.kind, method: $0.method, isImported: $0.isImported) }
        return groups.map { group, records in
            TallyRow(
                kind: group.kind, method: group.method, isImported: group.isImported, records: records.count,
                subjects: Set(records.map(\.about)).count, personsMet: records.reduce(0) { $0 + $1.personsMet })
        }.sorted { ($0.kind.rawValue, $0.method, $0.isImported ? 1 : 0) < ($1.kind.rawValue, $1.method, $1.isImported ? 1 : 0) }
    }

    /// Counts by source, live ones first.
    func totals(_ filter: EvidenceFilter) -> [TallyTotal] {
        let sources = Dictionary(grouping: counted(filter), by: \.isImported)
        return sources.map { isImported, records in
            var total = TallyTotal(isImported: isImported)
            var households: Set<EntityKey> = []
            for record in records {
                switch record.kind {
                case .contact:
                    total.visits += 1
                    total.personsMet += record.personsMet
                    households.insert(record.about)
                case .attempt: total.attempts += 1
                case .activity where record.method == NothingToReport.activity: total.nothingToReport += 1
                case .activity:
                    total.sessions += 1
                    total.attendance += record.personsMet
                }
            }
            total.households = households.count
            return total
        }.sorted { !$0.isImported && $1.isImported }
    }
}
