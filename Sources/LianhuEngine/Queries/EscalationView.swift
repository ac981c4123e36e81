import LianhuCore

/// A step as people see it.
package struct EscalationView: Hashable, Sendable {
    package var record: EscalationRecord
    package var obligation: String
    package var about: EntityRef
    package var unit: EntityRef?
    package var recipient: EntityRef?
    /// Name of the obligation's status, or of a matter's phase; `overdue` if that is late.
    package var status: String
    /// The local day on which it fired.
    package var day: CivilDate
}

/// A message as people see it: to whom, about what.
package struct NotificationView: Hashable, Sendable {
    package var record: NotificationRecord
    package var recipient: EntityRef?
    package var items: [String]
    /// What it tells the end of (S41).
    package var cleared: [String]
}

extension Engine {
    /// A page of steps, oldest first.
    package func escalations(
        unit: String?, recipient: String?, includesSkipped: Bool, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<EscalationView> {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            var filter = EscalationFilter(units: try lens.units(under: unit), includesSkipped: includesSkipped)
            if let recipient {
                filter.recipient = try NameLookup(reader: lens.reader, scope: lens.scope, findsIDsAnywhere: true).find(
                    recipient, kinds: [.worker], pointer: "/recipient"
                ).key
            }
            let found = try lens.reader.escalations(filter, after: try cursor.map(Cursor.key) ?? 0, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return Page(items: try lens.views(of: page), next: found.count > limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }

    /// A page of queued messages, oldest first; only those whose every item lies in the caller's scope.
    package func notifications(
        recipient: String?, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<NotificationView> {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let worker = try recipient.map {
                try NameLookup(reader: lens.reader, scope: lens.scope, findsIDsAnywhere: true).find(
                    $0, kinds: [.worker], pointer: "/recipient"
                ).key
            }
            let found = try lens.reader.notifications(recipient: worker, after: try cursor.map(Cursor.key) ?? 0, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return Page(items: try lens.views(of: page), next: found.count > limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }
}

extension Lens {
    package func views(of records: [EscalationRecord]) throws -> [EscalationView] {
        let rows = Dictionary(
            uniqueKeysWithValues: try reader.obligations(Array(Set(records.map(\.item))).sorted()).map { ($0.identity, $0) })
        let matters = try matters(of: records.map(\.item))
        let rollUps = try campaignItems(of: records.map(\.item))
        let keys = records.flatMap { record in
            [matters[record.item]?.about ?? record.item.about, record.unit] + (record.recipient.map { [$0] } ?? [])
        }
        let refs = try reader.entities(keys: Array(Set(keys)).sorted())
        return records.compactMap { record in
            let matter = matters[record.item]
            guard let about = refs[matter?.about ?? record.item.about],
                let status = matter.map({ $0.state.isOverdue(at: now) ? Status.overdue.name : $0.state.phase.rawValue })
                    ?? rollUps[record.item]?.state.rawValue ?? rows[record.item].map({ self.status(of: $0).name })
            else { return nil }
            return EscalationView(
                record: record, obligation: publicID(record.item, about: about.id), about: about, unit: refs[record.unit],
                recipient: record.recipient.flatMap { refs[$0] }, status: status, day: engine.zone.date(of: record.at))
        }
    }

    /// The matters among the items of ladders.
    func matters(of items: [Identity]) throws -> [Identity: MatterRecord] {
        let own = items.filter { rules.matters[$0.rule] != nil }
        guard !own.isEmpty else { return [:] }
        let records = Dictionary(uniqueKeysWithValues: try reader.matters(own.map(\.about)).map { ($0.key, $0) })
        return Dictionary(own.compactMap { item in records[item.about].map { (item, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    package func views(of records: [NotificationRecord]) throws -> [NotificationView] {
        let items = Array(Set(records.flatMap { $0.items + $0.cleared })).sorted()
        let rows = Dictionary(uniqueKeysWithValues: try reader.obligations(items).map { ($0.identity, $0) })
        let matters = try matters(of: items)
        let rollUps = try campaignItems(of: items)
        let refs = try reader.entities(keys: Array(Set(items.map(\.about) + records.map(\.recipient))).sorted())
        let scope = scope
        return records.compactMap { record in
            // What is neither obligation nor matter is seen with the one whom it is told.
            let home = refs[record.recipient].map { scope.contains($0.unit) } ?? false
            let isVisible = (record.items + record.cleared).allSatisfy { item in
                (matters[item]?.unit ?? rollUps[item]?.unit ?? rows[item]?.unit).map(scope.contains) ?? home
            }
            guard isVisible else { return nil }
            func ids(_ items: [Identity]) -> [String] { items.map { publicID($0, about: refs[$0.about]?.id ?? "?") } }
            return NotificationView(
                record: record, recipient: refs[record.recipient], items: ids(record.items), cleared: ids(record.cleared))
        }
    }

    func publicID(_ identity: Identity, about: String) -> String {
        if rules.matters[identity.rule] != nil { return MatterRecord.id(of: identity.about) }
        if rules.campaigns[identity.rule] != nil { return "\(CampaignRecord.id(of: identity.period))~\(about)" }
        return PublicID(
            rule: rules.id(of: identity.rule) ?? "?", about: about, period: Period(code: identity.period)?.key ?? "?",
            slot: identity.slot
        ).text
    }
}
