import LianhuCore

extension ScenarioRun {
    /// Does something; gives back the engine's refusal instead of throwing it.
    mutating func refusal(_ body: (inout ScenarioRun) async throws -> Void) async throws -> CommandProblem? {
        do {
            try await body(&self)
            return nil
        } catch let problem as CommandProblem {
            return problem
        }
    }

    /// A refusal as lines: its own sentence, then one for each faulty member.
    static func lines(_ problem: CommandProblem) -> [ScenarioFailure.Line] {
        let isRepeated = problem.items.count == 1 && problem.items[0].code == problem.code
        let items = isRepeated ? [] : problem.items.prefix(10).map { ScenarioFailure.Line(.got, code: $0.code, $0.args) }
        return [.init(.got, code: "scenario.refused", ["code": problem.code])]
            + (items.isEmpty ? [.init(.got, code: problem.code, problem.args)] : items)
    }

    /// The row of an inline roster that a refusal points at.
    func place(of problem: CommandProblem, in fact: ScenarioFact) -> ScenarioPlace? {
        guard case .roster(let roster, _) = fact.what else { return nil }
        return Self.place(of: problem, in: roster)
    }

    static func place(of problem: CommandProblem, in roster: ScenarioRoster) -> ScenarioPlace? {
        guard roster.sheets == nil, let parts = problem.items.first?.pointer.split(separator: ":"), parts.count == 3,
            let line = Int(parts[1]), let name = ScenarioRoster.SheetName(rawValue: String(parts[0]).replacing(".csv", with: "")),
            let rows = roster.rows[name], rows.indices.contains(line - 2)
        else { return nil }
        return rows[line - 2].place
    }
}

extension ScenarioRoster {
    /// Inline rows as the sheets that an import takes; row n stands in line n + 2.
    var csv: [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for (name, rows) in self.rows where !rows.isEmpty {
            let columns = name.columns
            files["\(name.rawValue).csv"] = CSVWriter.file([columns] + rows.map { row in columns.map { row.values[$0] ?? "" } })
        }
        return files
    }
}
