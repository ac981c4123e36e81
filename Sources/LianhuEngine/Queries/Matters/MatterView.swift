import LianhuCore

/// A matter as people see it: what it is, who has it, until when, and everything that happened.
package struct MatterView: Hashable, Sendable {
    package var record: MatterRecord
    package var kind: MatterClass
    package var about: EntityRef
    package var unit: EntityRef
    package var finder: EntityRef?
    package var reporter: EntityRef?
    /// The worker or department that has it.
    package var holder: EntityRef?
    /// Who answers for the stage today.
    package var responsible: EntityRef?
    package var summary: String
    /// The client's key of the record at which it was found.
    package var evidence: String?
    package var isOverdue: Bool
    /// Who does it, with whether it is done (S31).
    package var parts: [Part]
    /// Matters that were joined into it.
    package var joined: [String]
    /// The highest step that the ladder of its earliest deadline is done with; 0: none.
    package var step: Int
    /// Who took it on, where that ladder rests (S39).
    package var pause: Pause?
    /// What can happen now.
    package var possible: [MatterAct]
    /// Oldest first; empty in lists.
    package var steps: [MatterStep]

    package struct Part: Hashable, Sendable {
        package var party: EntityRef
        package var text: String
        package var doneAt: Instant?
    }

    package struct Pause: Hashable, Sendable {
        package var by: EntityRef?
        /// The last day.
        package var until: CivilDate
    }

    /// The title of the stage in which it stands.
    package var stageTitle: LocalizedText {
        kind.stage(record.state.stage)?.title ?? LocalizedText(zh: record.state.stage, en: record.state.stage)
    }
}

/// One thing that happened to a matter, with names and words.
package struct MatterStep: Hashable, Sendable {
    package var event: MatterEvent
    package var actor: EntityRef?
    package var party: EntityRef?
    /// The stage that began with it, or in which it happened.
    package var stageTitle: LocalizedText
    package var note: String
    package var day: CivilDate
}

/// Which matters a list wants.
package struct MatterQuery: Hashable, Sendable {
    package var unit: String?
    package var kind: String?
    package var about: String?
    package var holder: String?
    package var phases: Set<MatterState.Phase> = []
    package var isOverdueOnly = false

    package init() {}
}

extension Engine {
    /// A page of matters, oldest first; only what lies in the caller's scope.
    package func matters(
        _ query: MatterQuery, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<MatterView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let lookup = NameLookup(reader: lens.reader, scope: lens.scope, findsIDsAnywhere: true)
            var filter = MatterFilter(units: try lens.units(under: query.unit), phases: query.phases)
            if let kind = query.kind { filter.kind = try lens.matterClass(kind).key }
            if let about = query.about {
                filter.about = try lookup.find(about, kinds: [.subject, .resident, .unit], pointer: "/about").key
            }
            if let holder = query.holder { filter.holder = try lookup.find(holder, kinds: [.worker, .unit], pointer: "/holder").key }
            var after = try cursor.map(Cursor.key) ?? 0
            var found: [MatterRecord] = []
            var isLast = false
            while found.count <= limit, !isLast {
                let page = try lens.reader.matters(filter, after: after, limit: limit + 1)
                found += page.filter { !query.isOverdueOnly || $0.state.isOverdue(at: now) }
                isLast = page.count <= limit
                after = page.last?.key ?? after
            }
            let page = Array(found.prefix(limit))
            return Page(items: try lens.views(of: page), next: found.count > limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }

    /// A matter with its whole thread.
    package func matter(_ id: String, by caller: Caller, at now: Instant) async throws -> MatterView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard let key = MatterRecord.key(of: id), let record = try lens.reader.matters([key]).first else {
                throw CommandProblem(.notFound, "unknown.matter", ["value": id])
            }
            try caller.require(.read, at: record.unit, naming: id, in: lens.organisation, on: lens.today)
            return try lens.view(of: record)
        }
    }
}

extension Lens {
    /// A matter with its thread.
    func view(of record: MatterRecord) throws -> MatterView {
        guard var view = try views(of: [record]).first else {
            throw CommandProblem(.notFound, "unknown.matter", ["value": record.id])
        }
        let texts = try reader.matterTexts(of: [record.key])
        view.steps = try steps(of: record, view.kind, texts: texts)
        let assigned = view.steps.last { !$0.event.parts.isEmpty }?.event.number
        let refs = try reader.entities(keys: record.state.parts.map(\.party))
        view.parts = record.state.parts.enumerated().compactMap { index, part in
            let text = texts.first { $0.number == assigned && $0.field == "part.\(index + 1)" }?.value ?? ""
            return refs[part.party].map { MatterView.Part(party: $0, text: text, doneAt: part.doneAt) }
        }
        return view
    }

    func views(of records: [MatterRecord]) throws -> [MatterView] {
        let desks = rules.matters.mapValues { kind in
            MatterDesk(
                kind: kind, clock: SpanClock(calendar: rules.set.calendar(of: kind), zone: engine.zone), organisation: organisation,
                now: now)
        }
        let responsible = Dictionary(
            records.compactMap { record in
                record.state.isOpen ? desks[record.kind]?.responsible(for: record).map { (record.key, $0) } : nil
            }, uniquingKeysWith: { first, _ in first })
        let ladders = try ladders(of: records)
        let keys = records.flatMap { [$0.about, $0.unit, $0.finder] + [$0.reporter, $0.state.holder].compactMap { $0 } }
        let people = responsible.values + ladders.values.compactMap { $0.pause?.worker }
        let refs = try reader.entities(keys: Array(Set(keys + people)).sorted())
        let evidence = Dictionary(
            try reader.evidence(keys: records.compactMap(\.evidence)).map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
        let summaries = Dictionary(
            try reader.matterTexts(of: records.map(\.key)).filter { $0.number == 1 && $0.field == "summary" }.map { ($0.matter, $0.value) },
            uniquingKeysWith: { first, _ in first })
        return try records.compactMap { record in
            guard let about = refs[record.about], let unit = refs[record.unit], let desk = desks[record.kind] else { return nil }
            return MatterView(
                record: record, kind: desk.kind, about: about, unit: unit, finder: refs[record.finder],
                reporter: record.reporter.flatMap { refs[$0] }, holder: record.state.holder.flatMap { refs[$0] },
                responsible: responsible[record.key].flatMap { refs[$0] },
                summary: summaries[record.key] ?? "",
                evidence: record.evidence.flatMap { evidence[$0] }, isOverdue: record.state.isOverdue(at: now), parts: [],
                joined: try reader.matters(MatterFilter(joinedInto: record.key), after: 0, limit: 100).map(\.id),
                step: ladders[record.key]?.step ?? 0,
                pause: ladders[record.key]?.pause.map { MatterView.Pause(by: refs[$0.worker], until: $0.until) },
                possible: desk.possible(record), steps: [])
        }
    }

    /// How far the running ladders are, and whose pauses are in force, by matter.
    private func ladders(of records: [MatterRecord]) throws -> [MatterKey: (step: Int, pause: AcknowledgementRecord?)] {
        let open = records.filter(\.state.isOpen)
        let items = open.map(\.item)
        let handled = try reader.handledSteps(items)
        let pauses = Dictionary(grouping: try reader.acknowledgements(items).filter { $0.until >= today }, by: \.item)
        return Dictionary(
            items.map { item in (item.about, (handled[item] ?? 0, pauses[item]?.max { ($0.until, $0.at) < ($1.until, $1.at) })) },
            uniquingKeysWith: { first, _ in first })
    }

    private func steps(of record: MatterRecord, _ kind: MatterClass, texts: [MatterText]) throws -> [MatterStep] {
        let events = try reader.matterEvents(of: [record.key])
        let refs = try reader.entities(keys: Array(Set(events.flatMap { [$0.actor, $0.party].compactMap { $0 } })).sorted())
        return events.map { event in
            MatterStep(
                event: event, actor: event.actor.flatMap { refs[$0] }, party: event.party.flatMap { refs[$0] },
                stageTitle: kind.stage(event.stage)?.title ?? LocalizedText(zh: event.stage, en: event.stage),
                note: texts.first { $0.number == event.number && ($0.field == "note" || $0.field == "summary") }?.value ?? "",
                day: engine.zone.date(of: event.at))
        }
    }
}
