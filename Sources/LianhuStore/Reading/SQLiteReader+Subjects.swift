import LianhuCore
import LianhuEngine

extension SQLiteReader {
    private static let linkColumns = "l.key, l.subject, l.seat, l.worker, l.kind, l.is_primary, l.from_day, l.until_day, l.recorded_on"

    private static func link(_ row: inout Columns) -> LinkRecord {
        LinkRecord(
            key: row.integer(), subject: row.integer(), seat: row.int(), worker: row.integer(), kind: row.text(), isPrimary: row.bool(),
            tenure: row.tenure(), recordedOn: row.day())
    }

    func links(ofWorkers workers: [EntityKey]) throws -> [LinkRecord] {
        let query = try query("SELECT \(Self.linkColumns) FROM link l WHERE l.worker = ?")
        return try Set(workers).flatMap { worker in
            var values = query.parameters()
            values.put(worker)
            return try query.all(Self.link)
        }.sorted { $0.key < $1.key }
    }

    /// The units of a subject that has moved.
    func moves(of subject: EntityKey) throws -> [Dated<EntityKey>] {
        try rows(of: subject, "SELECT unit, from_day, until_day FROM placement WHERE subject = ? ORDER BY position") { row in
            let unit = row.integer()
            return Dated(unit, row.tenure())
        }
    }

    private func rows<Row>(of subject: EntityKey, _ sql: String, _ read: (inout Columns) throws -> Row) throws -> [Row] {
        let query = try query(sql)
        var values = query.parameters()
        values.put(subject)
        return try query.all(read)
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

    func subjectFacts(_ keys: [EntityKey]) throws -> [SubjectFacts] {
        let query = try query("SELECT \(Self.subjectColumns) FROM subject s WHERE s.key = ?")
        return try Set(keys).sorted().compactMap { key in
            var values = query.parameters()
            values.put(key)
            let subject = try query.first(Self.subject)
            guard var subject else { return try unitFacts(key) }
            if subject.units.isEmpty { subject.units = try moves(of: key) }
            subject.links = try links(of: key)
            subject.suspensions = try suspensions(of: key)
            return subject
        }
    }

    private func links(of subject: EntityKey) throws -> [LinkRecord] {
        try rows(of: subject, "SELECT \(Self.linkColumns) FROM link l WHERE l.subject = ? ORDER BY l.key", Self.link)
    }

    private func suspensions(of subject: EntityKey) throws -> [Tenure] {
        try rows(of: subject, "SELECT from_day, until_day FROM suspension WHERE subject = ? ORDER BY from_day") { $0.tenure() }
    }

    /// A unit that is linked like a subject.
    private func unitFacts(_ key: EntityKey) throws -> SubjectFacts? {
        guard let unit = try organisation().units[key] else { return nil }
        return SubjectFacts(unit: unit, links: try links(of: key), suspensions: try suspensions(of: key))
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
        page += try units.compactMap { try unitFacts($0.key) }
        return Array(page.sorted { $0.key < $1.key }.prefix(limit))
    }

    /// Adds placements, links and suspensions: three walks side by side with the subjects, for they are clustered by them.
    private func fill(_ page: inout [SubjectFacts]) throws {
        guard let first = page.first?.key, let last = page.last?.key else { return }
        guard last - first < 16 * Int64(page.count) else {
            // Subjects of a rare kind lie far apart: what lies between is not worth reading.
            for index in page.indices {
                if page[index].units.isEmpty { page[index].units = try moves(of: page[index].key) }
                page[index].links = try links(of: page[index].key)
                page[index].suspensions = try suspensions(of: page[index].key)
            }
            return
        }
        try walk(
            &page, "SELECT subject, unit, from_day, until_day FROM placement WHERE subject BETWEEN ? AND ? ORDER BY subject, position"
        ) { subject, row in
            let unit = row.integer()
            subject.units.append(Dated(unit, row.tenure()))
        }
        try walk(
            &page, "SELECT l.subject, \(Self.linkColumns) FROM link l WHERE l.subject BETWEEN ? AND ? ORDER BY l.subject, l.key"
        ) { subject, row in
            subject.links.append(Self.link(&row))
        }
        try walk(
            &page, "SELECT subject, from_day, until_day FROM suspension WHERE subject BETWEEN ? AND ? ORDER BY subject, from_day"
        ) { subject, row in
            subject.suspensions.append(row.tenure())
        }
    }

    /// Gives each row, whose first column is its subject, to that subject of the page; rows of others are passed over.
    private func walk(_ page: inout [SubjectFacts], _ sql: String, _ read: (inout SubjectFacts, inout Columns) -> Void) throws {
        let query = try query(sql)
        var values = query.parameters()
        values.put(page[0].key)
        values.put(page[page.count - 1].key)
        var index = 0
        try query.forEach { row in
            let subject = row.integer()
            while index < page.count, page[index].key < subject { index += 1 }
            guard index < page.count else { return false }
            if page[index].key == subject { read(&page[index], &row) }
            return true
        }
    }
}
