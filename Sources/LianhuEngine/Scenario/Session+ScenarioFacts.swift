import LianhuAudit
import LianhuCore

extension Session {
    /// Suspensions and absences, which no sheet of a roster has (S18, S23).
    mutating func note(_ fact: ScenarioFact.What) throws {
        let lookup = NameLookup(reader: tx, scope: .wholeTree)
        switch fact {
        case .suspend(let id, let from, let lastDay):
            let subject = try lookup.find(id, kinds: [.subject], pointer: "/suspend")
            try noteSuspension(of: subject, Tenure(from: from, until: lastDay?.adding(days: 1)))
        case .resume(let id, let from):
            let subject = try lookup.find(id, kinds: [.subject], pointer: "/resume")
            let suspensions = try tx.subjectFacts([subject.key]).first?.suspensions ?? []
            guard let running = suspensions.last(where: { $0.from < from && ($0.until.map { from < $0 } ?? true) }) else {
                throw CommandProblem(.conflict, "scenario.not_suspended", ["value": id, "day": from.description])
            }
            try noteSuspension(of: subject, Tenure(from: running.from, until: from))
        case .absent(let id, let from, let lastDay, let substitute):
            let worker = try lookup.find(id, kinds: [.worker], pointer: "/absent")
            let other = try substitute.map { try lookup.find($0, kinds: [.worker], pointer: "/substitute") }
            let tenure = Tenure(from: from, until: lastDay?.adding(days: 1))
            changes.absences.append(AbsenceRecord(worker: worker.key, substitute: other?.key, tenure: tenure))
            try log(LeafDraft(act: "worker.absent", obj: worker.id, unit: worker.unit, facts: ["from": .string(from.description)]))
        default: break
        }
    }

    private mutating func noteSuspension(of subject: EntityRef, _ tenure: Tenure) throws {
        changes.suspensions.append((subject: subject.key, tenure: tenure))
        try log(LeafDraft(act: "subject.suspend", obj: subject.id, unit: subject.unit, facts: ["from": .string(tenure.from.description)]))
        try flush()
        _ = try replan([subject.key])
    }
}
