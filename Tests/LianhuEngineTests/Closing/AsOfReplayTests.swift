import LianhuCore
import LianhuEngine
import Testing

/// Random facts, day by day, and what every day's end said; afterwards the same questions as of those days (S46).
@Suite("As of a past day")
struct AsOfReplayTests {
    /// What one day's end answered.
    private struct Remembered: Equatable {
        var compliance: [String: ComplianceAnswer] = [:]
        var tallies: [String: [TallyAnswer.Group]] = [:]
        var lists: [String: [String]] = [:]
    }

    private static let periods = ["2026-07", "2026-08", "2026-09", "2026-Q3", "2026-W32", "2026"]

    /// Everything that is asked, now or as of a day.
    private func ask(_ town: Town, at now: Instant, asOf: CivilDate?) async throws -> Remembered {
        var answer = Remembered()
        for period in Self.periods {
            for unit in [nil, "U-A"] {
                for by in ComplianceQuery.Breakdown.allCases {
                    var query = ComplianceQuery(period: period)
                    query.unit = unit
                    query.by = by
                    query.asOf = asOf
                    var found = try await town.engine.compliance(query, by: Town.daemon, at: now)
                    // The day is named differently: now is 0:00 of the next one.
                    found.asOfDay = CivilDate(day: 0)
                    answer.compliance["\(period) \(unit ?? "-") \(by)"] = found
                }
                var tally = TallyQuery(period: period)
                tally.unit = unit
                tally.isByUnit = true
                tally.asOf = asOf
                let found = try await town.engine.tallies(tally, by: Town.daemon, at: now)
                answer.tallies["\(period) \(unit ?? "-")"] = [found.total] + found.groups
            }
        }
        for statuses in [Set<Status>(), [.overdue, .missed], [.open], [.void, .excused]] {
            for unit in [nil, "U-1", "U-3"] {
                var query = ObligationQuery()
                query.unit = unit
                query.statuses = statuses
                query.asOf = asOf
                query.limit = 1_000
                let page = try await town.engine.obligations(query, by: Town.daemon, at: now)
                answer.lists["\(statuses.map(\.name).sorted()) \(unit ?? "-")"] = page.items.map {
                    "\($0.id) \($0.unit.id) \($0.status.name) \($0.settledBy ?? "-") \($0.void?.name ?? "-") \($0.excuse?.reason ?? "-") "
                        + "\($0.step) \($0.window)"
                }
            }
        }
        return answer
    }

    @Test("S46 every past day's figures, tallies and lists are answered again as they were", arguments: [1, 2, 3] as [UInt64])
    func replay(seed: UInt64) async throws {
        let town = try await Town.found()
        var facts = RandomFacts(seed: seed)
        var remembered: [(day: CivilDate, answer: Remembered)] = []
        var day = Town.date("2026-06-21")
        let last = Town.date("2026-11-20")
        while day <= last {
            try await town.live(through: day.description)
            for _ in 0..<facts.random.below(4) { try await facts.happen(on: day, in: town) }
            let next = town.engine.zone.startOfDay(day.adding(days: 1))
            // Two days of three are enough to remember; all of them live.
            if facts.random.below(3) > 0 { remembered.append((day, try await ask(town, at: next, asOf: nil))) }
            day = day.adding(days: 1)
        }
        let end = town.at("2026-11-22 12:00")
        for (day, answer) in remembered {
            let again = try await ask(town, at: end, asOf: day)
            for (question, old) in answer.compliance {
                #expect(again.compliance[question]?.rows == old.rows, "seed \(seed), \(day): \(question)")
                #expect(again.compliance[question]?.total == old.total, "seed \(seed), \(day): \(question)")
                #expect(again.compliance[question] == old, "seed \(seed), \(day): \(question)")
            }
            for (question, old) in answer.tallies { #expect(again.tallies[question] == old, "seed \(seed), \(day): tally \(question)") }
            for (question, old) in answer.lists { #expect(again.lists[question] == old, "seed \(seed), \(day): list \(question)") }
        }
        #expect(facts.done.values.allSatisfy { $0 > 0 } && facts.done.count == RandomFacts.kinds.count, "\(facts.done)")
        let final = remembered.filter { $0.answer.compliance["2026-Q3 - none"]?.isProvisional == false }
        #expect(!final.isEmpty && remembered.first?.answer.compliance["2026-07 - none"]?.isProvisional == true)
    }
}

/// Facts at random that real days bring, refused ones left out.
struct RandomFacts {
    static let kinds = ["visit", "late", "attempt", "void", "correct", "excuse", "move", "leave", "join", "handover", "amend", "meeting"]
    var random: SplitMix64
    /// How many of each kind were taken.
    private(set) var done: [String: Int] = [:]
    private var evidence: [String] = []
    private var households = ["H-1": "W-1", "H-2": "W-2", "H-3": "W-2", "H-4": "W-3"]
    private var next = 10

    init(seed: UInt64) { random = SplitMix64(seed: seed, stream: 77) }

    mutating func happen(on day: CivilDate, in town: Town) async throws {
        // An amendment needs something missed in a closed period, and is often refused.
        let often = Self.kinds + ["amend", "amend"]
        let kind = often[random.below(often.count)]
        let name = households.keys.sorted()[random.below(households.count)]
        let isTaken: Bool
        do {
            isTaken = try await take(kind, of: name, on: day, in: town)
        } catch is CommandProblem {
            isTaken = false
        }
        if isTaken { done[kind, default: 0] += 1 }
    }

    private mutating func id() -> String {
        next += 1
        return "r-\(next)"
    }

    private mutating func take(_ kind: String, of name: String, on day: CivilDate, in town: Town) async throws -> Bool {
        let worker = households[name] ?? "W-1"
        let hour = "\(day) \(10 + random.below(10)):00"
        let approver = try await town.caller([.approve], worker: "W-9")
        switch kind {
        case "visit", "late", "attempt":
            let back = kind == "late" ? 8 + random.below(40) : random.below(3)
            let id = id()
            try await town.visit(
                name, by: worker, on: "\(day.adding(days: -back)) 09:00", recorded: hour, kind: kind == "attempt" ? .attempt : .contact,
                reason: "found_later", id: id, isImported: random.below(3) == 0)
            evidence.append(id)
        case "void":
            guard !evidence.isEmpty else { return false }
            let id = evidence.remove(at: random.below(evidence.count))
            _ = try await town.engine.void(evidence: id, reason: "wrong_house", by: Town.daemon, at: town.at(hour))
        case "correct":
            guard !evidence.isEmpty else { return false }
            let old = evidence.remove(at: random.below(evidence.count))
            let draft = EvidenceDraft(
                kind: .contact, id: id(), about: name, worker: worker, method: "phone",
                occurredAt: town.at("\(day.adding(days: -random.below(6))) 08:00"), reason: "slip")
            _ = try await town.engine.correct(evidence: old, with: draft, reason: "wrong_name", by: Town.daemon, at: town.at(hour))
        case "excuse":
            let id = "p.visit~\(name)~\(String("\(day.adding(days: -random.below(9)))".prefix(7)))~1"
            _ = try await town.engine.excuse(obligation: id, reason: "unreachable", by: approver, at: town.at(hour))
        case "amend":
            return try await amend(on: day, at: hour, by: approver, in: town)
        case "meeting":
            let isNothing = random.below(2) == 0
            try await town.visit(
                ["U-A", "U-B"][random.below(2)], by: "W-6", on: hour, method: isNothing ? "nothing_to_report" : "area_report",
                kind: .activity, id: id())
        default: return try await change(kind, of: name, on: day, at: hour, in: town)
        }
        return true
    }

    /// Lets a record count for what was missed in a closed month; if nothing was, takes away what a voided record had met.
    private mutating func amend(on day: CivilDate, at hour: String, by approver: Caller, in town: Town) async throws -> Bool {
        let closed = try await town.engine.periods(by: Town.daemon, at: town.at(hour)).filter { $0.state == .closed }.map(\.period.key)
        var query = ObligationQuery()
        query.rule = "p.visit"
        query.statuses = [.missed, .met, .metLate]
        query.limit = 1_000
        let items = try await town.engine.obligations(query, by: Town.daemon, at: town.at(hour)).items.filter { closed.contains($0.period) }
        guard !items.isEmpty else { return false }
        let missed = items.filter { $0.status == .missed }
        let item = missed.isEmpty ? items[random.below(items.count)] : missed[random.below(missed.count)]
        var draft = AmendmentDraft(period: item.period, obligation: item.id, evidence: nil, reason: "sheet_found")
        if let old = item.settledBy {
            evidence.removeAll { $0 == old }
            _ = try await town.engine.void(evidence: old, reason: "wrong_house", by: Town.daemon, at: town.at(hour))
        } else {
            let id = id()
            try await town.visit(
                item.about.id, by: item.holder?.id ?? "W-1", on: "\(item.window.opens.adding(days: random.below(30))) 09:00",
                recorded: hour, reason: "found_later", id: id)
            evidence.append(id)
            draft.evidence = id
        }
        _ = try await town.engine.amend(draft, by: approver, at: town.at(hour))
        return true
    }

    /// Changes of the registry, by small sheets.
    private mutating func change(_ kind: String, of name: String, on day: CivilDate, at hour: String, in town: Town) async throws -> Bool {
        let units = ["U-1", "U-2", "U-3"]
        switch kind {
        case "move":
            let unit = units[random.below(3)]
            try await town.bring(
                ["subjects.csv": "id,kind,name,unit,from\n\(name),household,户,\(unit),2026-01-01"], on: hour, effective: "\(day)")
        case "leave":
            guard households.count > 4 else { return false }
            let sheet = "id,kind,name,unit,from,until\n\(name),household,户,U-1,2026-01-01,\(day.adding(days: random.below(20)))"
            try await town.bring(["subjects.csv": sheet], on: hour)
            households[name] = nil
        case "join":
            next += 1
            let worker = ["W-1", "W-2", "W-3"][random.below(3)]
            try await town.bring(
                [
                    "subjects.csv": "id,kind,name,unit,from\nH-\(next),household,户,\(units[random.below(3)]),\(day)",
                    "links.csv": "subject,worker,kind,seat,from\nH-\(next),\(worker),pairing,primary,\(day)",
                ], on: hour)
            households["H-\(next)"] = worker
        default:
            let old = households[name] ?? "W-1"
            let new = ["W-1", "W-2", "W-3"].filter { $0 != old }[random.below(2)]
            guard ["H-1", "H-2", "H-3", "H-4"].contains(name), day > Town.date("2026-06-25") else { return false }
            let sheet = """
                subject,worker,kind,seat,from,until
                \(name),\(old),pairing,primary,2026-01-01,\(day)
                \(name),\(new),pairing,primary,\(day.adding(days: 1)),
                """
            try await town.bring(["links.csv": sheet], on: hour)
            households[name] = new
        }
        return true
    }
}
