import GRDB
import GRDBSQLite
import LianhuEngine

extension StoreError {
    /// The error of SQLite's extended result code.
    init(code: Int32, message: String) {
        // A full disk shows as this one when the shared memory beside the log cannot grow.
        if code == SQLITE_IOERR | (19 << 8) {
            self = .full
            return
        }
        switch code & 0xff {
        case SQLITE_FULL: self = .full
        case SQLITE_READONLY, SQLITE_PERM: self = .readOnly
        case SQLITE_IOERR: self = .io(code: Int(code))
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CORRUPT: self = .corrupt(code: Int(code))
        case SQLITE_NOTADB: self = .foreignDatabase
        case SQLITE_CANTOPEN: self = .cannotOpen
        case SQLITE_CONSTRAINT: self = .constraint(message)
        default: self = .database(code: Int(code), message: message)
        }
    }

    init(_ error: DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    /// The error as callers should see it: a store's own, or what a body threw.
    static func translating(_ error: any Error) -> any Error {
        (error as? DatabaseError).map(StoreError.init) ?? error
    }
}
