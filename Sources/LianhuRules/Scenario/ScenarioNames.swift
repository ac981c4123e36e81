import LianhuCore

/// The ids and rules that a scenario may name.
struct ScenarioNames {
    let pack: RulePack
    let sink: DiagnosticSink
    private var units: Set<String> = []
    private var workers: Set<String> = []
    private var subjects: Set<String> = []
    /// Some members come from sheets that are read when the scenario is played: an id may be one of theirs.
    var isOpen = false

    enum Kind { case unit, worker, subject, subjectOrUnit, workerOrUnit }

    init(pack: RulePack, sink: DiagnosticSink) {
        self.pack = pack
        self.sink = sink
    }

    mutating func add(_ roster: ScenarioRoster) {
        if roster.sheets != nil { isOpen = true }
        func ids(_ name: ScenarioRoster.SheetName) -> [String] { (roster.rows[name] ?? []).compactMap { $0.values["id"] } }
        units.formUnion(ids(.units))
        workers.formUnion(ids(.workers))
        subjects.formUnion(ids(.subjects))
    }

    /// The id that a node names, if some roster has it.
    func id(_ node: YAMLNode, _ name: String, _ kind: Kind) -> String? {
        guard let text = node.text(name, example: "\(name): \(Self.example(kind))", sink: sink) else { return nil }
        guard EntityID.fault(in: text) == nil else {
            sink.report(.idMalformed, at: node.position, ["name": name, "value": text, "example": "\(name): \(Self.example(kind))"])
            return nil
        }
        let known =
            switch kind {
            case .unit: units
            case .worker: workers
            case .subject: subjects
            case .subjectOrUnit: subjects.union(units)
            case .workerOrUnit: workers.union(units)
            }
        if isOpen || known.contains(text) { return text }
        sink.report(
            .idUnknown, at: node.position, ["name": name, "value": text], suggestion: NearMiss.best(for: text, among: known.sorted()))
        return nil
    }

    /// Several ids, or a single one.
    func ids(_ node: YAMLNode, _ name: String, _ kind: Kind) -> [String]? {
        if case .scalar = node.content { return id(node, name, kind).map { [$0] } }
        guard let items = node.items(name, example: "\(name): [\(Self.example(kind))]", sink: sink) else { return nil }
        let found = items.compactMap { id($0, name, kind) }
        return found.count == items.count ? found : nil
    }

    /// A class of matters of the pack, named with or without the pack's name.
    func matter(_ node: YAMLNode, _ name: String) -> MatterClass? {
        let own = pack.matters.map { String($0.id.dropFirst(pack.name.count + 1)) }
        guard let text = node.text(name, example: "\(name): \(own.first ?? "street")", sink: sink) else { return nil }
        if let kind = pack.matters.first(where: { $0.id == text || $0.id == "\(pack.name).\(text)" }) { return kind }
        sink.report(
            .wordUnknown, at: node.position, ["name": name, "value": text, "known": own.isEmpty ? "—" : own.joined(separator: ", ")],
            suggestion: NearMiss.best(for: text, among: own))
        return nil
    }

    /// A rule of the pack, named with or without the pack's name.
    func rule(_ node: YAMLNode) -> Rule? {
        let own = pack.rules.map { String($0.id.dropFirst(pack.name.count + 1)) }
        guard let text = node.text("rule", example: "rule: \(own.first ?? "household-monthly")", sink: sink) else { return nil }
        if let rule = pack.rules.first(where: { $0.id == text || $0.id == "\(pack.name).\(text)" }) { return rule }
        sink.report(
            .ruleUnknown, at: node.position, ["pack": pack.name, "value": text, "known": own.joined(separator: ", ")],
            suggestion: NearMiss.best(for: text, among: own))
        return nil
    }

    /// The obligation that `rule`, `about` (under another key, perhaps), `period` and `slot` name.
    func item(_ reader: MappingReader, about key: String = "about") -> ScenarioFact.Item? {
        let rule = reader.required("rule", example: "rule: household-monthly").flatMap(rule)
        let about = reader.required(key, example: "\(key): H-1").flatMap { id($0, key, .subjectOrUnit) }
        let period = reader.required("period", example: "period: 2026-07").flatMap { $0.periodKey("period", sink: sink) }
        let slot = reader["slot"].map { $0.number("slot", in: 1...99, sink: sink) } ?? 1
        guard let rule, let about, let period, let slot else { return nil }
        return ScenarioFact.Item(rule: rule.id, about: about, period: period, slot: slot)
    }

    private static func example(_ kind: Kind) -> String {
        switch kind {
        case .unit: "U-1"
        case .worker, .workerOrUnit: "W-1"
        case .subject, .subjectOrUnit: "H-1"
        }
    }
}
