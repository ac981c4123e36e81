import LianhuCore

/// A reporting period as people see it (S46).
package struct PeriodView: Hashable, Sendable {
    /// How far it is.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Not begun: duties of it are planned ahead.
        case upcoming
        case running
        /// Over, and not closed yet.
        case ended
        case closing
        case closed
    }

    package var period: Period
    package var state: State
    /// The day on which it closes by itself; nil before it is over, once it is closed, or without obligations.
    package var closesOn: CivilDate?
    package var postponement: PostponementRecord?
    package var closure: ClosureRecord?
    /// Amendments, in the order in which they were made; those in the caller's scope.
    package var amendments: [AmendmentView]
}

/// An amendment as people see it.
package struct AmendmentView: Hashable, Sendable {
    package var record: AmendmentRecord
    package var obligation: String
    package var unit: EntityRef?
    /// The client's key; nil where evidence was taken away.
    package var evidence: String?
    package var approver: EntityRef?
}

extension Engine {
    /// All reporting periods with obligations, by their last day; months before quarters before years.
    package func periods(by caller: Caller, at now: Instant) async throws -> [PeriodView] {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let open = try lens.closingDays().map(\.period)
            let closed = try lens.reader.closures().compactMap { Period(code: $0.period) }
            let all = Set(open + closed).sorted { ($0.end, $0.kind.rawValue) < ($1.end, $1.kind.rawValue) }
            return try lens.views(of: all)
        }
    }

    /// One reporting period; `period.not_reporting` for any other.
    package func period(_ text: String, by caller: Caller, at now: Instant) async throws -> PeriodView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.periodView(try PeriodRange.reporting(text, pointer: "/period"))
        }
    }
}

extension Lens {
    func periodView(_ period: Period) throws -> PeriodView {
        guard let view = try views(of: [period]).first else { throw CommandProblem(.notFound, "period.malformed", ["value": period.key]) }
        return view
    }

    func views(of periods: [Period]) throws -> [PeriodView] {
        let days = Dictionary(try closingDays().map { ($0.period, $0.day) }, uniquingKeysWith: { first, _ in first })
        let heads = Dictionary(try reader.closures().map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
        let postponed = Dictionary(try reader.postponements().map { ($0.period, $0) }, uniquingKeysWith: { first, _ in first })
        return try periods.map { period in
            let head = heads[period.code]
            let state: PeriodView.State =
                head.map { $0.closedAt == nil ? .closing : .closed }
                ?? (period.end <= today ? .ended : period.start > today ? .upcoming : .running)
            return PeriodView(
                period: period, state: state, closesOn: state == .ended ? days[period] : nil, postponement: postponed[period.code],
                closure: head, amendments: head == nil ? [] : try amendments(of: PeriodRange(of: period)))
        }
    }

    private func amendments(of range: PeriodRange) throws -> [AmendmentView] {
        let scope = scope
        let records = try reader.amendments(periods: range.codes).filter { range.holds($0.item.period) && scope.contains($0.unit) }
        guard !records.isEmpty else { return [] }
        let refs = try reader.entities(keys: Array(Set(records.flatMap { [$0.item.about, $0.unit, $0.approver] })).sorted())
        let evidence = Dictionary(
            try reader.evidence(keys: records.compactMap(\.evidence)).map { ($0.key, $0.id) }, uniquingKeysWith: { first, _ in first })
        return records.map { record in
            AmendmentView(
                record: record, obligation: publicID(record.item, about: refs[record.item.about]?.id ?? "?"), unit: refs[record.unit],
                evidence: record.evidence.flatMap { evidence[$0] }, approver: refs[record.approver])
        }
    }
}
