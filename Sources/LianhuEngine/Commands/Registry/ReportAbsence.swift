import LianhuAudit
import LianhuCore

/// A worker is away: a substitute acts for him, without one the unit's head; absence alone excuses nothing (S20, S23).
package struct ReportAbsence: RegistryChange {
    /// Id or name of the worker.
    package var worker: String
    /// Nil: today.
    package var from: CivilDate?
    /// The exclusive next day; nil: until he is back.
    package var until: CivilDate?
    /// Id or name of who acts for him.
    package var substitute: String?

    package init(worker: String, from: CivilDate? = nil, until: CivilDate? = nil, substitute: String? = nil) {
        self.worker = worker
        self.from = from
        self.until = until
        self.substitute = substitute
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let worker = try session.member(worker, [.worker], "/worker", right: .approve)
        let substitute = try substitute.map { try session.person($0, "/substitute", right: .approve) }
        guard substitute?.key != worker.key else {
            throw CommandProblem.member("/substitute", "absence.own_substitute", ["value": worker.id])
        }
        let tenure = try Session.tenure(from: from ?? session.today, until: until)
        session.changes.absences.append(AbsenceRecord(worker: worker.key, substitute: substitute?.key, tenure: tenure))
        var facts = Session.leaf(tenure)
        if let substitute { facts["substitute"] = .string(substitute.id) }
        try session.log(LeafDraft(act: "worker.absent", obj: worker.id, unit: worker.unit, facts: facts))
        let subjects = try session.tx.links(ofWorkers: [worker.key]).map(\.subject)
        return try session.finish(ChangeReceipt(act: "worker.absent", about: worker, on: tenure.from), touching: subjects)
    }
}

/// A worker is back (S23).
package struct EndAbsence: RegistryChange {
    /// Id or name of the worker.
    package var worker: String
    /// The first day on which he acts himself again; nil: today.
    package var on: CivilDate?

    package init(worker: String, on: CivilDate? = nil) {
        self.worker = worker
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let worker = try session.member(worker, [.worker], "/worker", right: .approve)
        let absences = session.organisation.absences(of: worker.key).sorted { $0.tenure.from < $1.tenure.from }
        guard var absence = absences.last(where: { $0.tenure.contains(day) || ($0.tenure.from > day && !$0.tenure.isEmpty) }) else {
            throw CommandProblem.member("/on", "absence.none", ["value": worker.id, "on": day.description], kind: .conflict)
        }
        absence.tenure.until = max(day, absence.tenure.from)
        session.changes.absences.append(absence)
        try session.log(LeafDraft(act: "worker.back", obj: worker.id, unit: worker.unit, facts: ["on": .string(day.description)]))
        let subjects = try session.tx.links(ofWorkers: [worker.key]).map(\.subject)
        return try session.finish(ChangeReceipt(act: "worker.back", about: worker, on: day), touching: subjects)
    }
}
