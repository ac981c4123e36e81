import LianhuAudit
import LianhuCore

/// Sets a number of a unit from a day on, or lets the rules' own number hold there again (S25).
package struct SetUnitParameter: RegistryChange {
    /// Id or name of the unit.
    package var unit: String
    /// A word that the rules declare among their parameters.
    package var name: String
    /// Nil: the unit has no number of its own any more.
    package var value: Int?
    /// Nil: today.
    package var from: CivilDate?

    package init(unit: String, name: String, value: Int?, from: CivilDate? = nil) {
        self.unit = unit
        self.name = name
        self.value = value
        self.from = from
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let day = from ?? session.today
        let unit = try session.member(unit, [.unit], "/unit", right: .admin)
        try session.requireWord(name, in: .parameters, "/name", code: "unknown.parameter")
        if let value, !UnitParameter.bounds.contains(value) {
            throw CommandProblem.member(
                "/value", "parameter.range",
                ["value": "\(value)", "min": "\(UnitParameter.bounds.lowerBound)", "max": "\(UnitParameter.bounds.upperBound)"])
        }
        let known = session.organisation.parameters(of: unit.key).filter { $0.name == name }
        if let later = known.map(\.tenure).filter({ $0.from > day && !$0.isEmpty }).map(\.from).max() {
            throw CommandProblem.member(
                "/from", "parameter.later_known", ["value": unit.id, "name": name, "on": later.description], kind: .conflict)
        }
        let current = session.organisation.parameter(name, at: unit.key, on: day)
        guard current?.value != value else { throw Session.nothing("/value") }
        if var current {
            current.tenure.until = day
            session.changes.parameters.append(current)
        }
        if let value {
            session.changes.parameters.append(UnitParameter(unit: unit.key, name: name, value: value, tenure: Tenure(from: day)))
        }
        var facts: [String: JSONValue] = ["name": .string(name), "from": .string(day.description)]
        facts["value"] = value.map { .int(Int64($0)) } ?? .null
        try session.log(LeafDraft(act: "unit.set", obj: unit.id, unit: unit.key, facts: facts))
        return try session.finish(ChangeReceipt(act: "unit.set", about: unit, on: day), touching: [])
    }
}
