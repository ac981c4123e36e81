import LianhuAudit
import LianhuCore

/// Puts a dated tag on a subject or a resident; the leaf is bound to the word by a commitment, for it may tell of an illness (S57, S60).
package struct TagSubject: RegistryChange {
    /// Id or name of the subject or resident.
    package var subject: String
    /// a-z, 0-9 and `_`.
    package var tag: String
    /// Nil: today.
    package var from: CivilDate?
    /// The exclusive next day; nil: until it is taken off.
    package var until: CivilDate?

    package init(subject: String, tag: String, from: CivilDate? = nil, until: CivilDate? = nil) {
        self.subject = subject
        self.tag = tag
        self.from = from
        self.until = until
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let member = try session.member(subject, [.subject, .resident], "/subject", right: .approve)
        guard Session.isCode(tag) else {
            throw CommandProblem.member(
                "/tag", "request.member_invalid", ["name": "tag", "value": tag, "reason": "a-z, 0-9, _ , 2–40"])
        }
        let tenure = try Session.tenure(from: from ?? session.today, until: until)
        if let same = try session.tx.tags(of: [member.key]).first(where: { $0.tag == tag && $0.tenure.overlaps(tenure) }) {
            throw CommandProblem.member(
                "/tag", "tag.exists", ["value": member.id, "tag": tag, "span": Session.text(same.tenure)], kind: .conflict)
        }
        let record = TagRecord(entity: member.key, tag: tag, tenure: tenure, recordedOn: session.today)
        try session.put(record, act: "subject.tag", member: member, facts: Session.leaf(tenure))
        return try session.finish(
            ChangeReceipt(act: "subject.tag", about: member, on: tenure.from), touching: try session.chosen(by: member))
    }
}

/// Takes a tag off, from a day on.
package struct UntagSubject: RegistryChange {
    /// Id or name of the subject or resident.
    package var subject: String
    package var tag: String
    /// The first day without it; nil: today.
    package var on: CivilDate?

    package init(subject: String, tag: String, on: CivilDate? = nil) {
        self.subject = subject
        self.tag = tag
        self.on = on
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        let member = try session.member(subject, [.subject, .resident], "/subject", right: .approve)
        let tags = try session.tx.tags(of: [member.key])
        guard var record = tags.last(where: { $0.tag == tag && $0.tenure.contains(day) }) else {
            throw CommandProblem.member("/tag", "tag.none", ["value": member.id, "tag": tag, "on": day.description], kind: .conflict)
        }
        record.tenure.until = day
        try session.put(record, act: "subject.untag", member: member, facts: ["on": .string(day.description)])
        return try session.finish(ChangeReceipt(act: "subject.untag", about: member, on: day), touching: try session.chosen(by: member))
    }
}

extension Session {
    /// Whom rules may choose by a member's tags: itself, and the household in which it lives.
    func chosen(by member: EntityRef) throws -> [EntityKey] {
        guard rules.choosesByTag else { return [member.key] }
        return [member.key] + (try tx.household(of: member.key).map { [$0] } ?? [])
    }

    /// Takes a tag, with a leaf that commits to its word.
    mutating func put(_ record: TagRecord, act: String, member: EntityRef, facts: [String: JSONValue]) throws {
        changes.tags.append(record)
        let salt = Commitment.randomSalt()
        changes.privateFields.append(PrivateField(seq: nextLeaf, evidence: 0, field: "tag", salt: salt, value: record.tag))
        try log(
            LeafDraft(
                act: act, obj: member.id, unit: member.unit, facts: facts,
                pii: ["tag": Commitment.make(salt: salt, field: "tag", value: record.tag)]))
    }
}
