import LianhuCore

/// A rule with the places that later checks point at.
struct LocatedRule {
    var rule: Rule
    var ladderPosition: Position
    /// Where keys of the rule stand; the rule's own place for those that it has not.
    var place: (String) -> Position
}

/// Reads the rules of a pack.
struct RuleReader {
    let pack: String
    let vocabulary: Vocabulary
    let ladders: [Ladder]
    let tiers: [Vocabulary.Word]
    let sink: DiagnosticSink

    private static let example = "- {id: household-monthly, title: {zh: …, en: …}, basis: …, duty: contact, …}"
    /// The keys of every rule.
    static let common = ["id", "title", "basis", "duty", "who"]
    private static let timing = [
        "cadence", "closes", "grace", "entry_grace", "first_period", "effective_from", "ladder", "shift", "target",
        "acknowledge_until",
    ]
    /// The keys of each duty besides.
    static let own: [String: [String]] = [
        "contact": timing + ["tiers", "whom", "accept"], "activity": timing + ["activity", "attendees", "zero_report"],
        "caseload": ["links"],
    ]
    private static let later: Set<String> = [
        "by", "tier", "window", "emergency", "stages", "target_by",
        "until",
        "sample", "priority",
    ]
    private static let laterDuties: Set<String> = [
        "matter", "campaign", "patrol", "medication", "check_in", "refill", "roll_up", "occasion",
    ]

    func read(_ node: YAMLNode?) -> [LocatedRule] {
        guard let node, let items = node.items("rules", example: Self.example, sink: sink) else { return [] }
        var lines: [String: Int] = [:]
        var found: [LocatedRule] = []
        for item in items {
            guard let (id, place, located) = rule(item) else { continue }
            if let id, let line = lines[id] {
                sink.report(.ruleTwice, at: place, ["value": id, "line": "\(line)"])
            } else if let id {
                lines[id] = place.line
            }
            if let located { found.append(located) }
        }
        return found
    }

    private func rule(_ node: YAMLNode) -> (id: String?, place: Position, rule: LocatedRule?)? {
        // The duty decides which keys there are; without it all keys are let pass, so that a slip there is one fault.
        var dutyName: String?
        if case .mapping(let entries) = node.content, let entry = entries.first(where: { $0.key == "duty" }),
            case .scalar(let text) = entry.value.content, Self.own[text] != nil
        {
            dutyName = text
        }
        let all = Self.timing + ["tiers", "whom", "accept", "activity", "attendees", "zero_report", "links"]
        let keys = MappingReader.Keys(
            known: Self.common + (dutyName.flatMap { Self.own[$0] } ?? all), later: Self.later,
            elsewhere: dutyName == nil ? [] : Set(all), duty: dutyName ?? "")
        guard let reader = MappingReader(node, name: "rule", keys: keys, example: Self.example, sink: sink) else { return nil }
        let id = reader.required("id", example: "id: household-monthly").flatMap(self.id)
        let title = reader.requiredTitle("title")
        let basis = reader.requiredText("basis", example: "basis: county's choice")
        checkDuty(reader)
        guard let dutyName else { return (id, reader.place(of: "id"), nil) }
        let duty = DutyReader(rule: reader, vocabulary: vocabulary, sink: sink).read(dutyName)
        let timing = TimingReader(rule: reader, tiers: tiers, sink: sink).read(
            needsCadence: dutyName != "caseload", allowsTiers: dutyName == "contact")
        let ladder = reader["ladder"].map(self.ladder)
        let acknowledge = reader.acknowledgeUntil(sink: sink)
        guard let id, let title, let basis, let duty, let timing else { return (id, reader.place(of: "id"), nil) }
        if case .contact(let contact) = duty, contact.per == .link, let cadence = timing.cadence, cadence.atLeast > 1 {
            sink.report(.linkAtLeast, at: reader.place(of: reader["tiers"] == nil ? "cadence" : "tiers"))
        }
        if case .activity = duty, case .refill = timing.cadence {
            // Only evidence of a contact can say how long a supply lasts.
            sink.report(.keyElsewhere, at: reader.place(of: "cadence"), ["key": "refill", "duty": "activity"])
        }
        let rule = Rule(
            id: id, pack: pack, title: title, basis: basis, duty: duty, cadence: timing.cadence, grace: timing.grace, closes: timing.closes,
            entryGrace: timing.entryGrace, firstPeriod: timing.firstPeriod, effectiveFrom: timing.effectiveFrom, ladder: ladder ?? nil,
            shift: timing.shift, target: timing.target, acknowledgeUntil: acknowledge)
        return (
            id, reader.place(of: "id"),
            LocatedRule(
                rule: rule, ladderPosition: reader["ladder"]?.position ?? reader.position,
                place: { reader[$0]?.position ?? reader.position })
        )
    }

    private func checkDuty(_ reader: MappingReader) {
        let known = ["contact", "activity", "caseload"]
        guard let node = reader.required("duty", example: "duty: contact") else { return }
        if case .scalar(let text) = node.content, Self.laterDuties.contains(text) {
            sink.report(.valueLater, at: node.position, ["name": "duty", "value": text, "known": known.joined(separator: ", ")])
        } else {
            let aliases = [
                "visit": "contact", "call": "contact", "meeting": "activity", "report": "activity", "quota": "caseload", "走访": "contact",
            ]
            _ = node.word("duty", among: known, aliases: aliases, sink: sink)
        }
    }

    /// The id with the pack's prefix (S44).
    func id(_ node: YAMLNode) -> String? {
        let example = "household-monthly"
        guard let text = node.text("id", example: "id: \(example)", sink: sink) else { return nil }
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let own = parts[parts.count - 1]
        guard isID(own) else {
            sink.report(.ruleID, at: node.position, ["value": text, "example": example])
            return nil
        }
        // Without a valid pack name the prefix cannot be judged; the name's own fault is enough.
        if parts.count == 2, !pack.isEmpty, parts[0] != pack {
            sink.report(.rulePrefix, at: node.position, ["value": text, "example": "\(pack).\(own)"])
            return nil
        }
        return "\(pack).\(own)"
    }

    /// Small letters and digits in runs joined by single hyphens, at most 60.
    private func isID(_ text: String) -> Bool {
        text.utf8.count <= 60
            && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
            }
    }

    private func ladder(_ node: YAMLNode) -> String? {
        node.word("ladder", among: ladders.map(\.name), sink: sink)
    }
}
