import LianhuCore

extension Engine {
    /// What a worker has to do now and soon: everything open or overdue of his seats and posts, the oldest due first (S51).
    package func agenda(of worker: String, through: CivilDate?, by caller: Caller, at now: Instant) async throws -> Agenda {
        try await query(by: caller, at: now, isBrief: true) { lens in
            try caller.require(.read)
            let scope = lens.scope
            let everyone = NameLookup(reader: lens.reader, scope: scope, findsIDsAnywhere: true)
            let ref = try everyone.find(worker, kinds: [.worker], pointer: "/worker")
            // A worker sees his own agenda wherever it lies; others see what lies in their scope.
            let isSelf = caller.actor.worker == ref.key
            let rows = try lens.heldRows(of: ref.key, through: through).filter { isSelf || scope.contains($0.row.unit) }
            guard isSelf || scope.contains(ref.unit) || !rows.isEmpty else {
                throw CommandProblem.member("/worker", "access.out_of_scope", ["value": worker], kind: .notPermitted)
            }
            return Agenda(worker: ref, items: try lens.agendaItems(rows))
        }
    }
}

/// A worker's list.
package struct Agenda: Hashable, Sendable {
    package var worker: EntityRef
    package var items: [AgendaItem]
}

/// One line of an agenda: whom to see, where, until when.
package struct AgendaItem: Hashable, Sendable {
    package var identity: Identity
    /// As the API names it.
    package var id: String
    package var rule: String
    package var title: LocalizedText
    package var about: EntityRef
    package var unit: EntityRef
    package var status: Status
    package var window: Window
    package var holder: EntityRef?
    package var head: String
    package var address: String
    /// Sensitive: withheld unless the caller holds the link or may approve (S57).
    package var telephone: String
    /// Whether the holidays of its window are known.
    package var isCovered: Bool
}

/// An obligation with whoever has it to do today.
struct HeldRow: Hashable, Sendable {
    var row: Obligation
    /// Nobody, where nobody is linked.
    var doer: EntityKey?
}

extension Lens {
    /// Unsettled rows that a worker holds today, his own and those of whom he stands in for, due until a day.
    func heldRows(of worker: EntityKey, through: CivilDate?) throws -> [HeldRow] {
        let last = through ?? today.adding(days: engine.settings.horizon)
        let holders =
            [worker] + organisation.principals(of: worker, on: today) + organisation.unattended(headedBy: worker, on: today)
        let links = try reader.links(ofWorkers: holders).filter { $0.tenure.contains(today) }
        let about = Set(links.map { $0.subject }).union(holders.flatMap { organisation.units(heldBy: $0, on: today) })
        let rows = try reader.obligations(about: about.sorted(), rule: nil, closingAfter: today.adding(days: -1))
        let pending = rows.filter { row in
            guard row.window.opens <= last else { return false }
            return switch status(of: row) {
            case .open, .overdue, .upcoming: true
            default: false
            }
        }
        let known = try self.links(of: pending.map { $0.identity.about })
        return pending.compactMap { row in
            guard let rule = rules.rule(row.identity.rule) else { return nil }
            let links = known[row.identity.about] ?? []
            let doer = doer(of: row, rule: rule, links: links)
            // Backups see the item too (S20).
            guard doer == worker || links.contains(where: { $0.worker == worker && $0.tenure.contains(today) && !$0.isPrimary }) else {
                return nil
            }
            return HeldRow(row: row, doer: doer)
        }.sorted { ($0.row.window.dueBefore, $0.row.identity) < ($1.row.window.dueBefore, $1.row.identity) }
    }

    /// Rows with whoever has them to do today.
    func held(_ rows: [Obligation]) throws -> [HeldRow] {
        let links = try links(of: rows.map { $0.identity.about })
        return rows.map { row in
            HeldRow(
                row: row,
                doer: rules.rule(row.identity.rule).flatMap { doer(of: row, rule: $0, links: links[row.identity.about] ?? []) })
        }
    }

    /// What an agenda says of some rows, in their order.
    func agendaItems(_ rows: [HeldRow]) throws -> [AgendaItem] {
        guard !rows.isEmpty else { return [] }
        let about = Set(rows.map { $0.row.identity.about }).sorted()
        let profiles = Dictionary(uniqueKeysWithValues: try reader.profiles(of: about).map { ($0.member.key, $0) })
        let workers = try reader.entities(keys: Set(rows.compactMap { $0.doer }).sorted())
        return rows.compactMap { held in
            let (row, holder) = (held.row, held.doer)
            guard let profile = profiles[row.identity.about], let unit = organisation.units[row.unit] else { return nil }
            let about = profile.member
            let name = name(of: row, about: about)
            let maySee = maySeeSensitive(unit: unit.key, holder: holder)
            return AgendaItem(
                identity: row.identity, id: name.text, rule: name.rule, title: title(of: row), about: about, unit: EntityRef(unit),
                status: self.status(of: row), window: row.window, holder: holder.flatMap { workers[$0] }, head: profile.head,
                address: profile.address, telephone: maySee ? profile.telephone : Lens.withheld(profile.telephone),
                isCovered: rules.isCovered(row))
        }
    }

    /// Whether the caller may see telephone numbers of a unit's households: the holder himself, or whoever may approve there (S57).
    package func maySeeSensitive(unit: EntityKey, holder: EntityKey?) -> Bool {
        guard caller.access != nil else { return true }
        if let worker = caller.actor.worker, worker == holder { return true }
        guard let access = caller.access, access.has(.approve) else { return false }
        return caller.scope(for: .approve, in: organisation, on: today).contains(unit)
    }

    /// Withheld visibly (S57): that there is a value, not what it is.
    package static func withheld(_ value: String) -> String { value.isEmpty ? "" : "***" }
}
