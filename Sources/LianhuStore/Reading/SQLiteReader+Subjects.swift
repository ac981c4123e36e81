import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let linkColumns = "t.key, t.subject, t.seat, t.worker, t.kind, t.is_primary, t.from_day, t.until_day, t.recorded_on"

    private static func link(_ row: inout Columns) -> LinkRecord {
        LinkRecord(
            key: row.integer(), subject: row.integer(), seat: row.int(), worker: row.integer(), kind: row.text(), isPrimary: row.bool(),
            tenure: row.tenure(), recordedOn: row.day())
    }

    func links(ofWorkers workers: [EntityKey]) throws -> [LinkRecord] {
        let query = try query("SELECT \(Self.linkColumns) FROM link t WHERE t.worker = ?")
        return try Set(workers).flatMap { worker in
            var values = query.parameters()
            values.put(worker)
            return try query.all(Self.link)
        }.sorted { $0.key < $1.key }
    }

    private static let linksByKey = KeyedSQL {
        "SELECT \(linkColumns) FROM \($0) k CROSS JOIN link t ON t.subject = k.value ORDER BY t.subject, t.key"
    }

    func links(ofSubjects subjects: [EntityKey]) throws -> [LinkRecord] {
        try rows(of: Set(subjects).sorted(), Self.linksByKey) { Self.link(&$0) }
    }

    private static let subjectColumns = "s.key, s.kind, s.from_day, s.until_day, s.recorded_on, s.unit, s.unit_from, s.unit_until"

    /// A subject without links, and without units if it has moved.
    private static func subject(_ row: inout Columns) -> SubjectFacts {
        var subject = SubjectFacts(
            key: row.integer(), kind: row.text(), units: [], presence: row.tenure(), recordedOn: row.day(), links: [])
        if let unit = row.optionalInteger() { subject.units = [Dated(unit, row.tenure())] }
        return subject
    }

    // MARK: Facts of given subjects

    private static let subjectsByKey = KeyedSQL { "SELECT \(subjectColumns) FROM \($0) k CROSS JOIN subject s ON s.key = k.value" }

    func subjectFacts(_ keys: [EntityKey]) throws -> [SubjectFacts] {
        let keys = Set(keys).sorted()
        var found = try rows(of: keys, Self.subjectsByKey, Self.subject)
        guard found.count < keys.count else {
            try fill(&found)
            return found
        }
        let known = Set(found.map(\.key))
        let units = try organisation().units
        found += keys.filter { !known.contains($0) && units[$0] != nil }.map(Self.member)
        found.sort { $0.key < $1.key }
        try fill(&found)
        return found.compactMap { facts in
            units[facts.key].map {
                SubjectFacts(unit: $0, links: facts.links, suspensions: facts.suspensions, tiers: facts.tiers)
            } ?? facts
        }
    }

    /// A unit of which only links and suspensions are to be read.
    private static func member(_ key: EntityKey) -> SubjectFacts {
        SubjectFacts(key: key, kind: "", units: [], presence: Tenure(from: CivilDate(day: 0)), recordedOn: CivilDate(day: 0), links: [])
    }

    // MARK: The planner's stream

    func subjectFacts(kinds: [String], after: EntityKey, limit: Int) throws -> [SubjectFacts] {
        guard limit > 0, !kinds.isEmpty else { return [] }
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        let query = try query(
            "SELECT \(Self.subjectColumns) FROM subject s WHERE s.key > ? AND s.kind IN (\(marks)) ORDER BY s.key LIMIT ?")
        var values = query.parameters()
        values.put(after)
        for kind in kinds { values.put(kind) }
        values.put(limit)
        var page = try query.all(Self.subject)
        // A full page says nothing of units behind its last subject; they come with the next one.
        let end = page.count < limit ? EntityKey.max : page[page.count - 1].key
        try fill(&page)
        let units = try organisation().units.values.filter { $0.key > after && $0.key <= end && kinds.contains($0.kind) }
        guard !units.isEmpty else { return page }
        page += try subjectFacts(units.map(\.key))
        return Array(page.sorted { $0.key < $1.key }.prefix(limit))
    }

    /// Adds placements, links, suspensions and tiers: walks side by side with the subjects, for they are clustered by them.
    private func fill(_ page: inout [SubjectFacts]) throws {
        // Who never moved has his unit in his own row.
        if page.contains(where: \.units.isEmpty) {
            try walk(&page, Self.placements) { subject, row in
                let unit = row.integer()
                subject.units.append(Dated(unit, row.tenure()))
            }
        }
        try walk(&page, Self.links) { subject, row in subject.links.append(Self.link(&row)) }
        try walk(&page, Self.suspensions) { subject, row in subject.suspensions.append(row.tenure()) }
        try walk(&page, Self.tiers) { subject, row in subject.tiers.append(Self.tier(of: subject.key, &row)) }
    }

    private static let placements = MemberTable("placement", "t.unit, t.from_day, t.until_day", order: "t.position")
    private static let links = MemberTable("link", linkColumns, order: "t.key")
    private static let tiers = MemberTable("tier", "t.from_day, t.until_day, t.tier, t.recorded_on", order: "t.from_day")

    private static func tier(of subject: EntityKey, _ row: inout Columns) -> TierRecord {
        let tenure = row.tenure()
        return TierRecord(subject: subject, tier: row.text(), tenure: tenure, recordedOn: row.day())
    }

    func tierChanges(after: CivilDate, through: CivilDate) throws -> [TierRecord] {
        let query = try query(
            """
            SELECT t.subject, t.from_day, t.until_day, t.tier, t.recorded_on FROM tier t WHERE t.from_day > ? AND t.from_day <= ?
            ORDER BY t.from_day, t.subject
            """)
        var values = query.parameters()
        values.put(after)
        values.put(through)
        return try query.all { row in Self.tier(of: row.integer(), &row) }
    }

    func moves(after: CivilDate, through: CivilDate) throws -> [(subject: EntityKey, on: CivilDate)] {
        let query = try query(
            """
            SELECT p.subject, p.from_day FROM placement p WHERE p.position > 0 AND p.from_day > ? AND p.from_day <= ?
            ORDER BY p.from_day, p.subject
            """)
        var values = query.parameters()
        values.put(after)
        values.put(through)
        return try query.all { row in (subject: row.integer(), on: row.day()) }
    }

    private static let suspensions = MemberTable("suspension", "t.from_day, t.until_day", order: "t.from_day")

    /// Gives each row, whose first column is its subject, to that subject of the page; rows of others are passed over.
    private func walk(
        _ page: inout [SubjectFacts], _ table: MemberTable, _ read: (inout SubjectFacts, inout Columns) -> Void
    ) throws {
        guard let first = page.first?.key, let last = page.last?.key else { return }
        var index = 0
        func take(_ row: inout Columns) -> Bool {
            let subject = row.integer()
            while index < page.count, page[index].key < subject { index += 1 }
            guard index < page.count else { return false }
            if page[index].key == subject { read(&page[index], &row) }
            return true
        }
        // Subjects of a rare kind lie far apart: what lies between is not worth reading.
        guard last - first < 16 * Int64(page.count) else {
            _ = try rows(of: page.map(\.key), table.ofKeys, take)
            return
        }
        let query = try query(table.ofRange)
        var values = query.parameters()
        values.put(first)
        values.put(last)
        try query.forEach(take)
    }
}

/// The statements that read what belongs to subjects, in the order of their keys.
private struct MemberTable {
    let ofRange: String
    let ofKeys: KeyedSQL

    init(_ table: String, _ columns: String, order: String) {
        ofRange = "SELECT t.subject, \(columns) FROM \(table) t WHERE t.subject BETWEEN ? AND ? ORDER BY t.subject, \(order)"
        ofKeys = KeyedSQL { keys in
            "SELECT t.subject, \(columns) FROM \(keys) k CROSS JOIN \(table) t ON t.subject = k.value ORDER BY t.subject, \(order)"
        }
    }
}
