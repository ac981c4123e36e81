import LianhuCore
import LianhuEngine

/// Everything that happens in the simulated year, day by day; the same for every store.
struct YearScript: Sendable {
    let seed: UInt64
    let from: CivilDate
    let through: CivilDate
    let roster: [String: [UInt8]]
    private let drafts: [CivilDate: [EvidenceDraft]]
    private let links: [(subject: String, worker: String, kind: String)]
    private let groups: [String]
    private let zone: TimeZoneRules
    /// Some contacts hand over a supply of some weeks.
    var handsOverSupplies = false

    init(seed: UInt64, villages: Int, from: CivilDate, days: Int, texts: Texts) {
        self.seed = seed
        self.from = from
        through = from.adding(days: days - 1)
        zone = texts.zone
        let made = BagongshanGenerator(
            seed: seed, from: from, until: through, calendar: texts.calendar, zone: texts.zone, villages: villages
        ).generate(language: .en)
        roster = made.files.filter { $0.key.hasSuffix(".csv") && !["contacts.csv", "activities.csv"].contains($0.key) }
        var drafts: [CivilDate: [EvidenceDraft]] = [:]
        for contact in made.contacts {
            drafts[texts.zone.date(of: contact.recordedAt), default: []].append(
                EvidenceDraft(
                    kind: contact.kind, id: contact.key, about: contact.subject, worker: contact.worker, method: contact.method,
                    occurredAt: contact.occurredAt, personsMet: contact.personsMet, summary: contact.summary, reason: contact.reason))
        }
        for activity in made.activities {
            drafts[texts.zone.date(of: activity.recordedAt), default: []].append(
                EvidenceDraft(
                    kind: .activity, id: activity.key, about: activity.unit, worker: activity.worker, participants: activity.participants,
                    method: activity.activity, occurredAt: activity.occurredAt))
        }
        self.drafts = drafts
        func rows(_ file: String) -> [[String]] {
            String(decoding: made.files[file] ?? [], as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
        }
        links = rows("links.csv").filter { $0[0].hasPrefix("H-") }.map { (subject: $0[0], worker: $0[1], kind: $0[2]) }
        groups = rows("units.csv").filter { $0[1] == "group" }.map { $0[0] }
    }

    /// Adoption and the first import, in the first minutes.
    func begin(_ district: District, texts: Texts) async throws {
        let start = zone.startOfDay(from).adding(minutes: 1)
        let engine = district.engine
        try await engine.start(origin: "lianhu.test/year", isDemonstration: false, by: District.caller, at: start, trueTime: start)
        _ = try await engine.adopt(packs: texts.packs, calendars: texts.calendars, by: District.caller, at: start)
        _ = try await engine.importRoster(roster, options: ImportOptions(effective: from), by: District.caller, at: start)
    }

    /// One day: the tick of its second minute, what was recorded on it, and now and then something out of the ordinary.
    func live(_ day: CivilDate, _ district: District) async throws {
        let engine = district.engine
        _ = try await engine.tick(at: zone.startOfDay(day).adding(minutes: 2))
        if let batch = drafts[day].map(supplied) {
            _ = try await engine.record(batch, by: District.caller, at: zone.instant(day, secondOfDay: 23 * 3_600))
        }
        var random = SplitMix64(seed: seed, stream: 91, UInt64(bitPattern: Int64(day.day)))
        let night = zone.instant(day, secondOfDay: 23 * 3_600 + 1_800)
        switch random.below(12) {
        case 0: try await handOver(engine, on: day, at: night, &random)
        case 1: try await move(engine, on: day, at: night, &random)
        case 2: try await void(engine, before: day, at: night, &random)
        case 3: try await excuseAndAcknowledge(engine, on: day, at: night)
        default: break
        }
    }

    /// Every third contact hands over a supply, of 14 to 41 days.
    private func supplied(_ drafts: [EvidenceDraft]) -> [EvidenceDraft] {
        guard handsOverSupplies else { return drafts }
        return drafts.enumerated().map { index, draft in
            var draft = draft
            if draft.kind == .contact, index % 3 == 0 { draft.supplyDays = 14 + (index * 5) % 28 }
            return draft
        }
    }

    private func handOver(_ engine: Engine, on day: CivilDate, at now: Instant, _ random: inout SplitMix64) async throws {
        let old = links[random.below(links.count)]
        let new = links[random.below(links.count)]
        let held = try await engine.subject(old.subject, by: District.caller, at: now).links.last { $0.link.tenure.contains(day) }
        guard let held, held.worker.id != new.worker else { return }
        let sheet = """
            subject,worker,kind,seat,from,until
            \(old.subject),\(held.worker.id),\(held.link.kind),primary,\(held.link.tenure.from),\(day)
            \(old.subject),\(new.worker),\(new.kind),primary,\(day.adding(days: 1)),

            """
        guard held.link.tenure.from <= day else { return }
        _ = try await engine.importRoster(
            ["links.csv": Array(sheet.utf8)], options: ImportOptions(effective: day), by: District.caller, at: now)
    }

    private func move(_ engine: Engine, on day: CivilDate, at now: Instant, _ random: inout SplitMix64) async throws {
        let subject = links[random.below(links.count)].subject
        let sheet = "id,kind,unit\n\(subject),household,\(groups[random.below(groups.count)])\n"
        _ = try await engine.importRoster(
            ["subjects.csv": Array(sheet.utf8)], options: ImportOptions(effective: day), by: District.caller, at: now)
    }

    private func void(_ engine: Engine, before day: CivilDate, at now: Instant, _ random: inout SplitMix64) async throws {
        let earlier = drafts[day.adding(days: -random.within(1...20))] ?? []
        guard !earlier.isEmpty else { return }
        let id = earlier[random.below(earlier.count)].id
        let known = try await engine.store.read { try $0.evidence(ids: [id]) }
        guard let known = known.first, known.supersededBy == nil else { return }
        _ = try await engine.void(evidence: id, reason: "wrong_house", by: District.caller, at: now)
    }

    /// The first two overdue items: one is excused by the head of the district's supervision, the other acknowledged.
    private func excuseAndAcknowledge(_ engine: Engine, on day: CivilDate, at now: Instant) async throws {
        var query = ObligationQuery()
        query.statuses = [.overdue]
        query.limit = 2
        let overdue = try await engine.obligations(query, by: District.caller, at: now).items
        guard overdue.count == 2, let worker = overdue[1].holder else { return }
        let other = links.first { $0.worker != overdue[0].holder?.id }?.worker ?? worker.id
        func named(_ id: String) async throws -> Caller {
            let key = try await engine.store.read { try $0.entities(ids: [id])[id]?.key }
            return Caller(actor: Actor(via: "simulation", uid: 0, gid: 0, pid: 0, right: .approve, worker: key, workerID: id), access: nil)
        }
        // Who took it on yesterday has it.
        let isTaken = overdue[1].acknowledgedUntil.map { $0 >= day } ?? false
        if !isTaken {
            _ = try await engine.acknowledge(
                overdue[1].id, until: day.adding(days: 2), comment: "明天去", by: try await named(worker.id), at: now)
        }
        _ = try await engine.excuse(obligation: overdue[0].id, reason: "unreachable", by: try await named(other), at: now)
    }
}
