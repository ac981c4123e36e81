import LianhuCore

/// The public id of an obligation: `rule~about~period~slot` (S3).
package struct PublicID: Hashable, Sendable {
    package var rule: String
    package var about: String
    package var period: String
    package var slot: Int

    package init(rule: String, about: String, period: String, slot: Int) {
        self.rule = rule
        self.about = about
        self.period = period
        self.slot = slot
    }

    /// Nil if the text is no public id.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false)
        guard parts.count == 4, let slot = Int(parts[3]), !parts[0].isEmpty, !parts[1].isEmpty, !parts[2].isEmpty else { return nil }
        self.init(rule: String(parts[0]), about: String(parts[1]), period: String(parts[2]), slot: slot)
    }

    package var text: String { "\(rule)~\(about)~\(period)~\(slot)" }
}
