import LianhuCore

/// A row of units.csv.
package struct UnitRow: Hashable, Sendable {
    package var id: Cell<String>
    package var kind: Cell<String>
    package var name: Cell<String>
    /// Nil for the unit at the top.
    package var parent: Cell<String>?
}

/// A row of posts.csv.
package struct PostRow: Hashable, Sendable {
    package var unit: Cell<String>
    package var post: Cell<String>
    /// Nil records a vacancy.
    package var worker: Cell<String>?
    package var days: SheetDays
}

/// A row of workers.csv.
package struct WorkerRow: Hashable, Sendable {
    package var id: Cell<String>
    package var name: Cell<String>
    /// At least one.
    package var roles: [Cell<String>]
    package var unit: Cell<String>
    package var telephone: Cell<String>?
    package var days: SheetDays
}

/// A row of subjects.csv.
package struct SubjectRow: Hashable, Sendable {
    package var id: Cell<String>
    package var kind: Cell<String>
    package var name: Cell<String>?
    package var address: Cell<String>?
    package var unit: Cell<String>
    package var days: SheetDays
    package var tier: Cell<String>?
}

/// A row of residents.csv.
package struct ResidentRow: Hashable, Sendable {
    package var id: Cell<String>
    package var household: Cell<String>
    package var name: Cell<String>
    package var isHead: Bool
    package var telephone: Cell<String>?
    package var born: Cell<CivilDate>?
}

/// A row of links.csv.
package struct LinkRow: Hashable, Sendable {
    /// A subject's id, or that of a unit linked like one.
    package var subject: Cell<String>
    package var worker: Cell<String>
    package var kind: Cell<String>
    package var isPrimary: Bool
    package var days: SheetDays
}

/// A row of channels.csv: a way to a unit or to a worker, one of them.
package struct ChannelRow: Hashable, Sendable {
    package var unit: Cell<String>?
    package var worker: Cell<String>?
    /// Nil: passed on by hand.
    package var channel: Cell<String>?
    package var kind: Cell<String>?
    package var name: Cell<String>?
    package var address: Cell<String>?
    package var owner: Cell<String>?
    package var subject: Cell<String>?

    /// Whose way it is.
    var member: Cell<String>? { unit ?? worker }
}

/// A row of parameters.csv.
package struct ParameterRow: Hashable, Sendable {
    package var unit: Cell<String>
    package var name: Cell<String>
    package var value: Cell<Int>
    package var days: SheetDays
}

/// What the sheets of a roster say, in the order of the files' lines.
///
/// A sheet that was not there is nil: an absent file changes nothing, and a file without rows is not absent (S59).
package struct RosterRows: Hashable, Sendable {
    package var units: [UnitRow]?
    package var posts: [PostRow]?
    package var workers: [WorkerRow]?
    package var subjects: [SubjectRow]?
    package var residents: [ResidentRow]?
    package var links: [LinkRow]?
    package var channels: [ChannelRow]?
    package var parameters: [ParameterRow]?

    package init() {}
}
