import LianhuCore

/// Tells what one record counted for under every rule that asks about its subject.
struct ContactExplainer {
    typealias Fact = Explanation.Fact
    typealias Value = Explanation.Value

    let lens: Lens
    let record: Evidence
    let view: EvidenceView

    func explanation() throws -> ContactExplanation {
        let subject = try lens.explainedFacts(of: view.about)
        let asked = lens.rules.planned.filter { Qualification.isAsked(of: subject.kind, by: $0.rule.duty) }
        let verdicts = try asked.map { try verdict($0.rule, $0.ref, subject: subject) }
        var facts = [told(asked.first?.rule)]
        facts += try standingFacts()
        if asked.isEmpty { facts.append(Fact(.evidence, "extra.no_rule")) }
        for verdict in verdicts {
            facts.append(
                Fact(
                    .outcome, "explain.under_rule",
                    [
                        "rule": "\(verdict.rule)", "title": Value(word: verdict.rule, text: verdict.title),
                        "verdict": Value(word: verdict.verdict.code, text: verdict.verdict.text),
                    ]))
        }
        if !verdicts.contains(where: \.counts) { facts.append(Fact(.outcome, "explain.extra")) }
        return ContactExplanation(record: view, asOf: lens.now, facts: facts, verdicts: verdicts)
    }

    private func told(_ rule: Rule?) -> Fact {
        let method = rule.map { lens.titled(record.method, in: .methods, of: $0) } ?? Value(record.method)
        let people = view.participants.map { "\($0.name) (\($0.id))" }.joined(separator: ", ")
        return Fact(
            .evidence, record.recordedOn == record.occurredOn ? "explain.contact" : "explain.contact_later",
            [
                "record": "\(record.id)", "kind": Value("explain.kind", record.kind.name), "about": lens.named(view.about),
                "day": Value(record.occurredOn), "method": method, "direction": Value("direction", record.direction.rawValue),
                "workers": "\(people)", "recorded": Value(record.recordedOn), "days": Value(record.recordedOn - record.occurredOn),
            ])
    }

    /// Whether it stands, or what took its place (S15).
    private func standingFacts() throws -> [Fact] {
        guard let successor = record.supersededBy else { return [] }
        guard successor != record.key, let other = try lens.reader.evidence(keys: [successor]).first else {
            return [Fact(.evidence, "explain.voided")]
        }
        return [Fact(.evidence, "explain.corrected", ["record": "\(other.id)"])]
    }

    private func verdict(_ rule: Rule, _ ref: RuleRef, subject: SubjectFacts) throws -> ContactExplanation.Verdict {
        let gap = rule.cadence?.minGap ?? 1
        let rows = try lens.reader.obligations(about: [record.about], rule: ref.key, closingAfter: record.occurredOn.adding(days: -gap))
        let from = rows.map(\.window.opens).min().map { min($0, record.occurredOn) } ?? record.occurredOn
        var records = try lens.reader.evidence(about: record.about, from: from)
        if !records.contains(where: { $0.key == record.key }) { records.append(record) }
        let judge = RecordJudge(
            rule: rule, facts: subject, rows: rows, records: records, organisation: lens.organisation, zone: lens.engine.zone)
        let verdict = judge.verdict(of: record)
        var fact = Fact(.outcome, verdict.code, ["worker": lens.named(view.worker), "due": Value(verdict.due?.description ?? "—")])
        // An obligation outside the caller's scope is not named (S57).
        let row = verdict.row.flatMap { lens.scope.contains($0.unit) ? $0 : nil }
        let id = row.map { lens.publicID($0.identity, about: view.about.id) }
        if verdict.row != nil {
            let said = Value(word: fact.code, text: fact.text)
            let code = verdict.isLateEntry ? "explain.counted_entered_late" : "explain.counted"
            fact = Fact(.outcome, code, ["obligation": "\(id ?? "***")", "verdict": said])
            fact.code = verdict.code
        } else if verdict.code == "extra.already_settled", let other = try settling(rows, judge) {
            fact = Fact(.outcome, "explain.settled_by", other)
            fact.code = verdict.code
        }
        return ContactExplanation.Verdict(
            rule: rule.id, title: rule.title, counts: verdict.row != nil, verdict: fact, obligation: id,
            status: row.map { lens.status(of: $0) })
    }

    /// What settled the window that holds the record.
    private func settling(_ rows: [Obligation], _ judge: RecordJudge) throws -> [String: Value]? {
        guard let row = rows.first(where: { $0.void == nil && $0.window.holds(record.occurredOn) && $0.isSettled }),
            let key = row.settlement?.evidence, let other = try lens.reader.evidence(keys: [key]).first, lens.scope.contains(other.unit)
        else { return nil }
        return [
            "record": "\(other.id)", "day": Value(other.occurredOn),
            "period": Value(Period(code: row.identity.period)?.key ?? "?"),
        ]
    }
}
