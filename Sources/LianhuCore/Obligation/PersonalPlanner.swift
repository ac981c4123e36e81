/// Decides what one subject owes under `every` and `refill`, where each has its own days and one is open at a time (S1, S6).
///
/// A pure function of the evidence that qualifies: turns follow each other, and each is anchored on what settled the one before.
package struct PersonalPlanner: Sendable {
    package let context: PlanContext

    package init(context: PlanContext) { self.context = context }

    /// Evidence that qualifies under the rule.
    package struct Event: Hashable, Sendable {
        package var settlement: Settlement
        package var occurredAt: Instant
        package var id: String
        /// Days for which what was handed over lasts; evidence without it refills nothing.
        package var supply: Int?

        package init(settlement: Settlement, occurredAt: Instant, id: String, supply: Int? = nil) {
            self.settlement = settlement
            self.occurredAt = occurredAt
            self.id = id
            self.supply = supply
        }

        package var day: CivilDate { settlement.day }

        /// The order of S8.
        static func precedes(_ left: Event, _ right: Event) -> Bool {
            (left.day, left.occurredAt, left.id) < (right.day, right.occurredAt, right.id)
        }
    }

    /// One obligation of the chain: settled, void, or the one that is open.
    package struct Turn: Hashable, Sendable {
        /// The day in its key `after:DATE` (S3).
        package var anchor: CivilDate
        package var window: Window
        package var unit: EntityKey
        package var settlement: Settlement?
        package var void: VoidReason?
        /// Whether a move has put its due off (S19).
        var isCarried = false
        /// Whether a move would have put it off that came only behind what settles it (S19).
        var isBeforeMove = false
        /// From when it goes on after a turn that does not apply; nil: it does not.
        var next: CivilDate?
    }

    /// Where a chain begins.
    package enum Start: Hashable, Sendable {
        /// With the first day on which the duty applies.
        case enrolment
        /// Behind a settled obligation, which stays as it is.
        case settled(anchor: CivilDate, on: CivilDate)
    }

    /// The turns of one subject, or of one of its seats, in order; the last one is open unless it is void or settled.
    ///
    /// - Parameter excused: anchors of waived turns, with the day of the waiver: the next one follows at their due.
    package func turns(
        of subject: SubjectFacts, seat: Int?, events: [Event], from start: Start = .enrolment, excused: [CivilDate: CivilDate] = [:]
    ) -> [Turn] {
        switch context.rule.cadence {
        case .every, .refill: break
        default: return []
        }
        guard isAsked(of: subject) else { return [] }
        let subject = if case .contact(let duty) = context.rule.duty { subject.chosen(by: duty.tags) } else { subject }
        var chain = PersonalChain(context: context, subject: subject, seat: seat, starts: starts(of: subject, seat: seat))
        chain.excused = excused
        chain.begin(start, events: events.sorted(by: Event.precedes))
        chain.finish()
        return chain.done
    }

    /// Whether the rule asks anything of it.
    package func isAsked(of subject: SubjectFacts) -> Bool {
        switch context.rule.duty {
        case .contact(let duty): duty.kinds.contains(subject.kind)
        case .activity(let duty): duty.unitKind == subject.kind
        case .caseload: false
        }
    }

    /// The seats that owe each their own; nil alone where the subject owes once (S16).
    package func seats(of subject: SubjectFacts) -> [Int?] {
        guard case .contact(let duty) = context.rule.duty, duty.per == .link else { return [nil] }
        return Set(subject.links.filter { duty.linkKinds.isEmpty || duty.linkKinds.contains($0.kind) }.map(\.seat)).sorted()
    }

    /// Days on which the duty may begin to apply, in order: links, roles and presence as they begin, but not before they were known (S17).
    private func starts(of subject: SubjectFacts, seat: Int?) -> [CivilDate] {
        let floor = max(subject.presence.from, subject.recordedOn, context.effectiveFrom(nil))
        guard case .contact(let duty) = context.rule.duty else { return [floor] }
        var days: Set<CivilDate> = []
        for link in subject.links where PersonalChain.matches(link, duty, seat: seat) {
            let known = max(link.tenure.from, link.recordedOn, floor)
            if duty.roles.isEmpty { days.insert(known) }
            // Of whoever has none of the roles nothing is asked.
            for role in context.organisation.roles(of: link.worker) where duty.roles.contains(role.value) {
                days.insert(max(known, role.tenure.from))
            }
        }
        return days.sorted()
    }
}

extension PersonalPlanner {
    /// What became of qualifying evidence that settles nothing.
    package enum Leftover: Hashable, Sendable {
        /// The days are counted anew from it.
        case countedFrom(due: CivilDate)
        /// Another record of the same window came first.
        case alreadySettled
        /// Nothing was open, and nothing is counted from it.
        case noWindow
    }

    /// What became of evidence of a day that settles none of a member's rows.
    package static func leftover(of day: CivilDate, rows: [Obligation], cadence: Cadence?) -> Leftover {
        let settled = rows.contains { row in
            row.void == nil && row.window.opens <= day && row.settlement.map { $0.day >= day } ?? false
        }
        let anchored = rows.filter { $0.identity.period == Period.after(day).code }
        // A further supply of the same day lasts all the same.
        let isRefill = if case .refill = cadence { true } else { false }
        if let row = anchored.first(where: { $0.void == nil }) ?? anchored.first, isRefill || !settled {
            return .countedFrom(due: row.window.due)
        }
        return settled ? .alreadySettled : .noWindow
    }

    /// The changes that turn a subject's rows, or those of one seat, into its turns.
    ///
    /// Rows behind the chain's start are given only. A row that is no turn is superseded; a settled one stays so only as a turn (S8, S15).
    /// - Parameter suppliesChanged: supplies were recorded or taken back: what they last for is counted anew, whenever they are entered (S1).
    package func reconcile(
        _ rows: [Obligation], with turns: [Turn], about: EntityKey, slot: Int, on today: CivilDate, suppliesChanged: Bool = false
    ) -> [PlanChange] {
        var changes: [PlanChange] = []
        var rest = Dictionary(rows.map { ($0.identity.period, $0) }, uniquingKeysWith: { first, _ in first })
        for turn in turns {
            let code = Period.after(turn.anchor).code
            guard let old = rest.removeValue(forKey: code) else {
                guard turn.void == nil else { continue }
                changes.append(.create(row(turn, Identity(about: about, rule: context.ruleKey, period: code, slot: slot))))
                continue
            }
            let new = updated(old, by: turn, on: today, suppliesChanged: suppliesChanged)
            if new != old { changes.append(.update(old: old, new: new)) }
        }
        for old in rest.values.sorted(by: { $0.identity < $1.identity }) where old.void == nil {
            var new = old
            new.settlement = nil
            new.void = .superseded
            changes.append(.update(old: old, new: new))
        }
        return changes
    }

    private func row(_ turn: Turn, _ identity: Identity) -> Obligation {
        Obligation(
            identity: identity, unit: turn.unit, window: turn.window, settlement: turn.settlement,
            isBackfilled: turn.window.due < context.adoptedOn, entryBefore: Window.never)
    }

    private func updated(_ old: Obligation, by turn: Turn, on today: CivilDate, suppliesChanged: Bool) -> Obligation {
        var new = old
        if let void = turn.void {
            // Settled rows are never touched by planning.
            if old.settlement == nil || old.void != nil { new.void = old.void ?? void }
            return new
        }
        // What has opened keeps its days when the rule changes (S44); a transfer moves them (S19).
        let isMoved =
            old.unit != turn.unit || (turn.isCarried && turn.window.due > old.window.due)
            || (turn.isBeforeMove && turn.settlement != nil)
        let keepsDays = old.void == nil && (old.isSettled || (old.window.opens <= today && !isMoved))
        // What is settled follows no move, nor does it go back behind one for what is entered late (S19).
        let isKept = old.void == nil && old.isSettled && turn.isBeforeMove
        let isSupply = if case .refill = context.rule.cadence { suppliesChanged && !isKept } else { false }
        if !keepsDays || isSupply { new.window = turn.window }
        if old.void != nil || !old.isSettled { new.unit = turn.unit }
        new.void = nil
        new.settlement = turn.settlement
        return new
    }
}
