import LianhuCore

/// A message in words: a title and lines, in one language; pure (S41).
package struct DigestText: Hashable, Sendable {
    /// One thing that the message is about, as it is now.
    package struct Item: Hashable, Sendable {
        /// Public id.
        package var id: String
        /// What is owed; nil for what this version has no words for.
        package var title: LocalizedText?
        package var about: EntityRef?
        /// The unit of whose work it is part, as the recipient counts.
        package var unit: String
        /// The last day on which it is in time.
        package var due: CivilDate?
        package var isOverdue: Bool
        /// The moment, where the day would not do.
        package var at: String?
        /// How many answered, of how many.
        package var answers: String?
        /// Something that happened, and nothing to be done.
        package var isNews: Bool
        /// The phrase of how it ended; nil while it has not (S41).
        package var outcome: String?

        package init(
            id: String, title: LocalizedText?, about: EntityRef?, unit: String, due: CivilDate?, isOverdue: Bool, at: String? = nil,
            answers: String? = nil, isNews: Bool = false, outcome: String? = nil
        ) {
            self.id = id
            self.title = title
            self.about = about
            self.unit = unit
            self.due = due
            self.isOverdue = isOverdue
            self.at = at
            self.answers = answers
            self.isNews = isNews
            self.outcome = outcome
        }
    }

    /// Items that are listed one by one; the number of the others is told.
    static let mostItems = 100
    /// Units of which counts are told.
    static let mostUnits = 40
    /// The longest overdue items under counts (S41).
    static let longest = 5

    package let title: String
    package let lines: [String]

    /// - Parameters:
    ///   - settled: how many of the message's items need nothing any more.
    ///   - cleared: what he had been told of, and is settled.
    ///   - today: from which overdue days are counted.
    package init(
        recipient: String, tone: Tone, digest: Digest, items: [Item], settled: Int, cleared: [Item] = [], today: CivilDate,
        in language: Language
    ) {
        func text(_ code: String, _ args: [String: String]) -> String { Catalogue.text(code, args, in: language) }
        let overdue = items.count(where: \.isOverdue)
        let news = items.count(where: \.isNews)
        title =
            if items.isEmpty && !cleared.isEmpty {
                text("message.title.cleared", ["count": "\(cleared.count)"])
            } else if news == items.count && news > 0 {
                text("message.title.news", ["count": "\(news)"])
            } else {
                text("message.title.\(tone.rawValue)", ["count": "\(items.count - news)", "overdue": "\(overdue)"])
            }
        var lines = [text("message.to", ["name": SafeLine.clean(recipient)])]
        let sorted = items.sorted(by: Self.precedes)
        switch digest {
        case .items: lines += Self.list(sorted, most: Self.mostItems, today: today, in: language)
        case .counts:
            lines += Self.counted(sorted, "message.unit", in: language)
            let worst = sorted.filter(\.isOverdue).prefix(Self.longest)
            if !worst.isEmpty {
                lines.append(text("message.longest", [:]))
                lines += Self.list(Array(worst), most: Self.longest, today: today, in: language)
            }
        }
        if settled > 0 { lines.append(text("message.settled", ["count": "\(settled)"])) }
        lines += Self.cleared(cleared.sorted(by: Self.precedes), digest, in: language)
        self.lines = lines
    }

    /// Overdue ones first, the longest first; then by id.
    private static func precedes(_ left: Item, _ right: Item) -> Bool {
        if left.isOverdue != right.isOverdue { return left.isOverdue }
        let (first, second) = (left.due?.day ?? .max, right.due?.day ?? .max)
        return (first, left.id) < (second, right.id)
    }

    private static func list(_ items: [Item], most: Int, today: CivilDate, in language: Language) -> [String] {
        listed(items, most: most, in: language) { line($0, $1, today: today, in: language) }
    }

    /// A line for each item with its number, up to a bound; how many more there are is told.
    private static func listed(_ items: [Item], most: Int, in language: Language, _ line: (Int, Item) -> String) -> [String] {
        var lines = items.prefix(most).enumerated().map { line($0.offset + 1, $0.element) }
        if items.count > most { lines.append(Catalogue.text("message.more", ["count": "\(items.count - most)"], in: language)) }
        return lines
    }

    /// A line for each unit with its counts, the most overdue and the fullest first; how many items the others have is told.
    private static func counted(_ items: [Item], _ code: String, in language: Language) -> [String] {
        let groups = Dictionary(grouping: items, by: \.unit).map { unit, items in
            (unit: SafeLine.clean(unit), count: items.count, overdue: items.count(where: \.isOverdue))
        }
        let sorted = groups.sorted { ($1.overdue, $1.count, $0.unit) < ($0.overdue, $0.count, $1.unit) }
        var lines = sorted.prefix(mostUnits).map { group in
            Catalogue.text(code, ["unit": group.unit, "count": "\(group.count)", "overdue": "\(group.overdue)"], in: language)
        }
        if sorted.count > mostUnits {
            let rest = sorted.dropFirst(mostUnits).reduce(0) { $0 + $1.count }
            lines.append(Catalogue.text("message.more", ["count": "\(rest)"], in: language))
        }
        return lines
    }

    /// What an item is about, with its name where it has one.
    private static func about(_ item: Item, in language: Language) -> String {
        let name = item.about.map { SafeLine.clean($0.name) } ?? ""
        let id = item.about?.id ?? item.id
        return name.isEmpty ? id : Catalogue.text("message.about", ["name": name, "id": id], in: language)
    }

    private static func line(_ number: Int, _ item: Item, today: CivilDate, in language: Language) -> String {
        var args = ["number": "\(number)", "about": about(item, in: language)]
        if let title = item.title, item.isNews {
            args["title"] = SafeLine.clean(title[language])
            args["answers"] = item.answers ?? ""
            return Catalogue.text(item.answers == nil ? "message.news_done" : "message.news", args, in: language)
        }
        guard let title = item.title, let due = item.due else { return Catalogue.text("message.item.other", args, in: language) }
        args["title"] = SafeLine.clean(title[language])
        args["due"] = item.at ?? due.description
        args["days"] = "\(max(0, today.day - due.day))"
        // Of what is due to the minute, days late would say nothing.
        let late = item.at == nil ? "message.item.overdue" : "message.item.overdue_at"
        let line = Catalogue.text(item.isOverdue ? late : "message.item.open", args, in: language)
        guard let answers = item.answers else { return line }
        return Catalogue.text("message.item.answers", ["line": line, "answers": answers], in: language)
    }

    /// What is settled of what the reader had been told of: the items to whoever does the work, counts above (S41).
    private static func cleared(_ items: [Item], _ digest: Digest, in language: Language) -> [String] {
        guard !items.isEmpty else { return [] }
        let head = Catalogue.text("message.cleared", ["count": "\(items.count)"], in: language)
        switch digest {
        case .items:
            return [head]
                + listed(items, most: mostItems, in: language) { _, item in
                    Catalogue.text(
                        "message.cleared.item",
                        [
                            "about": about(item, in: language), "title": SafeLine.clean(item.title?[language] ?? item.id),
                            "due": item.due?.description ?? "—",
                            "outcome": item.outcome.map { Catalogue.text($0, [:], in: language) } ?? "",
                        ], in: language)
                }
        case .counts: return [head] + counted(items, "message.cleared.unit", in: language)
        }
    }
}
