import LianhuCore

/// Whether evidence qualifies under a rule (S13, S14, S16, S20): a pure decision.
package enum Qualification {
    package enum Verdict: Hashable, Sendable {
        /// The seats whose holders took part; empty where seats do not matter.
        case qualifies(seats: [Int])
        /// A reason code of the catalogue.
        case not(String)
    }

    /// Whether a duty asks anything about members of a kind.
    package static func isAsked(of kind: String, by duty: Duty) -> Bool {
        switch duty {
        case .contact(let duty): duty.kinds.contains(kind)
        case .activity(let duty): duty.unitKind == kind
        case .caseload: false
        }
    }

    /// Whether each seat owes its own (S16).
    package static func isPerSeat(_ duty: Duty) -> Bool {
        if case .contact(let duty) = duty { duty.per == .link } else { false }
    }

    /// Which of two rows evidence fills first (S8): the one that is due first; of those due on one day, as days of a holiday or a shift of
    /// the night are, the one that opened first.
    package static func precedes(_ left: Obligation, _ right: Obligation) -> Bool {
        (left.window.dueBefore, left.window.opens, left.identity.slot)
            < (right.window.dueBefore, right.window.opens, right.identity.slot)
    }

    /// What evidence can fill of one row: its window, its seat under `per: link`, the hours of its shift (S16, S49).
    package static func slot(of row: Obligation, rule: Rule, zone: TimeZoneRules, frozen: Settlement?) -> Resolver.Slot {
        Resolver.Slot(
            window: row.window, seat: isPerSeat(rule.duty) ? row.identity.slot : nil, frozen: frozen,
            time: time(ofShift: row.identity, rule: rule, zone: zone))
    }

    /// The hours in which the shift that an obligation stands for can be done; nil where it is no shift (S49).
    package static func time(ofShift identity: Identity, rule: Rule, zone: TimeZoneRules) -> Range<Instant>? {
        let shifts = rule.cadence?.shifts ?? []
        guard shifts.indices.contains(identity.slot - 1), let day = Period(code: identity.period)?.start else { return nil }
        return shifts[identity.slot - 1].time(on: day, in: zone)
    }

    package static func judge(_ evidence: Evidence, facts: SubjectFacts, duty: Duty, organisation: Organisation) -> Verdict {
        switch duty {
        case .caseload: return .not("extra.no_rule")
        case .activity(let duty):
            guard evidence.kind == .activity else { return .not("extra.no_rule") }
            return duty.accepts(evidence.method) ? .qualifies(seats: []) : .not("extra.other_activity")
        case .contact(let duty):
            if evidence.kind == .attempt { return .not("extra.attempt") }
            guard evidence.kind == .contact else { return .not("extra.no_rule") }
            guard duty.methods.contains(evidence.method), duty.directions.contains(evidence.direction) else {
                return .not("extra.method_not_accepted")
            }
            guard facts.hasCarried(anyOf: duty.tags, by: evidence.occurredOn) else { return .not("extra.not_tagged") }
            return judge(evidence, links: facts.links, duty: duty, organisation: organisation)
        }
    }

    /// The links that make a contact duty: their kind, and the role of their worker on a day.
    package static func links(_ links: [LinkRecord], making duty: ContactDuty, on day: CivilDate, in organisation: Organisation)
        -> [LinkRecord]
    {
        links.filter { link in
            (duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind))
                && (duty.roles.isEmpty || organisation.worker(link.worker, hasAnyOf: duty.roles, on: day))
        }
    }

    private static func judge(_ evidence: Evidence, links: [LinkRecord], duty: ContactDuty, organisation: Organisation) -> Verdict {
        let day = evidence.occurredOn
        let held = self.links(links, making: duty, on: day, in: organisation).filter { $0.tenure.contains(day) }
        guard !held.isEmpty else { return .not("extra.nobody_linked") }
        let seats = held.filter { link in
            // A substitute is the holder while the absence lasts (S20).
            evidence.participants.contains(link.worker)
                || organisation.acting(for: link.worker, on: day).map { $0 != link.worker && evidence.participants.contains($0) } ?? false
        }.map(\.seat)
        return seats.isEmpty ? .not("extra.not_linked") : .qualifies(seats: Array(Set(seats)).sorted())
    }
}
