import LianhuAudit
import LianhuCore

/// Gives a worker a role, or takes one, from a day on: who is linked to him is planned again, for rules ask by role.
package struct ChangeRole: RegistryChange {
    /// Id or name of the worker.
    package var worker: String
    package var add: String?
    package var remove: String?
    /// Nil: today.
    package var on: CivilDate?

    package init(worker: String, add: String? = nil, remove: String? = nil, on: CivilDate? = nil) {
        self.worker = worker
        self.add = add
        self.remove = remove
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let worker = try session.member(worker, [.worker], "/worker", right: .admin)
        guard add != nil || remove != nil else { throw CommandProblem.member("/add", "request.member_missing", ["name": "add"]) }
        guard var record = try session.tx.workers([worker.key]).first else {
            throw CommandProblem.member("/worker", "unknown.worker", ["value": worker.id], kind: .notFound)
        }
        if let remove {
            guard let index = record.roles.lastIndex(where: { $0.value == remove && $0.tenure.contains(day) }) else {
                throw CommandProblem.member(
                    "/remove", "role.none", ["value": worker.id, "role": remove, "on": day.description], kind: .conflict)
            }
            record.roles[index].tenure.until = day
        }
        if let add {
            try session.requireWord(add, in: .roles, "/add", code: "unknown.role")
            guard !record.roles.contains(where: { $0.value == add && $0.tenure.overlaps(Tenure(from: day)) }) else {
                throw CommandProblem.member(
                    "/add", "role.held", ["value": worker.id, "role": add, "on": day.description], kind: .conflict)
            }
            record.roles.append(Dated(add, Tenure(from: day)))
        }
        session.changes.workers.append(record)
        var facts: [String: JSONValue] = ["on": .string(day.description)]
        if let add { facts["add"] = .string(add) }
        if let remove { facts["remove"] = .string(remove) }
        try session.log(LeafDraft(act: "worker.role", obj: worker.id, unit: worker.unit, facts: facts))
        let subjects = try session.tx.links(ofWorkers: [worker.key]).map(\.subject)
        return try session.finish(ChangeReceipt(act: "worker.role", about: worker, on: day), touching: subjects)
    }
}
