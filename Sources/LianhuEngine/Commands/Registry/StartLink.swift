import LianhuAudit
import LianhuCore

/// Links a worker to a subject, or to a unit that is visited like one, from a day on (S17, S20).
package struct StartLink: RegistryChange {
    /// Id or name of the subject or unit.
    package var subject: String
    /// Id or name of the worker.
    package var worker: String
    /// Nil: the only kind that the rules declare.
    package var kind: String?
    /// Nil: today.
    package var from: CivilDate?
    /// The exclusive next day; nil: until it is ended.
    package var until: CivilDate?
    package var isBackup: Bool

    package init(
        subject: String, worker: String, kind: String? = nil, from: CivilDate? = nil, until: CivilDate? = nil, isBackup: Bool = false
    ) {
        self.subject = subject
        self.worker = worker
        self.kind = kind
        self.from = from
        self.until = until
        self.isBackup = isBackup
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let subject = try session.member(subject, [.subject, .unit], "/subject", right: .approve)
        let worker = try session.person(worker, "/worker", right: .approve)
        let kind = try session.linkKind(kind)
        let tenure = try Session.tenure(from: from ?? session.today, until: until)
        let facts = try session.known(subject, "/subject")
        try session.requirePresence(facts.presence, of: subject, on: tenure.from, "/from")
        if let same = facts.links.first(where: { $0.worker == worker.key && $0.kind == kind && $0.tenure.overlaps(tenure) }) {
            throw CommandProblem.member(
                "/worker", "link.exists",
                ["worker": worker.id, "id": subject.id, "link": LinkSeats.id(subject, same.seat), "span": Session.text(same.tenure)],
                kind: .conflict)
        }
        let link = LinkRecord(
            key: session.takeLinkKey(), subject: subject.key,
            seat: LinkSeats.seat(kind: kind, isPrimary: !isBackup, tenure: tenure, among: facts.links), worker: worker.key, kind: kind,
            isPrimary: !isBackup, tenure: tenure, recordedOn: session.today)
        try session.requireNoRival(of: link, subject: subject, facts: facts, worker: worker, "/worker")
        try session.put(link, act: "link.start", subject: subject, worker: worker)
        return try session.finish(
            ChangeReceipt(act: "link.start", about: subject, on: tenure.from, link: LinkSeats.id(subject, link.seat)),
            touching: [subject.key])
    }
}

extension Session {
    /// The kind that was named, or the only one that the rules declare.
    func linkKind(_ named: String?) throws -> String {
        let known = Set(rules.set.packs.flatMap { $0.vocabulary.names(.linkKinds) }).sorted()
        if let named {
            try requireWord(named, in: .linkKinds, "/kind", code: "unknown.link_kind")
            return named
        }
        guard known.count == 1, let only = known.first else {
            throw CommandProblem.member("/kind", "link.kind_required", ["known": known.joined(separator: ", ")])
        }
        return only
    }

    /// S20: exactly one primary seat a day.
    mutating func requireNoRival(
        of link: LinkRecord, subject: EntityRef, facts: SubjectFacts, worker: EntityRef, _ pointer: String, except ended: Set<LinkKey> = []
    ) throws {
        let others = facts.links.filter { !ended.contains($0.key) }
        let rivals = LinkSeats.rivals(of: link, subjectKind: facts.kind, among: others, rules: rules, organisation: organisation)
        guard let rival = rivals.first else { return }
        throw CommandProblem.member(
            pointer, "link.second_primary",
            [
                "id": subject.id, "holder": try id(rival.worker), "span": Self.text(rival.tenure), "worker": worker.id,
                "on": link.tenure.from.description,
            ], kind: .conflict)
    }

    /// Takes a new or changed link, with its leaf.
    mutating func put(
        _ link: LinkRecord, act: String, subject: EntityRef, worker: EntityRef, why: String? = nil, facts more: [String: JSONValue] = [:]
    ) throws {
        changes.links.append(link)
        var facts = Self.leaf(link.tenure)
        facts["worker"] = .string(worker.id)
        facts["kind"] = .string(link.kind)
        facts["seat"] = .int(Int64(link.seat))
        facts["primary"] = .bool(link.isPrimary)
        facts.merge(more) { $1 }
        try log(LeafDraft(act: act, obj: subject.id, unit: subject.unit, why: why, facts: facts))
    }
}
