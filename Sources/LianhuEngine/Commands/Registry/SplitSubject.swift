import LianhuAudit
import LianhuCore

/// Starts a new household with some people of an old one: it joins under S17, visited by the same workers (S24).
package struct SplitSubject: RegistryChange {
    /// Id or name of the old household.
    package var subject: String
    /// Id of the new one.
    package var id: String
    package var name: String
    /// Nil: that of the old one.
    package var address: String?
    /// Ids or names of those who go.
    package var residents: [String]
    /// The new household's first day; nil: today.
    package var on: CivilDate?

    package init(
        subject: String, id: String, name: String, address: String? = nil, residents: [String], on: CivilDate? = nil
    ) {
        self.subject = subject
        self.id = id
        self.name = name
        self.address = address
        self.residents = residents
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let source = try session.member(subject, [.subject], "/subject", right: .approve)
        try check(in: session)
        let old = try session.record(of: source, "/subject")
        try session.requirePresence(old.presence, of: source, on: day, "/on")
        let facts = try session.known(source, "/subject")
        let unit = facts.unit(on: day) ?? source.unit
        let people = try leaving(source, in: session)
        let new = EntityRef(
            key: session.takeEntityKey(), id: id, kind: .subject, name: name, subkind: source.subkind, unit: unit)
        session.changes.entities.append(new)
        session.changes.subjects.append(
            SubjectRecord(
                key: new.key, id: id, kind: old.kind, name: name, address: address ?? old.address,
                units: [Dated(unit, Tenure(from: day))], presence: Tenure(from: day), recordedOn: session.today))
        let hasHead = people.contains(where: \.isHead)
        for (index, person) in people.enumerated() {
            var person = person
            person.household = new.key
            person.isHead = person.isHead || (!hasHead && index == 0)
            session.changes.residents.append(person)
        }
        var leaf: [String: JSONValue] = [
            "new": .string(id), "on": .string(day.description), "residents": .array(people.map { .string($0.id) }),
        ]
        leaf["links"] = .array(try copyLinks(facts.links, to: new, from: day, in: &session))
        try session.log(LeafDraft(act: "subject.split", obj: source.id, unit: session.commonUnit([unit, source.unit]), facts: leaf))
        return try session.finish(ChangeReceipt(act: "subject.split", about: new, on: day), touching: [source.key, new.key])
    }

    private func check(in session: Session) throws {
        let code: String? =
            switch EntityID.fault(in: id) {
            case nil: nil
            case .empty: "id.empty"
            case .identityNumber: "id.identity_number"
            case .telephoneNumber: "id.telephone_number"
            case .name: "id.name"
            case .malformed: "id.malformed"
            }
        if let code { throw CommandProblem.member("/id", code, ["value": id]) }
        guard try session.tx.entities(ids: [id]).isEmpty else {
            throw CommandProblem.member("/id", "id.taken", ["value": id], kind: .conflict)
        }
        guard !name.isEmpty, name.utf8.count <= 200 else {
            throw CommandProblem.member("/name", "request.member_missing", ["name": "name"])
        }
    }

    /// Those who go, in the order in which they were named: some, and not all.
    private func leaving(_ source: EntityRef, in session: Session) throws -> [ResidentRecord] {
        let all = try session.tx.residents(of: [source.key])
        var people: [ResidentRecord] = []
        for (index, text) in residents.enumerated() {
            let found = all.filter { $0.id == text || $0.name == text }
            guard let person = found.first, found.count == 1, !people.contains(where: { $0.key == person.key }) else {
                let known = all.map(\.id).joined(separator: ", ")
                throw CommandProblem.member("/residents/\(index)", "subject.no_resident", ["value": text, "id": source.id, "known": known])
            }
            people.append(person)
        }
        guard !people.isEmpty, people.count < all.count else {
            throw CommandProblem.member("/residents", "subject.split_residents", ["id": source.id])
        }
        return people
    }

    /// Nobody falls through: whoever visits the old household visits the new one until that is changed.
    private func copyLinks(
        _ links: [LinkRecord], to subject: EntityRef, from day: CivilDate, in session: inout Session
    ) throws -> [JSONValue] {
        try links.filter { $0.tenure.contains(day) }.map { old in
            session.changes.links.append(
                LinkRecord(
                    key: session.takeLinkKey(), subject: subject.key, seat: old.seat, worker: old.worker, kind: old.kind,
                    isPrimary: old.isPrimary, tenure: Tenure(from: day, until: old.tenure.until), recordedOn: session.today))
            return .array([
                .string(try session.id(old.worker)), .string(old.kind), .int(Int64(old.seat)), .bool(old.isPrimary),
            ])
        }
    }
}
