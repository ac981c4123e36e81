import LianhuCore

extension Lens {
    /// Of whom a campaign's own answer names so many; the rest have a list of their own.
    static let mostSilent = 100

    func campaign(_ id: String) throws -> CampaignRecord {
        guard let key = CampaignRecord.key(of: id), let record = try reader.campaigns([key]).first, rules.campaigns[record.kind] != nil
        else { throw CommandProblem(.notFound, "unknown.campaign", ["value": id]) }
        return record
    }

    /// A campaign with its totals, as far as it lies in some units; nil if nothing of it does.
    func summary(of record: CampaignRecord, among units: Set<EntityKey>?) throws -> CampaignView? {
        guard let kind = rules.campaigns[record.kind] else { return nil }
        let desk = desk(record, kind, units: try reader.campaignUnits(of: record.key))
        let seen = Set(desk.tree.order.filter { units?.contains($0) ?? true })
        guard !seen.isEmpty else { return nil }
        return try summary(desk, seen: seen)
    }

    /// The same of units that are seen.
    private func summary(_ desk: CampaignDesk, seen: Set<EntityKey>) throws -> CampaignView {
        let (record, kind) = (desk.tree.campaign, desk.tree.kind)
        let refs = try reader.entities(keys: [record.unit, record.starter])
        let text = try reader.campaignTexts(of: record.key).first { $0.number == 1 }?.value ?? ""
        guard let unit = refs[record.unit] else { throw CommandProblem(.notFound, "unknown.campaign", ["value": record.id]) }
        var view = CampaignView(record: record, kind: kind, unit: unit, starter: refs[record.starter], text: text)
        let units = seen.compactMap { desk.tree.units[$0] }
        view.answered = units.reduce(0) { $0 + $1.answered }
        view.targets = units.reduce(0) { $0 + $1.targets }
        view.unitsAll = units.count
        view.unitsReported = units.count { $0.reportedAt != nil }
        view.overdue = units.count { desk.tree.isOverdue($0, at: now) }
        return view
    }

    /// A campaign with everything that the caller sees of it, narrowed to a unit's subtree.
    func view(of record: CampaignRecord, unit: EntityKey?) throws -> CampaignView {
        guard let kind = rules.campaigns[record.kind] else { throw CommandProblem(.notFound, "unknown.campaign", ["value": record.id]) }
        let desk = desk(record, kind, units: try reader.campaignUnits(of: record.key))
        let scope = scope
        let wanted = unit.map { Set(organisation.subtree(of: $0, on: today)) }
        let seen = Set(desk.tree.order.filter { scope.contains($0) && wanted?.contains($0) ?? true })
        guard !seen.isEmpty else {
            guard let unit else { throw CommandProblem(.notPermitted, "access.out_of_scope", ["value": record.id]) }
            let id = try reader.entities(keys: [unit])[unit]?.id ?? "?"
            throw CommandProblem.member("/unit", "campaign.unit_outside", ["value": id, "campaign": record.id], kind: .conflict)
        }
        var view = try summary(desk, seen: seen)
        let tallies = try reader.campaignTallies(of: record.key).filter { seen.contains($0.unit) }
        view.outcomes = outcomes(tallies, kind)
        view.levels = kind.levels.enumerated().map { index, level in
            CampaignView.Level(
                title: title(ofUnitKind: level.unitKind, kind), figures: desk.tree.figures(level: index, among: seen, at: now))
        }
        .filter { $0.figures.units > 0 }
        view.units = try units(desk, seen: seen, tallies: Dictionary(grouping: tallies, by: \.unit))
        let filter = CampaignTargetFilter(campaign: record.key, units: seen, isSilentOnly: true)
        view.silent = try silent(try reader.campaignTargets(filter, after: 0, limit: Self.mostSilent))
        return view
    }

    private func title(ofUnitKind unit: String, _ kind: CampaignKind) -> LocalizedText {
        let vocabulary = rules.set.packs.first { $0.name == kind.pack }?.vocabulary ?? .empty
        return LocalizedText(zh: vocabulary.title(unit, in: .unitKinds, .zh), en: vocabulary.title(unit, in: .unitKinds, .en))
    }

    private func outcomes(_ tallies: [CampaignTally], _ kind: CampaignKind) -> [CampaignView.OutcomeCount] {
        kind.outcomes.map { word in
            let count = tallies.filter { $0.outcome == word.name }.reduce(0) { $0 + $1.count }
            return CampaignView.OutcomeCount(outcome: word.name, title: word.title, count: count)
        }
    }

    private func units(
        _ desk: CampaignDesk, seen: Set<EntityKey>, tallies: [EntityKey: [CampaignTally]]
    ) throws -> [CampaignView.UnitState] {
        let (record, kind) = (desk.tree.campaign, desk.tree.kind)
        let rollUps = Dictionary(
            grouping: try reader.campaignEvents(of: record.key, act: .rollUp, after: 0, limit: 100_000), by: \.about)
        let texts = Dictionary(
            try reader.campaignTexts(of: record.key).map { ($0.number, $0.value) }, uniquingKeysWith: { first, _ in first })
        let responsible = seen.compactMap { key in
            desk.tree.units[key].flatMap(desk.responsible).map { (key, $0) }
        }
        let people = Dictionary(uniqueKeysWithValues: responsible)
        let refs = try reader.entities(keys: Array(Set(desk.tree.units.keys).union(people.values)).sorted())
        let rows = desk.tree.order.reversed().filter(seen.contains).compactMap { key -> CampaignView.UnitState? in
            guard let unit = desk.tree.units[key], let ref = refs[key] else { return nil }
            let below = desk.tree.subtree(of: key)
            let totals = desk.tree.totals(of: key)
            let last = rollUps[key]?.last
            return CampaignView.UnitState(
                unit: ref, parent: unit.parent.flatMap { refs[$0] }, levelTitle: title(ofUnitKind: ref.subkind, kind),
                state: state(of: unit, desk.tree), deadline: desk.tree.deadlines[key], reportedAt: unit.reportedAt,
                reopenedAt: unit.reopenedAt, responsible: people[key].flatMap { refs[$0] }, answered: totals.answered,
                targets: totals.targets, outcomes: outcomes(below.flatMap { tallies[$0] ?? [] }, kind),
                missing: desk.tree.missing(below: key).compactMap { refs[$0] }, isPartial: last?.isPartial ?? false,
                isNothing: last?.isNothing ?? false, text: last.flatMap { texts[$0.number] } ?? "", rollUps: rollUps[key]?.count ?? 0)
        }
        return rows.sorted {
            (desk.tree.units[$1.unit.key]?.level ?? 0, $0.unit.id) < (desk.tree.units[$0.unit.key]?.level ?? 0, $1.unit.id)
        }
    }

    func state(of unit: CampaignUnit, _ tree: CampaignTree) -> RollUpState {
        if unit.reportedAt != nil { return tree.isOnTime(unit) ? .reported : .late }
        if tree.campaign.closedAt != nil { return .over }
        return tree.isOverdue(unit, at: now) ? .overdue : .waiting
    }

    func silent(_ targets: [CampaignTarget]) throws -> [CampaignView.Silent] {
        let refs = try reader.entities(keys: Array(Set(targets.flatMap { [$0.subject, $0.unit, $0.worker] })).sorted())
        return targets.compactMap { target in
            refs[target.subject].map { CampaignView.Silent(subject: $0, unit: refs[target.unit], worker: refs[target.worker]) }
        }
    }
}
