import LianhuCore

/// Reads when a rule's duty is owed: cadence, windows and from when it counts.
struct TimingReader {
    let rule: MappingReader
    /// The tiers that the pack declares, tightest first (S22).
    let tiers: [Vocabulary.Word]
    let sink: DiagnosticSink

    struct Timing {
        var cadence: Cadence?
        var grace: TimeSpan?
        var closes: ClosesPolicy = .standard
        var entryGrace = Rule.defaultEntryGrace
        var firstPeriod: FirstPeriod = .exposed(percent: 50)
        var effectiveFrom: EffectiveFrom = .adoption
        var shift = ShiftPolicy.none
        var target: TargetPolicy?
    }

    /// Nil if something that was written is faulty.
    func read(needsCadence: Bool, allowsTiers: Bool) -> Timing? {
        var timing = Timing()
        guard needsCadence else { return timing }
        let before = sink.count
        timing.cadence = CadenceReader(rule: rule, tiers: tiers, allowsTiers: allowsTiers, sink: sink).read()
        timing.grace = rule["grace"].flatMap { $0.span("grace", example: "grace: 2d", sink: sink) }
        if let node = rule["closes"], let closes = self.closes(node) { timing.closes = closes }
        if let node = rule["entry_grace"], let span = node.span("entry_grace", example: "entry_grace: 3wd", sink: sink) {
            timing.entryGrace = span
        }
        if let node = rule["first_period"], let first = firstPeriod(node) { timing.firstPeriod = first }
        if let node = rule["effective_from"], let from = effectiveFrom(node) { timing.effectiveFrom = from }
        if let node = rule["shift"], let shift = node.word("shift", among: ShiftPolicy.allCases.map(\.rawValue), sink: sink) {
            timing.shift = ShiftPolicy(rawValue: shift) ?? .none
        }
        timing.target = rule["target"].flatMap(self.target)
        if let cadence = timing.cadence, cadence.isPersonal { refuse(["closes", "first_period"], with: cadence.familyName) }
        if let cadence = timing.cadence, !cadence.shifts.isEmpty { refuse(["closes", "grace", "shift", "target"], with: "shifts") }
        return sink.count == before ? timing : nil
    }

    /// Keys that say something of periods, or of an end, where there is none (S6).
    private func refuse(_ keys: [String], with family: String) {
        for key in keys where rule[key] != nil { sink.report(.cadenceKey, at: rule.place(of: key), ["key": key, "family": family]) }
    }

    /// `3wd before end`.
    private func target(_ node: YAMLNode) -> TargetPolicy? {
        guard let text = node.text("target", example: "target: 3wd before end", sink: sink) else { return nil }
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 3, parts[1] == "before", parts[2] == "end" else {
            sink.report(.target, at: node.position, ["value": text])
            return nil
        }
        guard let span = node.span(of: parts[0], name: "target", example: "target: 3wd before end", sink: sink) else { return nil }
        guard span.amount >= 0 else {
            sink.report(.spanNegative, at: node.position, ["name": "target", "value": text, "example": "target: 3wd before end"])
            return nil
        }
        return .beforeEnd(span)
    }

    private func closes(_ node: YAMLNode) -> ClosesPolicy? {
        let example = "closes: +5wd"
        guard let text = node.text("closes", example: example, sink: sink) else { return nil }
        if text == "due" { return .due }
        return node.span("closes", example: example, sink: sink).map(ClosesPolicy.after)
    }

    private func firstPeriod(_ node: YAMLNode) -> FirstPeriod? {
        guard let text = node.text("first_period", example: "first_period: exposed 50%", sink: sink) else { return nil }
        if text == "full" { return .full }
        if text == "next" { return .next }
        let parts = text.split(separator: " ").map(String.init)
        if parts.count == 2, parts[0] == "exposed", parts[1].hasSuffix("%"), let percent = Int(parts[1].dropLast()),
            (1...100).contains(percent)
        {
            return .exposed(percent: percent)
        }
        sink.report(
            .firstPeriod, at: node.position, ["value": text],
            suggestion: NearMiss.best(for: text, among: ["exposed 50%", "full", "next"]))
        return nil
    }

    private func effectiveFrom(_ node: YAMLNode) -> EffectiveFrom? {
        guard let text = node.text("effective_from", example: "effective_from: adoption", sink: sink) else { return nil }
        if text == "adoption" { return .adoption }
        if text == "this_period" { return .thisPeriod }
        if let date = CivilDate(text) { return .date(date) }
        sink.report(
            .effectiveFrom, at: node.position, ["value": text], suggestion: NearMiss.best(for: text, among: ["adoption", "this_period"]))
        return nil
    }
}
