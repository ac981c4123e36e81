import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import Logging
import Synchronization
import Testing

/// A small town on the real engine, in which tests say what happens in sentences.
///
/// Every time is local: `2026-07-10 15:00`; a bare day means two minutes past midnight.
final class Town: Sendable {
    let engine: Engine
    let log: FullLog
    private let lastTick: Mutex<CivilDate>
    private let records = Mutex(0)

    static let origin = "lianhu.test/town"
    static let daemon = Caller.daemon(via: "test")

    init(engine: Engine, log: FullLog, opened: CivilDate) {
        self.engine = engine
        self.log = log
        lastTick = Mutex(opened)
    }

    /// A town whose rules are adopted and whose roster is imported on one day.
    static func found(
        on day: String = "2026-06-20", rules: String = Pack.text(), roster: [String: String] = Roster.standard,
        settings: EngineSettings = settings
    ) async throws -> Town {
        let log = FullLog()
        let town = Town(engine: try engine(on: MemoryStore(log: log), settings: settings), log: log, opened: date(day))
        try await town.engine.start(origin: origin, isDemonstration: false, by: daemon, at: town.at(day), trueTime: town.at(day))
        if !rules.isEmpty { _ = try await town.adopt(rules, on: day) }
        if !roster.isEmpty { _ = try await town.bring(roster, on: day) }
        return town
    }

    static let settings = EngineSettings(sendingHours: .standard, toolVersion: "test")

    static func engine(on store: any Store, settings: EngineSettings = settings) throws -> Engine {
        Engine(
            store: store, compiler: RealCompiler(), zone: try zone(), settings: settings, boot: "b0", logger: Logger(label: "test"))
    }

    static func zone() throws -> TimeZoneRules {
        let file = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Asia/Shanghai"))
        return try TimeZoneRules(name: "Asia/Shanghai", tzif: Array(file))
    }

    // MARK: Time

    static func date(_ text: String) -> CivilDate { CivilDate(String(text.prefix(10))) ?? CivilDate(day: -719_162) }

    /// `2026-07-10 15:00`, or the second minute of a bare day.
    func at(_ text: String) -> Instant {
        let time = text.dropFirst(11).split(separator: ":").compactMap { Int($0) }
        let minutes = time.count == 2 ? time[0] * 60 + time[1] : 2
        return engine.zone.instant(Self.date(text), secondOfDay: minutes * 60)
    }

    /// Ticks once.
    @discardableResult
    func tick(_ text: String) async throws -> TickReport {
        lastTick.withLock { $0 = max($0, Self.date(text)) }
        return try await engine.tick(at: at(text))
    }

    /// Ticks every day after the last one, that day included.
    @discardableResult
    func live(through day: String) async throws -> [TickReport] {
        var reports: [TickReport] = []
        let last = Self.date(day)
        while lastTick.withLock({ $0 }) < last {
            let next = lastTick.withLock { $0.adding(days: 1) }
            reports.append(try await tick("\(next)"))
        }
        return reports
    }

    // MARK: Commands

    @discardableResult
    func adopt(_ text: String, on day: String, calendar: String = Pack.calendar) async throws -> AdoptionReport {
        try await engine.adopt(
            packs: [SourceText(file: "p.yaml", text: text)], calendars: [SourceText(file: "cn.yaml", text: calendar)], by: Self.daemon,
            at: at(day))
    }

    /// Imports sheets.
    @discardableResult
    func bring(
        _ sheets: [String: String], on day: String, effective: String? = nil, units: [String] = [], accepted: Int? = nil,
        isDryRun: Bool = false, by caller: Caller = daemon
    ) async throws -> ImportReport {
        let options = ImportOptions(
            effective: Self.date(effective ?? day), units: units, acceptedEnds: accepted, isDryRun: isDryRun)
        return try await engine.importRoster(sheets.mapValues { Array(($0 + "\n").utf8) }, options: options, by: caller, at: at(day))
    }

    /// Records a contact; without `recorded` at the very minute.
    @discardableResult
    func visit(
        _ subject: String, by worker: String?, on occurred: String, recorded: String? = nil, method: String = "home_visit",
        kind: EvidenceKind = .contact, with others: [String] = [], reason: String? = nil, id: String? = nil, summary: String = "",
        direction: Direction = .outbound, isImported: Bool = false, supply: Int? = nil, as caller: Caller = daemon
    ) async throws -> EvidenceReceipt {
        let draft = EvidenceDraft(
            kind: kind, id: id ?? nextID(), about: subject, worker: worker, participants: others, method: method, direction: direction,
            occurredAt: at(occurred), personsMet: kind == .contact ? 1 : 0, summary: summary, reason: reason, isImported: isImported,
            supplyDays: supply)
        return try await engine.record(draft, by: caller, at: at(recorded ?? occurred))
    }

    private func nextID() -> String {
        records.withLock {
            $0 += 1
            return "e-\($0)"
        }
    }

    // MARK: What there is to see

    /// `H-1 2026-07 open`, by subject and period.
    func statuses(on day: String, rule: String = "p.visit", about: String? = nil) async throws -> [String] {
        try await views(on: day, rule: rule, about: about).map { "\($0.about.id) \($0.period) \($0.status.name)" }
    }

    func views(on day: String, rule: String = "p.visit", about: String? = nil, by caller: Caller = daemon) async throws -> [ObligationView]
    {
        var query = ObligationQuery()
        query.rule = rule
        query.about = about
        query.limit = 10_000
        return try await engine.obligations(query, by: caller, at: at(day)).items.sorted {
            ($0.about.id, $0.period, $0.slot) < ($1.about.id, $1.period, $1.slot)
        }
    }

    /// The steps that are done with, as `H-1 2 urge → W-5 2026-08-04` or `H-1 1 catch_up`.
    func steps(of subject: String? = nil, on day: String = "2027-01-01") async throws -> [String] {
        let page = try await engine.escalations(
            unit: nil, recipient: nil, includesSkipped: true, cursor: nil, limit: 10_000, by: Self.daemon, at: at(day))
        return page.items.filter { subject == nil || $0.about.id == subject }.map { view in
            let outcome = view.record.skip?.rawValue ?? "\(view.record.tone.rawValue) → \(view.recipient?.id ?? "?") \(view.day)"
            return "\(view.about.id) \(view.record.step) \(outcome)"
        }
    }

    /// Messages as `W-5 2026-08-04: H-1 H-2`.
    func messages() async throws -> [String] {
        let page = try await engine.notifications(recipient: nil, cursor: nil, limit: 10_000, by: Self.daemon, at: at("2027-01-01"))
        return page.items.map { view in
            let items = view.items.compactMap { PublicID($0)?.about }.joined(separator: " ")
            return "\(view.recipient?.id ?? "?") \(engine.zone.date(of: view.record.at)): \(items)"
        }
    }

    func figures(
        _ period: String, on day: String, unit: String? = nil, rule: String? = "p.visit", by breakdown: ComplianceQuery.Breakdown = .none,
        asOf: String? = nil, as caller: Caller = daemon
    ) async throws -> ComplianceAnswer {
        var query = ComplianceQuery(period: period)
        query.unit = unit
        query.rule = rule
        query.by = breakdown
        query.asOf = asOf.map(Self.date)
        return try await engine.compliance(query, by: caller, at: at(day))
    }

    /// All leaves so far, as JSON.
    func leaves(_ act: String? = nil) throws -> [JSONValue] {
        try log.leaves.map { try JSONValue(parsing: $0.body) }.filter { act == nil || $0["act"]?.stringValue == act }
    }

    func dump() async throws -> [String] { try await engine.store.read { try StateDump.lines(of: $0) } }

    /// The code of the refusal that a part ends in, and of its first fault.
    func refusal(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "none"
        } catch let problem as CommandProblem {
            let first = problem.items.first?.code ?? problem.code
            return first == problem.code ? problem.code : "\(problem.code): \(first)"
        } catch {
            return "\(error)"
        }
    }
}

extension Compliance {
    /// `met 1 late 0 missed 0 overdue 0 open 3 of 4`.
    var text: String { "met \(met) late \(metLate) missed \(missed) overdue \(overdue) open \(notYetDue) of \(expected)" }
}

extension EvidenceReceipt {
    /// `H-1 2026-07 open → met` for each obligation that moved.
    var moves: [String] {
        settled.map { change in
            let id = PublicID(change.obligation)
            return "\(id?.about ?? "?") \(id?.period ?? "?") \(change.before.name) → \(change.after.name)"
        }
    }

    var reasons: [String] { notCounted.map(\.code) }
}
