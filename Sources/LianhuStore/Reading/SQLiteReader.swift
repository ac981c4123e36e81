import GRDB
import LianhuCore
import LianhuEngine

/// Facts out of one connection: a reader's snapshot, or the writer's transaction.
class SQLiteReader: StoreReader {
    let db: Database
    let shared: SharedCache

    init(_ db: Database, shared: SharedCache) {
        self.db = db
        self.shared = shared
    }

    func query(_ sql: String) throws -> Query { try Query(db, sql) }

    /// The rows of one statement over some keys, in the order of the keys.
    ///
    /// - Parameter bind: puts the values of the parameters from ?2 on.
    func rows<Row>(
        of keys: [EntityKey], _ sql: KeyedSQL, bind: (inout Parameters) -> Void = { _ in }, _ read: (inout Columns) throws -> Row
    ) throws -> [Row] {
        guard let first = keys.first else { return [] }
        let query = try query(keys.count == 1 ? sql.ofOne : sql.ofMany)
        var values = query.parameters()
        if keys.count == 1 { values.put(first) } else { values.put("[" + keys.map(String.init).joined(separator: ",") + "]") }
        bind(&values)
        return try query.all(read)
    }

    // MARK: Instance and rules

    func instance() throws -> InstanceFacts? {
        try query("SELECT zone, origin, demonstration, high_water FROM instance").first { row in
            InstanceFacts(
                zone: row.text(), origin: row.text(), isDemonstration: row.bool(),
                highWater: row.optionalInteger().map { Instant(milliseconds: $0) })
        }
    }

    func adoptedRules() throws -> AdoptedRules? {
        let adoption = try query("SELECT revision, digest, adopted_at FROM adoption ORDER BY revision DESC LIMIT 1").first { row in
            AdoptedRules(revision: row.int(), digest: row.text(), adoptedAt: row.instant(), packs: [], calendars: [])
        }
        return try adoption.map { try withTexts($0) }
    }

    func adoptions(since instant: Instant) throws -> [AdoptedRules] {
        let query = try query(
            """
            SELECT revision, digest, adopted_at FROM adoption
            WHERE revision >= COALESCE((SELECT MAX(revision) FROM adoption WHERE adopted_at <= ?), 0) ORDER BY revision
            """)
        var values = query.parameters()
        values.put(instant)
        let found = try query.all { row in
            AdoptedRules(revision: row.int(), digest: row.text(), adoptedAt: row.instant(), packs: [], calendars: [])
        }
        return try found.map { try withTexts($0) }
    }

    private func withTexts(_ head: AdoptedRules) throws -> AdoptedRules {
        var adoption = head
        let texts = try query("SELECT kind, file, governs, text FROM adoption_text WHERE revision = ? ORDER BY position")
        var values = texts.parameters()
        values.put(adoption.revision)
        try texts.forEach { row in
            let isPack = row.text() == "pack"
            let file = row.text()
            let governs = row.optionalText()
            let source = SourceText(file: file, text: row.text(), governs: governs)
            if isPack { adoption.packs.append(source) } else { adoption.calendars.append(source) }
            return true
        }
        return adoption
    }

    // Every command and query asks: the texts stay where they are.
    func rulesVersion() throws -> RulesVersion? {
        try query("SELECT revision, digest FROM adoption ORDER BY revision DESC LIMIT 1").first { row in
            RulesVersion(revision: row.int(), digest: row.text())
        }
    }

    // Asked for by every command that settles something: the newest rows are looked at, of which there are a few a year.
    func lastClosure(of kind: PeriodKind) throws -> ClosureRecord? {
        let query = try query("SELECT \(Self.closureColumns) FROM closure WHERE period & 15 = ? ORDER BY period DESC LIMIT 1")
        var values = query.parameters()
        values.put(Int64(kind.rawValue))
        return try query.first(Self.closure)
    }

    /// The number that comes next in a table.
    func nextKey(_ space: KeySpace) throws -> Int64 {
        (try query("SELECT max(key) FROM \(space.table)").first { $0.integer() } ?? 0) + 1
    }

    func ruleRefs() throws -> [RuleRef] {
        try query("SELECT key, id, adopted_on FROM rule ORDER BY key").all { row in
            RuleRef(key: row.integer(), id: row.text(), adoptedOn: row.day())
        }
    }

    // MARK: Organisation

    /// The organisation as of this snapshot; built once for each revision.
    func organisation() throws -> Organisation {
        let revision = try organisationRevision()
        if let known = shared.organisation(revision: revision) { return known }
        let organisation = try loadOrganisation()
        shared.keep(organisation, revision: revision)
        return organisation
    }

    /// Counts every commit that changed units, workers, posts or absences.
    func organisationRevision() throws -> Int64 {
        try query("SELECT organisation FROM state").first { $0.integer() } ?? 0
    }

    func registryRevision() throws -> Int64? { try query("SELECT registry FROM state").first { $0.integer() } }
}

/// The tables that give numbers of their own.
enum KeySpace: Int, CaseIterable {
    case entity
    case link
    case evidence
    case escalation
    case notification

    var table: String { "\(self)" }
}

/// A statement over keys in its first parameter: for many, or for one, which needs no list to be taken apart.
struct KeyedSQL {
    let ofOne: String
    let ofMany: String

    /// - Parameter text: the statement, given the table whose column `value` holds the keys.
    init(_ text: (String) -> String) {
        ofOne = text("(SELECT ?1 AS value)")
        ofMany = text("json_each(?1)")
    }
}
