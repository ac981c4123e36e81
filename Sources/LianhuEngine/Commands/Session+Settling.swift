import LianhuAudit
import LianhuCore

/// An obligation whose settlement changed, as replies and leaves tell it.
package struct SettlementChange: Hashable, Sendable {
    package var obligation: String
    package var identity: Identity
    package var before: Status
    package var after: Status
    /// The evidence that settles it now.
    package var evidence: EvidenceKey?
}

/// Why evidence counted for nothing under a rule.
package struct NotCounted: Hashable, Sendable {
    package var rule: String
    package var code: String
    package var args: [String: String]
}

extension Session {
    /// What re-running the allocation decided (S8).
    struct Settling {
        var changes: [SettlementChange] = []
        var notCounted: [NotCounted] = []
        /// Obligations that were met and are not any more: their ladders are looked at again (S15).
        var reopened: [Identity] = []
    }

    /// Re-runs the allocation of every rule about one member from a day on, with the evidence that stands (S8).
    ///
    /// `new` is evidence of this very command, not yet in the store. `focus` is the record whose fate the reply tells. Earlier
    /// evidence keeps what it settled: it was chosen first. With `keepsSettled` nothing that is settled moves: planning never touches that.
    mutating func settle(
        facts: SubjectFacts, from day: CivilDate, focus: Evidence?, adding new: [Evidence] = [], keepsSettled: Bool = false
    ) throws -> Settling {
        var result = Settling()
        let evidence = try tx.evidence(about: facts.key, from: day) + new
        for (rule, ref) in rules.planned {
            guard Qualification.isAsked(of: facts.kind, by: rule.duty) else { continue }
            if rule.cadence?.isPersonal ?? false {
                try settlePersonal(
                    rule: rule, ref: ref, facts: facts, day: keepsSettled ? nil : day, adding: new, focus: focus, into: &result)
                continue
            }
            try settle(
                rule: rule, ref: ref, facts: facts, frozenBefore: keepsSettled ? nil : day, from: day, evidence: evidence, focus: focus,
                into: &result)
        }
        return result
    }

    private mutating func settle(
        rule: Rule, ref: RuleRef, facts: SubjectFacts, frozenBefore: CivilDate?, from day: CivilDate, evidence: [Evidence],
        focus: Evidence?,
        into result: inout Settling
    ) throws {
        let minGap = rule.cadence?.minGap ?? 1
        let closed = try frozenThrough()
        let all = try tx.obligations(about: [facts.key], rule: ref.key, closingAfter: day.adding(days: -minGap))
            .filter { $0.void == nil }
            .sorted(by: Qualification.precedes)
        // S46: what a closed period left unmet takes nothing any more, and what it met keeps it.
        let rows = all.filter { $0.isSettled || !$0.isFrozen(through: closed) }
        // What opened under an earlier text takes what that one accepts (S44).
        let texts = try versions(of: rule).filter { text in text.through == nil || rows.contains { text.governs(opening: $0.window.opens) }
        }
        let verdicts = texts.map { text in
            evidence.map { Qualification.judge($0, facts: facts, duty: text.rule.duty, organisation: organisation) }
        }
        let candidates = Self.candidates(evidence, verdicts)
        if let index = evidence.firstIndex(where: { $0.key == focus?.key }), !candidates.contains(where: { $0.key == focus?.key }),
            case .not(let code) = verdicts[0][index]
        {
            result.notCounted.append(NotCounted(rule: rule.id, code: code, args: ["worker": try id(evidence[index].worker)]))
        }
        let slots = rows.map { row in
            let frozen = row.settlement.flatMap { settled in
                row.isFrozen(through: closed) || (frozenBefore.map { settled.day < $0 } ?? true) ? settled : nil
            }
            var slot = Qualification.slot(of: row, rule: rule, zone: engine.zone, frozen: frozen)
            if texts.count > 1, let index = texts.firstIndex(where: { $0.governs(opening: row.window.opens) }) {
                slot.accepts = Set(zip(evidence, verdicts[index]).compactMap { if case .qualifies = $1 { $0.key } else { nil } })
            }
            return slot
        }
        let allocation = Resolver.allocate(slots: slots, candidates: candidates, minGap: minGap)
        for (row, settlement) in zip(rows, allocation.settlements) where row.settlement != settlement {
            var new = row
            new.settlement = settlement
            change(.update(old: row, new: new))
            let moved = SettlementChange(
                obligation: try publicID(row.identity), identity: row.identity, before: row.status(on: today), after: new.status(on: today),
                evidence: settlement?.evidence)
            result.changes.append(moved)
            if row.isSettled && !new.isSettled { result.reopened.append(row.identity) }
        }
        if let focus, let unused = allocation.unused[focus.key] {
            let code =
                switch unused {
                case .noWindow:
                    all.contains { !$0.isSettled && $0.isFrozen(through: closed) && $0.window.holds(focus.occurredOn) }
                        ? "extra.period_closed" : "extra.no_window"
                case .alreadySettled: "extra.already_settled"
                case .minGap: "extra.min_gap"
                }
            result.notCounted.append(NotCounted(rule: rule.id, code: code, args: [:]))
        }
    }

    /// Evidence that qualifies under one of the texts, for every seat for which it does under some.
    private static func candidates(_ evidence: [Evidence], _ verdicts: [[Qualification.Verdict]]) -> [Resolver.Candidate] {
        evidence.enumerated().compactMap { index, record in
            var seats: Set<Int> = []
            var qualifies = false
            for verdict in verdicts {
                guard case .qualifies(let own) = verdict[index] else { continue }
                qualifies = true
                seats.formUnion(own)
            }
            guard qualifies else { return nil }
            return Resolver.Candidate(
                key: record.key, id: record.id, day: record.occurredOn, occurredAt: record.occurredAt, recordedOn: record.recordedOn,
                seats: seats.sorted())
        }
    }

    /// The facts of what evidence is about; a unit answers for itself.
    func facts(of entity: EntityRef) throws -> SubjectFacts? {
        if let facts = try tx.subjectFacts([entity.key], for: rules).first { return facts }
        guard entity.kind == .unit || entity.kind == .worker else { return nil }
        return Self.facts(ofUnit: entity.unit, key: entity.key, kind: entity.subkind)
    }

    /// The facts of a unit without links: it is its own unit, and always there.
    static func facts(ofUnit unit: EntityKey, key: EntityKey? = nil, kind: String) -> SubjectFacts {
        let ever = Tenure(from: Self.always)
        return SubjectFacts(key: key ?? unit, kind: kind, units: [Dated(unit, ever)], presence: ever, recordedOn: ever.from, links: [])
    }
}
