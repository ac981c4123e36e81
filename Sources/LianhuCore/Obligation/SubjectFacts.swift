/// Everything that planning and allocation need to know of one subject.
package struct SubjectFacts: Hashable, Sendable {
    package var key: EntityKey
    package var kind: String
    package var units: [Dated<EntityKey>]
    package var presence: Tenure
    package var recordedOn: CivilDate
    package var links: [LinkRecord]
    /// An obligation whose whole [opens, due] lies inside one is void (S18).
    package var suspensions: [Tenure]
    /// The tiers that it was and is in, by first day (S22).
    package var tiers: [TierRecord]
    /// Its own tags and those of its residents; read only for rules that choose by tag.
    package var tags: [TagRecord] = []

    package init(
        key: EntityKey, kind: String, units: [Dated<EntityKey>], presence: Tenure, recordedOn: CivilDate, links: [LinkRecord],
        suspensions: [Tenure] = [], tiers: [TierRecord] = []
    ) {
        self.key = key
        self.kind = kind
        self.units = units
        self.presence = presence
        self.recordedOn = recordedOn
        self.links = links
        self.suspensions = suspensions
        self.tiers = tiers
    }

    /// The innermost unit on a day; before the first known placement, that one.
    @inlinable package func unit(on day: CivilDate) -> EntityKey? {
        if units.count == 1 { return units[0].value }
        return (units.last { $0.tenure.contains(day) } ?? units.first)?.value
    }
}
