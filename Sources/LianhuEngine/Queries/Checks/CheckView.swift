import LianhuCore

/// A check as people see it: whom it drew, what was said, and the figures of that.
package struct CheckView: Hashable, Sendable {
    package var record: CheckRecord
    package var kind: CheckKind
    package var unit: EntityRef
    package var drawer: EntityRef?
    package var figures: CheckFigures
    /// Of units directly below the check's unit, by id, never by number (S51); contacts of the unit itself are its own row.
    package var units: [Unit]
    /// In the order of the draw; empty in lists.
    package var items: [Item]
    /// Sampled contacts that are not told: they were not called yet, and a household must not be warned of it.
    package var withheld: Int

    package struct Unit: Hashable, Sendable {
        package var unit: EntityRef
        package var figures: CheckFigures
    }

    /// A sampled contact with what was said of it.
    package struct Item: Hashable, Sendable {
        package var contact: EvidenceView
        /// Oldest first; the last one counts.
        package var calls: [Call]
    }

    package struct Call: Hashable, Sendable {
        package var call: CallBack
        package var caller: EntityRef?
        /// In words; withheld without the right (S57).
        package var note: String
    }
}

/// Which checks a list wants.
package struct CheckQuery: Hashable, Sendable {
    package var unit: String?
    package var kind: String?
    package var from: CivilDate?
    package var through: CivilDate?

    package init() {}
}

extension Engine {
    /// A page of checks, oldest first; only those of units in the caller's scope.
    package func checks(
        _ query: CheckQuery, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<CheckView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            var filter = CheckFilter(units: try lens.units(under: query.unit))
            if let kind = query.kind { filter.kind = try lens.checkKind(kind).key }
            if query.from != nil || query.through != nil {
                filter.days = DateSpan(
                    from: query.from ?? CivilDate(day: -200_000), to: query.through ?? CivilDate(day: 2_932_896))
            }
            let found = try lens.reader.checks(filter, after: try cursor.map(Cursor.key) ?? 0, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return Page(
                items: try page.map { try lens.view(of: $0, isBrief: true) },
                next: found.count > limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }

    /// A check with its sample, as far as the caller may see it.
    package func check(_ id: String, by caller: Caller, at now: Instant) async throws -> CheckView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard let key = CheckRecord.key(of: id), let record = try lens.reader.checks([key]).first else {
                throw CommandProblem(.notFound, "unknown.check", ["value": id])
            }
            try caller.require(.read, at: record.unit, naming: id, in: lens.organisation, on: lens.today)
            return try lens.view(of: record)
        }
    }
}

extension Lens {
    /// S56: whoever holds the post that the pack names, or may approve over the unit.
    func mayDraw(_ kind: CheckKind, at unit: EntityKey) -> Bool {
        guard let access = caller.access else { return true }
        if access.has(.approve), caller.scope(for: .approve, in: organisation, on: today).contains(unit) { return true }
        let holder = Escalator.recipient(of: .post(kind.by), unit: unit, holder: nil, on: today, in: organisation)
        return holder != nil && holder == caller.actor.worker
    }

    /// Who may know whom a check drew before they were called: who calls, and who inspects.
    private func maySeeSample(_ kind: CheckKind?, at unit: EntityKey) -> Bool {
        if kind.map({ mayDraw($0, at: unit) }) ?? (caller.access == nil) { return true }
        return (caller.access?.has(.audit) ?? true) && caller.scope(for: .audit, in: organisation, on: today).contains(unit)
    }

    /// - Parameter isBrief: without the units and the sample.
    func view(of record: CheckRecord, isBrief: Bool = false) throws -> CheckView {
        let id = rules.id(of: record.kind) ?? "?"
        let known = rules.checks[record.kind]
        // A kind that was withdrawn from the rules leaves its checks behind.
        let kind =
            known
            ?? CheckKind(
                id: id, pack: "", title: LocalizedText(zh: id, en: id), basis: "", by: PostAt(post: "head", unitKind: ""),
                size: .number(record.sample.count), matter: "", field: nil)
        let calls = Dictionary(grouping: try reader.callBacks(of: [record.key]), by: \.contact)
        var figures = CheckFigures()
        figures.population = record.population
        for contact in record.sample { figures.add(calls[contact]?.last?.answer) }
        let refs = try reader.entities(keys: [record.unit, record.drawer])
        guard let unit = refs[record.unit] else { throw CommandProblem(.notFound, "unknown.check", ["value": record.id]) }
        var view = CheckView(
            record: record, kind: kind, unit: unit, drawer: refs[record.drawer], figures: figures, units: [], items: [], withheld: 0)
        guard !isBrief else { return view }
        let seesAll = maySeeSample(known, at: record.unit)
        let shown = record.sample.filter { seesAll || calls[$0] != nil }
        view.units = try units(of: record, calls: calls)
        view.items = try items(of: record, shown: shown, calls: calls, seesNotes: known != nil && seesAll)
        view.withheld = record.sample.count - shown.count
        return view
    }

    private func items(
        of record: CheckRecord, shown: [EvidenceKey], calls: [EvidenceKey: [CallBack]], seesNotes: Bool
    ) throws -> [CheckView.Item] {
        let contacts = try views(of: try reader.evidence(keys: shown))
        let byKey = Dictionary(contacts.map { ($0.evidence.key, $0) }, uniquingKeysWith: { first, _ in first })
        let callers = try reader.entities(keys: Array(Set(calls.values.flatMap { $0.map(\.caller) })).sorted())
        let texts = try reader.callBackTexts(of: record.key)
        return shown.compactMap { key in
            guard let contact = byKey[key] else { return nil }
            let said = (calls[key] ?? []).map { call in
                let note = texts.first { $0.contact == key && $0.number == call.number }?.value ?? ""
                let mayRead = seesNotes || maySeeSensitive(unit: contact.evidence.unit, holder: call.caller)
                return CheckView.Call(call: call, caller: callers[call.caller], note: mayRead ? note : Lens.withheld(note))
            }
            return CheckView.Item(contact: contact, calls: said)
        }
    }

    /// The same figures for each unit directly below, as the tree was when it was drawn.
    private func units(of record: CheckRecord, calls: [EvidenceKey: [CallBack]]) throws -> [CheckView.Unit] {
        let day = engine.zone.date(of: record.at)
        var byUnit: [EntityKey: CheckFigures] = [:]
        var population: [EntityKey: Int] = [:]
        func branch(_ unit: EntityKey) -> EntityKey {
            let chain = organisation.chain(of: unit, on: day)
            guard let place = chain.firstIndex(of: record.unit), place > 0 else { return record.unit }
            return chain[place - 1]
        }
        for contact in try reader.evidence(keys: record.sample) {
            byUnit[branch(contact.unit), default: CheckFigures()].add(calls[contact.key]?.last?.answer)
        }
        for row in try drawnFrom(record, on: day) { population[branch(row), default: 0] += 1 }
        for (unit, count) in population { byUnit[unit, default: CheckFigures()].population = count }
        let refs = try reader.entities(keys: byUnit.keys.sorted())
        return byUnit.compactMap { key, figures in refs[key].map { CheckView.Unit(unit: $0, figures: figures) } }
            .sorted { $0.unit.id < $1.unit.id }
    }

    /// Units of the contacts that stood when it was drawn.
    private func drawnFrom(_ record: CheckRecord, on day: CivilDate) throws -> [EntityKey] {
        let filter = EvidenceFilter(
            units: Set(organisation.subtree(of: record.unit, on: day)), kinds: [.contact], from: record.from,
            before: record.through.adding(days: 1), recordedUpTo: record.at)
        var units: [EntityKey] = []
        var after: EvidenceKey = 0
        while true {
            let page = try reader.evidence(filter, after: after, limit: 5_000)
            units += page.map(\.unit)
            guard page.count == 5_000, let last = page.last else { return units }
            after = last.key
        }
    }
}
