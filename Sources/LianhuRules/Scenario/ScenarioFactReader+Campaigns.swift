import LianhuCore

/// Facts about campaigns.
extension ScenarioFactReader {
    static let campaignVerbs: [(verb: String, keys: [String])] = [
        ("campaign", ["unit", "by", "due", "tag"]), ("answered", ["subject", "outcome", "by"]),
        ("roll_up", ["unit", "by", "partial", "nothing"]), ("close_campaign", ["by", "reason"]),
    ]

    func campaign(_ verb: String, _ node: YAMLNode, _ reader: MappingReader) -> ScenarioCampaign? {
        let before = sink.count
        let by = reader.required("by", example: "by: W-1").flatMap { names.id($0, "by", .worker) }
        if verb == "campaign" { return start(node, reader, by: by, since: before) }
        let id = node.campaignID(verb, sink: sink)
        switch verb {
        case "answered":
            let subjects = reader.required("subject", example: "subject: [H-1, H-2]").flatMap { names.ids($0, "subject", .subject) }
            let known = Set(names.pack.campaigns.flatMap { $0.outcomes.map(\.name) }).sorted()
            let outcome = reader.required("outcome", example: "outcome: \(known.first ?? "gathered")").flatMap {
                $0.word("outcome", among: known, sink: sink)
            }
            guard sink.count == before, let id, let subjects, let outcome, let by else { return nil }
            return .answer(campaign: id, subjects: subjects, outcome: outcome, by: by)
        case "roll_up":
            let unit = reader.required("unit", example: "unit: U-1").flatMap { names.id($0, "unit", .unit) }
            let (partial, nothing) = (isYes(reader, "partial"), isYes(reader, "nothing"))
            guard sink.count == before, let id, let unit, let by else { return nil }
            return .rollUp(campaign: id, unit: unit, by: by, isPartial: partial, isNothing: nothing)
        default:
            let reason = reader.text("reason", example: "reason: called_off")
            guard sink.count == before, let id, let by else { return nil }
            return .close(campaign: id, by: by, reason: reason)
        }
    }

    private func start(_ node: YAMLNode, _ reader: MappingReader, by: String?, since before: Int) -> ScenarioCampaign? {
        let kind = names.campaign(node, "campaign")
        let unit = reader.required("unit", example: "unit: U-1").flatMap { names.id($0, "unit", .unit) }
        let due = reader["due"].flatMap { $0.moment("due", minuteOfBareDay: 1_439, sink: sink) }
        let tag = reader.text("tag", example: "tag: living_alone")
        guard sink.count == before, let kind, let unit, let by else { return nil }
        return .start(kind: kind.id, unit: unit, by: by, due: due, tag: tag)
    }

    private func isYes(_ reader: MappingReader, _ key: String) -> Bool {
        reader[key].flatMap { $0.word(key, among: ["yes", "no"], sink: sink) } == "yes"
    }
}

/// What must be seen of campaigns.
extension ScenarioExpectationReader {
    private static let campaignForms: [(key: String, form: Form)] = [
        ("state", .word(RollUpWords.all)), ("answered", .number), ("targets", .number), ("outcomes", .text), ("due", .text),
        ("reported", .text), ("partial", .word(["yes", "no"])), ("changed", .word(["yes", "no"])), ("missing", .text), ("silent", .text),
        ("responsible", .worker), ("step", .number), ("told", .worker), ("overdue", .number), ("closed", .word(["yes", "no"])),
    ]

    func campaign(_ node: YAMLNode) -> ScenarioExpectation.Campaign? {
        let before = sink.count
        let keys = ["id", "unit"] + Self.campaignForms.map(\.key)
        let example = "- {id: CP-1, unit: U-1, state: reported, answered: 9, targets: 10, silent: H-3}"
        guard let reader = MappingReader(node, name: "campaigns", keys: .init(known: keys), example: example, sink: sink) else {
            return nil
        }
        let id = reader.required("id", example: "id: CP-1").flatMap { $0.campaignID("id", sink: sink) }
        let unit = reader["unit"].flatMap { names.id($0, "unit", .unit) }
        let values = values(reader, Self.campaignForms, since: before)
        guard let values, let id, sink.count == before else { return nil }
        return ScenarioExpectation.Campaign(place: reader.position.scenarioPlace, id: id, unit: unit, values: values)
    }

    private enum RollUpWords {
        static let all = ["reported", "late", "overdue", "waiting", "over"]
    }
}

extension ScenarioNames {
    /// A kind of campaigns of the pack, named with or without the pack's name.
    func campaign(_ node: YAMLNode, _ name: String) -> CampaignKind? {
        let own = pack.campaigns.map { String($0.id.dropFirst(pack.name.count + 1)) }
        guard let text = node.text(name, example: "\(name): \(own.first ?? "gathering")", sink: sink) else { return nil }
        if let kind = pack.campaigns.first(where: { $0.id == text || $0.id == "\(pack.name).\(text)" }) { return kind }
        sink.report(
            .wordUnknown, at: node.position, ["name": name, "value": text, "known": own.isEmpty ? "—" : own.joined(separator: ", ")],
            suggestion: NearMiss.best(for: text, among: own))
        return nil
    }
}

extension YAMLNode {
    /// `CP-1`: the first campaign that was started.
    func campaignID(_ name: String, sink: DiagnosticSink) -> String? {
        guard let text = text(name, example: "\(name): CP-1", sink: sink) else { return nil }
        if CampaignRecord.key(of: text) != nil { return text }
        sink.report(.idMalformed, at: position, ["name": name, "value": text, "example": "\(name): CP-1"])
        return nil
    }
}
