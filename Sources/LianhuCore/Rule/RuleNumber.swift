/// A number that a rule states, or that each unit of a kind may set for itself.
package struct RuleNumber: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// The rule's own number: where units may set theirs, what holds where they do not.
    package var standard: Int
    /// Whose number holds instead; nil: nobody's.
    package var parameter: ParameterAt?

    package init(_ standard: Int, parameter: ParameterAt? = nil) {
        self.standard = standard
        self.parameter = parameter
    }

    package init(integerLiteral value: Int) { self.init(value) }
}

/// A number of the nearest unit of a kind: `village.households_per_person`.
package struct ParameterAt: Hashable, Sendable, CustomStringConvertible {
    package var unitKind: String
    package var name: String

    package init(unitKind: String, name: String) {
        self.unitKind = unitKind
        self.name = name
    }

    package var description: String { "\(unitKind).\(name)" }
}
