import LianhuCore

/// The words that the rules in force know, for the kinds, roles, posts, links and colours of a roster.
///
/// A misspelt role would be taken in silently and nobody would owe anything: so what no pack declares is a fault. A title
/// stands for its word, since that is what people call it. While no pack declares any word of a section, any will do.
package struct RosterWords {
    /// Any word will do: no rules are in force.
    package static let any = RosterWords(packs: [])

    private var sections: [Vocabulary.Section: [Vocabulary.Word]] = [:]
    private var tiers: [Vocabulary.Word] = []

    package init(packs: [RulePack]) {
        for section in Vocabulary.Section.allCases { sections[section] = packs.flatMap { $0.vocabulary.words(section) } }
        tiers = packs.flatMap(\.tiers)
    }

    /// Puts words in the place of titles, and adds a fault for each that is unknown.
    package func settle(_ rows: inout RosterRows, faults: inout SheetFaults) {
        Self.each(&rows.units) { settle(&$0.kind, sections[.unitKinds] ?? [], faults: &faults) }
        Self.each(&rows.posts) { settle(&$0.post, sections[.posts] ?? [], faults: &faults) }
        Self.each(&rows.workers) { row in
            for index in row.roles.indices { settle(&row.roles[index], sections[.roles] ?? [], faults: &faults) }
        }
        Self.each(&rows.subjects) { row in
            settle(&row.kind, sections[.subjectKinds] ?? [], faults: &faults)
            if var tier = row.tier {
                settle(&tier, tiers, faults: &faults)
                row.tier = tier
            }
        }
        Self.each(&rows.links) { settle(&$0.kind, sections[.linkKinds] ?? [], faults: &faults) }
        Self.each(&rows.parameters) { settle(&$0.name, sections[.parameters] ?? [], faults: &faults) }
    }

    private static func each<Row>(_ rows: inout [Row]?, _ settle: (inout Row) -> Void) {
        guard var list = rows else { return }
        // Else the first change would copy all of them.
        rows = nil
        for index in list.indices { settle(&list[index]) }
        rows = list
    }

    /// What stands there is not repeated: it may be a name in the wrong column (S60).
    private func settle(_ cell: inout Cell<String>, _ known: [Vocabulary.Word], faults: inout SheetFaults) {
        guard !known.isEmpty, !known.contains(where: { $0.name == cell.value }) else { return }
        let lower = cell.value.lowercased()
        if let word = known.first(where: { $0.title.zh == cell.value || $0.title.en.lowercased() == lower }) {
            cell.value = word.name
            return
        }
        var seen: Set<String> = []
        let words = known.filter { seen.insert($0.name).inserted }
        var args = ["known": words.map { $0.title.zh == $0.name ? $0.name : "\($0.name)/\($0.title.zh)" }.joined(separator: ", ")]
        args["suggestion"] = NearMiss.best(for: cell.value, among: words.flatMap { [$0.name, $0.title.zh] })
        faults.add(cell.place.fault(args["suggestion"] == nil ? "sheet.word_unknown" : "sheet.word_misspelt", args))
    }
}
