/// Who holds a duty on a day, and to whom its score goes (S20, S23).
package enum Holders {
    /// Today's holder of a subject: the primary seat's, else a backup's; nil if nobody is linked.
    package static func holder(of links: [LinkRecord], on day: CivilDate) -> EntityKey? {
        // Every line of an agenda asks: one pass, and no lists.
        var found: LinkRecord?
        for link in links where link.tenure.contains(day) {
            guard let best = found else {
                found = link
                continue
            }
            if link.isPrimary != best.isPrimary ? link.isPrimary : (link.seat, link.key) < (best.seat, best.key) { found = link }
        }
        return found?.worker
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
        let seat = links.filter { $0.seat == link.seat }
        /// Whoever had the seat on a day; of whoever was away the substitute.
        func acting(_ day: CivilDate) -> EntityKey? {
            guard let worker = day == due ? link.worker : seat.first(where: { $0.tenure.contains(day) })?.worker else { return nil }
            return organisation?.acting(for: worker, on: day) ?? worker
        }
        let holder = acting(due) ?? link.worker
        // Ten days, or since it opened, or since there is a seat: whichever is shortest.
        let seatSince = seat.map(\.tenure.from).min() ?? link.tenure.from
        var day = max(due.adding(days: -9), window.opens, seatSince)
        while day < due {
            if acting(day) != holder { return .handover }
            day = day.adding(days: 1)
        }
        return .worker(holder)
    }
}
