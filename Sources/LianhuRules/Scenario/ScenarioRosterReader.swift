import LianhuCore

/// Reads a roster: rows under the names of the sheets, or the folder of sheets that it names.
struct ScenarioRosterReader {
    let context: ScenarioContext
    private var sink: DiagnosticSink { context.sink }

    init(context: ScenarioContext) { self.context = context }

    /// Nil, and a fault, if some row cannot be used.
    func read(_ node: YAMLNode) -> ScenarioRoster? {
        if case .scalar = node.content, !node.isMissing { return folder(node) }
        let names = ScenarioRoster.SheetName.allCases
        let example = "roster: {units: [{id: U-1, kind: village}], workers: […], …}"
        let keys = MappingReader.Keys(known: names.map(\.rawValue), later: ["tiers"])
        guard let reader = MappingReader(node, name: "roster", keys: keys, example: example, sink: sink) else { return nil }
        let before = sink.count
        var rows: [ScenarioRoster.SheetName: [ScenarioRoster.Row]] = [:]
        for name in names {
            guard let list = reader[name.rawValue] else { continue }
            let items = list.items(name.rawValue, example: "\(name.rawValue): [\(Self.example(name))]", sink: sink) ?? []
            rows[name] = items.compactMap { row($0, name) }
        }
        return sink.count == before ? ScenarioRoster(rows: rows, place: node.position.scenarioPlace) : nil
    }

    private func folder(_ node: YAMLNode) -> ScenarioRoster? {
        guard let text = node.text("roster", example: "roster: roster", sink: sink) else { return nil }
        let path = ScenarioCompiler.beside(context.file, text)
        guard let sheets = context.surroundings.sheets(path) else {
            sink.report(.rosterMissing, at: node.position, ["value": path])
            return nil
        }
        return ScenarioRoster(sheets: sheets, place: node.position.scenarioPlace)
    }

    private static func example(_ name: ScenarioRoster.SheetName) -> String {
        switch name {
        case .units: "{id: U-1, kind: village, parent: U-9}"
        case .posts: "{unit: U-1, post: head, worker: W-1}"
        case .workers: "{id: W-1, roles: [party_member], unit: U-1}"
        case .subjects: "{id: H-1, kind: household, unit: U-1}"
        case .residents: "{id: R-1, household: H-1, born: 1946-05-01}"
        case .parameters: "{unit: U-1, name: households_per_person, value: 10}"
        case .links: "{subject: H-1, worker: W-1, kind: pairing}"
        }
    }

    private func row(_ node: YAMLNode, _ name: ScenarioRoster.SheetName) -> ScenarioRoster.Row? {
        let within = name.rawValue
        let keys = name.columns
        let example = Self.example(name)
        guard
            let reader = MappingReader(
                node, name: within, keys: .init(known: keys, later: ["address", "telephone"]), example: "- \(example)", sink: sink)
        else { return nil }
        let before = sink.count
        var values: [String: String] = [:]
        for key in keys { values[key] = value(key, of: name, in: reader, example: example) }
        // A sheet has a name in every row; a story need not.
        if keys.contains("id") { values["name"] = values["name"] ?? values["id"] }
        return sink.count == before ? ScenarioRoster.Row(place: reader.position.scenarioPlace, values: values) : nil
    }

    private func value(_ key: String, of name: ScenarioRoster.SheetName, in reader: MappingReader, example: String) -> String? {
        let optional: Set<String> = ["name", "parent", "from", "until", "seat", "tier", "head", "born"]
        let mayLack = (optional.contains(key) && !(name == .parameters && key == "name")) || (name == .posts && key == "worker")
        guard let node = mayLack ? reader[key] : reader.required(key, example: example) else { return nil }
        let vocabulary = context.pack.vocabulary
        switch key {
        case "tier": return node.word("tier", among: context.pack.tiers.map(\.name), sink: sink)
        case "from", "until": return node.date(key, sink: sink)?.description
        case "head": return node.word(key, among: ["yes", "no"], sink: sink)
        case "born": return node.date(key, sink: sink)?.description
        case "seat": return node.word("seat", among: ["primary", "backup"], sink: sink)
        case "roles": return node.declaredList(key, in: [.roles], of: vocabulary, sink: sink)?.joined(separator: ";")
        case "post": return node.declared(key, in: [.posts], of: vocabulary, sink: sink)
        case "kind":
            let section: Vocabulary.Section = name == .units ? .unitKinds : name == .links ? .linkKinds : .subjectKinds
            return node.declared(key, in: [section], of: vocabulary, sink: sink)
        case "name" where name == .parameters: return node.declared(key, in: [.parameters], of: vocabulary, sink: sink)
        case "value": return node.number(key, in: UnitParameter.bounds, sink: sink).map(String.init)
        case "name": return node.text(key, example: example, sink: sink)
        default:
            guard let text = node.text(key, example: example, sink: sink) else { return nil }
            if EntityID.fault(in: text) == nil { return text }
            sink.report(.idMalformed, at: node.position, ["name": key, "value": text, "example": example])
            return nil
        }
    }
}
