import GRDB
import GRDBSQLite
import LianhuAudit
import LianhuCore
import LianhuEngine

/// A prepared statement of one connection, bound and stepped by SQLite's own functions: rows of hot paths never become objects.
///
/// The connection keeps it for the next call with the same text, so it must not be used inside its own rows.
struct Query {
    private let statement: Statement
    let handle: OpaquePointer

    /// Takes the statement from the connection's cache, or prepares it; throws `StoreError`.
    init(_ db: Database, _ sql: String) throws {
        do {
            statement = try db.cachedStatement(sql: sql)
        } catch let error as DatabaseError {
            throw StoreError(error)
        }
        handle = statement.sqliteStatement
    }

    /// Values for the parameters, first to last.
    func parameters() -> Parameters { Parameters(handle: handle) }

    /// Runs a statement without rows, and leaves it ready for the next values.
    func run() throws {
        defer { sqlite3_reset(handle) }
        guard sqlite3_step(handle) == SQLITE_DONE else { throw failure() }
    }

    /// Number of rows that the last statement changed.
    var changes: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

    /// Every row, until the body returns false.
    func forEach(_ body: (inout Columns) throws -> Bool) throws {
        defer { sqlite3_reset(handle) }
        while true {
            let code = sqlite3_step(handle)
            guard code == SQLITE_ROW else {
                if code == SQLITE_DONE { return }
                throw failure()
            }
            var columns = Columns(handle: handle)
            guard try body(&columns) else { return }
        }
    }

    /// All rows.
    func all<Element>(_ body: (inout Columns) throws -> Element) throws -> [Element] {
        var rows: [Element] = []
        try forEach {
            rows.append(try body(&$0))
            return true
        }
        return rows
    }

    /// The first row, if there is one.
    func first<Element>(_ body: (inout Columns) throws -> Element) throws -> Element? {
        var found: Element?
        try forEach {
            found = try body(&$0)
            return false
        }
        return found
    }

    private func failure() -> StoreError {
        let db = sqlite3_db_handle(handle)
        return StoreError(code: sqlite3_extended_errcode(db), message: sqlite3_errmsg(db).map { String(cString: $0) } ?? "")
    }
}

/// Binds values in the order of the statement's parameters. A value behind the last one that the statement uses is ignored.
struct Parameters {
    private let handle: OpaquePointer
    private var index: Int32 = 0

    // SQLite copies what it is given: SQLITE_TRANSIENT, which C writes as a cast.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(handle: OpaquePointer) { self.handle = handle }

    /// Leaves parameters that the statement does not use.
    mutating func skip(_ count: Int32) { index += count }

    mutating func put(_ value: Int64) {
        index += 1
        sqlite3_bind_int64(handle, index, value)
    }

    mutating func put(_ value: Int64?) {
        guard let value else { return putNull() }
        put(value)
    }

    mutating func put(_ value: Int) { put(Int64(value)) }

    mutating func put(_ value: Bool) { put(value ? 1 : 0) }

    mutating func put(_ value: CivilDate) { put(Int64(value.day)) }

    mutating func put(_ value: CivilDate?) { put(value.map { Int64($0.day) }) }

    mutating func put(_ value: Instant) { put(value.milliseconds) }

    mutating func put(_ value: Instant?) { put(value?.milliseconds) }

    mutating func put(_ value: Tenure) {
        put(value.from)
        put(value.until)
    }

    mutating func put(_ value: Identity) {
        put(value.about)
        put(value.rule)
        put(value.period)
        put(value.slot)
    }

    mutating func put(_ value: String) {
        index += 1
        var value = value
        value.withUTF8 { bytes in
            // No bytes have no address, and no address would be NULL.
            guard let start = bytes.baseAddress else {
                sqlite3_bind_text(handle, index, "", 0, Self.transient)
                return
            }
            start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                _ = sqlite3_bind_text(handle, index, $0, Int32(bytes.count), Self.transient)
            }
        }
    }

    mutating func put(_ value: String?) {
        guard let value else { return putNull() }
        put(value)
    }

    mutating func put(_ value: [UInt8]) { value.withUnsafeBytes { put($0) } }

    mutating func put(_ value: Hash) { value.withUnsafeBytes { put($0) } }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) {
        index += 1
        guard bytes.count > 0 else {
            sqlite3_bind_zeroblob(handle, index, 0)
            return
        }
        sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), Self.transient)
    }

    private mutating func putNull() {
        index += 1
        sqlite3_bind_null(handle, index)
    }
}

/// Reads a row's columns in their order.
struct Columns {
    private let handle: OpaquePointer
    private var index: Int32 = -1

    init(handle: OpaquePointer) { self.handle = handle }

    mutating func integer() -> Int64 {
        index += 1
        return sqlite3_column_int64(handle, index)
    }

    mutating func optionalInteger() -> Int64? {
        index += 1
        return sqlite3_column_type(handle, index) == SQLITE_NULL ? nil : sqlite3_column_int64(handle, index)
    }

    mutating func int() -> Int { Int(integer()) }

    mutating func bool() -> Bool { integer() != 0 }

    mutating func day() -> CivilDate { CivilDate(day: Int32(truncatingIfNeeded: integer())) }

    mutating func optionalDay() -> CivilDate? { optionalInteger().map { CivilDate(day: Int32(truncatingIfNeeded: $0)) } }

    mutating func instant() -> Instant { Instant(milliseconds: integer()) }

    mutating func optionalInstant() -> Instant? { optionalInteger().map(Instant.init(milliseconds:)) }

    mutating func tenure() -> Tenure {
        let from = day()
        return Tenure(from: from, until: optionalDay())
    }

    /// About, rule, period, slot.
    mutating func identity() -> Identity {
        let about = integer()
        let rule = integer()
        let period = integer()
        return Identity(about: about, rule: rule, period: period, slot: int())
    }

    mutating func text() -> String {
        index += 1
        guard let start = sqlite3_column_text(handle, index) else { return "" }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func optionalText() -> String? {
        guard sqlite3_column_type(handle, index + 1) != SQLITE_NULL else {
            index += 1
            return nil
        }
        return text()
    }

    mutating func bytes() -> [UInt8] {
        index += 1
        guard let start = sqlite3_column_blob(handle, index) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
    }

    /// A tree hash; nil unless it has 32 bytes.
    mutating func hash() -> Hash? {
        index += 1
        guard let start = sqlite3_column_blob(handle, index) else { return nil }
        return Hash(bytes: UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index))))
    }
}
