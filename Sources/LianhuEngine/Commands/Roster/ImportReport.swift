import LianhuCore

/// How an import should treat what the sheets leave out (S59).
package struct ImportOptions: Hashable, Sendable {
    /// From when changes hold.
    package var effective: CivilDate
    /// Units inside which what is missing ends; empty: nothing ends.
    package var units: [String]
    /// The number of ends that a dry run printed.
    package var acceptedEnds: Int?
    package var isDryRun: Bool

    package init(effective: CivilDate, units: [String] = [], acceptedEnds: Int? = nil, isDryRun: Bool = false) {
        self.effective = effective
        self.units = units
        self.acceptedEnds = acceptedEnds
        self.isDryRun = isDryRun
    }
}

/// What an import starts, changes and ends, by sheet.
package struct ImportReport: Hashable, Sendable {
    package struct Numbers: Hashable, Sendable {
        package var started = 0
        package var changed = 0
        package var ended = 0

        package init() {}
    }

    /// By which it may be taken back: the number of its first leaf; nil where nothing changed.
    package var number: Int64?
    package var sheets: [String: Numbers] = [:]
    package var planned = PlanTotals()
    /// Links that were recorded after something of theirs was due: they make nobody guilty (S17).
    package var recordedLate = 0
    package var isDryRun = false

    package init() {}

    package var changesNothing: Bool { sheets.values.allSatisfy { $0 == Numbers() } }
}
