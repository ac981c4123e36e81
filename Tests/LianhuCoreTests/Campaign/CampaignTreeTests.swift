import LianhuCore
import Testing

@Suite("Clocks of campaigns") struct CampaignTreeTests {
    private static let minute: Int64 = 60_000

    private static func at(_ minute: Int?) -> Instant? { minute.map { Instant(milliseconds: Int64($0) * Self.minute) } }

    private static let kind = CampaignKind(
        id: "p.k", pack: "p", title: LocalizedText(zh: "集结", en: "Gathering"), basis: "b", isEmergency: true,
        levels: ["group", "village", "town"].map {
            CampaignLevel(unitKind: $0, by: PostAt(post: "head", unitKind: $0), within: TimeSpan(amount: 30, unit: .minutes), to: nil)
        })

    private static func tree(_ units: [CampaignUnit], due: Int) throws -> CampaignTree {
        let campaign = CampaignRecord(
            key: 1, kind: 1, unit: 9, starter: 1, startedAt: Instant(milliseconds: 0), dueAt: Instant(milliseconds: Int64(due) * minute))
        return try CampaignTree(
            kind: kind, campaign: campaign, units: units,
            clock: SpanClock(calendar: .weekdaysOnly(name: "w"), zone: Given.zone()))
    }

    /// When both of two groups and the village above are due, for every order in which two groups become complete and report.
    @Test("S48 all small cases: a clock begins when all below have reported, or at their deadline, whichever is first") func small() throws
    {
        let times: [Int?] = [nil, 10, 29, 30, 31, 59, 60, 61, 100]
        for complete in times {
            for first in times {
                for second in times {
                    let groups = [
                        CampaignUnit(
                            campaign: 1, unit: 2, parent: 9, level: 0, targets: 1, answered: complete == nil ? 0 : 1,
                            completeAt: Self.at(complete), reportedAt: Self.at(first)),
                        CampaignUnit(campaign: 1, unit: 3, parent: 9, level: 0, targets: 1, reportedAt: Self.at(second)),
                    ]
                    let both = first.flatMap { a in second.map { max(a, $0) } }
                    let village = CampaignUnit(campaign: 1, unit: 9, parent: nil, level: 1, children: 2, completeAt: Self.at(both))
                    let tree = try Self.tree(groups + [village], due: 30)
                    let groupDue = min(complete ?? 30, 30) + 30
                    let latest = max(groupDue, 60)
                    let villageDue = min(both ?? latest, latest) + 30
                    #expect(tree.deadlines[2] == Self.at(groupDue) && tree.deadlines[3] == Self.at(60))
                    #expect(tree.deadlines[9] == Self.at(villageDue), "\(complete ?? -1) \(first ?? -1) \(second ?? -1)")
                    let unit = try #require(tree.units[2])
                    #expect(tree.isOnTime(unit) == (first.map { $0 < groupDue } ?? false))
                    for now in [0, groupDue - 1, groupDue, groupDue + 1] {
                        #expect(
                            tree.isOverdue(unit, at: Instant(milliseconds: Int64(now) * Self.minute)) == (first == nil && now >= groupDue))
                    }
                }
            }
        }
    }

    @Test("a unit with nobody below reports what it did itself, by the campaign's own time") func leaves() throws {
        let leaf = CampaignUnit(campaign: 1, unit: 2, parent: 9, level: 0)
        let top = CampaignUnit(campaign: 1, unit: 9, parent: nil, level: 1, children: 1)
        let tree = try Self.tree([leaf, top], due: 200)
        #expect(tree.deadlines == [2: Instant(milliseconds: 200 * Self.minute), 9: Instant(milliseconds: 230 * Self.minute)])
        #expect(
            tree.tops(of: [2, 9]) == [9] && tree.tops(of: [2]) == [2] && tree.subtree(of: 9) == [9, 2] && tree.missing(below: 9) == [2])
    }
}
