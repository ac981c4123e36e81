import LianhuCore

extension Engine {
    /// Why an obligation is what it is; `unknown.obligation` also where the caller may not see it (S57).
    package func explainObligation(_ id: String, by caller: Caller, at now: Instant) async throws -> ObligationExplanation {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard let identity = try Lookups.identity(id, rules: lens.rules, reader: lens.reader),
                let row = try lens.reader.obligations([identity]).first, lens.scope.contains(row.unit),
                let view = try lens.views(of: [row]).first
            else { throw CommandProblem(.notFound, "unknown.obligation", ["value": id]) }
            return try ObligationExplainer(lens: lens, row: row, view: view).explanation()
        }
    }

    /// What a record counted for and why; `unknown.evidence` also where the caller may not see it (S57).
    package func explainContact(_ id: String, by caller: Caller, at now: Instant) async throws -> ContactExplanation {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            guard let record = try lens.reader.evidence(ids: [id]).first, record.kind != .activity, lens.scope.contains(record.unit),
                let view = try lens.views(of: [record]).first
            else { throw CommandProblem(.notFound, "unknown.evidence", ["value": id]) }
            return try ContactExplainer(lens: lens, record: record, view: view).explanation()
        }
    }
}

extension Lens {
    /// What planning and allocation know of a member; a unit that nobody is linked to answers for itself.
    func explainedFacts(of ref: EntityRef) throws -> SubjectFacts {
        if let facts = try reader.subjectFacts([ref.key], for: rules).first { return facts }
        let always = Tenure(from: CivilDate(day: Int32.min / 2))
        return SubjectFacts(
            key: ref.key, kind: ref.subkind, units: [Dated(ref.unit, always)], presence: always, recordedOn: always.from, links: [])
    }

    /// `王建国 (W-1)`; a dash for nobody.
    func named(_ key: EntityKey?) throws -> Explanation.Value {
        guard let key, let ref = try reader.entities(keys: [key])[key] else { return "—" }
        return Explanation.Value(word: ref.id, text: Self.text(ref))
    }

    func named(_ ref: EntityRef?) -> Explanation.Value {
        ref.map { Explanation.Value(word: $0.id, text: Self.text($0)) } ?? "—"
    }

    private static func text(_ ref: EntityRef) -> LocalizedText {
        let text = ref.name.isEmpty ? ref.id : "\(ref.name) (\(ref.id))"
        return LocalizedText(zh: text, en: text)
    }

    /// A word of a rule's pack by its title.
    func titled(_ word: String, in section: Vocabulary.Section, of rule: Rule) -> Explanation.Value {
        guard let words = rules.set.pack(of: rule)?.vocabulary else { return Explanation.Value(word) }
        // The head of a unit needs no declaration.
        if section == .posts, !words.knows(word, in: .posts) { return Explanation.Value("post", word) }
        return Explanation.Value(
            word: word, text: LocalizedText(zh: words.title(word, in: section, .zh), en: words.title(word, in: section, .en)))
    }

    /// The sentence about a record: when, how, by whom, and what became of it.
    func told(_ record: EvidenceView, _ verdict: Explanation.Value, of rule: Rule?) -> Explanation.Fact {
        let evidence = record.evidence
        let method = rule.map { titled(evidence.method, in: .methods, of: $0) } ?? Explanation.Value(evidence.method)
        return Explanation.Fact(
            .evidence, evidence.recordedOn == evidence.occurredOn ? "explain.record" : "explain.record_later",
            [
                "record": "\(evidence.id)", "day": Explanation.Value(evidence.occurredOn), "method": method,
                "kind": Explanation.Value("explain.kind", evidence.kind.name), "worker": named(record.worker),
                "recorded": Explanation.Value(evidence.recordedOn), "verdict": verdict,
            ])
    }
}
