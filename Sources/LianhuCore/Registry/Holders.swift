/// Who holds a duty on a day, and to whom its score goes (S20, S23).
package enum Holders {
    /// Today's holder of a subject: the primary seat's, else a backup's; nil if nobody is linked.
    package static func holder(of links: [LinkRecord], on day: CivilDate) -> EntityKey? {
        let held = links.filter { $0.tenure.contains(day) }.sorted { ($0.seat, $0.key) < ($1.seat, $1.key) }
        return (held.first { $0.isPrimary } ?? held.first)?.worker
    }

    /// Who acts for the holder: himself, the substitute, else the head of the unit (S23).
    package static func acting(for holder: EntityKey?, unit: EntityKey, on day: CivilDate, in organisation: Organisation) -> EntityKey? {
        if let holder, let acting = organisation.acting(for: holder, on: day) { return acting }
        for unit in organisation.chain(of: unit, on: day) {
            if let head = organisation.holder(of: "head", at: unit, on: day), let acting = organisation.acting(for: head, on: day) {
                return acting
            }
        }
        return nil
    }

    /// Whose score an obligation is.
    package enum Score: Hashable, Sendable {
        case worker(EntityKey)
        /// Counts for the unit and for no person.
        case handover
    }

    /// The holder at due, if he held for ten days, or since the window opened, or since the seat exists (S20).
    ///
    /// With an organisation a substitute is the holder while the absence lasts (S20, S23); without one only links are looked at.
    package static func score(links: [LinkRecord], window: Window, in organisation: Organisation? = nil) -> Score {
        let due = window.due
        let held = links.filter { $0.tenure.contains(due) }.sorted { ($0.seat, $0.key) < ($1.seat, $1.key) }
        guard let link = held.first(where: \.isPrimary) ?? held.first else { return .handover }
        let seatSince = links.filter { $0.seat == link.seat }.map(\.tenure.from).min() ?? link.tenure.from
        // A worker who holds the seat by several links in a row held it all along.
        var since = link.tenure.from
        while let earlier = links.first(where: {
            $0.seat == link.seat && $0.worker == link.worker && $0.tenure.until == since && $0.tenure.from < since
        }) {
            since = earlier.tenure.from
        }
        var holder = link.worker
        if let organisation {
            if let absence = organisation.absence(of: holder, on: due), let substitute = organisation.acting(for: holder, on: due) {
                holder = substitute
                since = max(since, absence.tenure.from)
            } else {
                // Back from an absence: meanwhile the substitute held it.
                for absence in organisation.absences(of: holder) where absence.substitute != nil {
                    if let until = absence.tenure.until, until <= due { since = max(since, until) }
                }
            }
        }
        let heldLongEnough = due - since + 1 >= 10 || since <= window.opens || since <= seatSince
        return heldLongEnough ? .worker(holder) : .handover
    }
}
