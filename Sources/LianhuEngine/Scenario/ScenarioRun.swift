import LianhuCore

/// One scenario at work: its engine and its clock.
struct ScenarioRun {
    let engine: Engine
    private let file: ScenarioFile
    private let start: ScenarioMoment
    private let minutesBetweenTicks: Int
    private var nextTick: ScenarioMoment
    /// Nothing runs before it again.
    private var lastTick = Instant(milliseconds: .min / 2)
    private var records = 0
    /// When something last happened since: what it wants looked at is looked at in that minute, and no earlier.
    private var touchedAt: Instant?

    static let daemon = Caller.daemon(via: "scenario")

    init(engine: Engine, file: ScenarioFile, start: ScenarioMoment, minutesBetweenTicks: Int) {
        self.engine = engine
        self.file = file
        self.start = start
        self.minutesBetweenTicks = minutesBetweenTicks
        nextTick = start
    }

    func instant(_ moment: ScenarioMoment) -> Instant { moment.instant(in: engine.zone) }

    // MARK: Time

    /// Ticks as often as is due up to a moment, itself included.
    mutating func advance(to moment: ScenarioMoment) async throws {
        while true {
            // A matter's hours or a roll-up's minutes may end between two ticks, as the daemon's own wake time knows.
            let wake = try await engine.store.read { try [$0.nextMatterWake(), $0.nextCampaignWake()].compactMap { $0 }.min() }
            let due = wake.map { max($0, touchedAt ?? $0, lastTick) }
            if let wake, let due, wake > lastTick || touchedAt != nil, due < instant(nextTick), due <= instant(moment) {
                touchedAt = nil
                lastTick = due
                _ = try await engine.tick(at: lastTick)
                continue
            }
            guard nextTick <= moment else { return }
            lastTick = instant(nextTick)
            touchedAt = nil
            _ = try await engine.tick(at: lastTick)
            nextTick = after(nextTick)
        }
    }

    private func after(_ moment: ScenarioMoment) -> ScenarioMoment {
        let minute = (moment.minute / minutesBetweenTicks + 1) * minutesBetweenTicks
        return minute < 1440
            ? ScenarioMoment(day: moment.day, minute: minute) : ScenarioMoment(day: moment.day.adding(days: 1), minute: 0)
    }

    // MARK: Beginning

    /// Starts the instance, adopts the pack and imports the roster; tells what was refused.
    mutating func begin(_ roster: ScenarioRoster) async throws -> ScenarioFailure? {
        let now = instant(start)
        try await engine.start(origin: "lianhu/scenario", isDemonstration: false, by: Self.daemon, at: now, trueTime: now)
        let problem = try await refusal { run in
            try await run.adopt(run.file.pack, at: now)
            try await run.bring(roster, from: run.start.day, at: now)
        }
        if let problem {
            return ScenarioFailure(
                place: Self.place(of: problem, in: roster) ?? roster.place, at: start, code: "scenario.fact",
                lines: [.init(.expected, code: "scenario.not_refused")] + Self.lines(problem))
        }
        try await advance(to: start)
        return nil
    }

    private func adopt(_ pack: ScenarioFile.Source, at now: Instant) async throws {
        _ = try await engine.adopt(
            packs: [SourceText(file: pack.file, text: pack.text)],
            calendars: file.calendars.map { SourceText(file: $0.file, text: $0.text) }, by: Self.daemon, at: now)
    }

    // MARK: Facts

    /// Gives a fact to the engine; throws its refusal.
    mutating func apply(_ fact: ScenarioFact) async throws {
        let now = instant(fact.at)
        touchedAt = now
        switch fact.what {
        case .record(let record): _ = try await engine.record(draft(record), by: Self.daemon, at: now)
        case .void(let record, let reason): _ = try await engine.void(evidence: record, reason: reason, by: Self.daemon, at: now)
        case .correct(let record, let replacement, let reason):
            _ = try await engine.correct(evidence: record, with: draft(replacement), reason: reason, by: Self.daemon, at: now)
        case .roster(let roster, let from): try await bring(roster, from: from, at: now)
        case .move, .leave, .handOver:
            let (sheets, from) = try await sheets(of: fact)
            try await importSheets(sheets, from: from, at: now)
        case .suspend(let subject, let from, let lastDay):
            try await change(SuspendSubject(subject: subject, from: from, until: lastDay?.adding(days: 1), reason: "scenario"), at: now)
        case .resume(let subject, let from): try await change(ResumeSubject(subject: subject, on: from), at: now)
        case .absent(let worker, let from, let lastDay, let substitute):
            try await change(
                ReportAbsence(worker: worker, from: from, until: lastDay?.adding(days: 1), substitute: substitute), at: now)
        case .tier(let subject, let tier, let from): try await change(ChangeTier(subject: subject, tier: tier, from: from), at: now)
        case .tag(let subject, let tag, let from, let lastDay):
            try await change(TagSubject(subject: subject, tag: tag, from: from, until: lastDay?.adding(days: 1)), at: now)
        case .untag(let subject, let tag, let from): try await change(UntagSubject(subject: subject, tag: tag, on: from), at: now)
        case .excuse(let item, let reason, let approver):
            _ = try await engine.excuse(obligation: item.id, reason: reason, by: try await caller(approver), at: now)
        case .acknowledge(let item, let until, let worker):
            _ = try await engine.acknowledge(
                item.id, until: until, comment: "scenario", by: try await caller(worker), at: now)
        case .downtime(let until):
            nextTick = until
            lastTick = instant(until).adding(milliseconds: -1)
        case .adopt(let pack): try await adopt(pack, at: now)
        case .raise(let raise):
            let draft = MatterDraft(
                kind: raise.kind, about: raise.about, summary: "scenario", field: raise.field, source: raise.source, finder: raise.finder,
                reporter: raise.reporter, foundAt: instant(raise.found), reason: raise.reason, isFixed: raise.isFixed)
            _ = try await engine.raise(draft, by: try await caller(raise.finder), at: now)
        case .act(let act):
            let order = MatterOrder(act.act, to: act.to, reason: act.reason, until: act.until, into: act.into)
            _ = try await engine.act(order, on: act.matter, by: try await caller(act.worker), at: now)
        case .campaign(let move): try await play(move, at: now)
        case .check(let check):
            let draft = CheckDraft(
                kind: check.kind, unit: check.unit, from: check.from, through: check.through, size: check.size)
            _ = try await engine.startCheck(draft, by: try await caller(check.worker), at: now)
        case .callBack(let call):
            let draft = CallBackDraft(contact: call.contact, answer: call.answer, finding: call.finding)
            _ = try await engine.callBack(draft, in: call.check, by: try await caller(call.worker), at: now)
        }
    }

    private func change(_ change: any RegistryChange, at now: Instant) async throws {
        _ = try await engine.change(change, by: Self.daemon, at: now)
    }

    private mutating func draft(_ record: ScenarioFact.Record) -> EvidenceDraft {
        records += 1
        return EvidenceDraft(
            kind: record.kind, id: record.id ?? "scenario-\(records)", about: record.about, worker: record.worker,
            participants: record.participants, method: record.method, direction: record.direction,
            occurredAt: instant(record.occurred), personsMet: record.personsMet, reason: record.reason,
            supplyDays: record.supplyDays, covers: record.covers)
    }

    /// A person on the socket who may record everywhere; what else he may do comes from his posts (S56).
    func caller(_ worker: String) async throws -> Caller {
        let key = try await engine.store.read { try $0.entities(ids: [worker])[worker]?.key }
        var access = Access(uid: 1000)
        access.grants = [Access.Grant(rights: [.read, .record], unit: nil, reason: "scenario")]
        access.worker = worker
        return Caller(
            actor: Actor(via: "scenario", uid: 1000, gid: 1000, pid: 0, right: .record, worker: key, workerID: worker), access: access)
    }

    // MARK: Rosters

    private func bring(_ roster: ScenarioRoster, from: CivilDate, at now: Instant) async throws {
        try await importSheets(roster.sheets ?? roster.csv, from: from, at: now)
    }

    private func importSheets(_ sheets: [String: [UInt8]], from: CivilDate, at now: Instant) async throws {
        _ = try await engine.importRoster(sheets, options: ImportOptions(effective: from), by: Self.daemon, at: now)
    }

    /// The rows that say what a fact says, and from when they hold.
    private func sheets(of fact: ScenarioFact) async throws -> ([String: [UInt8]], from: CivilDate) {
        let day = fact.at.day
        return try await engine.query(by: Self.daemon, at: instant(fact.at)) { lens in
            var rows: [ScenarioRoster.SheetName: [ScenarioRoster.Row]] = [:]
            func add(_ sheet: ScenarioRoster.SheetName, _ values: [String: String]) {
                rows[sheet, default: []].append(ScenarioRoster.Row(place: fact.place, values: values))
            }
            let lookup = NameLookup(reader: lens.reader, scope: .wholeTree)
            var from = day
            switch fact.what {
            case .move(let id, let unit, let first):
                let subject = try lookup.find(id, kinds: [.subject], pointer: "/move")
                add(.subjects, ["id": id, "kind": subject.subkind, "unit": unit])
                from = first
            case .leave(let id, let lastDay):
                let subject = try lookup.find(id, kinds: [.subject], pointer: "/leave")
                let unit = try lens.reader.entities(keys: [subject.unit])[subject.unit]?.id ?? ""
                add(.subjects, ["id": id, "kind": subject.subkind, "unit": unit, "until": lastDay.description])
            case .handOver(let id, let worker, let successor, let first):
                let subject = try lookup.find(id, kinds: [.subject], pointer: "/hand_over")
                let links = try lens.reader.subjectFacts([subject.key]).first?.links.filter { $0.tenure.contains(first) } ?? []
                let names = try lens.reader.entities(keys: links.map(\.worker)).mapValues(\.id)
                let held = links.first { link in worker.map { names[link.worker] == $0 } ?? link.isPrimary }
                guard let held, let holder = names[held.worker] else {
                    throw CommandProblem(.notFound, "scenario.no_holder", ["value": id, "day": first.description])
                }
                let common = ["subject": id, "kind": held.kind, "seat": held.isPrimary ? "primary" : "backup"]
                let ended = ["worker": holder, "from": held.tenure.from.description, "until": first.adding(days: -1).description]
                add(.links, common.merging(ended) { $1 })
                add(.links, common.merging(["worker": successor, "from": first.description]) { $1 })
                from = first
            default: break
            }
            return (ScenarioRoster(rows: rows, place: fact.place).csv, from)
        }
    }
}
