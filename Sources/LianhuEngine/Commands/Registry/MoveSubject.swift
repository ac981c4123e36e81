import LianhuAudit
import LianhuCore

/// Moves a subject to another unit: it keeps its id, and an unsettled obligation follows (S19).
package struct MoveSubject: RegistryChange {
    /// Id or name of the subject.
    package var subject: String
    /// Id or name of the unit.
    package var to: String
    /// The first day in the new unit; nil: today.
    package var on: CivilDate?

    package init(subject: String, to: String, on: CivilDate? = nil) {
        self.subject = subject
        self.to = to
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        // Its last unit is that of the member; the one on the day is checked besides, for a move may lie ahead.
        let subject = try session.member(subject, [.subject], "/subject", right: .approve)
        let unit = try session.member(to, [.unit], "/to", right: .approve)
        var record = try session.record(of: subject, "/subject")
        try session.requirePresence(record.presence, of: subject, on: day, "/on")
        guard let old = record.units.last else { throw Session.nothing("/to") }
        guard old.value != unit.key else { throw Session.nothing("/to") }
        guard let units = Session.chain(record.units, turning: unit.key, from: day) else {
            throw CommandProblem.member(
                "/on", "subject.moved_later", ["value": subject.id, "on": old.tenure.from.description], kind: .conflict)
        }
        record.units = units
        session.changes.subjects.append(record)
        // Its people live where it does.
        session.changes.residents += try session.tx.residents(of: [subject.key])
        let facts: [String: JSONValue] = [
            "from_unit": .string(try session.id(old.value)), "to": .string(unit.id), "on": .string(day.description),
        ]
        try session.log(
            LeafDraft(act: "subject.move", obj: subject.id, unit: session.commonUnit([old.value, unit.key]), facts: facts))
        return try session.finish(ChangeReceipt(act: "subject.move", about: subject, on: day), touching: [subject.key])
    }
}
