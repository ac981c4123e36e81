import LianhuAudit
import LianhuCore

/// Suspends a subject for a while: an obligation whose whole [opens, due] lies inside is void, and nothing is replayed (S18).
package struct SuspendSubject: RegistryChange {
    /// Id or name of the subject or unit.
    package var subject: String
    /// Nil: today.
    package var from: CivilDate?
    /// The exclusive next day; nil: until it is resumed.
    package var until: CivilDate?
    /// A code.
    package var reason: String

    package init(subject: String, from: CivilDate? = nil, until: CivilDate? = nil, reason: String) {
        self.subject = subject
        self.from = from
        self.until = until
        self.reason = reason
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let subject = try session.member(subject, [.subject, .unit], "/subject", right: .approve)
        try Session.requireReasonCode(reason)
        let tenure = try Session.tenure(from: from ?? session.today, until: until)
        let facts = try session.known(subject, "/subject")
        if let other = facts.suspensions.first(where: { $0.overlaps(tenure) }) {
            throw CommandProblem.member(
                "/from", "suspension.overlaps", ["value": subject.id, "span": Session.text(other)], kind: .conflict)
        }
        session.changes.suspensions.append((subject.key, tenure))
        try session.log(
            LeafDraft(act: "subject.suspend", obj: subject.id, unit: subject.unit, why: reason, facts: Session.leaf(tenure)))
        return try session.finish(ChangeReceipt(act: "subject.suspend", about: subject, on: tenure.from), touching: [subject.key])
    }
}

/// Ends the suspension of a subject (S18).
package struct ResumeSubject: RegistryChange {
    /// Id or name of the subject or unit.
    package var subject: String
    /// The first day on which it is owed to again; nil: today.
    package var on: CivilDate?

    package init(subject: String, on: CivilDate? = nil) {
        self.subject = subject
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let subject = try session.member(subject, [.subject, .unit], "/subject", right: .approve)
        let suspensions = try session.known(subject, "/subject").suspensions
        guard var tenure = suspensions.last(where: { $0.contains(day) || ($0.from > day && !$0.isEmpty) }) else {
            throw CommandProblem.member(
                "/on", "suspension.none", ["value": subject.id, "on": day.description], kind: .conflict)
        }
        // One that has not begun is taken back whole.
        tenure.until = max(day, tenure.from)
        session.changes.suspensions.append((subject.key, tenure))
        try session.log(
            LeafDraft(act: "subject.resume", obj: subject.id, unit: subject.unit, facts: ["on": .string(day.description)]))
        return try session.finish(ChangeReceipt(act: "subject.resume", about: subject, on: day), touching: [subject.key])
    }
}
