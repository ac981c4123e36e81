import LianhuCore

/// An obligation as people see it: names instead of keys, and its status on the day of the question.
package struct ObligationView: Hashable, Sendable {
    package var id: String
    package var rule: String
    package var title: LocalizedText
    package var about: EntityRef
    package var unit: EntityRef
    package var period: String
    package var slot: Int
    package var window: Window
    package var status: Status
    package var holder: EntityRef?
    /// Id of the evidence that settles it, and its day.
    package var settledBy: String?
    package var settledOn: CivilDate?
    package var isBackfilled: Bool
    package var void: VoidReason?
    package var excuse: ExcuseRecord?
    /// Steps of its ladder that are done with.
    package var step: Int
    package var acknowledgedUntil: CivilDate?
    /// Whether the work calendar knows all days from opens to closes (S27).
    package var isCovered: Bool
}

/// A page of a list with the place to go on from.
package struct Page<Item: Sendable>: Sendable {
    package var items: [Item]
    /// Opaque; nil at the end.
    package var next: String?

    package init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}

extension Lens {
    /// Views of rows, with names looked up in batches.
    ///
    /// - Parameters:
    ///   - known: the links of what they are about, where the caller has read them already.
    ///   - past: the moment at which the rows were known; nil: now. Names and today's holder are always those of now.
    package func views(
        of rows: [Obligation], links known: [EntityKey: [LinkRecord]]? = nil, at past: Moment? = nil
    ) throws -> [ObligationView] {
        guard !rows.isEmpty else { return [] }
        let identities = rows.map(\.identity)
        let moment = try past ?? moment(nil)
        let links = try known ?? self.links(of: identities.map(\.about))
        let holders = rows.map { row in
            rules.rule(row.identity.rule).flatMap { standing(of: row, rule: $0, links: links[row.identity.about] ?? []) }
        }
        let refs = try reader.entities(keys: Array(Set(identities.map(\.about) + rows.map(\.unit) + holders.compactMap { $0 })).sorted())
        let evidence = Dictionary(
            uniqueKeysWithValues: try reader.evidence(keys: rows.compactMap { $0.settlement?.evidence }).map { ($0.key, $0.id) })
        let steps = try reader.handledSteps(identities, upTo: moment.isNow ? nil : moment.cut)
        let excuses = Dictionary(
            try reader.excuses(identities).filter { $0.at <= moment.cut }.map { ($0.item, $0) }, uniquingKeysWith: { $1 })
        let pauses = Dictionary(
            try reader.acknowledgements(identities).filter { $0.at <= moment.cut }.map { ($0.item, $0.until) }, uniquingKeysWith: max)
        return zip(rows, holders).compactMap { row, holder in
            guard let about = refs[row.identity.about], let unit = refs[row.unit] else { return nil }
            let name = name(of: row, about: about)
            return ObligationView(
                id: name.text, rule: name.rule, title: title(of: row), about: about, unit: unit, period: name.period,
                slot: row.identity.slot, window: row.window, status: row.status(on: seenOn(row, at: moment)),
                holder: holder.flatMap { refs[$0] },
                settledBy: row.settlement.flatMap { evidence[$0.evidence] }, settledOn: row.settlement?.day, isBackfilled: row.isBackfilled,
                void: row.void, excuse: excuses[row.identity], step: steps[row.identity] ?? 0, acknowledgedUntil: pauses[row.identity],
                isCovered: rules.isCovered(row))
        }
    }

    /// The holder of today: of whoever is away the substitute, if there is one (S20).
    func standing(of row: Obligation, rule: Rule, links: [LinkRecord]) -> EntityKey? {
        holder(of: row, rule: rule, links: links).map { organisation.acting(for: $0, on: today) ?? $0 }
    }

    /// Who has it to do today: the holder, or the unit's head where he is away without a substitute (S23); nobody where nobody is linked.
    func doer(of row: Obligation, rule: Rule, links: [LinkRecord]) -> EntityKey? {
        holder(of: row, rule: rule, links: links).map { Holders.acting(for: $0, unit: row.unit, on: today, in: organisation) ?? $0 }
    }

    /// What an obligation is called outside.
    func name(of row: Obligation, about: EntityRef) -> PublicID {
        let rule = rules.id(of: row.identity.rule) ?? "?"
        let period = Period(code: row.identity.period)?.key ?? "?"
        return PublicID(rule: rule, about: about.id, period: period, slot: row.identity.slot)
    }

    /// The title of its rule; the id of a rule that is gone.
    func title(of row: Obligation) -> LocalizedText {
        if let rule = rules.rule(row.identity.rule) { return rule.title }
        let id = rules.id(of: row.identity.rule) ?? "?"
        return LocalizedText(zh: id, en: id)
    }

    /// The links of members of the id space.
    func links(of about: [EntityKey]) throws -> [EntityKey: [LinkRecord]] {
        Dictionary(grouping: try reader.links(ofSubjects: Array(Set(about)).sorted()), by: \.subject)
    }
}
