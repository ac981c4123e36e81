import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuSystem

/// Fills an empty state with made-up people and lets the real engine live through the past quarter and the current one up to now.
///
/// Only this may supply recorded times; its first leaf says so with the true time.
struct Play {
    let engine: Engine
    let origin: String
    let now: Instant
    let seed: UInt64
    let key: SigningKey?
    let texts: (packs: [SourceText], calendars: [SourceText])
    /// Told about progress: days done, days in all, records so far.
    let progress: (Int, Int, Int) -> Void

    /// First day of the past quarter.
    var firstDay: CivilDate {
        let scheme = PeriodScheme.standard
        return scheme.previous(before: scheme.period(.quarter, containing: engine.zone.date(of: now))).start
    }

    /// What was played.
    struct Report {
        var days = 0
        var records = 0
        var fired = 0
        var planned = PlanTotals()
        var imported: ImportReport
    }

    func run() async throws -> Report {
        let caller = Caller.daemon(via: "play")
        let start = engine.zone.startOfDay(firstDay).adding(minutes: 1)
        try await engine.start(origin: origin, isDemonstration: true, by: caller, at: start, trueTime: now)
        let adoption = try await engine.adopt(packs: texts.packs, calendars: texts.calendars, by: caller, at: start)
        let roster = try await generate()
        let imported = try await engine.importRoster(
            roster.files.filter { !["contacts.csv", "activities.csv"].contains($0.key) }, options: ImportOptions(effective: firstDay),
            by: caller,
            at: start)
        var report = Report(imported: imported)
        report.planned = imported.planned
        report.planned.created += adoption.planned.created
        try await live(through: roster, report: &report, caller: caller)
        return report
    }

    private func generate() async throws -> GeneratedRoster {
        let calendar = try await engine.query(by: .daemon(via: "play"), at: now) { lens in
            lens.rules.set.rules.first.map { lens.rules.set.calendar(of: $0) } ?? .weekdaysOnly(name: "weekdays")
        }
        let last = engine.zone.date(of: now)
        return BagongshanGenerator(seed: seed, from: firstDay, until: last, calendar: calendar, zone: engine.zone).generate(language: .zh)
    }

    /// Day by day: the tick of its first minute, then each record at its own time.
    private func live(through roster: GeneratedRoster, report: inout Report, caller: Caller) async throws {
        var events = roster.contacts.map { (at: $0.recordedAt, draft: Self.draft($0)) }
        events += roster.activities.map { (at: $0.recordedAt, draft: Self.draft($0)) }
        events.sort { ($0.at, $0.draft.id) < ($1.at, $1.draft.id) }
        let today = engine.zone.date(of: now)
        let total = today - firstDay + 1
        var next = events[...]
        for offset in 0..<total {
            let day = firstDay.adding(days: offset)
            let at = engine.zone.startOfDay(day).adding(minutes: 2)
            let tick = try await engine.tick(at: at, as: caller)
            if let key { _ = try await engine.makeCheckpoint(key: key, by: caller, at: at) }
            report.fired += tick.fired
            report.planned.created += tick.planned.created
            let end = engine.zone.startOfDay(day.adding(days: 1))
            while let event = next.first, event.at < end, event.at <= now {
                _ = try await engine.record(event.draft, by: caller, at: event.at)
                next.removeFirst()
                report.records += 1
            }
            report.days += 1
            progress(report.days, total, report.records)
        }
    }

    private static func draft(_ contact: GeneratedContact) -> EvidenceDraft {
        EvidenceDraft(
            kind: contact.kind, id: contact.key, about: contact.subject, worker: contact.worker, method: contact.method,
            occurredAt: contact.occurredAt, personsMet: contact.personsMet, summary: contact.summary, reason: contact.reason,
            supplyDays: contact.supplyDays)
    }

    private static func draft(_ activity: GeneratedActivity) -> EvidenceDraft {
        EvidenceDraft(
            kind: .activity, id: activity.key, about: activity.unit, worker: activity.worker, participants: activity.participants,
            method: activity.activity, occurredAt: activity.occurredAt)
    }
}
