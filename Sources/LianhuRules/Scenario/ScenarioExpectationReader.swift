import LianhuCore

/// Reads what must be seen at one moment.
struct ScenarioExpectationReader {
    let context: ScenarioContext
    let names: ScenarioNames
    var sink: DiagnosticSink { context.sink }

    init(context: ScenarioContext, names: ScenarioNames) {
        self.context = context
        self.names = names
    }

    /// The last minute, so that everything of the day is seen.
    static let minuteOfBareDay = 1439

    private static let parts = [
        "obligations", "rates", "findings", "escalations", "tallies", "matters", "matter_rates", "campaigns", "checks", "coverage",
    ]

    /// Nil, and a fault, if it cannot be compared.
    func read(_ node: YAMLNode) -> ScenarioExpectation? {
        let example = "- {at: 2026-08-03, obligations: [{rule: household-monthly, about: H-1, period: 2026-07, status: met}]}"
        guard let reader = MappingReader(node, name: "expect", keys: .init(known: ["at"] + Self.parts), example: example, sink: sink)
        else { return nil }
        let at = reader.required("at", example: "at: 2026-08-03").flatMap {
            $0.moment("at", minuteOfBareDay: Self.minuteOfBareDay, sink: sink)
        }
        var what: [ScenarioExpectation.What] = []
        what += items("obligations", reader).compactMap(duty).map { .duty($0) }
        what += items("rates", reader).compactMap(rate).map { .rate($0) }
        what += findings(items("findings", reader)).map { .findings($0) }
        what += items("escalations", reader).compactMap(escalation).map { .escalation($0) }
        what += items("tallies", reader).compactMap(tally).map { .tally($0) }
        what += items("matters", reader).compactMap(matter).map { .matter($0) }
        what += items("matter_rates", reader).compactMap(matterRate).map { .matterRate($0) }
        what += items("campaigns", reader).compactMap(campaign).map { .campaign($0) }
        what += items("checks", reader).compactMap(check).map { .check($0) }
        what += items("coverage", reader).compactMap(coverage).map { .coverage($0) }
        if !Self.parts.contains(where: { reader[$0] != nil }) {
            sink.report(.expectsNothing, at: reader.position, ["within": "expect", "known": Self.parts.joined(separator: ", ")])
        }
        guard let at else { return nil }
        return ScenarioExpectation(at: at, what: what)
    }

    private func items(_ name: String, _ reader: MappingReader) -> [YAMLNode] {
        reader[name]?.items(name, example: "\(name): [{…}]", sink: sink) ?? []
    }

    // MARK: Values

    /// How a value is written.
    enum Form {
        case date, number, fraction, word([String]), worker, unit, text
    }

    /// Nil, and a fault, if none is written; a key that was refused since `before` is fault enough.
    func values(
        _ reader: MappingReader, _ forms: [(key: String, form: Form)], since before: Int
    ) -> [ScenarioExpectation.Value]? {
        var found: [ScenarioExpectation.Value] = []
        var isFaulty = false
        for (key, form) in forms {
            guard let node = reader[key] else { continue }
            guard let text = text(node, key, form) else {
                isFaulty = true
                continue
            }
            found.append(ScenarioExpectation.Value(key: key, text: text, place: node.position.scenarioPlace))
        }
        if found.isEmpty && !isFaulty && sink.count == before {
            sink.report(
                .expectsNothing, at: reader.position, ["within": reader.name, "known": forms.map(\.key).joined(separator: ", ")])
        }
        return found.isEmpty || isFaulty ? nil : found
    }

    private func text(_ node: YAMLNode, _ key: String, _ form: Form) -> String? {
        switch form {
        case .date: return node.date(key, sink: sink)?.description
        case .number: return node.number(key, in: 0...9_999_999, sink: sink).map(String.init)
        case .word(let known): return node.word(key, among: known, sink: sink)
        case .unit: return names.id(node, key, .unit)
        case .text: return node.text(key, example: "\(key): in_hospital", sink: sink)
        case .worker:
            if case .scalar("nobody") = node.content { return "nobody" }
            return names.id(node, key, .worker)
        case .fraction:
            guard let text = node.text(key, example: "\(key): 3/4", sink: sink) else { return nil }
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            let isFraction =
                parts.count == 2
                && parts.allSatisfy { part in
                    !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } && Int(part) != nil
                }
            if isFraction { return parts.compactMap { Int($0) }.map(String.init).joined(separator: "/") }
            sink.report(.fraction, at: node.position, ["name": key, "value": text])
            return nil
        }
    }

    // MARK: Obligations

    private static let dutyForms: [(key: String, form: Form)] = [
        ("status", .word(Status.allCases.map(\.name) + ["none"])), ("opens", .date), ("due", .date), ("grace", .date), ("closes", .date),
        ("holder", .worker), ("unit", .unit), ("settled_on", .date), ("settled_by", .text),
        ("void", .word(VoidReason.allCases.map(\.name))), ("excuse", .text), ("backfilled", .word(["yes", "no"])), ("step", .number),
        ("acknowledged_until", .date),
    ]

    private func duty(_ node: YAMLNode) -> ScenarioExpectation.Duty? {
        let before = sink.count
        let example = "{rule: household-monthly, about: H-1, period: 2026-07, status: met}"
        let keys = ["rule", "about", "period", "slot"] + Self.dutyForms.map(\.key)
        guard let reader = MappingReader(node, name: "obligations", keys: .init(known: keys), example: "- \(example)", sink: sink)
        else { return nil }
        let values = values(reader, Self.dutyForms, since: before)
        let item = names.item(reader)
        guard let values, let item else { return nil }
        let isNone = values.contains { $0.key == "status" && $0.text == "none" }
        if isNone, let more = values.first(where: { $0.key != "status" }) {
            sink.report(.noneWithMore, at: reader.place(of: more.key), ["name": "status", "key": more.key])
        }
        return ScenarioExpectation.Duty(
            place: reader.position.scenarioPlace, item: item, isNone: isNone, values: isNone ? [] : values)
    }

    // MARK: Rates and tallies

    private static let rateForms: [(key: String, form: Form)] = [
        ("coverage", .fraction), ("timeliness", .fraction), ("coverage_without_excused", .fraction), ("entry_timeliness", .fraction),
        ("expected", .number), ("met", .number), ("met_late", .number), ("excused", .number), ("missed", .number), ("overdue", .number),
        ("not_yet_due", .number), ("upcoming", .number), ("void", .number), ("state", .word(["provisional", "final"])),
    ]

    private func rate(_ node: YAMLNode) -> ScenarioExpectation.Rate? {
        let before = sink.count
        let example = "{rule: household-monthly, unit: U-1, period: 2026-07, coverage: 3/4, timeliness: 2/4}"
        let keys = ["rule", "unit", "period", "worker", "as_of"] + Self.rateForms.map(\.key)
        guard let reader = MappingReader(node, name: "rates", keys: .init(known: keys), example: "- \(example)", sink: sink)
        else { return nil }
        let values = values(reader, Self.rateForms, since: before)
        let rule = reader["rule"].flatMap(names.rule)
        let unit = reader["unit"].flatMap { names.id($0, "unit", .unit) }
        let period = reader.required("period", example: "period: 2026-07").flatMap { $0.periodKey("period", sink: sink) }
        let worker = reader["worker"].flatMap { node -> String? in
            if case .scalar("handover") = node.content { return "handover" }
            return names.id(node, "worker", .worker)
        }
        let asOf = reader["as_of"].flatMap { $0.date("as_of", sink: sink) }
        guard let values, let period, sink.count == before else { return nil }
        return ScenarioExpectation.Rate(
            place: reader.position.scenarioPlace, unit: unit, rule: rule?.id, period: period, worker: worker, asOf: asOf, values: values)
    }

    private static let tallyForms: [(key: String, form: Form)] = [("records", .number), ("subjects", .number), ("persons", .number)]

    private func tally(_ node: YAMLNode) -> ScenarioExpectation.Tally? {
        let before = sink.count
        let example = "{unit: U-1, period: 2026-07, kind: contact, method: home_visit, records: 3}"
        let keys = ["unit", "period", "kind", "method", "as_of"] + Self.tallyForms.map(\.key)
        guard let reader = MappingReader(node, name: "tallies", keys: .init(known: keys), example: "- \(example)", sink: sink)
        else { return nil }
        let values = values(reader, Self.tallyForms, since: before)
        let unit = reader["unit"].flatMap { names.id($0, "unit", .unit) }
        let period = reader.required("period", example: "period: 2026-07").flatMap { $0.periodKey("period", sink: sink) }
        let word = reader.required("kind", example: "kind: contact").flatMap {
            $0.word("kind", among: EvidenceKind.allCases.map(\.name), sink: sink)
        }
        let kind = EvidenceKind.allCases.first { $0.name == word }
        let method = reader.required("method", example: "method: home_visit").flatMap {
            $0.declared("method", in: [kind == .activity ? .activities : .methods], of: context.pack.vocabulary, sink: sink)
        }
        let asOf = reader["as_of"].flatMap { $0.date("as_of", sink: sink) }
        guard let values, let period, let kind, let method, sink.count == before else { return nil }
        return ScenarioExpectation.Tally(
            place: reader.position.scenarioPlace, unit: unit, period: period, kind: kind, method: method, asOf: asOf, values: values)
    }

    // MARK: Findings

    private static let findingForms: [(key: String, form: Form)] = [("what", .text), ("has", .number), ("min", .number), ("max", .number)]
    /// The kinds of S25, and that there are none.
    private static let findingKinds = ["shortfall", "excess", "vacant", "unlinked", "none"]

    /// What is listed of one rule is all that there may be of it.
    private func findings(_ nodes: [YAMLNode]) -> [ScenarioExpectation.Findings] {
        var found: [ScenarioExpectation.Findings] = []
        for node in nodes {
            let example = "- {rule: caseload-party-member, about: W-1, finding: shortfall, what: household, has: 3}"
            let keys = ["rule", "about", "finding"] + Self.findingForms.map(\.key)
            guard let reader = MappingReader(node, name: "findings", keys: .init(known: keys), example: example, sink: sink) else {
                continue
            }
            let rule = reader.required("rule", example: "rule: caseload-party-member").flatMap(names.rule)
            let kind = reader.required("finding", example: "finding: shortfall").flatMap {
                $0.word("finding", among: Self.findingKinds, sink: sink)
            }
            guard let rule, let kind else { continue }
            let index = found.firstIndex { $0.rule == rule.id } ?? found.endIndex
            if index == found.endIndex {
                found.append(ScenarioExpectation.Findings(place: reader.position.scenarioPlace, rule: rule.id, list: []))
            }
            if kind == "none" {
                if let more = (["about"] + Self.findingForms.map(\.key)).first(where: { reader[$0] != nil }) {
                    sink.report(.noneWithMore, at: reader.place(of: more), ["name": "finding", "key": more])
                }
            } else if let finding = finding(kind, reader) {
                found[index].list.append(finding)
            }
        }
        return found
    }

    private func finding(_ kind: String, _ reader: MappingReader) -> ScenarioExpectation.Finding? {
        let about = reader.required("about", example: "about: W-1").flatMap { node -> String? in
            let aboutWorker = kind == "shortfall" || kind == "excess"
            return names.id(node, "about", aboutWorker ? .worker : .subjectOrUnit)
        }
        let hasValues = Self.findingForms.contains { reader[$0.key] != nil }
        guard let about, let values = hasValues ? values(reader, Self.findingForms, since: sink.count) : [] else { return nil }
        return ScenarioExpectation.Finding(place: reader.position.scenarioPlace, about: about, kind: kind, values: values)
    }

    // MARK: Escalations

    private func escalation(_ node: YAMLNode) -> ScenarioExpectation.Escalation? {
        let example = "steps: [{step: 1, told: W-1, on: 2026-07-28}]"
        let keys = ["rule", "about", "period", "slot", "steps"]
        guard
            let reader = MappingReader(
                node, name: "escalations", keys: .init(known: keys),
                example: "- {rule: household-monthly, about: H-1, period: 2026-07, steps: […]}", sink: sink)
        else { return nil }
        let item = names.item(reader)
        let list = reader.required("steps", example: example)?.items("steps", example: example, mayBeEmpty: true, sink: sink)
        guard let list else { return nil }
        let steps = list.compactMap(step)
        guard let item, steps.count == list.count else { return nil }
        return ScenarioExpectation.Escalation(place: reader.position.scenarioPlace, item: item, steps: steps)
    }

    private func step(_ node: YAMLNode) -> ScenarioExpectation.Step? {
        let keys = ["step", "told", "skipped", "on", "as"]
        guard
            let reader = MappingReader(
                node, name: "steps", keys: .init(known: keys), example: "- {step: 1, told: W-1, on: 2026-07-28}", sink: sink)
        else { return nil }
        let before = sink.count
        let number = reader.required("step", example: "step: 1").flatMap { $0.number("step", in: 1...99, sink: sink) }
        let told = reader["told"].flatMap { names.id($0, "told", .worker) }
        let skipped = reader["skipped"].flatMap { $0.word("skipped", among: Escalator.Skip.allCases.map(\.rawValue), sink: sink) }
        if (reader["told"] == nil) == (reader["skipped"] == nil) {
            sink.report(.keyEither, at: reader.position, ["within": "steps", "keys": "told, skipped"])
        }
        let on = reader["on"].flatMap { $0.date("on", sink: sink) }
        let tone = reader["as"].flatMap { $0.word("as", among: Tone.allCases.map(\.rawValue), sink: sink) }
        guard let number, sink.count == before else { return nil }
        return ScenarioExpectation.Step(
            place: reader.position.scenarioPlace, number: number, told: told, skipped: skipped, on: on, tone: tone)
    }
}
