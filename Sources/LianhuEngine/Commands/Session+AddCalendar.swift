import LianhuAudit
import LianhuCore

/// What a calendar that was added or amended changed (S27).
package struct CalendarReport: Hashable, Sendable {
    /// Its name in rule packs.
    package var name: String
    /// True if there was none of that name.
    package var isNew: Bool
    package var calendar: WorkCalendar
    /// What adopting the set with it changed; unchanged if it says what was in force already.
    package var adoption: AdoptionReport
    /// Open obligations whose deadlines moved later; none ever moves earlier.
    package var moved: Int
}

extension Engine {
    /// Adopts the rules in force with one calendar more, or with another text for one, all or nothing (S27, S44).
    ///
    /// The name is that of the file without folder and ending. What is open moves later where the calendar says so, and never earlier; what
    /// has not opened is planned by the new days; what is settled or closed stays.
    package func addCalendar(_ source: SourceText, by caller: Caller, at now: Instant) async throws -> CalendarReport {
        let (before, added) = try await perform(by: caller, at: now) { session in
            (session.rules.set.calendars, try session.addCalendar(source))
        }
        var report = added
        guard !report.adoption.isUnchanged else { return report }
        (report.moved, report.adoption.planned) = try await applyCalendars(amending: before, by: caller, at: now)
        return report
    }

    /// Re-dates what an amended calendar touches: open deadlines later, never earlier (S27).
    ///
    /// - Parameter before: the calendars as they were; those that are in force unchanged touch nothing.
    package func applyCalendars(
        amending before: [String: WorkCalendar], by caller: Caller, at now: Instant
    ) async throws -> (moved: Int, planned: PlanTotals) {
        let today = zone.date(of: now)
        let through = today.adding(days: settings.horizon)
        let work = try await query(by: caller, at: now) { lens in
            lens.rules.planned.flatMap { rule, ref -> [(rule: Rule, ref: RuleRef, period: Period)] in
                let calendar = lens.rules.set.calendar(of: rule)
                guard let old = before[calendar.name], old != calendar else { return [] }
                let context = lens.rules.context(rule, ref, organisation: lens.organisation, on: today)
                return context.openPeriods(on: today, through: through).map { (rule, ref, $0) }
            }
        }
        var moved = 0
        var planned = PlanTotals()
        for item in work {
            if item.period.start > today {
                planned += try await plan(rule: item.rule, ref: item.ref, period: item.period, at: now, as: caller)
            }
            var after: EntityKey? = 0
            while let from = after {
                let (last, count) = try await perform(by: caller, at: now) { session in
                    try session.moveLater(rule: item.rule, ref: item.ref, period: item.period, after: from, limit: Engine.chunk)
                }
                moved += count
                after = last
            }
        }
        let isAmended = try await query(by: caller, at: now) { lens in
            lens.rules.set.matters.contains { kind in
                let calendar = lens.rules.set.calendar(of: kind)
                return before[calendar.name].map { $0 != calendar } ?? false
            }
        }
        if isAmended { moved += try await perform(by: caller, at: now) { session in try session.redateMatters(amending: before) } }
        return (moved, planned)
    }
}

extension Session {
    mutating func addCalendar(_ source: SourceText) throws -> CalendarReport {
        try caller.requireWholeTree(.admin)
        guard let adopted = try tx.adoptedRules() else { throw CommandProblem(.unavailable, "rules.none") }
        let name = try Self.calendarName(of: source)
        var calendars = adopted.calendars
        if let index = try calendars.firstIndex(where: { try Self.calendarName(of: $0) == name }) {
            calendars[index].text = source.text
        } else {
            calendars.append(SourceText(file: "\(name).yaml", text: source.text))
        }
        let (set, faults) = engine.compiler.compile(packs: adopted.packs, calendars: calendars)
        guard let set, let calendar = set.calendars[name] else {
            let items = faults.filter { $0.severity == .error }.map {
                CommandProblem.Item(pointer: "\($0.file):\($0.line):\($0.column)", code: $0.code, args: $0.args)
            }
            throw CommandProblem(.invalid, "calendar.faulty", ["count": String(items.count), "value": name], items: items)
        }
        let isNew = rules.set.calendars[name] == nil
        let adoption = try adopt(set, packs: adopted.packs, calendars: calendars)
        if !adoption.isUnchanged {
            var facts: [String: JSONValue] = [
                "revision": .int(Int64(adoption.revision)), "text": .string(Digest256.hex(Array(source.text.utf8))), "new": .bool(isNew),
            ]
            if let covers = calendar.covers {
                facts["from"] = .string(covers.from.description)
                facts["to"] = .string(covers.to.description)
            }
            try log(LeafDraft(act: "calendar.add", obj: name, facts: facts))
        }
        return CalendarReport(name: name, isNew: isNew, calendar: calendar, adoption: adoption, moved: 0)
    }

    /// `cn` of `rules/calendars/cn.yaml`; a plain word, for it stands in packs and in the log.
    static func calendarName(of source: SourceText) throws -> String {
        let last = source.file.split(separator: "/").last.map(String.init) ?? ""
        let name = last.split(separator: ".").first.map(String.init) ?? ""
        let isPlain = name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F }
        guard isPlain, (1...32).contains(name.utf8.count) else {
            throw CommandProblem.member(
                "/file", "request.member_invalid", ["name": "file", "value": source.file, "reason": "a-z, 0-9, -, _ , 1–32"])
        }
        return name
    }

    /// Moves the deadlines of one chunk of open obligations to where the calendar now has them, if that is later (S27).
    mutating func moveLater(
        rule: Rule, ref: RuleRef, period: Period, after: EntityKey, limit: Int
    ) throws -> (last: EntityKey?, moved: Int) {
        let planner = Planner(context: rules.context(rule, ref, organisation: organisation, on: today), period: period)
        var wanted: [(key: EntityKey, desired: Planner.Desired)]
        var last: EntityKey?
        switch rule.duty {
        case .caseload: return (nil, 0)
        case .activity:
            wanted = organisation.units.values.filter { tx.members.contains($0.key) }.sorted { $0.key < $1.key }
                .map { ($0.key, planner.desired(ofUnit: $0)) }
        case .contact(let duty):
            let subjects = try tx.subjectFacts(of: duty, after: after, limit: limit)
            wanted = subjects.map { ($0.key, planner.desired(of: $0, wasPlanned: true)) }
            last = subjects.count < limit ? nil : subjects.last?.key
        }
        guard let low = wanted.first?.key, let high = wanted.last?.key else { return (nil, 0) }
        let rows = Dictionary(
            grouping: try tx.obligations(rule: ref.key, period: period.code, about: low...high), by: \.identity.about)
        for (key, desired) in wanted {
            guard case .obligations(let goals) = desired else { continue }
            for old in rows[key] ?? [] {
                guard [.open, .overdue, .upcoming].contains(old.status(on: today)),
                    let goal = goals.first(where: { $0.identity == old.identity })
                else { continue }
                let new = old.postponed(to: goal)
                if new != old { change(.update(old: old, new: new)) }
            }
        }
        let moved = changes.obligations.count
        if moved > 0 {
            let facts: [String: JSONValue] = [
                "period": .string(period.key), "changed": .int(Int64(moved)), "digest": .string(PlanDigest.hex(of: changes.obligations)),
            ]
            try log(LeafDraft(act: "calendar.move", rule: rule.id, facts: facts))
        }
        return (last, moved)
    }
}

extension Obligation {
    /// The same with each of its last days as late as the later of the two has it.
    fileprivate func postponed(to other: Obligation) -> Obligation {
        var new = self
        new.window.dueBefore = max(window.dueBefore, other.window.dueBefore)
        new.window.graceBefore = max(window.graceBefore, other.window.graceBefore)
        new.window.closesBefore = max(window.closesBefore, other.window.closesBefore)
        new.entryBefore = max(entryBefore, other.entryBefore)
        return new
    }
}
