import LianhuAudit
import LianhuCore

/// Ends a link: from a day on it does not hold any more (S18).
package struct EndLink: RegistryChange {
    /// `SUBJECT~SEAT`, or `SUBJECT~WORKER` with ids or names.
    package var link: String
    /// The first day without it; nil: today.
    package var on: CivilDate?
    /// A code.
    package var reason: String?

    package init(link: String, on: CivilDate? = nil, reason: String? = nil) {
        self.link = link
        self.on = on
        self.reason = reason
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = on ?? session.today
        if let reason { try Session.requireReasonCode(reason) }
        var (subject, link) = try session.link(self.link, on: day)
        guard let worker = try session.refs([link.worker])[link.worker] else {
            throw CommandProblem.member(
                "/link", "link.none", ["value": self.link, "on": day.description, "id": subject.id], kind: .notFound)
        }
        link.tenure.until = day
        try session.put(link, act: "link.end", subject: subject, worker: worker, why: reason)
        return try session.finish(
            ChangeReceipt(act: "link.end", about: subject, on: day, link: LinkSeats.id(subject, link.seat)), touching: [subject.key])
    }
}

extension Session {
    /// The link in force on a day that `SUBJECT~SEAT` or `SUBJECT~WORKER` means; throws `link.none` or `link.ambiguous`.
    func link(_ text: String, on day: CivilDate) throws -> (subject: EntityRef, link: LinkRecord) {
        let parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            throw CommandProblem.member("/link", "link.malformed", ["value": text])
        }
        let subject = try member(parts[0], [.subject, .unit], "/link", right: .approve)
        let links = try known(subject, "/link").links.filter { $0.tenure.contains(day) }
        let found: [LinkRecord]
        if let seat = Int(parts[1]) {
            found = links.filter { $0.seat == seat }
        } else {
            let worker = try person(parts[1], "/link", right: .approve)
            found = links.filter { $0.worker == worker.key }
        }
        guard let only = found.first else {
            throw CommandProblem.member(
                "/link", "link.none", ["value": text, "on": day.description, "id": subject.id], kind: .notFound)
        }
        guard found.count == 1 else {
            let ids = found.map { LinkSeats.id(subject, $0.seat) }.joined(separator: ", ")
            throw CommandProblem.member("/link", "link.ambiguous", ["value": text, "links": ids], kind: .conflict)
        }
        return (subject, only)
    }
}
