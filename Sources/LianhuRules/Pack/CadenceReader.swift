import LianhuCore

/// Reads a rule's cadence: exactly one family, or one quota for each tier (S1, S22).
struct CadenceReader {
    let rule: MappingReader
    let tiers: [Vocabulary.Word]
    /// Whether the duty knows tiers.
    let allowsTiers: Bool
    let sink: DiagnosticSink

    private static let example = "cadence: {per: month, at_least: 1}"
    /// The keys of each family, the family's own first.
    static let families: [(name: String, keys: [String])] = [
        ("per", ["per", "at_least", "min_gap", "pace", "anchor", "month_start_day", "shifts"]), ("every", ["every", "anchor", "lead"]),
        ("on", ["on", "before", "after"]), ("refill", ["refill"]),
    ]
    static let supplyKeys = MappingReader.Keys(known: ["lead", "safety"])
    private static let allKeys = families.flatMap(\.keys).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }

    /// The cadence of the rule; nil, and a fault, if there is none or it is faulty.
    func read() -> Cadence? {
        if allowsTiers, let node = rule["tiers"] {
            guard rule["cadence"] == nil else {
                sink.report(.keyEither, at: rule.place(of: "tiers"), ["within": "rule", "keys": "cadence, tiers"])
                return nil
            }
            return tierQuotas(node).map(Cadence.tiers)
        }
        return rule.required("cadence", example: Self.example).flatMap { cadence($0, families: Self.families.map(\.name)) }
    }

    private func cadence(_ node: YAMLNode, families allowed: [String]) -> Cadence? {
        let keys = MappingReader.Keys(known: Self.allKeys, later: ["supply", "finish_by"])
        let before = sink.count
        guard let reader = MappingReader(node, name: "cadence", keys: keys, example: Self.example, sink: sink) else { return nil }
        let found = Self.families.filter { reader[$0.name] != nil }
        guard found.count == 1, let family = found.first, allowed.contains(family.name) else {
            // A slip in the key was reported already, and is the reason why no family is there.
            guard sink.count == before || !found.isEmpty else { return nil }
            let place = found.count > 1 ? reader.place(of: found[1].name) : reader.position
            sink.report(.cadenceFamily, at: place, ["families": allowed.joined(separator: ", ")])
            return nil
        }
        var isClean = true
        for key in Self.allKeys where reader[key] != nil && !family.keys.contains(key) {
            sink.report(.cadenceKey, at: reader.place(of: key), ["key": key, "family": family.name])
            isClean = false
        }
        guard isClean else { return nil }
        switch family.name {
        case "per": return quota(reader).map(Cadence.per)
        case "every": return interval(reader).map(Cadence.every)
        case "on": return OccasionReader(cadence: reader, sink: sink).read().map(Cadence.on)
        default: return reader["refill"].flatMap(supply).map(Cadence.refill)
        }
    }

    // MARK: Families

    private func quota(_ reader: MappingReader) -> Quota? {
        if let node = reader["shifts"] { return shiftQuota(node, reader) }
        let per = reader["per"].flatMap(period)
        let atLeast = reader["at_least"].map { $0.number("at_least", in: 1...31, sink: sink) } ?? 1
        let minGap = reader["min_gap"].map { $0.naturalDays("min_gap", example: "min_gap: 1d", sink: sink) } ?? 1
        let pace = reader["pace"].map { $0.word("pace", among: ["even"], sink: sink) }
        let anchor = reader["anchor"].map { self.anchor($0) }
        let startDay = reader["month_start_day"].map { $0.number("month_start_day", in: PeriodScheme.monthStartDays, sink: sink) } ?? 1
        guard let per, let atLeast, let minGap, let startDay, anchor != .some(nil), pace != .some(nil) else { return nil }
        var isClean = true
        func refuse(_ key: String, unless allowed: Bool, _ family: String) {
            guard reader[key] != nil, !allowed else { return }
            sink.report(.cadenceKey, at: reader.place(of: key), ["key": key, "family": family])
            isClean = false
        }
        refuse("anchor", unless: per == .fortnight, "per: \(per.name)")
        refuse("month_start_day", unless: per.months != nil, "per: \(per.name)")
        refuse("pace", unless: atLeast > 1, "at_least: \(atLeast)")
        guard isClean else { return nil }
        guard (atLeast - 1) * minGap < Self.shortest(per) else {
            sink.report(
                .gapImpossible, at: reader.place(of: reader["min_gap"] == nil ? "at_least" : "min_gap"),
                ["count": "\(atLeast)", "gap": "\(minGap)", "per": per.name])
            return nil
        }
        let scheme = PeriodScheme(monthStartDay: startDay, fortnightAnchor: (anchor ?? nil) ?? PeriodScheme.standardFortnightAnchor)
        return Quota(period: per, atLeast: atLeast, minGap: minGap, isEven: pace != nil, scheme: scheme)
    }

    /// Shifts are how many, and when, of each day (S49).
    private func shiftQuota(_ node: YAMLNode, _ reader: MappingReader) -> Quota? {
        let per = reader["per"].flatMap(period)
        var isClean = true
        for key in ["at_least", "min_gap", "pace"] where reader[key] != nil {
            sink.report(.cadenceKey, at: reader.place(of: key), ["key": key, "family": "shifts"])
            isClean = false
        }
        if let per, per != .day {
            sink.report(.cadenceKey, at: reader.place(of: "shifts"), ["key": "shifts", "family": "per: \(per.name)"])
            isClean = false
        }
        guard let shifts = ShiftReader(sink: sink).read(node), isClean, per != nil else { return nil }
        return Quota(shifts: shifts)
    }

    private func anchor(_ node: YAMLNode) -> CivilDate? {
        guard let date = node.date("anchor", sink: sink) else { return nil }
        if date.weekday == .monday { return date }
        sink.report(.monday, at: node.position, ["value": date.description])
        return nil
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
    static func shortest(_ kind: PeriodKind) -> Int {
        switch kind {
        case .day, .after: 1
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

    private func interval(_ reader: MappingReader) -> Interval? {
        // A period of a report looks back a year at most.
        let days = reader["every"].flatMap { $0.naturalDays("every", in: 1...366, sink: sink) }
        let words = Interval.Anchor.allCases.map(\.rawValue)
        let anchor =
            reader["anchor"].map { $0.word("anchor", among: words, sink: sink).flatMap(Interval.Anchor.init(rawValue:)) } ?? .completion
        let lead = reader["lead"].map { $0.naturalDays("lead", example: "lead: 7d", sink: sink) }
        guard let days, let anchor, lead != .some(nil) else { return nil }
        if let lead = lead ?? nil, lead >= days {
            sink.report(.leadTooLong, at: reader.place(of: "lead"), ["value": "\(lead)d", "count": "\(days)"])
            return nil
        }
        return Interval(days: days, anchor: anchor, lead: (lead ?? nil) ?? Interval.standardLead(days: days))
    }

    private func supply(_ node: YAMLNode) -> Supply? {
        guard let reader = MappingReader(node, name: "refill", keys: Self.supplyKeys, example: "refill: {lead: 3d}", sink: sink) else {
            return nil
        }
        let standard = Supply()
        let lead = reader["lead"].map { $0.naturalDays("lead", in: 0...90, sink: sink) } ?? standard.lead
        let safety = reader["safety"].map { $0.naturalDays("safety", in: 0...90, sink: sink) } ?? standard.safety
        guard let lead, let safety else { return nil }
        return Supply(lead: lead, safety: safety)
    }

    // MARK: Tiers

    private func tierQuotas(_ node: YAMLNode) -> [TierQuota]? {
        let example = "tiers: {red: {per: week}, blue: {per: month}}"
        guard case .mapping(let entries) = node.content else {
            sink.report(node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": "tiers", "example": example])
            return nil
        }
        if entries.isEmpty { sink.report(.listEmpty, at: node.position, ["name": "tiers", "example": example]) }
        let names = tiers.map(\.name)
        let known = names.isEmpty ? "—" : names.joined(separator: ", ")
        var found: [(order: Int, quota: TierQuota, position: Position)] = []
        for entry in entries {
            if let order = names.firstIndex(of: entry.key) {
                guard case .per(let quota)? = cadence(entry.value, families: ["per"]) else { continue }
                guard quota.shifts.isEmpty else {
                    sink.report(.cadenceKey, at: entry.position, ["key": "shifts", "family": "tiers"])
                    continue
                }
                found.append((order, TierQuota(tier: entry.key, quota: quota), entry.position))
            } else {
                sink.report(
                    .wordUndeclared, at: entry.position, ["value": entry.key, "section": "tiers", "known": known],
                    suggestion: NearMiss.best(for: entry.key, among: tiers))
            }
        }
        found.sort { $0.order < $1.order }
        for (left, right) in zip(found, found.dropFirst()) where right.quota.quota.isTighter(than: left.quota.quota) {
            sink.report(.tierOrder, at: left.position, ["tier": left.quota.tier, "other": right.quota.tier])
        }
        return unified(found.map(\.quota), count: entries.count)
    }

    /// The quotas with one way to cut the calendar; a key tells it for all.
    private func unified(_ quotas: [TierQuota], count: Int) -> [TierQuota]? {
        let anchors = Set(quotas.filter { $0.quota.period == .fortnight }.map(\.quota.scheme.fortnightAnchor))
        let startDays = Set(quotas.filter { $0.quota.period.months != nil }.map(\.quota.scheme.monthStartDay))
        for (key, differs) in [("anchor", anchors.count > 1), ("month_start_day", startDays.count > 1)] where differs {
            sink.report(.tierScheme, at: rule.place(of: "tiers"), ["key": key])
        }
        guard quotas.count == count, count > 0 else { return nil }
        let scheme = PeriodScheme(
            monthStartDay: startDays.first ?? 1, fortnightAnchor: anchors.first ?? PeriodScheme.standardFortnightAnchor)
        return quotas.map { tier in
            var tier = tier
            tier.quota.scheme = scheme
            return tier
        }
    }
}
