import GRDB
import LianhuEngine

/// The way from any older database to this program's: frozen texts, run once each, in order.
enum Migrations {
    /// The newest schema that this program knows; `PRAGMA user_version` of its databases.
    static let known = 12

    /// `PRAGMA application_id` of our databases: "LNHU".
    static let applicationID = 0x4C4E_4855

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: Schema1.registry)
            try db.execute(sql: Schema1.duties)
            try db.execute(sql: Schema1.facts)
            try db.execute(sql: Schema1.log)
            try db.execute(sql: "PRAGMA user_version = 1; PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: Schema2.daily)
            try raise(db, to: 2)
        }
        migrator.registerMigration("3") { db in
            try db.execute(sql: Schema3.closing)
            try raise(db, to: 3)
        }
        migrator.registerMigration("4") { db in
            try db.execute(sql: Schema4.supply)
            try raise(db, to: 4)
        }
        migrator.registerMigration("5") { db in
            try db.execute(sql: Schema5.visits)
            try raise(db, to: 5)
        }
        migrator.registerMigration("6") { db in
            try db.execute(sql: Schema6.matters)
            try raise(db, to: 6)
        }
        migrator.registerMigration("7") { db in
            try db.execute(sql: Schema7.delivery)
            try raise(db, to: 7)
        }
        migrator.registerMigration("8") { db in
            try db.execute(sql: Schema8.parameters)
            try raise(db, to: 8)
        }
        migrator.registerMigration("9") { db in
            try db.execute(sql: Schema9.checks)
            try db.execute(sql: Schema9.covers)
            try raise(db, to: 9)
        }
        migrator.registerMigration("10") { db in
            try db.execute(sql: Schema10.campaigns)
            try raise(db, to: 10)
        }
        migrator.registerMigration("11") { db in
            try db.execute(sql: Schema11.told)
            try raise(db, to: 11)
        }
        migrator.registerMigration("12") { db in
            try db.execute(sql: Schema12.born)
            try raise(db, to: 12)
        }
        return migrator
    }

    /// Never down: a database can have met a later migration before this one.
    private static func raise(_ db: Database, to version: Int) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < version else { return }
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Throws `StoreError.newerSchema` or `.foreignDatabase`, before anything is written.
    static func check(_ db: Database) throws {
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'grdb_%'") ?? 0
        guard application == applicationID || (application == 0 && version == 0 && tables == 0) else { throw StoreError.foreignDatabase }
        guard version <= known else { throw StoreError.newerSchema(found: version, known: known) }
        // A newer program's migration may keep the version and still be unknown here.
        guard try !migrator.hasBeenSuperseded(db) else { throw StoreError.newerSchema(found: version + 1, known: known) }
    }
}
