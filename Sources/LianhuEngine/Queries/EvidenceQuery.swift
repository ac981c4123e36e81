import LianhuCore

/// A record as people see it.
package struct EvidenceView: Hashable, Sendable {
    package var evidence: Evidence
    package var about: EntityRef
    package var unit: EntityRef?
    package var worker: EntityRef?
    package var participants: [EntityRef]
    /// Free text; withheld without the link or the right (S57).
    package var summary: String
    /// Where it stands written; withheld like the text.
    package var reference = ""
    /// What an activity covered besides (S50).
    package var covers: [EntityRef] = []
    /// What the rules in force call the method or activity; nil where they know it no more.
    package var title: LocalizedText?
}

/// What an evidence list is asked for.
package struct EvidenceQuery: Hashable, Sendable {
    package var unit: String?
    package var about: String?
    package var worker: String?
    package var kinds: Set<EvidenceKind> = []
    package var from: CivilDate?
    /// Last day, inclusive.
    package var through: CivilDate?
    package var includesSuperseded = false
    package var cursor: String?
    package var limit = 100

    package init() {}
}

extension Engine {
    /// A page of records, oldest entry first.
    package func evidence(_ query: EvidenceQuery, by caller: Caller, at now: Instant) async throws -> Page<EvidenceView> {
        try await self.query(by: caller, at: now) { lens in
            try caller.require(.read)
            let filter = try lens.filter(query)
            let after = try query.cursor.map(Cursor.key) ?? 0
            let found = try lens.reader.evidence(filter, after: after, limit: query.limit + 1)
            let page = Array(found.prefix(query.limit))
            return Page(items: try lens.views(of: page), next: found.count > query.limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }
}

extension Lens {
    func filter(_ query: EvidenceQuery) throws -> EvidenceFilter {
        var filter = EvidenceFilter(
            units: try units(under: query.unit), kinds: query.kinds, from: query.from, before: query.through?.adding(days: 1),
            includesSuperseded: query.includesSuperseded)
        let everyone = NameLookup(reader: reader, scope: scope, findsIDsAnywhere: true)
        if let name = query.about {
            filter.about = try NameLookup(reader: reader, scope: scope).find(name, kinds: [.subject, .unit], pointer: "/about").key
        }
        if let name = query.worker { filter.worker = try everyone.find(name, kinds: [.worker], pointer: "/worker").key }
        return filter
    }

    package func views(of records: [Evidence]) throws -> [EvidenceView] {
        let keys = records.flatMap { [$0.about, $0.unit, $0.worker] + $0.participants + $0.covers }
        let refs = try reader.entities(keys: Array(Set(keys)).sorted())
        let titles = methodTitles
        return try records.compactMap { record in
            guard let about = refs[record.about] else { return nil }
            let mayRead = maySeeSensitive(unit: record.unit, holder: record.worker)
            let fields = try reader.privateFields(of: record.key)
            func text(_ name: String) -> String {
                let text = fields.first { $0.field == name }?.value ?? ""
                return mayRead ? text : Lens.withheld(text)
            }
            return EvidenceView(
                evidence: record, about: about, unit: refs[record.unit], worker: refs[record.worker],
                participants: record.participants.compactMap { refs[$0] }, summary: text("summary"), reference: text("reference"),
                covers: record.covers.compactMap { refs[$0] }.filter { scope.contains($0.unit) },
                title: titles[record.method])
        }
    }

    /// Titles of methods and activities in the rules in force; the first pack that has a word names it.
    private var methodTitles: [String: LocalizedText] {
        let words = rules.set.packs.flatMap { $0.vocabulary.words(.methods) + $0.vocabulary.words(.activities) }
        let nothing = LocalizedText(
            zh: Catalogue.text("tally.nothing_to_report", [:], in: .zh), en: Catalogue.text("tally.nothing_to_report", [:], in: .en))
        return Dictionary(
            words.map { ($0.name, $0.title) } + [(NothingToReport.activity, nothing)], uniquingKeysWith: { first, _ in first })
    }
}
