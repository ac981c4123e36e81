import LianhuAudit
import LianhuCore

/// A message as a courier gets it: rendered now, with the way to its recipient (S60).
package struct MessageView: Hashable, Sendable {
    package var record: NotificationRecord
    package var delivery: DeliveryRecord
    /// The same over all tries, and another for every message of every instance.
    package var id: String
    package var origin: String
    package var recipient: EntityRef?
    package var way: MemberChannels.Way?
    package var owner: EntityRef?
    package var text: DigestText
    /// Public ids of what is left to tell.
    package var items: [String]
    /// Public ids of what it tells the end of (S41).
    package var cleared: [String]
    /// What its reader knows as unsettled from now on: the end of it is to be told.
    package var unsettled: [Identity]
    package var language: Language
}

extension NotificationRecord {
    /// A database that begins anew under an old name counts from 1 again: the moment keeps its messages apart from the earlier ones.
    func messageID(origin: String) -> String {
        "msg_" + String(Digest256.hex(Array("\(origin)\n\(key)\n\(at.milliseconds)".utf8)).prefix(32))
    }
}

extension Lens {
    /// Messages in words, with the way to each recipient; those of which nothing is left to tell have no items.
    func messages(_ records: [NotificationRecord], deliveries: [DeliveryRecord], book: AddressBook) throws -> [MessageView] {
        let byKey = Dictionary(uniqueKeysWithValues: deliveries.map { ($0.notification, $0) })
        let identities = Array(Set(records.flatMap { $0.items + $0.cleared })).sorted()
        let rows = Dictionary(uniqueKeysWithValues: try reader.obligations(identities).map { ($0.identity, $0) })
        let matters = try matters(of: identities)
        let rollUps = try campaignItems(of: identities)
        let standings = standings(of: identities, rows: rows, matters: matters, rollUps: rollUps)
        let owners = records.compactMap { book.way(to: $0.recipient)?.owner }
        // A matter's number is none of the id space: what it is about is named instead.
        let members = identities.filter { matters[$0] == nil && rules.matters[$0.rule] == nil }.map(\.about)
        let keys =
            members + matters.values.flatMap { [$0.about, $0.unit] } + rows.values.map(\.unit) + rollUps.values.map(\.unit) + owners
            + records.map(\.recipient)
        let refs = try reader.entities(keys: Array(Set(keys)).sorted())
        let origin = try reader.instance()?.origin ?? ""
        let language = engine.settings.language
        return records.compactMap { record in
            guard let delivery = byKey[record.key] else { return nil }
            let facts = ItemFacts(rows: rows, matters: matters, rollUps: rollUps, refs: refs, standings: standings)
            let items = self.items(facts.live(record.items, on: today), facts)
            let cleared = self.items(record.cleared.filter(facts.isSettled), facts)
            let way = book.way(to: record.recipient)
            let text = DigestText(
                recipient: refs[record.recipient]?.name ?? "?", tone: record.tone, digest: record.digest, items: items,
                settled: record.items.count - items.count, cleared: cleared, today: today, in: language)
            return MessageView(
                record: record, delivery: delivery, id: record.messageID(origin: origin), origin: origin, recipient: refs[record.recipient],
                way: way, owner: way?.owner.flatMap { refs[$0] }, text: text, items: items.map(\.id), cleared: cleared.map(\.id),
                unsettled: facts.live(record.items + record.cleared, on: today).filter { standings[$0] == .live }, language: language)
        }
    }

    /// What is known of the items of messages.
    private struct ItemFacts {
        var rows: [Identity: Obligation]
        var matters: [Identity: MatterRecord]
        var rollUps: [Identity: CampaignItemFacts]
        var refs: [EntityKey: EntityRef]
        var standings: [Identity: ItemStanding]

        /// What is still to be told; what is neither obligation nor matter is told as it is.
        func live(_ items: [Identity], on today: CivilDate) -> [Identity] {
            items.filter { item in
                if let matter = matters[item] { return matter.state.isOpen }
                if let rollUp = rollUps[item] { return rollUp.isLive }
                return rows[item].map { [.open, .overdue, .upcoming].contains($0.status(on: today)) } ?? true
            }
        }

        func isSettled(_ item: Identity) -> Bool { outcome(of: item) != nil }

        /// The phrase of how it ended; nil while it has not.
        func outcome(of item: Identity) -> String? {
            guard case .settled(let phrase) = standings[item] else { return nil }
            return phrase
        }
    }

    /// Items in words, by the units below the innermost one that holds them all.
    private func items(_ items: [Identity], _ facts: ItemFacts) -> [DigestText.Item] {
        let (rows, matters, refs) = (facts.rows, facts.matters, facts.refs)
        let places = places(of: items.compactMap { rows[$0]?.unit ?? matters[$0]?.unit ?? facts.rollUps[$0]?.unit })
        func name(_ unit: EntityKey) -> String { places[unit].flatMap { organisation.units[$0]?.name } ?? refs[unit]?.name ?? "?" }
        return items.map { item in
            let matter = matters[item]
            let about = matter.map { refs[$0.about] } ?? refs[item.about]
            let id = publicID(item, about: about?.id ?? "?")
            let outcome = facts.outcome(of: item)
            if let matter { return self.item(matter, id: id, about: about, unit: name(matter.unit), outcome: outcome) }
            if let rollUp = facts.rollUps[item] {
                return self.item(rollUp, id: id, about: about, unit: name(rollUp.unit), outcome: outcome)
            }
            guard let row = rows[item] else {
                return DigestText.Item(
                    id: id, title: nil, about: rules.matters[item.rule] == nil ? about : nil, unit: "?", due: nil, isOverdue: false)
            }
            return DigestText.Item(
                id: id, title: title(of: row), about: about, unit: name(row.unit), due: row.window.due,
                isOverdue: row.status(on: today) == .overdue, outcome: outcome)
        }
    }

    /// A matter with its class and number, and the earliest deadline that is not met.
    private func item(_ matter: MatterRecord, id: String, about: EntityRef?, unit: String, outcome: String?) -> DigestText.Item {
        let title = rules.matters[matter.kind]?.title ?? LocalizedText(zh: "", en: "")
        let due = matter.state.deadline.map { engine.zone.date(of: $0.at.adding(milliseconds: -1)) }
        return DigestText.Item(
            id: id, title: LocalizedText(zh: "\(title.zh) \(id)", en: "\(title.en) \(id)"), about: about, unit: unit, due: due,
            isOverdue: matter.state.isOverdue(at: now), outcome: outcome)
    }

    /// A roll-up or a worker's silent households, with the campaign's title and number; news with its totals.
    private func item(
        _ facts: CampaignItemFacts, id: String, about: EntityRef?, unit: String, outcome: String?
    ) -> DigestText.Item {
        // A message is a few lines: of a long task its beginning is told.
        let text = facts.text.count > 120 ? facts.text.prefix(119) + "…" : facts.text
        func title(_ language: Language) -> String {
            Catalogue.text(
                text.isEmpty ? "message.campaign" : "message.campaign_text",
                ["title": facts.kind.title[language], "id": facts.campaign.id, "text": SafeLine.clean(text)], in: language)
        }
        return DigestText.Item(
            id: id, title: LocalizedText(zh: title(.zh), en: title(.en)), about: about, unit: unit,
            due: facts.due.map { engine.zone.date(of: $0.adding(milliseconds: -1)) }, isOverdue: facts.isOverdue(at: now),
            at: facts.due.flatMap { facts.kind.isEmergency ? engine.zone.localDescription($0) : nil },
            answers: facts.targets > 0 ? "\(facts.answered)/\(facts.targets)" : nil, isNews: facts.item == .news, outcome: outcome)
    }

    /// For each unit the one below the innermost unit that holds all: what somebody who is in charge of all of them counts by.
    private func places(of units: [EntityKey]) -> [EntityKey: EntityKey] {
        let chains = Dictionary(uniqueKeysWithValues: Set(units).map { ($0, organisation.chain(of: $0, on: today)) })
        guard var common = chains.values.first else { return [:] }
        for chain in chains.values { common = common.filter(chain.contains) }
        return chains.mapValues { chain in
            guard let top = common.first, let index = chain.firstIndex(of: top) else { return chain.last ?? 0 }
            return index > 0 ? chain[index - 1] : top
        }
    }
}
