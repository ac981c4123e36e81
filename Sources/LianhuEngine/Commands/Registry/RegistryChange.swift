import LianhuCore

/// A dated change of links, subjects, workers or units: the commands of daily life, without a sheet (S16–S25).
package protocol RegistryChange: Sendable {
    /// Decides the change into the session; throws a refusal that names the member and the remedy.
    func apply(to session: inout Session) throws -> ChangeReceipt
}

/// What a dated change came to.
package struct ChangeReceipt: Hashable, Sendable {
    /// The word of its leaf: `link.start`, `subject.move` …
    package var act: String
    /// The member that changed.
    package var about: EntityRef
    /// The first day on which the change holds.
    package var on: CivilDate
    /// The seat concerned, as `SUBJECT~SEAT`; nil where no link is.
    package var link: String?
    /// What it created, re-dated and voided.
    package var planned = PlanTotals()

    package init(act: String, about: EntityRef, on: CivilDate, link: String? = nil, planned: PlanTotals = PlanTotals()) {
        self.act = act
        self.about = about
        self.on = on
        self.link = link
        self.planned = planned
    }
}

extension Engine {
    /// Makes a dated change, and plans again what it touches.
    package func change(_ change: any RegistryChange, by caller: Caller, at now: Instant) async throws -> ChangeReceipt {
        try await perform(by: caller, at: now) { session in try change.apply(to: &session) }
    }

    /// Makes a dated change, once for each key.
    package func change(
        _ change: any RegistryChange, _ once: Once<ChangeReceipt>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try change.apply(to: &session) }
    }
}
