import LianhuCore

/// Reads when a rule's duty is owed: cadence, windows and from when it counts.
struct TimingReader {
    let rule: MappingReader
    let sink: DiagnosticSink

    struct Timing {
        var cadence: Cadence?
        var grace: TimeSpan?
        var closes: ClosesPolicy = .standard
        var entryGrace = Rule.defaultEntryGrace
        var firstPeriod: FirstPeriod = .exposed(percent: 50)
        var effectiveFrom: EffectiveFrom = .adoption
    }

    /// Nil if something that was written is faulty.
    func read(needsCadence: Bool) -> Timing? {
        var timing = Timing()
        guard needsCadence else { return timing }
        let before = sink.count
        timing.cadence = rule.required("cadence", example: "cadence: {per: month, at_least: 1}").flatMap(self.cadence)
        timing.grace = rule["grace"].flatMap { $0.span("grace", example: "grace: 2d", sink: sink) }
        if let node = rule["closes"], let closes = self.closes(node) { timing.closes = closes }
        if let node = rule["entry_grace"], let span = node.span("entry_grace", example: "entry_grace: 3wd", sink: sink) {
            timing.entryGrace = span
        }
        if let node = rule["first_period"], let first = firstPeriod(node) { timing.firstPeriod = first }
        if let node = rule["effective_from"], let from = effectiveFrom(node) { timing.effectiveFrom = from }
        return sink.count == before ? timing : nil
    }

    private func cadence(_ node: YAMLNode) -> Cadence? {
        let keys = MappingReader.Keys(
            known: ["per", "at_least", "min_gap"],
            later: ["every", "on", "refill", "lead", "anchor", "target", "shift", "supply", "finish_by"])
        guard let reader = MappingReader(node, name: "cadence", keys: keys, example: "cadence: {per: month, at_least: 1}", sink: sink)
        else { return nil }
        // Another family of cadence stands there instead (S1), and was reported; asking for `per` as well would mislead.
        let isOtherFamily = ["every", "on", "refill"].contains { reader[$0] != nil }
        let per = isOtherFamily ? nil : reader.required("per", example: "per: month").flatMap(period)
        let atLeast = reader["at_least"].map { $0.number("at_least", in: 1...31, sink: sink) } ?? 1
        let minGap = reader["min_gap"].map { $0.naturalDays("min_gap", example: "min_gap: 1d", sink: sink) } ?? 1
        guard let per, let atLeast, let minGap else { return nil }
        guard (atLeast - 1) * minGap < Self.shortest(per) else {
            sink.report(
                .gapImpossible, at: reader.place(of: reader["min_gap"] == nil ? "at_least" : "min_gap"),
                ["count": "\(atLeast)", "gap": "\(minGap)", "per": per.name])
            return nil
        }
        return Cadence(per: per, atLeast: atLeast, minGap: minGap)
    }

    private func period(_ node: YAMLNode) -> PeriodKind? {
        let aliases = [
            "daily": "day", "weekly": "week", "biweekly": "fortnight", "monthly": "month", "quarterly": "quarter", "yearly": "year",
            "annual": "year", "half-year": "half_year", "halfyear": "half_year", "semester": "half_year", "iso_week": "week", "日": "day",
            "天": "day", "周": "week", "旬": "xun", "半月": "half_month", "月": "month", "季": "quarter", "季度": "quarter", "半年": "half_year",
            "年": "year",
        ]
        return node.word("per", among: PeriodKind.allCases.map(\.name), aliases: aliases, sink: sink).flatMap(PeriodKind.init(name:))
    }

    /// The fewest days that a period of the kind has.
    private static func shortest(_ kind: PeriodKind) -> Int {
        switch kind {
        case .day: 1
        case .week: 7
        case .fortnight: 14
        case .xun: 8
        case .halfMonth: 13
        case .month: 28
        case .quarter: 90
        case .halfYear: 181
        case .year: 365
        }
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
