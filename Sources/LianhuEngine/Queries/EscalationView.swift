import LianhuCore

/// A step as people see it.
package struct EscalationView: Hashable, Sendable {
    package var record: EscalationRecord
    package var obligation: String
    package var about: EntityRef
    package var unit: EntityRef?
    package var recipient: EntityRef?
    package var status: Status
    /// The local day on which it fired.
    package var day: CivilDate
}

/// A message as people see it: to whom, about what.
package struct NotificationView: Hashable, Sendable {
    package var record: NotificationRecord
    package var recipient: EntityRef?
    package var items: [String]
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
        let keys = records.flatMap { [$0.item.about, $0.unit] + ($0.recipient.map { [$0] } ?? []) }
        let refs = try reader.entities(keys: Array(Set(keys)).sorted())
        return records.compactMap { record in
            guard let row = rows[record.item], let about = refs[record.item.about] else { return nil }
            return EscalationView(
                record: record, obligation: publicID(record.item, about: about.id), about: about, unit: refs[record.unit],
                recipient: record.recipient.flatMap { refs[$0] }, status: row.status(on: today), day: engine.zone.date(of: record.at))
        }
    }

    package func views(of records: [NotificationRecord]) throws -> [NotificationView] {
        let items = Array(Set(records.flatMap(\.items))).sorted()
        let rows = Dictionary(uniqueKeysWithValues: try reader.obligations(items).map { ($0.identity, $0) })
        let refs = try reader.entities(keys: Array(Set(items.map(\.about) + records.map(\.recipient))).sorted())
        let scope = scope
        return records.compactMap { record in
            // What is no obligation is seen with the one whom it is told.
            let home = refs[record.recipient].map { scope.contains($0.unit) } ?? false
            let visible = record.items.filter { item in rows[item].map { scope.contains($0.unit) } ?? home }
            guard visible.count == record.items.count else { return nil }
            return NotificationView(
                record: record, recipient: refs[record.recipient], items: visible.map { publicID($0, about: refs[$0.about]?.id ?? "?") })
        }
    }

    func publicID(_ identity: Identity, about: String) -> String {
        PublicID(
            rule: rules.id(of: identity.rule) ?? "?", about: about, period: Period(code: identity.period)?.key ?? "?",
            slot: identity.slot
        ).text
    }
}
