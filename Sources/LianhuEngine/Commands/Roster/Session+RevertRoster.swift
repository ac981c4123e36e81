import LianhuAudit
import LianhuCore

extension Engine {
    /// Takes an import back by new dated changes (S59). A dry run does everything and takes it back.
    package func revertRoster(_ options: RevertOptions, by caller: Caller, at now: Instant) async throws -> RevertReport {
        struct DryRun: Error { let report: RevertReport }
        do {
            return try await perform(by: caller, at: now) { session in
                let report = try session.revertRoster(options)
                if options.isDryRun { throw DryRun(report: report) }
                return report
            }
        } catch let dry as DryRun {
            return dry.report
        }
    }

    /// The same, once for each key; a dry run keeps nothing.
    package func revertRoster(
        _ options: RevertOptions, _ once: Once<RevertReport>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        if options.isDryRun { return try once.reply(try await revertRoster(options, by: caller, at: now)) }
        return try await perform(once, by: caller, at: now) { session in try session.revertRoster(options) }
    }
}

extension Session {
    mutating func revertRoster(_ options: RevertOptions) throws -> RevertReport {
        try caller.require(.admin)
        let rows = try importedRows(options.importNumber)
        var ids: Set<String> = []
        for row in rows { ids.formUnion((row.values + row.before).compactMap(\.stringValue)) }
        let known = try tx.entities(ids: ids.sorted())
        try checkScope(rows, known: known)
        var reversal = RosterReversal(
            on: options.on, today: today, known: known, organisation: organisation, nextLink: takeLinkKey())
        try reversal.run(rows, reader: tx)
        var report = reversal.report
        report.isDryRun = options.isDryRun
        if report.changesNothing { return report }
        changes.workers += reversal.changes.workers
        changes.posts += reversal.changes.posts
        changes.parameters += reversal.changes.parameters
        changes.subjects += reversal.changes.subjects
        changes.links += reversal.changes.links
        changes.tiers += reversal.changes.tiers
        // People live where their household does.
        changes.residents += try tx.residents(of: reversal.changes.subjects.map(\.key))
        try logReversal(reversal, options: options)
        try flush()
        let keys = reversal.touched.sorted()
        for part in stride(from: 0, to: keys.count, by: Engine.chunk) {
            report.planned += try replan(Array(keys[part..<min(part + Engine.chunk, keys.count)]))
        }
        return report
    }

    /// What an import did, as its leaves tell; they stand one behind the other.
    private func importedRows(_ number: Int64) throws -> [ImportedRow] {
        var rows: [ImportedRow] = []
        var next = number
        while number >= 0 {
            let page = try tx.leaves(from: next, limit: 50)
            for leaf in page {
                let body = try JSONValue(parsing: leaf.body)
                guard leaf.act == "roster.import", body["facts"]?["import"]?.intValue == number else { return try checked(rows, number) }
                rows += ImportedRow.rows(of: body) ?? []
            }
            guard !page.isEmpty else { break }
            next += Int64(page.count)
        }
        return try checked(rows, number)
    }

    private func checked(_ rows: [ImportedRow], _ number: Int64) throws -> [ImportedRow] {
        guard rows.isEmpty else { return rows }
        throw CommandProblem(.notFound, "revert.no_import", ["value": "\(number)"])
    }

    /// An administrator of a subtree takes back what lies in it, and nothing else (S57).
    private func checkScope(_ rows: [ImportedRow], known: [String: EntityRef]) throws {
        let scope = caller.scope(for: .admin, in: organisation, on: today)
        guard let row = rows.first(where: { row in known[row.text(0)].map { !scope.contains($0.unit) } ?? false }) else { return }
        throw CommandProblem.member("/id", "access.out_of_scope", ["value": row.text(0)], kind: .notPermitted)
    }

    /// Leaves with the rows that were taken back, 400 a leaf.
    private mutating func logReversal(_ reversal: RosterReversal, options: RevertOptions) throws {
        for (sheet, rows) in reversal.leafRows.sorted(by: { $0.key < $1.key }) {
            for part in stride(from: 0, to: rows.count, by: 400) {
                let slice = Array(rows[part..<min(part + 400, rows.count)])
                try log(
                    LeafDraft(
                        act: "roster.revert",
                        facts: [
                            "import": .int(options.importNumber), "on": .string(options.on.description), "sheet": .string(sheet),
                            "rows": .array(slice), "left": .int(Int64(reversal.report.conflicts.count)),
                        ]))
            }
        }
    }
}
