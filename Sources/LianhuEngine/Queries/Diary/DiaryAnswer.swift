import LianhuCore

/// One thing that happened in a unit on a day, as its diary tells it (民情日志).
package struct DiaryEntry: Hashable, Sendable {
    /// What happened.
    package enum What: Hashable, Sendable {
        case record(EvidenceKind)
        case matterRaised
        /// Its reporter was told what became of it (S34).
        case matterAnswered
    }

    package var day: CivilDate
    package var at: Instant
    /// The innermost unit.
    package var unit: EntityRef
    package var what: What
    /// Of the record or matter.
    package var id: String
    /// Who did it, first; then who took part.
    package var who: [EntityRef]
    package var whom: EntityRef
    /// The method or activity in the rules' words; of a matter the id of its class.
    package var method: String
    /// The same with a title; the word itself where no pack in force has it.
    package var title: LocalizedText
    package var personsMet: Int
    /// What a session covered besides (S50), as far as the caller may see it.
    package var covers: [EntityRef] = []
    /// What was written; withheld from those who may not see it (S57).
    package var text: String
}

/// A unit's diary over some days: contacts, attempts, activities, and matters raised and answered, by day, unit and time.
package struct DiaryAnswer: Hashable, Sendable {
    package var unit: EntityRef
    package var from: CivilDate
    /// Inclusive.
    package var through: CivilDate
    package var entries: [DiaryEntry]
    package var isDemonstration: Bool
}

extension Engine {
    /// The most days of one diary, and the most entries: it is read by people.
    package static let diaryDays = 31
    package static let diaryEntries = 5_000

    /// What happened in a unit and all below it.
    package func diary(
        of unit: String?, from: CivilDate, through: CivilDate, by caller: Caller, at now: Instant
    ) async throws -> DiaryAnswer {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard from <= through, through - from < Self.diaryDays else {
                throw CommandProblem.member(
                    "/through", "diary.days", ["from": from.description, "value": through.description, "limit": "\(Self.diaryDays)"])
            }
            return try lens.diary(of: try lens.rootUnit(unit), days: DateSpan(from: from, to: through))
        }
    }
}

extension Lens {
    func diary(of unit: EntityRef, days: DateSpan) throws -> DiaryAnswer {
        let units = Set(organisation.subtree(of: unit.key, on: today)).filter { scope.contains($0) }
        // A session of a level above that covered a unit here belongs to its days, too.
        let above = Set(organisation.chain(of: unit.key, on: today).dropFirst()).filter { scope.contains($0) }
        let entries =
            try records(in: units, days: days) + records(in: above, covering: units, days: days) + matters(in: units, days: days)
        guard entries.count <= Engine.diaryEntries else {
            throw CommandProblem.member(
                "/unit", "diary.entries", ["value": unit.id, "count": "\(entries.count)", "limit": "\(Engine.diaryEntries)"])
        }
        return DiaryAnswer(
            unit: unit, from: days.from, through: days.to,
            entries: entries.sorted { ($0.day, $0.unit.id, $0.at, $0.id) < ($1.day, $1.unit.id, $1.at, $1.id) },
            isDemonstration: try reader.instance()?.isDemonstration ?? false)
    }

    /// - Parameter covering: only sessions that covered one of these; nil: everything.
    private func records(in units: Set<EntityKey>, covering: Set<EntityKey>? = nil, days: DateSpan) throws -> [DiaryEntry] {
        guard !units.isEmpty else { return [] }
        let filter = EvidenceFilter(
            units: units, kinds: covering == nil ? [] : [.activity], from: days.from, before: days.to.adding(days: 1))
        let titles = methodTitles
        var found: [DiaryEntry] = []
        var after: EvidenceKey = 0
        while found.count <= Engine.diaryEntries {
            let page = try reader.evidence(filter, after: after, limit: 1_000)
            let wanted = page.filter { record in covering.map { !$0.isDisjoint(with: record.covers) } ?? true }
            found += try views(of: wanted).compactMap { view in
                guard let unit = view.unit else { return nil }
                let record = view.evidence
                return DiaryEntry(
                    day: record.occurredOn, at: record.occurredAt, unit: unit, what: .record(record.kind), id: record.id,
                    who: view.participants, whom: view.about, method: record.method,
                    title: titles[record.method] ?? LocalizedText(zh: record.method, en: record.method), personsMet: record.personsMet,
                    covers: view.covers, text: view.summary)
            }
            guard page.count == 1_000, let last = page.last else { break }
            after = last.key
        }
        return found
    }

    /// Those raised and those answered on the days, each with its words as far as the caller may see them.
    private func matters(in units: Set<EntityKey>, days: DateSpan) throws -> [DiaryEntry] {
        let filter = MatterFilter(units: units, touchedFrom: engine.zone.startOfDay(days.from))
        var found: [DiaryEntry] = []
        var after: MatterKey = 0
        while true {
            let page = try reader.matters(filter, after: after, limit: 1_000)
            let told = Dictionary(grouping: try reader.matterEvents(of: page.map(\.key)), by: \.matter).mapValues { events in
                events.filter { ($0.act == .raise || $0.act == .reply) && days.contains(engine.zone.date(of: $0.at)) }
            }
            let texts = Dictionary(grouping: try reader.matterTexts(of: page.map(\.key)), by: \.matter)
            for record in page {
                guard let events = told[record.key], !events.isEmpty else { continue }
                found += try entries(of: record, events: events, texts: texts[record.key] ?? [])
            }
            guard page.count == 1_000, let last = page.last else { return found }
            after = last.key
        }
    }

    private func entries(of record: MatterRecord, events: [MatterEvent], texts: [MatterText]) throws -> [DiaryEntry] {
        let refs = try reader.entities(keys: [record.about, record.unit, record.finder] + events.compactMap(\.actor))
        guard let about = refs[record.about], let unit = refs[record.unit] else { return [] }
        let id = rules.id(of: record.kind) ?? "?"
        return events.map { event in
            let field = event.act == .raise ? "summary" : "note"
            let text = texts.first { $0.number == event.number && $0.field == field }?.value ?? ""
            let who = event.act == .raise ? record.finder : event.actor
            let mayRead =
                maySeeSensitive(unit: record.unit, holder: who)
                || record.state.holder.map { maySeeSensitive(unit: record.unit, holder: $0) } ?? false
            return DiaryEntry(
                day: engine.zone.date(of: event.at), at: event.at, unit: unit, what: event.act == .raise ? .matterRaised : .matterAnswered,
                id: record.id, who: who.flatMap { refs[$0] }.map { [$0] } ?? [], whom: about, method: id,
                title: rules.matters[record.kind]?.title ?? LocalizedText(zh: id, en: id), personsMet: 0,
                text: mayRead ? text : Lens.withheld(text))
        }
    }

    /// Titles of methods and activities; of two packs the first one's.
    private var methodTitles: [String: LocalizedText] {
        let words = rules.set.packs.flatMap { $0.vocabulary.words(.methods) + $0.vocabulary.words(.activities) }
        var titles = Dictionary(words.map { ($0.name, $0.title) }, uniquingKeysWith: { first, _ in first })
        titles[NothingToReport.activity] = LocalizedText(
            zh: Catalogue.text("tally.nothing_to_report", in: .zh), en: Catalogue.text("tally.nothing_to_report", in: .en))
        return titles
    }
}
