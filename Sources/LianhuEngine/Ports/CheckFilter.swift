import LianhuCore

/// Which checks a list wants; every member narrows it.
package struct CheckFilter: Hashable, Sendable {
    /// Units for which they were drawn; nil: all.
    package var units: Set<EntityKey>?
    package var kind: RuleKey?
    /// Those with a day in common.
    package var days: DateSpan?

    package init(units: Set<EntityKey>? = nil, kind: RuleKey? = nil, days: DateSpan? = nil) {
        self.units = units
        self.kind = kind
        self.days = days
    }

    /// The filter as a predicate: what a store's query must agree with.
    package func holds(for check: CheckRecord) -> Bool {
        (units?.contains(check.unit) ?? true) && (kind.map { $0 == check.kind } ?? true)
            && (days.map { check.from <= $0.to && check.through >= $0.from } ?? true)
    }
}
