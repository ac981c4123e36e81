import LianhuCore

/// Reads the sections in which a pack declares its words.
struct VocabularyReader {
    let sink: DiagnosticSink

    /// Every unit has a head, declared or not; ladders fall back on it (S37).
    static let head = Vocabulary.Word(name: "head", title: LocalizedText(zh: "负责人", en: "head"))

    func read(_ top: MappingReader) -> Vocabulary {
        var sections: [Vocabulary.Section: [Vocabulary.Word]] = [:]
        for section in Vocabulary.Section.allCases {
            if let node = top[section.rawValue] { sections[section] = words(node, section: section) }
        }
        let posts = sections[.posts] ?? []
        if !posts.contains(where: { $0.name == Self.head.name }) { sections[.posts] = posts + [Self.head] }
        return Vocabulary(sections)
    }

    /// Tiers in their order, tightest first: a list of names, or names with titles (S22).
    func tiers(_ node: YAMLNode) -> [Vocabulary.Word] {
        let example = "tiers: [red, orange, blue]"
        var words: [Vocabulary.Word] = []
        func add(_ name: String, _ title: LocalizedText?, at position: Position) {
            if !Self.isName(name) {
                sink.report(.wordMalformed, at: position, ["name": "tiers", "value": name, "example": "red"])
            } else if words.contains(where: { $0.name == name }) {
                sink.report(.wordTwice, at: position, ["name": "tiers", "value": name])
            } else {
                words.append(Vocabulary.Word(name: name, title: title ?? LocalizedText(zh: name, en: name)))
            }
        }
        if case .mapping(let entries) = node.content {
            for entry in entries { add(entry.key, entry.value.localized(entry.key, sink: sink), at: entry.position) }
            if entries.isEmpty { sink.report(.listEmpty, at: node.position, ["name": "tiers", "example": example]) }
            return words
        }
        for item in node.items("tiers", example: example, sink: sink) ?? [] {
            if let name = item.text("tiers", example: example, sink: sink) { add(name, nil, at: item.position) }
        }
        return words
    }

    private func words(_ node: YAMLNode, section: Vocabulary.Section) -> [Vocabulary.Word] {
        let example = "\(section.rawValue): {\(Self.example(section)): {zh: …, en: …}}"
        guard case .mapping(let entries) = node.content else {
            sink.report(node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": section.rawValue, "example": example])
            return []
        }
        return entries.compactMap { entry in
            if let code = refusal(of: entry.key, section: section) {
                sink.report(code, at: entry.position, ["key": entry.key])
            } else if !Self.isName(entry.key) {
                sink.report(
                    .wordMalformed, at: entry.position,
                    ["name": section.rawValue, "value": entry.key, "example": Self.example(section)])
            }
            // A word whose title is faulty is declared all the same: one slip is one fault.
            let title = entry.value.localized(entry.key, sink: sink) ?? LocalizedText(zh: entry.key, en: entry.key)
            return Vocabulary.Word(name: entry.key, title: title)
        }
    }

    /// A method that is a photo or a track is refused like the key (S52).
    private func refusal(of word: String, section: Vocabulary.Section) -> DiagnosticCode? {
        switch section {
        case .methods where MappingReader.photoKeys.contains(word): .keyPhoto
        case .methods where MappingReader.rankingKeys.contains(word), .activities where MappingReader.rankingKeys.contains(word):
            .keyRanking
        default: nil
        }
    }

    /// Small letters, digits and `_`, beginning with a letter, at most 40.
    static func isName(_ word: String) -> Bool {
        let bytes = Array(word.utf8)
        guard let first = bytes.first, bytes.count <= 40, (0x61...0x7A).contains(first) else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    static func example(_ section: Vocabulary.Section) -> String {
        switch section {
        case .unitKinds: "village"
        case .subjectKinds: "household"
        case .linkKinds: "pairing"
        case .roles: "party_member"
        case .posts: "head"
        case .methods: "home_visit"
        case .activities: "report_meeting"
        case .parameters: "households_per_person"
        case .tags: "living_alone"
        }
    }
}

extension YAMLNode {
    /// A word that the pack declares in one of the sections.
    func declared(_ name: String, in sections: [Vocabulary.Section], of vocabulary: Vocabulary, sink: DiagnosticSink) -> String? {
        let first = sections[0]
        guard let text = text(name, example: "\(name): \(VocabularyReader.example(first))", sink: sink) else { return nil }
        return vocabulary.declared(text, in: sections, at: position, sink: sink)
    }

    /// A list of declared words, or a single one; each once.
    func declaredList(_ name: String, in sections: [Vocabulary.Section], of vocabulary: Vocabulary, sink: DiagnosticSink) -> [String]? {
        if case .scalar = content { return declared(name, in: sections, of: vocabulary, sink: sink).map { [$0] } }
        let example = "\(name): [\(VocabularyReader.example(sections[0]))]"
        guard let items = items(name, example: example, sink: sink) else { return nil }
        var found: [String] = []
        for item in items {
            guard let word = item.declared(name, in: sections, of: vocabulary, sink: sink) else { continue }
            if found.contains(word) {
                sink.report(.wordTwice, at: item.position, ["name": name, "value": word])
            } else {
                found.append(word)
            }
        }
        return found.count == items.count ? found : nil
    }
}

extension Vocabulary {
    /// The word if it is declared in one of the sections, else a fault with the nearest one.
    func declared(_ text: String, in sections: [Section], at position: Position, sink: DiagnosticSink) -> String? {
        let words = sections.flatMap { self.words($0) }
        if words.contains(where: { $0.name == text }) { return text }
        let known = words.map(\.name).joined(separator: ", ")
        sink.report(
            .wordUndeclared, at: position,
            ["value": text, "section": sections.map(\.rawValue).joined(separator: " / "), "known": known.isEmpty ? "—" : known],
            suggestion: NearMiss.best(for: text, among: words))
        return nil
    }

    /// `POST of KIND`, both declared.
    func postAt(_ text: String, name: String, example: String, at position: Position, sink: DiagnosticSink) -> PostAt? {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, parts[1] == "of" else {
            sink.report(
                .postAt, at: position, ["name": name, "value": text, "example": example],
                suggestion: parts.count == 1 ? NearMiss.best(for: text, among: ["assignee"]) : nil)
            return nil
        }
        let post = declared(parts[0], in: [.posts], at: position, sink: sink)
        let kind = declared(
            parts[2], in: [.unitKinds], at: Position(line: position.line, column: position.column + parts[0].unicodeScalars.count + 4),
            sink: sink)
        guard let post, let kind else { return nil }
        return PostAt(post: post, unitKind: kind)
    }
}
