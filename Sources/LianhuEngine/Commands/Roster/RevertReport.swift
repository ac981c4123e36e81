import LianhuCore

/// Which import is taken back, and from when (S59).
package struct RevertOptions: Hashable, Sendable {
    /// The number of the import, as its report told it: that of its first leaf.
    package var importNumber: Int64
    /// The first day without what it did.
    package var on: CivilDate
    package var isDryRun: Bool

    package init(importNumber: Int64, on: CivilDate, isDryRun: Bool = false) {
        self.importNumber = importNumber
        self.on = on
        self.isDryRun = isDryRun
    }
}

/// What taking an import back starts, changes and ends, and what it leaves as it is.
package struct RevertReport: Hashable, Sendable {
    /// A row that stays.
    package struct Conflict: Hashable, Sendable {
        package var sheet: String
        /// The ids that name it.
        package var row: String
        /// `revert.changed_since`, `revert.undated` or `revert.over`.
        package var code: String
    }

    package var on: CivilDate
    package var sheets: [String: ImportReport.Numbers] = [:]
    package var conflicts: [Conflict] = []
    package var planned = PlanTotals()
    package var isDryRun = false

    package init(on: CivilDate) { self.on = on }

    package var changesNothing: Bool { sheets.values.allSatisfy { $0 == ImportReport.Numbers() } }
}
