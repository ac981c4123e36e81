import LianhuCore

/// What decision tests start from.
enum Given {
    /// The civil date of an ISO text; 0001-01-01 for a slip, which no expectation survives.
    static func day(_ iso: String) -> CivilDate { CivilDate(iso) ?? CivilDate(day: -719_162) }

    /// `from` until the exclusive next day `until`.
    static func tenure(_ from: String, _ until: String? = nil) -> Tenure { Tenure(from: day(from), until: until.map(day)) }

    /// The published holidays of 2026 that the cases touch.
    static func calendar() throws -> WorkCalendar {
        func line(_ kind: CalendarDay.Kind, _ from: String, _ to: String) -> CalendarDay {
            CalendarDay(kind: kind, from: day(from), to: day(to))
        }
        return try WorkCalendar(
            name: "cn", covers: DateSpan(from: day("2026-01-01"), to: day("2026-12-31")), weekend: [.saturday, .sunday],
            days: [
                line(.holiday, "2026-01-01", "2026-01-03"), line(.workday, "2026-01-04", "2026-01-04"),
                line(.workday, "2026-02-14", "2026-02-14"), line(.holiday, "2026-02-15", "2026-02-23"),
                line(.workday, "2026-02-28", "2026-02-28"), line(.holiday, "2026-04-04", "2026-04-06"),
                line(.holiday, "2026-05-01", "2026-05-05"), line(.workday, "2026-05-09", "2026-05-09"),
                line(.holiday, "2026-06-19", "2026-06-21"), line(.workday, "2026-09-20", "2026-09-20"),
                line(.holiday, "2026-09-25", "2026-09-27"), line(.holiday, "2026-10-01", "2026-10-07"),
                line(.workday, "2026-10-10", "2026-10-10"),
            ])
    }

    /// UTC+8 without transitions, as a file of version 1.
    static func zone() throws -> TimeZoneRules {
        var bytes = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
        for count: UInt8 in [0, 0, 0, 0, 1, 4] { bytes += [0, 0, 0, count] }
        bytes += [0, 0, 0x70, 0x80, 0, 0] + Array("CST\0".utf8)
        return try TimeZoneRules(name: "Asia/Shanghai", tzif: bytes)
    }

    static func rule(
        per: PeriodKind = .month, atLeast: Int = 1, minGap: Int = 1, closes: ClosesPolicy = .standard, grace: TimeSpan? = nil,
        firstPeriod: FirstPeriod = .exposed(percent: 50), effectiveFrom: EffectiveFrom = .adoption, scope: ObligationScope = .subject,
        roles: [String] = [], linkKinds: [String] = []
    ) -> Rule {
        let duty = ContactDuty(
            roles: roles, kinds: ["household"], linkKinds: linkKinds, methods: ["home_visit"], directions: [.outbound], per: scope)
        return Rule(
            id: "test.visit", pack: "test", title: LocalizedText(zh: "走访", en: "Visit"), basis: "test", duty: .contact(duty),
            cadence: Cadence(per: per, atLeast: atLeast, minGap: minGap), grace: grace, closes: closes,
            entryGrace: Rule.defaultEntryGrace, firstPeriod: firstPeriod, effectiveFrom: effectiveFrom, ladder: nil)
    }

    static func context(
        _ rule: Rule, adopted: String = "2025-12-01", organisation: Organisation = Organisation(), governor: EntityKey? = nil
    ) throws -> PlanContext {
        try PlanContext(
            rule: rule, ruleKey: 1, calendar: calendar(), organisation: organisation, adoptedOn: day(adopted),
            governor: governor)
    }

    /// A planner of the period that holds a day.
    static func planner(_ rule: Rule, _ holding: String, adopted: String = "2025-12-01", organisation: Organisation = Organisation()) throws
        -> Planner
    {
        return Planner(
            context: try context(rule, adopted: adopted, organisation: organisation),
            period: PeriodScheme.standard.period(rule.cadence?.period ?? .month, containing: day(holding)))
    }

    static func link(
        _ key: LinkKey = 1, seat: Int = 1, worker: EntityKey = 50, kind: String = "pair", primary: Bool = true, from: String = "2025-01-01",
        until: String? = nil, recorded: String? = nil
    ) -> LinkRecord {
        LinkRecord(
            key: key, subject: 100, seat: seat, worker: worker, kind: kind, isPrimary: primary, tenure: tenure(from, until),
            recordedOn: day(recorded ?? from))
    }

    static func household(
        links: [LinkRecord] = [link()], units: [Dated<EntityKey>] = [Dated(10, tenure("2025-01-01"))],
        present: Tenure = tenure("2025-01-01"),
        recorded: String = "2025-01-01", suspensions: [Tenure] = []
    ) -> SubjectFacts {
        SubjectFacts(
            key: 100, kind: "household", units: units, presence: present, recordedOn: day(recorded), links: links, suspensions: suspensions)
    }

    /// A window from its inclusive days; grace is due if it is left out.
    static func window(_ opens: String, _ due: String, _ closes: String, grace: String? = nil) -> Window {
        Window(
            opens: day(opens), dueBefore: day(due).adding(days: 1), graceBefore: day(grace ?? due).adding(days: 1),
            closesBefore: day(closes).adding(days: 1))
    }

    static func obligation(
        _ window: Window, about: EntityKey = 100, period: Int64 = 1, slot: Int = 1, unit: EntityKey = 10, settled: Settlement? = nil,
        excused: Bool = false, void: VoidReason? = nil, backfilled: Bool = false
    ) -> Obligation {
        Obligation(
            identity: Identity(about: about, rule: 1, period: period, slot: slot), unit: unit, window: window, settlement: settled,
            isExcused: excused, void: void, isBackfilled: backfilled, entryBefore: window.closesBefore.adding(days: 5))
    }
}

/// A generator whose numbers follow from its seed alone (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
