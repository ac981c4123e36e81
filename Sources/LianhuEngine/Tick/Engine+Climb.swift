import LianhuAudit
import LianhuCore

extension Engine {
    /// Looks at every ladder that a day boundary, or the end of a pause, brought a step of, and lets it climb (S36–S39).
    func climb(
        since mark: Instant?, at now: Instant, as caller: Caller
    ) async throws -> (fired: Int, skipped: Int, notifications: [NotificationRecord]) {
        let (groups, dropped) = try await query(by: caller, at: now) { lens in
            (try lens.groupsWithSteps(since: mark), try lens.droppedSteps(since: mark))
        }
        if !dropped.isEmpty { try await perform(by: caller, at: now) { session in try session.logDropped(dropped) } }
        var items: Set<Identity> = []
        for group in groups {
            var after: Identity?
            repeat {
                let from = after
                let (last, done) = try await query(by: caller, at: now) { lens in try lens.climb(group, after: from, limit: Engine.chunk) }
                items.formUnion(done.map(\.outcome.item))
                after = last
            } while after != nil
        }
        let resumed = try await query(by: caller, at: now) { lens in try lens.climbResumed(since: mark) }
        items.formUnion(resumed.map(\.outcome.item))
        let due = items.sorted()
        // Duties and the first matters share a commit, so that whoever gets both gets one message (S41).
        var (done, last) = try await perform(by: caller, at: now) { session in
            // S37: checked again in the transaction that writes, for a contact may have come in between.
            let duties = due.isEmpty ? [] : try session.lens.climb(try session.tx.obligations(due))
            let campaigns = try session.wakeCampaigns()
            let (last, matters) = try session.wakeMatters()
            return (try session.append(duties + campaigns + matters), last)
        }
        while let after = last {
            let (more, next) = try await perform(by: caller, at: now) { session in
                let (last, matters) = try session.wakeMatters(after: after)
                return (try session.append(matters), last)
            }
            done = (done.fired + more.fired, done.skipped + more.skipped, done.notifications + more.notifications)
            last = next
        }
        return done
    }
}

/// A step's outcome with what its row and message need besides.
struct RungOutcome: Hashable, Sendable {
    var outcome: Escalator.Outcome
    var step: LadderStep
    var unit: EntityKey
    var rule: RuleKey
}

/// A step that came due and went by while nobody looked: how many items it was about.
struct DroppedStep: Hashable, Sendable {
    var root: EntityKey
    var rule: String
    var period: Int64
    var step: Int
    var nominal: Instant
    var items: Int
}

/// Obligations of a rule that share their due day, of which a step came due.
struct DueGroup: Hashable, Sendable {
    var rule: RuleKey
    var dueBefore: CivilDate
}

extension Lens {
    /// Groups of which a step's time lies in (since, now]; the counters tell which windows there are.
    func groupsWithSteps(since mark: Instant?) throws -> [DueGroup] {
        var groups: Set<DueGroup> = []
        for (rule, ref) in rules.planned {
            guard let escalator = escalator(for: rule) else { continue }
            // A unit that came under another keeps the windows due before.
            for root in organisation.everRoots {
                for (group, counts) in try reader.counters(unit: root, rule: ref.key, periods: nil, asOf: today) {
                    let unsettled = counts.total - counts.met - counts.metLate - counts.excused
                    guard unsettled > 0, group.window.closesBefore > today else { continue }
                    let isReached = escalator.ladder.steps.contains { step in
                        let time = escalator.effective(step, window: group.window)
                        return time <= now && mark.map { time > $0 } ?? true
                    }
                    if isReached { groups.insert(DueGroup(rule: ref.key, dueBefore: group.window.dueBefore)) }
                }
            }
        }
        return groups.sorted { ($0.rule, $0.dueBefore) < ($1.rule, $1.dueBefore) }
    }

    /// Steps whose time came in (since, now] and whose items closed before anybody looked: they tell nobody any more (S38).
    func droppedSteps(since mark: Instant?) throws -> [DroppedStep] {
        guard let mark else { return [] }
        var dropped: [DroppedStep] = []
        for (rule, ref) in rules.planned {
            guard let escalator = escalator(for: rule) else { continue }
            for root in organisation.everRoots {
                for (group, counts) in try reader.counters(unit: root, rule: ref.key, periods: nil, asOf: today)
                where group.window.closesBefore <= today && group.window.due >= ref.adoptedOn
                    && organisation.parent(of: root, on: group.window.due) == nil
                {
                    let unsettled = counts.total - counts.met - counts.metLate - counts.excused
                    guard unsettled > 0, engine.zone.startOfDay(group.window.closesBefore) > mark else { continue }
                    for step in escalator.ladder.steps {
                        let time = escalator.effective(step, window: group.window)
                        guard time > mark, time <= now else { continue }
                        dropped.append(
                            DroppedStep(
                                root: root, rule: rule.id, period: group.period, step: step.number,
                                nominal: escalator.nominal(step, due: group.window.due), items: unsettled))
                    }
                }
            }
        }
        return dropped
    }

    func escalator(for rule: Rule) -> Escalator? {
        rules.set.ladder(of: rule).map {
            Escalator(ladder: $0, calendar: rules.set.calendar(of: rule), zone: engine.zone, organisation: organisation)
        }
    }

    /// One chunk of a group.
    func climb(_ group: DueGroup, after: Identity?, limit: Int) throws -> (last: Identity?, outcomes: [RungOutcome]) {
        let rows = try reader.unsettled(rule: group.rule, dueBefore: group.dueBefore, after: after, limit: limit)
        return (rows.count < limit ? nil : rows.last?.identity, try climb(rows))
    }

    /// Items whose acknowledgement ran out since the mark (S39).
    func climbResumed(since mark: Instant?) throws -> [RungOutcome] {
        guard let mark else { return [] }
        let from = engine.zone.date(of: mark)
        guard from < today else { return [] }
        let items = try reader.acknowledgementsEnding(after: from.adding(days: -1), through: today.adding(days: -1))
        return try climb(try reader.obligations(items))
    }

    /// Lets given obligations climb as far as is due.
    func climb(_ rows: [Obligation]) throws -> [RungOutcome] {
        guard !rows.isEmpty else { return [] }
        let identities = rows.map(\.identity)
        let handled = try reader.handledSteps(identities)
        var pauses: [Identity: CivilDate] = [:]
        for pause in try reader.acknowledgements(identities) { pauses[pause.item] = max(pauses[pause.item] ?? pause.until, pause.until) }
        let links = Dictionary(
            uniqueKeysWithValues: try reader.subjectFacts(Array(Set(identities.map(\.about))).sorted()).map { ($0.key, $0.links) })
        return rows.flatMap { row -> [RungOutcome] in
            guard let rule = rules.rule(row.identity.rule), let escalator = escalator(for: rule) else { return [] }
            let item = Escalator.Item(
                obligation: row, handledStep: handled[row.identity] ?? 0, acknowledgedUntil: pauses[row.identity],
                holder: holder(of: row, rule: rule, links: links[row.identity.about] ?? []))
            return escalator.climb([item], now: now).compactMap { outcome in
                escalator.ladder.steps.first { $0.number == outcome.step }.map {
                    RungOutcome(outcome: outcome, step: $0, unit: row.unit, rule: row.identity.rule)
                }
            }
        }
    }

    /// Who holds an obligation today: of a contact the seat's holder, of an activity the post's (S20).
    func holder(of row: Obligation, rule: Rule, links: [LinkRecord]) -> EntityKey? {
        switch rule.duty {
        case .activity(let duty): organisation.holder(of: duty.post, at: row.identity.about, on: today)
        case .contact(let duty):
            Holders.holder(
                of: Qualification.links(links, making: duty, on: today, in: organisation).filter {
                    duty.per == .subject || $0.seat == row.identity.slot
                }, on: today)
        case .caseload: nil
        }
    }
}

extension Session {
    /// Writes rows, one message per recipient and tone, and one leaf per (step, recipient, run) (S36, S41).
    mutating func append(_ outcomes: [RungOutcome]) throws -> (fired: Int, skipped: Int, notifications: [NotificationRecord]) {
        struct Bundle: Hashable {
            var recipient: EntityKey?
            var rule: RuleKey
            var step: Int
            var skip: Escalator.Skip?
            var nominal: Instant

            static func precedes(_ left: Bundle, _ right: Bundle) -> Bool {
                (left.recipient ?? 0, left.rule, left.step, left.nominal, left.skip?.rawValue ?? "")
                    < (right.recipient ?? 0, right.rule, right.step, right.nominal, right.skip?.rawValue ?? "")
            }
        }
        var bundles: [Bundle: [RungOutcome]] = [:]
        for outcome in outcomes {
            changes.escalations.append(
                EscalationRecord(
                    key: takeEscalationKey(), item: outcome.outcome.item, cycle: 1, step: outcome.outcome.step,
                    nominal: outcome.outcome.nominal, at: now, unit: outcome.unit, tone: outcome.step.tone,
                    recipient: outcome.outcome.recipient, skip: outcome.outcome.skip, revision: rules.revision))
            let bundle = Bundle(
                recipient: outcome.outcome.recipient, rule: outcome.rule, step: outcome.outcome.step, skip: outcome.outcome.skip,
                nominal: outcome.outcome.nominal)
            bundles[bundle, default: []].append(outcome)
        }
        for (bundle, list) in bundles.sorted(by: { Bundle.precedes($0.key, $1.key) }) {
            try logRun(bundle.recipient, rule: bundle.rule, outcomes: list)
        }
        let notifications = try clear(message(outcomes))
        changes.notifications += notifications
        let fired = outcomes.count { $0.outcome.skip == nil }
        return (fired, outcomes.count - fired, notifications)
    }

    /// One digest per recipient and run: the highest tone speaks for all (S41).
    private mutating func message(_ outcomes: [RungOutcome]) -> [NotificationRecord] {
        let fired = Dictionary(grouping: outcomes.filter { $0.outcome.skip == nil }) { $0.outcome.recipient ?? 0 }
        return fired.sorted { $0.key < $1.key }.map { recipient, list in
            // An emergency's message leaves at once, with whatever else there is to tell (S48).
            let isUrgent = list.contains { rules.campaigns[$0.rule]?.isEmergency ?? false }
            let loudest = list.max { ($0.step.number, $0.step.tone.rawValue) < ($1.step.number, $1.step.tone.rawValue) }
            return NotificationRecord(
                key: takeNotificationKey(), recipient: recipient, tone: loudest?.step.tone ?? .remind,
                digest: list.allSatisfy { $0.step.digest == .counts } ? .counts : .items, at: now,
                sendAfter: isUrgent ? now : engine.settings.sendingHours.nextAllowed(now, zone: engine.zone),
                items: list.map(\.outcome.item).sorted())
        }
    }

    private mutating func logRun(_ recipient: EntityKey?, rule: RuleKey, outcomes: [RungOutcome]) throws {
        guard let first = outcomes.first else { return }
        // A leaf holds at most 64 KiB; 400 ids of 80 bytes stay far below.
        for part in stride(from: 0, to: outcomes.count, by: 400) {
            let slice = outcomes[part..<min(part + 400, outcomes.count)]
            _ = try refs(slice.map(\.outcome.item.about))
            var facts: [String: JSONValue] = [
                "step": .int(Int64(first.step.number)), "tone": .string(first.step.tone.rawValue),
                "nominal": .string(first.outcome.nominal.description),
                "items": .array(try slice.map { .string(try publicID($0.outcome.item)) }),
            ]
            if let recipient { facts["to"] = .string(try id(recipient)) }
            try log(
                LeafDraft(
                    act: first.outcome.skip == nil ? "escalation.fire" : "escalation.skip", unit: commonUnit(slice.map(\.unit)),
                    rule: rules.id(of: rule), why: first.outcome.skip?.rawValue, facts: facts))
        }
    }

    /// One leaf for each step that was dropped: silence must not look like a step that told somebody (S38).
    mutating func logDropped(_ steps: [DroppedStep]) throws {
        for step in steps {
            let facts: [String: JSONValue] = [
                "period": .string(Period(code: step.period)?.key ?? "?"), "step": .int(Int64(step.step)),
                "nominal": .string(step.nominal.description), "items": .int(Int64(step.items)),
            ]
            try log(LeafDraft(act: "escalation.drop", unit: step.root, rule: step.rule, why: Escalator.Skip.tooLate.rawValue, facts: facts))
        }
    }

    /// The innermost unit that holds all: whose scope may see the event.
    func commonUnit(_ units: [EntityKey]) -> EntityKey? {
        var common: [EntityKey]?
        for unit in Set(units) {
            let chain = organisation.chain(of: unit, on: today)
            common = common.map { old in old.filter(chain.contains) } ?? chain
        }
        return common?.first
    }

    /// Ladders of obligations that are unmet again after a correction are looked at at once (S15).
    mutating func climbAgain(_ items: [Identity]) throws {
        guard !items.isEmpty else { return }
        try flush()
        let outcomes = try lens.climb(try tx.obligations(items))
        if !outcomes.isEmpty { _ = try append(outcomes) }
    }
}
