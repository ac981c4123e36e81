import LianhuCore

/// How an item of a ladder stands, for those who were told of it (S41).
enum ItemStanding: Hashable, Sendable {
    /// Unsettled: there is nothing to tell yet.
    case live
    /// Settled, excused or void; a matter closed, or that deadline met. The catalogue's phrase says how.
    case settled(String)
    /// Over for good without having been settled, or not there any more: nobody waits to hear of it.
    case gone
}

extension Lens {
    /// Days after its closing through which a missed obligation may still turn out to have been met (S12).
    private static let afterwards = 92

    /// How given items stand today; those that are neither obligation, matter nor roll-up are left out.
    func standings(of items: [Identity]) throws -> [Identity: ItemStanding] {
        let duties = items.filter { rules.matters[$0.rule] == nil && rules.campaigns[$0.rule] == nil }
        let rows = Dictionary(uniqueKeysWithValues: try reader.obligations(duties).map { ($0.identity, $0) })
        return standings(of: items, rows: rows, matters: try matters(of: items), rollUps: try campaignItems(of: items))
    }

    /// The same of what was read already.
    func standings(
        of items: [Identity], rows: [Identity: Obligation], matters: [Identity: MatterRecord], rollUps: [Identity: CampaignItemFacts]
    ) -> [Identity: ItemStanding] {
        Dictionary(
            items.compactMap { item -> (Identity, ItemStanding)? in
                if let matter = matters[item] { return (item, standing(of: item, matter)) }
                if let rollUp = rollUps[item] { return (item, standing(of: rollUp)) }
                return rows[item].map { (item, standing(of: $0)) }
            }, uniquingKeysWith: { first, _ in first })
    }

    private func standing(of row: Obligation) -> ItemStanding {
        let status = self.status(of: row)
        switch status {
        case .met, .metLate, .excused, .void: return .settled("status.\(status.name)")
        case .missed: return row.window.closesBefore.adding(days: Self.afterwards) < today ? .gone : .live
        case .overdue, .open, .upcoming: return .live
        }
    }

    /// News, and who has answered for all of his, have no end that anybody waits for.
    private func standing(of facts: CampaignItemFacts) -> ItemStanding {
        if facts.item != .rollUp { return facts.item == .answers && facts.isLive ? .live : .gone }
        if facts.isLive { return .live }
        return .settled(facts.state == .over ? "roll_up.over" : "roll_up.reported")
    }

    private func standing(of item: Identity, _ matter: MatterRecord) -> ItemStanding {
        let phase = matter.state.phase
        if phase == .closed || phase == .joined { return .settled("status.\(phase.rawValue)") }
        guard let kind = rules.matters[matter.kind] else { return .gone }
        return matter.hasMet(item, of: kind) ? .settled("message.deadline_met") : .live
    }
}

extension MatterRecord {
    /// Whether the deadline that an item of its ladder stood for is met: its cycle is over, its stage lies behind, or the reporter was answered.
    func hasMet(_ item: Identity, of kind: MatterClass) -> Bool {
        if state.cycle > item.slot { return true }
        switch item.period {
        case 0: return false
        case Self.replyClock: return state.repliedAt != nil
        default:
            guard state.visited.indices.contains(Int(item.period) - 1) else { return false }
            let stage = kind.index(of: state.visited[Int(item.period) - 1])
            return stage.map { (kind.index(of: state.stage) ?? 0) > $0 } ?? true
        }
    }
}
