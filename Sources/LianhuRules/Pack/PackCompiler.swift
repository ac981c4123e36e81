import LianhuCore

/// Compiles one rule pack: YAML in, a pack or located diagnostics out.
package enum PackCompiler {
    /// The pack, or nil with at least one error; warnings come with a pack.
    ///
    /// `calendars` are those by name that a pack may choose; ladders are judged by the one it names (S36). With a `today` it is also told
    /// where the calendar ends before the next windows do (S27), and with a roster what of it matches nobody there.
    package static func compile(
        text: String, file: String, calendars: [String: WorkCalendar], today: CivilDate? = nil, roster: RosterOutline? = nil
    ) -> (RulePack?, [Diagnostic]) {
        let sink = DiagnosticSink(file: file)
        let pack = read(text, calendars: calendars, today: today, roster: roster, sink: sink)
        return (sink.hasErrors ? nil : pack, sink.diagnostics)
    }

    static let keys = MappingReader.Keys(
        known: ["pack", "title", "basis", "calendar"] + Vocabulary.Section.allCases.map(\.rawValue) + [
            "tiers", "ladders", "rules", "matters", "campaigns", "checks",
        ],
        later: ["classes", "budgets"])

    private static func read(
        _ text: String, calendars: [String: WorkCalendar], today: CivilDate?, roster: RosterOutline?, sink: DiagnosticSink
    ) -> RulePack? {
        let example = "pack: bagongshan"
        guard let root = YAMLReader.read(text, sink: sink) else {
            if !sink.hasErrors { sink.report(.yamlEmpty, at: .start, ["example": example]) }
            return nil
        }
        guard let top = MappingReader(root, name: "pack", keys: keys, example: example, sink: sink) else { return nil }
        let name = top.required("pack", example: example).flatMap { node in
            node.text("pack", example: example, sink: sink).flatMap { checkedName($0, at: node.position, sink: sink) }
        }
        let title = top.requiredTitle("title")
        let basis = top.requiredText("basis", example: "basis: 县委办〔2026〕3号")
        let calendarName = top.requiredText("calendar", example: "calendar: cn")
        let calendar = calendarName.flatMap { calendars[$0] }
        if let calendarName, calendar == nil, let node = top["calendar"] {
            let known = calendars.keys.sorted()
            sink.report(
                .calendarUnknown, at: node.position, ["value": calendarName, "known": known.joined(separator: ", ")],
                suggestion: NearMiss.best(for: calendarName, among: known))
        }
        let vocabulary = VocabularyReader(sink: sink).read(top)
        let tiers = top["tiers"].map { VocabularyReader(sink: sink).tiers($0) } ?? []
        let ladders = LadderReader(vocabulary: vocabulary, sink: sink).read(top["ladders"])
        let rules = RuleReader(pack: name ?? "", vocabulary: vocabulary, ladders: ladders.map(\.ladder), tiers: tiers, sink: sink)
            .read(top.required("rules", example: "rules: [{id: household-monthly, …}]"))
        var lines = Dictionary(rules.map { ($0.rule.id, $0.place("id").line) }, uniquingKeysWith: { first, _ in first })
        let matters = MatterReader(
            pack: name ?? "", vocabulary: vocabulary, ladders: ladders.map(\.ladder), taken: lines, sink: sink
        ).read(top["matters"])
        lines.merge(matters.lines) { first, _ in first }
        let checks = CheckReader(pack: name ?? "", vocabulary: vocabulary, matters: matters.kinds, taken: lines, sink: sink)
            .read(top["checks"])
        lines.merge(checks.lines) { first, _ in first }
        let campaigns = CampaignReader(
            pack: name ?? "", vocabulary: vocabulary, ladders: ladders.map(\.ladder), methods: methods(rules), taken: lines, sink: sink
        ).read(top["campaigns"])
        let timed = Set(matters.kinds.compactMap(\.ladder) + campaigns.compactMap(\.ladder))
        LadderCheck(calendar: calendar, sink: sink).check(rules: rules, timed: timed, ladders: ladders)
        TimingCheck(calendar: calendar, today: today, sink: sink).check(rules)
        BurdenCheck(vocabulary: vocabulary, sink: sink).check(rules)
        if let roster { MatchCheck(roster: roster, sink: sink).check(rules: rules, ladders: ladders) }
        guard let name, let title, let basis, let calendarName else { return nil }
        return RulePack(
            name: name, title: title, basis: basis, calendar: calendarName, ladders: ladders.map(\.ladder), rules: rules.map(\.rule),
            governs: nil, vocabulary: vocabulary, tiers: tiers, matters: matters.kinds, campaigns: campaigns, checks: checks.kinds)
    }

    /// What some contact rule accepts.
    private static func methods(_ rules: [LocatedRule]) -> [String] {
        var found: Set<String> = []
        for case .contact(let duty) in rules.map(\.rule.duty) { found.formUnion(duty.methods) }
        return found.sorted()
    }

    private static func checkedName(_ name: String, at position: Position, sink: DiagnosticSink) -> String? {
        if VocabularyReader.isName(name) { return name }
        sink.report(.wordMalformed, at: position, ["name": "pack", "value": name, "example": "bagongshan"])
        return nil
    }
}
