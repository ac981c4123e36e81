import LianhuCore

/// A campaign as people see it: how far it is, level by level, and who is silent (S48).
package struct CampaignView: Hashable, Sendable {
    package var record: CampaignRecord
    package var kind: CampaignKind
    package var unit: EntityRef
    package var starter: EntityRef?
    /// The task in words.
    package var text: String
    package var answered = 0
    package var targets = 0
    package var unitsReported = 0
    package var unitsAll = 0
    package var overdue = 0
    /// Subjects by what they answered, in the kind's order.
    package var outcomes: [OutcomeCount] = []
    /// Innermost first; empty in lists.
    package var levels: [Level] = []
    /// Highest first; empty in lists.
    package var units: [UnitState] = []
    /// The first of those that are silent; empty in lists.
    package var silent: [Silent] = []
    /// Known right after the start: subjects that nobody is linked to.
    package var unlinked = 0

    package struct OutcomeCount: Hashable, Sendable {
        package var outcome: String
        package var title: LocalizedText
        package var count: Int
    }

    package struct Level: Hashable, Sendable {
        package var title: LocalizedText
        package var figures: CampaignLevelFigures
    }

    /// A unit with its whole subtree.
    package struct UnitState: Hashable, Sendable {
        package var unit: EntityRef
        package var parent: EntityRef?
        package var levelTitle: LocalizedText
        package var state: RollUpState
        /// The first instant at which its roll-up is late.
        package var deadline: Instant?
        package var reportedAt: Instant?
        /// Its totals are others since then.
        package var reopenedAt: Instant?
        package var responsible: EntityRef?
        package var answered: Int
        package var targets: Int
        package var outcomes: [OutcomeCount]
        /// Units straight below that have not rolled up.
        package var missing: [EntityRef]
        /// Its last roll-up.
        package var isPartial: Bool
        package var isNothing: Bool
        package var text: String
        /// How often it rolled up.
        package var rollUps: Int
    }

    package struct Silent: Hashable, Sendable {
        package var subject: EntityRef
        package var unit: EntityRef?
        package var worker: EntityRef?
    }
}

/// How a unit's roll-up stands.
package enum RollUpState: String, Hashable, Sendable, CaseIterable {
    case reported
    /// Rolled up after its deadline.
    case late
    case overdue
    case waiting
    /// Not rolled up when the campaign was closed.
    case over
}

/// Which campaigns a list wants.
package struct CampaignQuery: Hashable, Sendable {
    package var unit: String?
    package var kind: String?
    package var isOpenOnly = false

    package init() {}
}

extension Engine {
    /// A page of campaigns, oldest first; those in which something of the caller's scope takes part.
    package func campaigns(
        _ query: CampaignQuery, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<CampaignView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let units = try lens.units(under: query.unit)
            // What went down from above takes part here, too.
            let tops = units.map { Set($0.flatMap { lens.organisation.chain(of: $0, on: lens.today) }) }
            let filter = CampaignFilter(
                units: tops, kind: try query.kind.map { try lens.campaignKind($0).key }, isOpenOnly: query.isOpenOnly)
            var after = try cursor.map(Cursor.key) ?? 0
            var found: [CampaignView] = []
            var isLast = false
            while found.count <= limit, !isLast {
                let page = try lens.reader.campaigns(filter, after: after, limit: limit + 1)
                found += try page.compactMap { try lens.summary(of: $0, among: units) }
                isLast = page.count <= limit
                after = page.last?.key ?? after
            }
            let page = Array(found.prefix(limit))
            return Page(items: page, next: found.count > limit ? page.last.map { Cursor.text($0.record.key) } : nil)
        }
    }

    /// A campaign as far as the caller sees it, live.
    ///
    /// - Parameter unit: a unit that takes part, to which it is narrowed; nil: all.
    package func campaign(_ id: String, unit: String?, by caller: Caller, at now: Instant) async throws -> CampaignView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let record = try lens.campaign(id)
            let key = try unit.map { name in
                try NameLookup(reader: lens.reader, scope: lens.scope).find(name, kinds: [.unit], pointer: "/unit").key
            }
            return try lens.view(of: record, unit: key)
        }
    }

    /// A page of those that have not answered, by subject.
    package func silent(
        campaign id: String, unit: String?, worker: String?, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<CampaignView.Silent> {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let record = try lens.campaign(id)
            let worker = try worker.map {
                try NameLookup(reader: lens.reader, scope: lens.scope, findsIDsAnywhere: true).find(
                    $0, kinds: [.worker], pointer: "/worker"
                ).key
            }
            let filter = CampaignTargetFilter(
                campaign: record.key, units: try lens.units(under: unit), worker: worker, isSilentOnly: true)
            let found = try lens.reader.campaignTargets(filter, after: try cursor.map(Cursor.key) ?? 0, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return Page(
                items: try lens.silent(page), next: found.count > limit ? page.last.map { Cursor.text($0.subject) } : nil)
        }
    }
}
