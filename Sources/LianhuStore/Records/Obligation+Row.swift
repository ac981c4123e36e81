import LianhuCore
import LianhuEngine

extension Obligation {
    /// The columns of a row, in the order in which it is read and written.
    static let columns = """
        o.about, o.rule, o.period, o.slot, o.unit, o.opens, o.due_before, o.grace_before, o.closes_before, o.entry_before, \
        o.settled_by, o.settled_on, o.settled_recorded_on, o.excused, o.void, o.backfilled
        """

    /// Reads `columns`; throws `StoreError.corrupt` for a reason that this program does not know.
    init(_ row: inout Columns) throws {
        self.init(
            identity: row.identity(), unit: row.integer(),
            window: Window(opens: row.day(), dueBefore: row.day(), graceBefore: row.day(), closesBefore: row.day()), entryBefore: row.day())
        let settledBy = row.optionalInteger()
        let settledOn = row.optionalDay()
        let recordedOn = row.optionalDay()
        if let settledBy, let settledOn, let recordedOn {
            settlement = Settlement(evidence: settledBy, day: settledOn, recordedOn: recordedOn)
        }
        isExcused = row.bool()
        let reason = row.integer()
        if reason != 0 {
            guard let reason = UInt8(exactly: reason).flatMap(VoidReason.init(rawValue:)) else { throw StoreError.corrupt(code: 0) }
            void = reason
        }
        isBackfilled = row.bool()
    }
}

extension Parameters {
    /// An obligation's columns in their order.
    mutating func put(_ obligation: Obligation) {
        put(obligation.identity)
        put(obligation.unit)
        put(obligation.window)
        put(obligation.entryBefore)
        putFacts(of: obligation)
        put(obligation.isBackfilled)
    }

    mutating func put(_ window: Window) {
        put(window.opens)
        put(window.dueBefore)
        put(window.graceBefore)
        put(window.closesBefore)
    }

    /// What settled, excused or voided it.
    mutating func putFacts(of obligation: Obligation) {
        put(obligation.settlement?.evidence)
        put(obligation.settlement?.day)
        put(obligation.settlement?.recordedOn)
        put(obligation.isExcused)
        put(Int64(obligation.void?.rawValue ?? 0))
    }
}
