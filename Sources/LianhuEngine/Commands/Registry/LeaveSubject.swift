import LianhuAudit
import LianhuCore

/// A subject moves away, dies or closes: what is due from that day on is void, what is overdue runs on (S18).
package struct LeaveSubject: RegistryChange {
    /// Id or name of the subject.
    package var subject: String
    /// The first day without it; nil: today.
    package var on: CivilDate?
    /// A code: `moved_away`, `died`, `closed` …
    package var reason: String

    package init(subject: String, on: CivilDate? = nil, reason: String) {
        self.subject = subject
        self.on = on
        self.reason = reason
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let subject = try session.member(subject, [.subject], "/subject", right: .approve)
        try Session.requireReasonCode(reason)
        var record = try session.record(of: subject, "/subject")
        guard day >= record.presence.from else {
            throw CommandProblem.member(
                "/on", "subject.not_present",
                ["value": subject.id, "on": day.description, "span": Session.text(record.presence)], kind: .conflict)
        }
        guard record.presence.until != day else { throw Session.nothing("/on") }
        record.presence.until = day
        session.changes.subjects.append(record)
        try session.log(
            LeafDraft(act: "subject.leave", obj: subject.id, unit: subject.unit, why: reason, facts: ["on": .string(day.description)]))
        return try session.finish(ChangeReceipt(act: "subject.leave", about: subject, on: day), touching: [subject.key])
    }
}
