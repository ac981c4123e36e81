import LianhuCore

extension PersonalPlanner.Leftover {
    /// The code of the catalogue.
    var code: String {
        switch self {
        case .countedFrom: "extra.counted_from"
        case .alreadySettled: "extra.already_settled"
        case .noWindow: "extra.no_window"
        }
    }
}

/// Tells what became of records under one rule: by the rows as they are settled, and for the rest by the very functions that settle
/// (`Qualification`, `Resolver`).
struct RecordJudge {
    /// What became of one.
    struct Verdict {
        /// `counted.*` or `extra.*`.
        var code: String
        var row: Obligation?
        /// Entered after the entry deadline of what it settles (S12).
        var isLateEntry = false
        /// What it is counted anew to, if it is (S6 `every`, `refill`).
        var due: CivilDate?
    }

    let rule: Rule
    let facts: SubjectFacts
    let organisation: Organisation
    private let rows: [Obligation]
    private let settled: [EvidenceKey: Obligation]
    private let unused: [EvidenceKey: Resolver.Unused]

    /// - Parameters:
    ///   - rows: All rows of the rule about the member whose windows the records can touch.
    ///   - records: All records about the member from the first window on.
    init(rule: Rule, facts: SubjectFacts, rows: [Obligation], records: [Evidence], organisation: Organisation, zone: TimeZoneRules) {
        self.rule = rule
        self.facts = facts
        self.organisation = organisation
        self.rows = rows
        let live = rows.filter { $0.void == nil }.sorted(by: Qualification.precedes)
        settled = Dictionary(
            rows.compactMap { row in row.settlement.map { ($0.evidence, row) } }, uniquingKeysWith: { first, _ in first })
        let slots = live.map { Qualification.slot(of: $0, rule: rule, zone: zone, frozen: $0.settlement) }
        let candidates = records.compactMap { record -> Resolver.Candidate? in
            guard record.supersededBy == nil,
                case .qualifies(let seats) = Qualification.judge(record, facts: facts, duty: rule.duty, organisation: organisation)
            else { return nil }
            return Resolver.Candidate(
                key: record.key, id: record.id, day: record.occurredOn, occurredAt: record.occurredAt, recordedOn: record.recordedOn,
                seats: seats)
        }
        unused = Resolver.allocate(slots: slots, candidates: candidates, minGap: rule.cadence?.minGap ?? 1).unused
    }

    func verdict(of record: Evidence) -> Verdict {
        if record.supersededBy != nil { return Verdict(code: "extra.voided") }
        if let row = settled[record.key], let settlement = row.settlement {
            return Verdict(
                code: settlement.day < row.window.dueBefore ? "counted.met" : "counted.met_late", row: row,
                isLateEntry: settlement.recordedOn >= row.entryBefore)
        }
        if case .not(let code) = Qualification.judge(record, facts: facts, duty: rule.duty, organisation: organisation) {
            return Verdict(code: code)
        }
        if rule.cadence?.isPersonal ?? false { return personal(record) }
        switch unused[record.key] {
        case .noWindow: return Verdict(code: "extra.no_window")
        case .alreadySettled: return Verdict(code: "extra.already_settled")
        case .minGap: return Verdict(code: "extra.min_gap")
        case nil: return Verdict(code: "explain.pending")
        }
    }
    /// Where each has its own days, what settles nothing may still be what they are counted from.
    private func personal(_ record: Evidence) -> Verdict {
        if case .refill = rule.cadence, (record.supplyDays ?? 0) <= 0 { return Verdict(code: "extra.no_supply") }
        let leftover = PersonalPlanner.leftover(of: record.occurredOn, rows: rows, cadence: rule.cadence)
        if case .countedFrom(let due) = leftover { return Verdict(code: leftover.code, due: due) }
        return Verdict(code: leftover.code)
    }
}
