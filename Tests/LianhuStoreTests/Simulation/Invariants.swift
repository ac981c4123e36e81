import LianhuCore
import LianhuEngine

/// What must hold after every step, by counting everything again.
struct Invariants {
    /// A broken one, with what is needed to see it again.
    struct Broken: Error, CustomStringConvertible {
        var seed: UInt64
        var day: CivilDate
        var what: String
        var description: String { "seed \(seed), \(day): \(what)" }
    }

    let seed: UInt64

    /// The counters of the root and of two other units against every obligation of some periods: nil is all.
    func check(_ district: District, on day: CivilDate, periods: ClosedRange<Int64>?) async throws {
        let seed = self.seed
        let problem: String? = try await district.engine.store.read { reader in
            let organisation = try reader.organisation()
            let root = organisation.roots(on: day).first ?? 0
            let groups = organisation.units.values.filter { $0.kind == "group" || $0.kind == "town" }.map(\.key).sorted()
            var random = SplitMix64(seed: seed, stream: 92, UInt64(bitPattern: Int64(day.day)))
            let units = [root, groups[random.below(groups.count)], groups[random.below(groups.count)]]
            var counted = Dictionary(units.map { ($0, Compliance()) }, uniquingKeysWith: { first, _ in first })
            let trees = Dictionary(units.map { ($0, Set(organisation.subtree(of: $0, on: day))) }, uniquingKeysWith: { first, _ in first })
            var seen: Set<Identity> = []
            var after: Identity?
            var filter = ObligationFilter(today: day)
            filter.periods = periods
            repeat {
                let page = try reader.obligations(filter, after: after, limit: 5_000)
                for row in page {
                    guard seen.insert(row.identity).inserted else { return "identity twice: \(row.identity)" }
                    for (unit, tree) in trees where tree.contains(row.unit) { counted[unit]?.add(row, on: day) }
                }
                after = page.count < 5_000 ? nil : page.last?.identity
            } while after != nil
            for unit in units {
                var summed = Compliance()
                for (group, counts) in try reader.counters(unit: unit, rule: nil, periods: periods, asOf: day) {
                    guard counts.met + counts.metLate + counts.excused <= counts.total, counts.met >= 0, counts.total >= 0 else {
                        return "met above expected: \(group) \(counts)"
                    }
                    summed.add(counts, window: group.window, on: day)
                }
                guard summed == counted[unit] else { return "counters of \(unit):\n- \(summed)\n+ \(String(describing: counted[unit]))" }
                guard summed.met + summed.metLate <= summed.expected else { return "met above expected at \(unit): \(summed)" }
            }
            return nil
        }
        if let problem { throw Broken(seed: seed, day: day, what: "\(district.kind): \(problem)") }
    }

    /// The periods of the months around a day, and the quarter's and year's that begin in them.
    func periods(around day: CivilDate) -> ClosedRange<Int64> {
        let scheme = PeriodScheme.standard
        let month = scheme.period(.month, containing: day)
        return Int64(scheme.previous(before: month).start.day) * 16...Int64(month.end.day) * 16 + 15
    }

    func requireEqual(_ left: [String], _ right: [String], _ names: String, on day: CivilDate) throws {
        if let difference = StateDump.difference(left, right) { throw Broken(seed: seed, day: day, what: "\(names):\n\(difference)") }
    }
}
