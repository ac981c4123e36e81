import LianhuAudit
import LianhuCore

/// Puts a subject into another tier, or into none, from a day on (S22); what rules ask of that colour is planned again.
package struct ChangeTier: RegistryChange {
    /// Id or name of the subject or unit.
    package var subject: String
    /// Colour, as the rules name it; nil: none.
    package var tier: String?
    /// Nil: today.
    package var from: CivilDate?

    package init(subject: String, tier: String?, from: CivilDate? = nil) {
        self.subject = subject
        self.tier = tier
        self.from = from
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = from ?? session.today
        let subject = try session.member(subject, [.subject, .unit], "/subject", right: .approve)
        if let tier { try session.requireTier(tier, "/tier") }
        let facts = try session.known(subject, "/subject")
        try session.requirePresence(facts.presence, of: subject, on: day, "/from")
        if let later = facts.tiers.last(where: { $0.tenure.from > day }) {
            throw CommandProblem.member(
                "/from", "tier.later_known", ["value": subject.id, "on": later.tenure.from.description], kind: .conflict)
        }
        let current = facts.tiers.last { $0.tenure.contains(day) }
        guard current?.tier != tier else { throw Session.nothing("/tier") }
        // The same day again is a correction: tiers are known by their first day.
        if var current, current.tenure.from < day || tier == nil {
            current.tenure.until = day
            session.changes.tiers.append(current)
        }
        if let tier {
            session.changes.tiers.append(
                TierRecord(subject: subject.key, tier: tier, tenure: Tenure(from: day), recordedOn: session.today))
        }
        var leaf: [String: JSONValue] = ["from": .string(day.description)]
        leaf["tier"] = tier.map(JSONValue.string) ?? .null
        leaf["before"] = current.map { .string($0.tier) } ?? .null
        try session.log(LeafDraft(act: "subject.tier", obj: subject.id, unit: subject.unit, facts: leaf))
        return try session.finish(ChangeReceipt(act: "subject.tier", about: subject, on: day), touching: [subject.key])
    }
}
