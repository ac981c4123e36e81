import LianhuAudit
import LianhuCore

/// Which of some contacts a seed draws: anybody who has the ids and the seed finds the same, in any order of typing.
package enum CheckDraw {
    /// What a contact is ordered by: SHA-256 over a zero byte, the seed, a blank and the contact's id, in hexadecimal.
    package static func rank(of contact: String, seed: String) -> String { Digest256.hex(Array("\(seed) \(contact)".utf8)) }

    /// The contacts with the lowest ranks, lowest first.
    package static func sample(_ contacts: [String], seed: String, count: Int) -> [String] {
        let ranked = contacts.map { (rank: rank(of: $0, seed: seed), id: $0) }
        return ranked.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.prefix(count).map(\.id)
    }

    /// Digest of the contacts from which was drawn: their ids in byte order, each with a line feed, with a zero byte before all.
    package static func digest(of contacts: [String]) -> String {
        let sorted = contacts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return Digest256.hex(Array(sorted.map { $0 + "\n" }.joined().utf8))
    }
}
