import LianhuAudit
import LianhuCore

/// Gives a subject's seat to another worker: the successor inherits it, with all that is owed (S3, S20, S42).
package struct HandOverLink: RegistryChange {
    /// Id or name of the subject or unit; `SUBJECT~SEAT` or `SUBJECT~WORKER` where it has several primary seats.
    package var subject: String
    /// Id or name of the successor.
    package var to: String
    /// The successor's first day; nil: today.
    package var on: CivilDate?
    /// A code.
    package var reason: String?

    package init(subject: String, to: String, on: CivilDate? = nil, reason: String? = nil) {
        self.subject = subject
        self.to = to
        self.on = on
        self.reason = reason
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        if let reason { try Session.requireReasonCode(reason) }
        let (subject, old) = try seat(in: session, on: day)
        let successor = try session.person(to, "/to", right: .approve)
        guard successor.key != old.worker else { throw Session.nothing("/to") }
        let facts = try session.known(subject, "/subject")
        var ended = old
        ended.tenure.until = day
        let link = LinkRecord(
            key: session.takeLinkKey(), subject: subject.key, seat: old.seat, worker: successor.key, kind: old.kind,
            isPrimary: old.isPrimary, tenure: Tenure(from: day, until: old.tenure.until), recordedOn: session.today)
        // Who stood by as a backup takes the seat itself: his own ends.
        let backups = facts.links.filter { $0.worker == successor.key && $0.kind == old.kind && $0.tenure.contains(day) }
        try session.requireNoRival(
            of: link, subject: subject, facts: facts, worker: successor, "/to", except: Set(backups.map(\.key) + [old.key]))
        session.changes.links.append(ended)
        for var backup in backups {
            backup.tenure.until = day
            session.changes.links.append(backup)
        }
        try session.put(
            link, act: "link.hand_over", subject: subject, worker: successor, why: reason,
            facts: ["before": .string(try session.id(old.worker))])
        let receipt = try session.finish(
            ChangeReceipt(act: "link.hand_over", about: subject, on: day, link: LinkSeats.id(subject, old.seat)), touching: [subject.key])
        try session.tellSuccessor(successor.key, of: subject)
        return receipt
    }

    /// The seat that is meant: the one named, or the only primary one.
    private func seat(in session: Session, on day: CivilDate) throws -> (subject: EntityRef, link: LinkRecord) {
        do {
            if subject.contains("~") { return try session.link(subject, on: day) }
            let member = try session.member(subject, [.subject, .unit], "/subject", right: .approve)
            let primaries = try session.known(member, "/subject").links.filter { $0.isPrimary && $0.tenure.contains(day) }
            guard let only = primaries.first else {
                throw CommandProblem.member(
                    "/subject", "link.none", ["value": subject, "on": day.description, "id": member.id], kind: .notFound)
            }
            guard primaries.count == 1 else {
                let ids = primaries.map { LinkSeats.id(member, $0.seat) }.joined(separator: ", ")
                throw CommandProblem.member("/subject", "link.ambiguous", ["value": subject, "links": ids], kind: .conflict)
            }
            return (member, only)
        } catch var refusal as CommandProblem {
            refusal.items = refusal.items.map {
                CommandProblem.Item(pointer: $0.pointer == "/link" ? "/subject" : $0.pointer, code: $0.code, args: $0.args)
            }
            throw refusal
        }
    }
}

extension Session {
    /// S42: the new holder gets one line of what was overdue when it was handed to him; no step is reset.
    mutating func tellSuccessor(_ worker: EntityKey, of subject: EntityRef) throws {
        try flush()
        let rows = try tx.obligations(about: [subject.key], rule: nil, closingAfter: today.adding(days: -1))
        let links = try tx.subjectFacts([subject.key]).first?.links ?? []
        let items = rows.filter { row in
            row.status(on: today) == .overdue
                && rules.rule(row.identity.rule).flatMap { lens.holder(of: row, rule: $0, links: links) } == worker
        }.map(\.identity)
        guard !items.isEmpty else { return }
        changes.notifications.append(
            NotificationRecord(
                key: takeNotificationKey(), recipient: worker, tone: .remind, digest: .items, at: now,
                sendAfter: engine.settings.sendingHours.nextAllowed(now, zone: engine.zone), items: items.sorted()))
    }
}
