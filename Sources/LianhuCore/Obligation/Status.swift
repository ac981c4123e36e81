/// The status of an obligation, in the precedence of S6; computed, never stored (S4).
package enum Status: UInt8, Hashable, Sendable, CaseIterable {
    case void = 1
    case met
    case metLate
    case excused
    case missed
    case overdue
    case open
    case upcoming

    /// The word in YAML, SQL, HTTP and on the command line.
    package var name: String {
        switch self {
        case .void: "void"
        case .met: "met"
        case .metLate: "met_late"
        case .excused: "excused"
        case .missed: "missed"
        case .overdue: "overdue"
        case .open: "open"
        case .upcoming: "upcoming"
        }
    }

    package init?(name: String) {
        guard let found = Status.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// The first status, in precedence, whose predicate holds (S6).
    package static func of(window: Window, settledOn: CivilDate?, isExcused: Bool, isVoid: Bool, on today: CivilDate) -> Status {
        if isVoid { return .void }
        if let day = settledOn { return day < window.dueBefore ? .met : .metLate }
        if isExcused { return .excused }
        if today >= window.closesBefore { return .missed }
        if today >= window.graceBefore { return .overdue }
        return today >= window.opens ? .open : .upcoming
    }
}

/// A status's predicate as data, which stores translate (S4).
package struct StatusPredicate: Hashable, Sendable {
    /// A stored day of the obligation.
    package enum Column: String, Hashable, Sendable, CaseIterable {
        case opens
        case graceBefore = "grace_before"
        case closesBefore = "closes_before"
    }

    /// How today relates to a column.
    package enum Relation: Hashable, Sendable {
        /// column ≤ today
        case reached
        /// today < column
        case notReached
    }

    package struct Condition: Hashable, Sendable {
        package let column: Column
        package let relation: Relation
    }

    /// What must hold of the settlement.
    package enum Settled: Hashable, Sendable {
        case no
        /// Evidence on a day before due_before.
        case onTime
        case late
        case either
    }

    package let isVoid: Bool
    package let settled: Settled
    /// Nil: does not matter.
    package let isExcused: Bool?
    package let conditions: [Condition]

    /// The predicate of a status; the eight are disjoint and cover everything.
    package static func of(_ status: Status) -> StatusPredicate {
        func live(_ conditions: [Condition]) -> StatusPredicate {
            StatusPredicate(isVoid: false, settled: .no, isExcused: false, conditions: conditions)
        }
        return switch status {
        case .void: StatusPredicate(isVoid: true, settled: .either, isExcused: nil, conditions: [])
        case .met: StatusPredicate(isVoid: false, settled: .onTime, isExcused: nil, conditions: [])
        case .metLate: StatusPredicate(isVoid: false, settled: .late, isExcused: nil, conditions: [])
        case .excused: StatusPredicate(isVoid: false, settled: .no, isExcused: true, conditions: [])
        case .missed: live([Condition(column: .closesBefore, relation: .reached)])
        case .overdue:
            live([Condition(column: .graceBefore, relation: .reached), Condition(column: .closesBefore, relation: .notReached)])
        case .open: live([Condition(column: .opens, relation: .reached), Condition(column: .graceBefore, relation: .notReached)])
        case .upcoming: live([Condition(column: .opens, relation: .notReached)])
        }
    }

    /// The predicate applied to an obligation: what a store's translation must agree with.
    package func holds(for obligation: Obligation, on today: CivilDate) -> Bool {
        guard (obligation.void != nil) == isVoid else { return false }
        let onTime = obligation.settlement.map { $0.day < obligation.window.dueBefore }
        switch settled {
        case .either: break
        case .no: if onTime != nil { return false }
        case .onTime: if onTime != true { return false }
        case .late: if onTime != false { return false }
        }
        if let isExcused, obligation.isExcused != isExcused { return false }
        return conditions.allSatisfy { condition in
            let column =
                switch condition.column {
                case .opens: obligation.window.opens
                case .graceBefore: obligation.window.graceBefore
                case .closesBefore: obligation.window.closesBefore
                }
            return condition.relation == .reached ? column <= today : today < column
        }
    }
}
