import LianhuCore

/// Campaigns with who takes part, what happened and in what words.
final class CampaignTables {
    private let campaigns = Table<CampaignRecord>()
    private let units = Table<CampaignUnit>()
    private let targets = Table<CampaignTarget>()
    private let events = Table<CampaignEvent>()
    private let texts = Table<CampaignText>()

    var undoLogs: [UndoLog] { [campaigns, units, targets, events, texts] }

    func put(_ changes: Changes) throws {
        for campaign in changes.campaigns { campaigns.put(campaign) }
        for unit in changes.campaignUnits { units.put(unit) }
        for target in changes.campaignTargets { targets.put(target) }
        for event in changes.campaignEvents {
            guard events[event.rowKey] == nil else { throw StoreError.constraint("campaign_event.number") }
            events.put(event)
        }
        for text in changes.campaignTexts { texts.put(text) }
    }

    // MARK: Reading

    func rows(_ keys: [CampaignKey]) -> [CampaignRecord] { campaigns.rows(keys) }

    func rows(_ filter: CampaignFilter, after: CampaignKey, limit: Int) -> [CampaignRecord] {
        Array(campaigns.rows[campaigns.position(after: after)...].lazy.filter(filter.holds).prefix(max(0, limit)))
    }

    func units(of campaign: CampaignKey) -> [CampaignUnit] { part(of: units, campaign) }

    func targets(of campaign: CampaignKey, subjects: [EntityKey]) -> [CampaignTarget] {
        targets.rows(subjects.map { CampaignPlace(campaign: campaign, member: $0) })
    }

    func targets(_ filter: CampaignTargetFilter, after: EntityKey, limit: Int) -> [CampaignTarget] {
        let from = targets.position(after: CampaignPlace(campaign: filter.campaign, member: after))
        return Array(
            targets.rows[from...].lazy.prefix { $0.campaign == filter.campaign }.filter(filter.holds).prefix(max(0, limit)))
    }

    func tallies(of campaign: CampaignKey) -> [CampaignTally] {
        let groups = Dictionary(grouping: part(of: targets, campaign)) { CampaignTally(unit: $0.unit, outcome: $0.outcome, count: 0) }
        return groups.map { CampaignTally(unit: $0.unit, outcome: $0.outcome, count: $1.count) }
            .sorted { ($0.unit, $0.outcome ?? "") < ($1.unit, $1.outcome ?? "") }
    }

    func events(of campaign: CampaignKey, act: CampaignAct?, after number: Int, limit: Int) -> [CampaignEvent] {
        let from = events.position(after: CampaignPlace(campaign: campaign, member: Int64(number)))
        return Array(
            events.rows[from...].lazy.prefix { $0.campaign == campaign }.filter { act == nil || $0.act == act }.prefix(max(0, limit)))
    }

    func texts(of campaign: CampaignKey) -> [CampaignText] { part(of: texts, campaign) }

    var nextKey: CampaignKey { (campaigns.rows.last?.key ?? 0) + 1 }

    var nextWake: Instant? { campaigns.rows.compactMap(\.wakeAt).min() }

    var asleep: Int { campaigns.rows.count { $0.wakeAt == nil && $0.closedAt == nil } }

    private func part<Row: Keyed>(of table: Table<Row>, _ campaign: CampaignKey) -> [Row] where Row.Key == CampaignPlace {
        let from = table.position(after: CampaignPlace(campaign: campaign, member: .min))
        return Array(table.rows[from...].prefix { $0.rowKey.campaign == campaign })
    }
}

/// Something of a campaign: a unit, a subject, or the number of an event.
struct CampaignPlace: Comparable, Hashable {
    var campaign: CampaignKey
    var member: Int64

    static func < (left: CampaignPlace, right: CampaignPlace) -> Bool {
        (left.campaign, left.member) < (right.campaign, right.member)
    }
}

extension CampaignRecord: Keyed { var rowKey: CampaignKey { key } }
extension CampaignUnit: Keyed { var rowKey: CampaignPlace { CampaignPlace(campaign: campaign, member: unit) } }
extension CampaignTarget: Keyed { var rowKey: CampaignPlace { CampaignPlace(campaign: campaign, member: subject) } }
extension CampaignEvent: Keyed { var rowKey: CampaignPlace { CampaignPlace(campaign: campaign, member: Int64(number)) } }
extension CampaignText: Keyed { var rowKey: CampaignPlace { CampaignPlace(campaign: campaign, member: Int64(number)) } }

extension MemoryTransaction {
    func campaigns(_ keys: [CampaignKey]) -> [CampaignRecord] { state.campaigns.rows(keys) }
    func campaigns(_ filter: CampaignFilter, after: CampaignKey, limit: Int) -> [CampaignRecord] {
        state.campaigns.rows(filter, after: after, limit: limit)
    }
    func campaignUnits(of campaign: CampaignKey) -> [CampaignUnit] { state.campaigns.units(of: campaign) }
    func campaignTargets(of campaign: CampaignKey, subjects: [EntityKey]) -> [CampaignTarget] {
        state.campaigns.targets(of: campaign, subjects: subjects)
    }
    func campaignTargets(_ filter: CampaignTargetFilter, after: EntityKey, limit: Int) -> [CampaignTarget] {
        state.campaigns.targets(filter, after: after, limit: limit)
    }
    func campaignTallies(of campaign: CampaignKey) -> [CampaignTally] { state.campaigns.tallies(of: campaign) }
    func campaignEvents(of campaign: CampaignKey, act: CampaignAct?, after number: Int, limit: Int) -> [CampaignEvent] {
        state.campaigns.events(of: campaign, act: act, after: number, limit: limit)
    }
    func campaignTexts(of campaign: CampaignKey) -> [CampaignText] { state.campaigns.texts(of: campaign) }
    func nextCampaignKey() -> CampaignKey { state.campaigns.nextKey }
    func nextCampaignWake() -> Instant? { state.campaigns.nextWake }
    func campaignsAsleep() -> Int { state.campaigns.asleep }
}
