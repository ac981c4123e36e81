import LianhuCore

/// Status in SQL: a translation of Core's data, never a second evaluator (S4).
extension StatusPredicate {
    /// A condition over the columns of `obligation` (alias `o`) with today as parameter `?1`.
    var sql: String {
        var parts = [isVoid ? "o.void <> 0" : "o.void = 0"]
        switch settled {
        case .either: break
        case .no: parts.append("o.settled_by IS NULL")
        case .onTime: parts.append("o.settled_on < o.due_before")
        case .late: parts.append("o.settled_on >= o.due_before")
        }
        if let isExcused { parts.append(isExcused ? "o.excused = 1" : "o.excused = 0") }
        for condition in conditions {
            parts.append("o.\(condition.column.rawValue) \(condition.relation == .reached ? "<=" : ">") ?1")
        }
        return parts.joined(separator: " AND ")
    }

    /// The condition for any of some statuses; `1` for none or all of them, which a filter takes for "any".
    static func sql(anyOf statuses: Set<Status>) -> String {
        guard !statuses.isEmpty, statuses.count < Status.allCases.count else { return "1" }
        let parts = Status.allCases.filter(statuses.contains).map { "(\(StatusPredicate.of($0).sql))" }
        return "(" + parts.joined(separator: " OR ") + ")"
    }

    /// Whether each obligation of one of these statuses closes after today, so that periods long closed need no look.
    static func isOpen(allOf statuses: Set<Status>) -> Bool {
        // Windows are ordered (S6): what has not reached one of its days has not reached the last.
        !statuses.isEmpty
            && statuses.allSatisfy { StatusPredicate.of($0).conditions.contains { $0.relation == .notReached } }
    }
}
