/// The units of a campaign with their clocks (S48): pure, of how far each is.
package struct CampaignTree: Sendable {
    package let kind: CampaignKind
    package let campaign: CampaignRecord
    package let clock: SpanClock
    package private(set) var units: [EntityKey: CampaignUnit]
    /// Units straight below each.
    package let below: [EntityKey: [EntityKey]]
    /// Innermost first.
    package let order: [EntityKey]
    /// By unit: the first instant at which its roll-up is late.
    package let deadlines: [EntityKey: Instant]

    package init(kind: CampaignKind, campaign: CampaignRecord, units: [CampaignUnit], clock: SpanClock) {
        self.kind = kind
        self.campaign = campaign
        self.clock = clock
        self.units = Dictionary(uniqueKeysWithValues: units.map { ($0.unit, $0) })
        below = Dictionary(grouping: units.filter { $0.parent != nil }, by: { $0.parent ?? 0 }).mapValues { $0.map(\.unit).sorted() }
        // A unit's level is always above its children's.
        order = units.sorted { ($0.level, $0.unit) < ($1.level, $1.unit) }.map(\.unit)
        var deadlines: [EntityKey: Instant] = [:]
        for key in order {
            guard let unit = self.units[key], kind.levels.indices.contains(unit.level) else { continue }
            guard unit.hasBelow else {
                // What a unit does itself is due when the task is.
                deadlines[key] = campaign.dueAt
                continue
            }
            let children = (below[key] ?? []).compactMap { deadlines[$0] }
            let latest = (children + (unit.targets > 0 ? [campaign.dueAt] : [])).max() ?? campaign.dueAt
            let start = unit.completeAt.map { min($0, latest) } ?? latest
            deadlines[key] = clock.deadline(kind.levels[unit.level].within, from: start)
        }
        self.deadlines = deadlines
    }

    /// Takes how far a unit is now; deadlines stay what they were.
    package mutating func put(_ unit: CampaignUnit) { units[unit.unit] = unit }

    /// Whether a unit that has not rolled up is late at an instant.
    package func isOverdue(_ unit: CampaignUnit, at now: Instant) -> Bool {
        unit.reportedAt == nil && campaign.closedAt == nil && (deadlines[unit.unit].map { $0 <= now } ?? false)
    }

    /// Whether its first roll-up was in time: what came in late from below does not change it (S48).
    package func isOnTime(_ unit: CampaignUnit) -> Bool {
        guard let reported = unit.reportedAt, let deadline = deadlines[unit.unit] else { return false }
        return reported < deadline
    }

    /// Units straight below that have not rolled up.
    package func missing(below unit: EntityKey) -> [EntityKey] {
        (below[unit] ?? []).filter { units[$0]?.reportedAt == nil }
    }

    /// A unit and all below it, itself first.
    package func subtree(of unit: EntityKey) -> [EntityKey] {
        [unit] + (below[unit] ?? []).flatMap { subtree(of: $0) }
    }

    /// The units that stand highest among some: of whom nobody above is among them.
    package func tops(of units: Set<EntityKey>) -> [EntityKey] {
        order.filter { units.contains($0) && !(self.units[$0]?.parent.map(units.contains) ?? false) }.sorted()
    }

    /// Answers and subjects asked in a unit's subtree.
    package func totals(of unit: EntityKey) -> (answered: Int, targets: Int) {
        subtree(of: unit).compactMap { units[$0] }.reduce((0, 0)) { ($0.0 + $1.answered, $0.1 + $1.targets) }
    }

    /// How a level stands among some units.
    package func figures(level: Int, among keys: Set<EntityKey>, at now: Instant) -> CampaignLevelFigures {
        var figures = CampaignLevelFigures(level: level)
        for unit in units.values where unit.level == level && keys.contains(unit.unit) {
            figures.units += 1
            if unit.reportedAt == nil {
                if isOverdue(unit, at: now) { figures.overdue += 1 } else { figures.waiting += 1 }
            } else if isOnTime(unit) {
                figures.onTime += 1
            } else {
                figures.late += 1
            }
        }
        return figures
    }
}

/// How many units of a level rolled up in time, late, or not.
package struct CampaignLevelFigures: Hashable, Sendable {
    package var level: Int
    package var units = 0
    package var onTime = 0
    package var late = 0
    package var overdue = 0
    /// Not rolled up, and not late yet.
    package var waiting = 0

    package init(level: Int) { self.level = level }
}
