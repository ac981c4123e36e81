/// The store's number for a member of the one id space: a unit, worker, subject or resident (S3).
package typealias EntityKey = Int64

/// The store's number for a rule id; stable for the life of the database.
package typealias RuleKey = Int64

/// The store's number for a link row.
package typealias LinkKey = Int64

/// The store's number for a piece of evidence.
package typealias EvidenceKey = Int64

/// What a member of the id space is.
package enum EntityKind: UInt8, Sendable, CaseIterable {
    case unit = 1
    case worker
    case subject
    case resident

    /// The word used in YAML, SQL, HTTP and on the command line.
    package var name: String {
        switch self {
        case .unit: "unit"
        case .worker: "worker"
        case .subject: "subject"
        case .resident: "resident"
        }
    }
}

/// The form of every id: `[A-Z]{1,3}-[0-9A-Za-z]{1,20}` (S60).
package enum EntityID {
    /// Why a text is no id; the remedy depends on it.
    package enum Fault: Hashable, Sendable {
        case empty
        case identityNumber
        case telephoneNumber
        case name
        case malformed
    }

    /// Nil for a well-formed id, else what is wrong with it (S60).
    package static func fault(in text: String) -> Fault? {
        if text.isEmpty { return .empty }
        let bytes = Array(text.utf8)
        if bytes.contains(where: { $0 >= 0x80 }) { return .name }
        let digits = bytes.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        if digits >= 17 && bytes.count == 18 { return .identityNumber }
        if digits == 11 && bytes.count == 11 { return .telephoneNumber }
        guard let dash = bytes.firstIndex(of: 0x2D), (1...3).contains(dash) else { return .malformed }
        guard bytes[..<dash].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else { return .malformed }
        let tail = bytes[(dash + 1)...]
        guard (1...20).contains(tail.count), tail.allSatisfy(isAlphanumeric) else { return .malformed }
        // A number that identifies a person stays one behind a prefix.
        if tail.count == 18 && tail.filter({ $0 >= 0x30 && $0 <= 0x39 }).count >= 17 { return .identityNumber }
        if tail.count == 11 && tail.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) && tail.first == 0x31 { return .telephoneNumber }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
    }
}
