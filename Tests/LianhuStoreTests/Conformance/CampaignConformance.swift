import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: campaigns")
struct CampaignConformance {
    /// Three campaigns, of which one is closed; units and subjects of the first in every state.
    private static let changes: Changes = {
        var changes = Changes()
        changes.newRules = [1, 2].map { RuleRef(key: $0, id: "p.kind-\($0)", adoptedOn: SampleTown.day("2026-01-01")) }
        changes.campaigns = [1, 2, 3].map { key in
            CampaignRecord(
                key: key, kind: key % 2 + 1, unit: key == 2 ? 4 : 3, starter: 10, startedAt: SampleTown.at(key),
                dueAt: SampleTown.at(key + 1_800), tag: key == 3 ? "living_alone" : nil, closedAt: key == 3 ? SampleTown.at(9_000) : nil,
                events: 3, wakeAt: key == 3 ? nil : SampleTown.at(key * 100))
        }
        changes.campaignUnits = [
            CampaignUnit(campaign: 1, unit: 3, parent: nil, level: 1, children: 1, childrenReported: 1, completeAt: SampleTown.at(50)),
            CampaignUnit(
                campaign: 1, unit: 5, parent: 3, level: 0, targets: 3, answered: 2, reportedAt: SampleTown.at(50),
                reopenedAt: SampleTown.at(60)),
            CampaignUnit(campaign: 2, unit: 4, parent: nil, level: 1),
        ]
        changes.campaignTargets = [20, 21, 22].map { subject in
            CampaignTarget(
                campaign: 1, subject: subject, unit: 5, worker: subject == 22 ? 11 : 10, outcome: subject == 21 ? nil : "gathered",
                answeredAt: subject == 21 ? nil : SampleTown.at(subject))
        }
        changes.campaignEvents = [
            event(1, .start, about: 3), event(2, .answer, about: 20, outcome: "gathered"), event(3, .rollUp, about: 5, isPartial: true),
        ]
        changes.campaignTexts = [
            CampaignText(campaign: 1, number: 1, salt: [1, 2], value: "集合"), CampaignText(campaign: 1, number: 3, salt: [], value: ""),
        ]
        return changes
    }()

    private static func event(
        _ number: Int, _ act: CampaignAct, about: EntityKey, outcome: String? = nil, isPartial: Bool = false
    ) -> CampaignEvent {
        CampaignEvent(
            campaign: 1, number: number, act: act, at: SampleTown.at(Int64(number)), recordedAt: SampleTown.at(Int64(number) + 1),
            actor: act == .start ? nil : 10, about: about, outcome: outcome, isPartial: isPartial, isNothing: !isPartial, answered: 2,
            targets: 3, reason: isPartial ? "called_off" : nil, leaf: Int64(number) * 7)
    }

    @Test("what was put is what is read, in order", arguments: ConformingStore.allCases) func roundTrip(kind: ConformingStore) async throws
    {
        let changes = Self.changes
        try await kind.open { store in
            _ = try await store.seeded()
            #expect(try await store.read { try $0.nextCampaignKey() } == 1)
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.campaigns([3, 1, 2, 9]) == changes.campaigns)
                #expect(try reader.campaignUnits(of: 1) == Array(changes.campaignUnits.prefix(2)))
                #expect(
                    try reader.campaignTargets(of: 1, subjects: [22, 20, 25]) == [changes.campaignTargets[0], changes.campaignTargets[2]])
                #expect(
                    try reader.campaignTallies(of: 1) == [
                        CampaignTally(unit: 5, outcome: nil, count: 1), CampaignTally(unit: 5, outcome: "gathered", count: 2),
                    ])
                #expect(try reader.campaignEvents(of: 1, act: nil, after: 0, limit: 10) == changes.campaignEvents)
                for act in CampaignAct.allCases {
                    #expect(
                        try reader.campaignEvents(of: 1, act: act, after: 1, limit: 9)
                            == changes.campaignEvents.filter { $0.act == act && $0.number > 1 })
                }
                #expect(try reader.campaignTexts(of: 1) == changes.campaignTexts && reader.campaignTexts(of: 2) == [])
                #expect(try reader.nextCampaignKey() == 4 && reader.nextCampaignWake() == SampleTown.at(100))
                #expect(try reader.campaignsAsleep() == 0)
            }
        }
    }

    @Test("what is put again is how far it is now; an open one without a time is told of", arguments: ConformingStore.allCases)
    func replaced(kind: ConformingStore) async throws {
        let changes = Self.changes
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(changes)
            var again = Changes()
            again.campaigns = [changes.campaigns[0]]
            again.campaigns[0].wakeAt = nil
            again.campaigns[0].events = 4
            again.campaignUnits = [changes.campaignUnits[1]]
            again.campaignUnits[0].answered = 3
            again.campaignTargets = [changes.campaignTargets[1]]
            again.campaignTargets[0].outcome = "away"
            again.campaignTargets[0].answeredAt = SampleTown.at(70)
            let newer = again
            try await store.append(newer)
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.campaigns([1]) == newer.campaigns && reader.campaignsAsleep() == 1)
                #expect(try reader.campaignUnits(of: 1).last == newer.campaignUnits[0])
                #expect(try reader.campaignTargets(of: 1, subjects: [21]) == newer.campaignTargets)
                #expect(try reader.nextCampaignWake() == SampleTown.at(200))
            }
        }
    }

    @Test("a list holds exactly what its filter lets through, page by page", arguments: ConformingStore.allCases)
    func filters(kind: ConformingStore) async throws {
        let changes = Self.changes
        let wanted: [CampaignFilter] = [
            CampaignFilter(), CampaignFilter(units: [3]), CampaignFilter(units: []), CampaignFilter(kind: 1),
            CampaignFilter(isOpenOnly: true),
            CampaignFilter(wakesUpTo: SampleTown.at(100)), CampaignFilter(units: [3, 4], kind: 2, isOpenOnly: true),
        ]
        let targets: [CampaignTargetFilter] = [
            CampaignTargetFilter(campaign: 1), CampaignTargetFilter(campaign: 2), CampaignTargetFilter(campaign: 1, units: [3]),
            CampaignTargetFilter(campaign: 1, units: [5], isSilentOnly: true), CampaignTargetFilter(campaign: 1, worker: 11),
            CampaignTargetFilter(campaign: 1, worker: 10, isSilentOnly: true),
        ]
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                for filter in wanted {
                    #expect(try reader.campaigns(filter, after: 0, limit: 9) == changes.campaigns.filter(filter.holds), "\(filter)")
                    #expect(
                        try reader.campaigns(filter, after: 1, limit: 1)
                            == Array(changes.campaigns.filter { filter.holds(for: $0) && $0.key > 1 }.prefix(1)))
                }
                for filter in targets {
                    let all = changes.campaignTargets.filter(filter.holds)
                    #expect(try reader.campaignTargets(filter, after: 0, limit: 9) == all, "\(filter)")
                    #expect(try reader.campaignTargets(filter, after: 20, limit: 1) == Array(all.filter { $0.subject > 20 }.prefix(1)))
                }
            }
        }
    }

    @Test("an event with a number that is taken is refused and nothing is kept", arguments: ConformingStore.allCases)
    func numbers(kind: ConformingStore) async throws {
        let changes = Self.changes
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.append(changes)
            var again = Changes()
            again.campaigns = [changes.campaigns[0]]
            again.campaigns[0].events = 9
            again.campaignEvents = [Self.event(2, .close, about: 3)]
            let refused = again
            await #expect(throws: StoreError.self) { try await store.append(refused) }
            #expect(try await store.read { try $0.campaigns([1]) } == [changes.campaigns[0]])
        }
    }
}
