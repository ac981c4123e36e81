import LianhuCore
import LianhuEngine
import Logging

/// Gives a world to the engine as users would, day by day, to the brute evaluation too, and compares what both say.
struct WorldPlayer {
    let world: World
    private let almanac: Almanac
    private let engine: Engine
    private var brute: Brute
    private var refused: Set<World.Fact> = []
    /// What differs, first seen first.
    private(set) var differences: [String] = []
    /// What the brute evaluation knew at the end of the days that are looked at.
    private var kept: [(day: Int, brute: Brute)] = []
    /// How many rows and figures were compared.
    private(set) var compared = 0

    /// What differs between the engine and the brute evaluation in a world; nothing if all is well.
    static func play(_ world: World, compiler: any RuleCompiler, fault: Brute.Fault? = nil) async throws -> (
        differences: [String], compared: Int
    ) {
        var player = try WorldPlayer(world, compiler: compiler, fault: fault)
        try await player.play()
        return (player.differences, player.compared)
    }

    private init(_ world: World, compiler: any RuleCompiler, fault: Brute.Fault?) throws {
        self.world = world
        almanac = world.almanac
        var settings = EngineSettings(sendingHours: .standard, toolVersion: "test")
        settings.plansVisitDays = false
        engine = Engine(
            store: MemoryStore(log: CountingLog()), compiler: compiler, zone: try Town.zone(), settings: settings, boot: "b0",
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        brute = Brute(world, fault: fault)
    }

    // MARK: Days

    private mutating func play() async throws {
        let begins = min(world.start, world.adopted)
        try await engine.start(
            origin: "lianhu.test/world", isDemonstration: false, by: Town.daemon, at: at(begins, 1), trueTime: at(begins, 1))
        var facts = world.facts[...]
        for day in begins...world.end {
            if day == world.adopted {
                _ = try await engine.adopt(
                    packs: [SourceText(file: "p.yaml", text: world.packText(almanac), governs: world.governs)],
                    calendars: [SourceText(file: "cn.yaml", text: world.calendarText(almanac))], by: Town.daemon, at: at(day, 2))
            }
            if day == world.start {
                let sheets = world.sheets(almanac).mapValues { Array(($0 + "\n").utf8) }
                _ = try await engine.importRoster(sheets, options: ImportOptions(effective: date(day)), by: Town.daemon, at: at(day, 3))
                brute.bringRoster()
            }
            let isLook = world.looks.contains(day)
            if isLook || !world.silent.contains(day) { _ = try await engine.tick(at: at(day, 4)) }
            brute.wake(day)
            while let fact = facts.first, fact.day == day {
                facts.removeFirst()
                try await apply(fact)
            }
            guard isLook else { continue }
            _ = try await engine.tick(at: at(day, 1439))
            try await compare(day)
            kept.append((day, brute))
            guard differences.isEmpty else { return }
        }
        for (day, brute) in kept where day < world.end { try await compare(asOf: day, with: brute) }
    }

    private func date(_ day: Int) -> CivilDate { Town.date(almanac.name(day)) }

    private func at(_ day: Int, _ minute: Int) -> Instant { engine.zone.instant(date(day), secondOfDay: minute * 60) }

    // MARK: Facts

    /// A registry change that the engine refuses did not happen; a record that it refuses is a fault (S9).
    private mutating func apply(_ fact: World.Fact) async throws {
        let now = at(fact.day, fact.minute)
        // A household whose start was refused is visited by nobody.
        if case .visit(let visit) = fact.what, brute.subjects[visit.subject] == nil { return }
        var excusing: Brute.Key?
        do {
            switch fact.what {
            case .visit(let visit): _ = try await engine.record(draft(visit), by: Town.daemon, at: now)
            case .void(let id):
                guard stands(id) else { return }
                _ = try await engine.void(evidence: id, reason: "typo", by: Town.daemon, at: now)
            case .correct(let id, let visit):
                guard stands(id) else { return }
                _ = try await engine.correct(evidence: id, with: draft(visit), reason: "typo", by: Town.daemon, at: now)
            case .excuse(let number):
                excusing = waivable(number, on: fact.day)
                guard let id = excusing?.id else { return }
                _ = try await engine.excuse(obligation: id, reason: "in_hospital", by: try await approver(), at: now)
            case .amend(let number): return try await amend(number, fact)
            default: _ = try await engine.change(try change(fact.what), by: Town.daemon, at: now)
            }
        } catch let problem as CommandProblem {
            switch fact.what {
            case .visit, .void, .correct, .excuse:
                differences.append("\(fact.text(almanac)) \(excusing?.id ?? ""): refused with \(problem.code) \(problem.items.map(\.code))")
            default: break
            }
            return
        }
        brute.learn(fact, excusing: excusing)
    }

    private func stands(_ id: String) -> Bool { brute.evidence.contains { $0.visit.id == id && $0.stands } }

    private func draft(_ visit: World.Visit) -> EvidenceDraft {
        EvidenceDraft(
            kind: visit.isAttempt ? .attempt : .contact, id: visit.id, about: visit.subject, worker: visit.workers.first,
            participants: Array(visit.workers.dropFirst()), method: visit.method, direction: visit.isInbound ? .inbound : .outbound,
            occurredAt: at(visit.day, visit.minute), personsMet: 1, reason: "late", supplyDays: visit.isAttempt ? nil : visit.supply)
    }

    /// One of those that are not settled, as both sides know them.
    private func waivable(_ number: Int, on day: Int) -> Brute.Key? {
        let keys = brute.rows.filter {
            !brute.isFrozen($0.value) && ["open", "overdue", "missed"].contains(brute.status($0.key, $0.value, on: day))
        }.map(\.key).sorted()
        return keys.isEmpty ? nil : keys[number % keys.count]
    }

    /// The head of the town, who holds no link (S56).
    private func approver() async throws -> Caller {
        let key = try await engine.store.read { try $0.entities(ids: ["W-9"])["W-9"]?.key }
        var access = Access(uid: 1000)
        access.grants = [Access.Grant(rights: [.read, .record], unit: nil, reason: "test")]
        access.worker = "W-9"
        return Caller(
            actor: Actor(via: "test", uid: 1000, gid: 1000, pid: 0, right: .record, worker: key, workerID: "W-9"), access: access)
    }

    /// What came late for a closed month counts once it is approved; what is no second one (S10) does not.
    private mutating func amend(_ number: Int, _ fact: World.Fact) async throws {
        let choices = brute.amendable()
        guard !choices.isEmpty else { return }
        let choice = choices[number % choices.count]
        let draft = AmendmentDraft(
            period: String(almanac.name(choice.row.last).prefix(7)), obligation: choice.key.id, evidence: choice.evidence.visit.id,
            reason: "paper_record")
        var code: String?
        do {
            _ = try await engine.amend(draft, by: try await approver(), at: at(fact.day, fact.minute))
        } catch let problem as CommandProblem { code = "\(problem.code) \(problem.items.map(\.code))" }
        if (code == nil) != choice.isDistinct {
            differences.append("\(fact.text(almanac)): \(choice.key.id) by \(draft.evidence ?? "–") \(code ?? "accepted")")
        }
        if choice.isDistinct { brute.amend(choice.key, with: choice.evidence) }
    }

    private func change(_ what: World.What) throws -> any RegistryChange {
        switch what {
        case .startLink(let subject, let worker, let isBackup, let from, let until):
            StartLink(subject: subject, worker: worker, from: date(from), until: until.map(date), isBackup: isBackup)
        case .endLink(let subject, let worker, let on): EndLink(link: "\(subject)~\(worker)", on: date(on))
        case .handOver(let subject, let to, let on): HandOverLink(subject: subject, to: to, on: date(on))
        case .absent(let worker, let from, let until, let substitute):
            ReportAbsence(worker: worker, from: date(from), until: until.map(date), substitute: substitute)
        case .suspend(let subject, let from, let until):
            SuspendSubject(subject: subject, from: date(from), until: until.map(date), reason: "in_hospital")
        case .resume(let subject, let on): ResumeSubject(subject: subject, on: date(on))
        case .leave(let subject, let on): LeaveSubject(subject: subject, on: date(on), reason: "moved_away")
        case .move(let subject, let to, let on): MoveSubject(subject: subject, to: to, on: date(on))
        case .tier(let subject, let tier, let from): ChangeTier(subject: subject, tier: tier, from: date(from))
        case .tag(let subject, let from, let until):
            TagSubject(subject: subject, tag: "alone", from: date(from), until: until.map(date))
        case .untag(let subject, let on): UntagSubject(subject: subject, tag: "alone", on: date(on))
        case .reparent(let unit, let to, let on): MoveUnit(unit: unit, to: to, on: date(on))
        case .split(let subject, let id, let on):
            SplitSubject(subject: subject, id: id, name: id + "n", residents: ["R\(subject.dropFirst())b"], on: date(on))
        case .merge(let subject, let into): MergeSubjects(subject: subject, into: into)
        case .visit, .void, .correct, .excuse, .amend: throw CommandProblem(.invalid, "request.member_invalid")
        }
    }

    // MARK: Comparing

    private mutating func differ(_ what: String, engine found: Set<String>, brute wanted: Set<String>) {
        compared += wanted.count
        guard found != wanted else { return }
        let lines = found.subtracting(wanted).map { "\(what): engine \($0)" } + wanted.subtracting(found).map { "\(what): brute  \($0)" }
        differences += lines.sorted { $0.drop { $0 != " " }.dropFirst(8) < $1.drop { $0 != " " }.dropFirst(8) }
    }

    /// Compares what stands at the end of a day.
    private mutating func compare(_ day: Int) async throws {
        var query = ObligationQuery()
        query.rule = "p.visit"
        query.limit = 100_000
        let views = try await engine.obligations(query, by: Town.daemon, at: at(day, 1439)).items
        let name = "on \(almanac.name(day))"
        differ(
            name, engine: Set(views.filter { $0.status != .void }.map { text($0, holders: true) }),
            brute: Set(brute.rows.filter { !$0.value.isVoid }.map { text($0.key, $0.value, brute, on: day, holders: true) }))
        // Without a tick nothing was planned that a later fact might have made void.
        if world.silent.isEmpty {
            differ(
                name + " void", engine: Set(views.filter { $0.status == .void }.map(\.id)),
                brute: Set(brute.rows.filter { $0.value.isVoid }.map(\.key.id)))
        }
        for (key, first, last) in reports(through: day) { try await compareFigures(key, first, last, on: day) }
    }

    /// Compares what the engine now says was known at the end of a day (S46).
    private mutating func compare(asOf day: Int, with brute: Brute) async throws {
        var query = ObligationQuery()
        query.rule = "p.visit"
        query.limit = 100_000
        query.asOf = date(day)
        let views = try await engine.obligations(query, by: Town.daemon, at: at(world.end, 1439)).items
        differ(
            "as of \(almanac.name(day))", engine: Set(views.filter { $0.status != .void }.map { text($0, holders: false) }),
            brute: Set(brute.rows.filter { !$0.value.isVoid }.map { text($0.key, $0.value, brute, on: day + 1, holders: false) }))
    }

    private func text(_ view: ObligationView, holders: Bool) -> String {
        let window = view.window
        let closes = window.neverCloses ? "…" : "\(window.closes)"
        let isOpen = holders && view.settledBy == nil
        return "\(view.id) \(window.opens) \(window.due) \(window.grace) \(closes) \(view.status.name) by \(view.settledBy ?? "–") "
            + "\(view.unit.id)\(view.isBackfilled ? " backfilled" : "")\(isOpen ? " of \(view.holder?.id ?? "–")" : "")"
    }

    private func text(_ key: Brute.Key, _ row: Brute.Row, _ brute: Brute, on day: Int, holders: Bool) -> String {
        let window = row.window
        let names = [window.opens, window.due, window.grace].map(almanac.name).joined(separator: " ")
        let isOpen = holders && row.settled == nil
        return
            "\(key.id) \(names) \(window.closes.map(almanac.name) ?? "…") \(brute.status(key, row, on: day, minute: holders ? 1439 : 0)) by "
            + "\(row.settled?.visit.id ?? "–") \(row.unit)\(row.isBackfilled ? " backfilled" : "")"
            + (isOpen ? " of \(brute.holder(key, on: day) ?? "–")" : "")
    }

    /// Months and quarters from before the start to a day.
    private func reports(through day: Int) -> [(key: String, first: Int, last: Int)] {
        [World.PeriodName.month, .quarter].flatMap { kind in
            almanac.periods(kind, from: 330, through: day + 120).filter { $0.last >= world.start - 31 && $0.first <= day }.map {
                ($0.key, $0.first, $0.last)
            }
        }
    }

    /// Months by unit, quarters by worker: it takes less time than both by both.
    private mutating func compareFigures(_ period: String, _ first: Int, _ last: Int, on day: Int) async throws {
        var query = ComplianceQuery(period: period)
        query.rule = "p.visit"
        query.by = period.contains("Q") ? .worker : .unit
        query.kind = "group"
        let answer = try await engine.compliance(query, by: Town.daemon, at: at(day, 1439))
        let nobody = Brute.Figures()
        var found: Set = ["all \(Self.text(answer.total))"]
        for row in answer.rows where Self.text(row.figures) != nobody.text { found.insert("\(row.id) \(Self.text(row.figures))") }
        var wanted: Set = ["all \(brute.figures(from: first, to: last, on: day) { _, _ in true }.text)"]
        func want(_ id: String, where fits: (Brute.Key, Brute.Row) -> Bool) {
            let figures = brute.figures(from: first, to: last, on: day, where: fits)
            if figures != nobody { wanted.insert("\(id) \(figures.text)") }
        }
        if query.by == .unit {
            for unit in ["U-1", "U-2"] { want(unit) { $1.unit == unit } }
        } else {
            var scorers: [Brute.Key: String] = [:]
            for (key, row) in brute.rows { scorers[key] = brute.scorer(key, row) ?? "handover" }
            for worker in Set(scorers.values) { want(worker) { key, _ in scorers[key] == worker } }
        }
        differ("on \(almanac.name(day)) \(period)", engine: found, brute: wanted)
        guard hasTreeChanges else { return }
        for village in World.villages { try await compareVillage(village, period, first, last, on: day) }
    }

    private var hasTreeChanges: Bool { world.facts.contains { if case .reparent = $0.what { true } else { false } } }

    /// What counts for a village is what lay below it on its due day (S19), by group or by worker.
    private mutating func compareVillage(_ village: String, _ period: String, _ first: Int, _ last: Int, on day: Int) async throws {
        var query = ComplianceQuery(period: period)
        query.rule = "p.visit"
        query.unit = village
        query.by = period.contains("Q") ? .worker : .none
        let answer = try await engine.compliance(query, by: Town.daemon, at: at(day, 1439))
        let nobody = Brute.Figures()
        let own = brute.rows.filter { $0.value.unit == village || brute.village(of: $0.value.unit, on: $0.value.window.due) == village }
        func figures(where fits: (Brute.Key) -> Bool) -> Brute.Figures {
            brute.figures(from: first, to: last, on: day) { key, _ in own[key] != nil && fits(key) }
        }
        var found: Set = ["all \(Self.text(answer.total))"]
        for row in answer.rows where Self.text(row.figures) != nobody.text { found.insert("\(row.id) \(Self.text(row.figures))") }
        var wanted: Set = ["all \(figures { _ in true }.text)"]
        if query.by == .worker {
            for (worker, rows) in Dictionary(grouping: own, by: { brute.scorer($0.key, $0.value) ?? "handover" }) {
                let sum = figures { key in rows.contains { $0.key == key } }
                if sum != nobody { wanted.insert("\(worker) \(sum.text)") }
            }
        }
        differ("on \(almanac.name(day)) \(period) of \(village)", engine: found, brute: wanted)
    }

    private static func text(_ figures: Compliance) -> String {
        Brute.Figures(
            expected: figures.expected, met: figures.met, metLate: figures.metLate, excused: figures.excused, missed: figures.missed,
            overdue: figures.overdue, notYetDue: figures.notYetDue, enteredInTime: figures.enteredInTime
        ).text
    }
}
