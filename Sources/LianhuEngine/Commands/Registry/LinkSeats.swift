import LianhuCore

/// Which seat a link takes, and what it may stand beside: pure decisions (S3, S20).
enum LinkSeats {
    /// The seat that a new link takes: the last one of its kind that was left, which a successor inherits, else a new one.
    static func seat(kind: String, isPrimary: Bool, tenure: Tenure, among links: [LinkRecord]) -> Int {
        let left = links.filter { $0.kind == kind && $0.isPrimary == isPrimary && $0.tenure.until != nil }.map(\.seat)
        let free = left.last { seat in !links.contains { $0.seat == seat && $0.tenure.overlaps(tenure) } }
        return free ?? (links.map(\.seat).max() ?? 0) + 1
    }

    /// Primary links that may not stand beside another: under one rule a subject has exactly one primary seat a day, unless the rule
    /// wants each link's own. Where no rule asks for both, one of a kind a day, as in a sheet.
    static func rivals(
        of link: LinkRecord, subjectKind: String, among links: [LinkRecord], rules: CompiledRules, organisation: Organisation
    ) -> [LinkRecord] {
        guard link.isPrimary else { return [] }
        let duties = rules.planned.compactMap { rule, _ -> ContactDuty? in
            guard case .contact(let duty) = rule.duty, duty.kinds.contains(subjectKind) else { return nil }
            return duty
        }
        return links.filter { other in
            guard other.key != link.key, other.isPrimary, other.tenure.overlaps(link.tenure) else { return false }
            let day = max(other.tenure.from, link.tenure.from)
            let shared = duties.filter { Qualification.links([link, other], making: $0, on: day, in: organisation).count == 2 }
            return shared.contains { $0.per == .subject } || (shared.isEmpty && other.kind == link.kind)
        }
    }

    /// The public id of a seat: `SUBJECT~SEAT`.
    static func id(_ subject: EntityRef, _ seat: Int) -> String { "\(subject.id)~\(seat)" }
}
