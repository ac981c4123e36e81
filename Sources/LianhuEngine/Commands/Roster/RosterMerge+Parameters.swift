import LianhuAudit
import LianhuCore

extension RosterMerge {
    /// Takes in the numbers that units set for themselves; a new one without an end ends the one before.
    mutating func mergeParameters() {
        var held: [EntityKey: [UnitParameter]] = [:]
        for row in rows.parameters ?? [] {
            let unit = key(row.unit.value)
            let named = (held[unit] ?? organisation.parameters(of: unit)).filter { $0.name == row.name.value && !$0.tenure.isEmpty }
            let leaf: [JSONValue] = [.string(row.unit.value), .string(row.name.value), .int(Int64(row.value.value))]
            if var same = match(row, in: named) {
                let old = same
                same.value = row.value.value
                if let last = row.days.lastDay { same.tenure.until = last.value.adding(days: 1) }
                guard same != old else { continue }
                put(same, held: &held)
                count(
                    "parameters", same.value == old.value ? \.ended : \.changed, row: leaf + Self.days(same.tenure),
                    before: [.int(Int64(old.value))] + Self.days(old.tenure))
                continue
            }
            var tenure = row.days.tenure(missingFrom: missingFrom)
            if var before = named.last(where: { $0.tenure.until == nil }), tenure.until == nil {
                if row.days.from == nil { tenure.from = effective }
                if before.tenure.from > tenure.from {
                    tenure.until = before.tenure.from
                } else {
                    before.tenure.until = tenure.from
                    put(before, held: &held)
                }
            }
            put(UnitParameter(unit: unit, name: row.name.value, value: row.value.value, tenure: tenure), held: &held)
            count("parameters", \.started, row: leaf + Self.days(tenure))
        }
    }

    /// The known number that a row means: the one of its first day. Without a first day the one that lasts or ends as it says, or another that
    /// has not held yet: the same day again is a correction.
    private func match(_ row: ParameterRow, in named: [UnitParameter]) -> UnitParameter? {
        if let from = row.days.from { return named.last { $0.tenure.from == from.value } }
        let until = row.days.lastDay.map { $0.value.adding(days: 1) }
        return named.last { $0.value == row.value.value && ($0.tenure.until == nil || $0.tenure.until == until) }
            ?? named.last { $0.tenure.until == nil && $0.tenure.from >= effective }
    }

    private mutating func put(_ parameter: UnitParameter, held: inout [EntityKey: [UnitParameter]]) {
        changes.parameters.append(parameter)
        var own = held[parameter.unit] ?? organisation.parameters(of: parameter.unit)
        own.removeAll { $0.name == parameter.name && $0.tenure.from == parameter.tenure.from }
        held[parameter.unit] = (own + [parameter]).sorted { $0.tenure.from < $1.tenure.from }
    }
}
