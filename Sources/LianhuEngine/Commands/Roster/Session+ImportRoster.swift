import LianhuAudit
import LianhuCore

extension Engine {
    /// Applies sheets in one transaction: all of them, or nothing and every fault (S59).
    ///
    /// A dry run does everything and takes it back.
    package func importRoster(_ files: [String: [UInt8]], options: ImportOptions, by caller: Caller, at now: Instant) async throws
        -> ImportReport
    {
        struct DryRun: Error { let report: ImportReport }
        do {
            return try await perform(by: caller, at: now) { session in
                let report = try session.importRoster(files, options: options)
                if options.isDryRun { throw DryRun(report: report) }
                return report
            }
        } catch let dry as DryRun {
            return dry.report
        }
    }
}

/// Answers what kind an id is while sheets are read; remembers a store's failure, which a reader of sheets cannot throw.
private final class IDLookup {
    private let find: ([String]) throws -> [String: EntityRef]
    private var seen: [String: EntityKind?] = [:]
    private(set) var failure: (any Error)?

    init(find: @escaping ([String]) throws -> [String: EntityRef]) { self.find = find }

    func kind(of id: String) -> EntityKind? {
        if let kind = seen[id] { return kind }
        do {
            let kind = try find([id])[id]?.kind
            seen[id] = kind
            return kind
        } catch {
            failure = error
            return nil
        }
    }
}

extension RosterRows {
    /// Every id that stands in the sheets.
    var ids: [String] {
        var ids: Set<String> = []
        for row in units ?? [] { ids.formUnion([row.id.value] + (row.parent.map { [$0.value] } ?? [])) }
        for row in posts ?? [] { ids.formUnion([row.unit.value] + (row.worker.map { [$0.value] } ?? [])) }
        for row in workers ?? [] { ids.formUnion([row.id.value, row.unit.value]) }
        for row in subjects ?? [] { ids.formUnion([row.id.value, row.unit.value]) }
        for row in residents ?? [] { ids.formUnion([row.id.value, row.household.value]) }
        for row in parameters ?? [] { ids.insert(row.unit.value) }
        for row in links ?? [] { ids.formUnion([row.subject.value, row.worker.value]) }
        for row in channels ?? [] { ids.formUnion([row.unit, row.worker, row.owner, row.subject].compactMap { $0?.value }) }
        return ids.sorted()
    }
}

extension Session {
    mutating func importRoster(_ files: [String: [UInt8]], options: ImportOptions) throws -> ImportReport {
        try caller.require(.admin)
        let start = PeriodScheme.standard.period(.month, containing: options.effective).start
        let reader = tx
        let lookup = IDLookup { ids in try reader.entities(ids: ids) }
        let (rows, faults) = RosterSheets.read(files: files, missingFrom: start, words: RosterWords(packs: rules.set.packs)) {
            lookup.kind(of: $0)
        }
        if let failure = lookup.failure { throw failure }
        guard faults.isEmpty else { throw Self.problem(faults) }
        let known = try tx.entities(ids: rows.ids)
        var merge = RosterMerge(
            rows: rows, known: known, organisation: organisation, today: today, effective: options.effective, missingFrom: start,
            nextEntity: takeEntityKey(), nextLink: takeLinkKey())
        let scope = caller.scope(for: .admin, in: organisation, on: today)
        try merge.run(reader: tx, scope: scope, endingIn: try units(of: options, scope: scope))
        guard merge.faults.isEmpty else { throw Self.problem(merge.faults) }
        try check(merge.missing, options: options)
        var report = merge.report
        report.isDryRun = options.isDryRun
        if report.changesNothing { return report }
        merge.move(into: &changes)
        report.number = options.isDryRun ? nil : nextLeaf
        try logImport(merge)
        if !merge.changes.channels.isEmpty { try routeAnew() }
        try flush()
        report.planned = try replan(merge.touched.sorted())
        // New units owe activities of the periods that are open.
        if merge.hasUnits { report.planned += try replanActivities() }
        report.recordedLate = merge.recordedLate
        return report
    }

    private static func problem(_ faults: [SheetFault]) -> CommandProblem {
        CommandProblem(.invalid, "roster.faulty", ["count": String(faults.count)], items: faults.map(item))
    }

    /// The units that the sheets are to cover, with all below them.
    private func units(of options: ImportOptions, scope: Scope) throws -> Set<EntityKey> {
        var units: Set<EntityKey> = []
        for name in options.units {
            let unit = try NameLookup(reader: tx, scope: scope).find(name, kinds: [.unit], pointer: "/unit")
            units.formUnion(organisation.subtree(of: unit.key, on: today))
        }
        return units
    }

    /// S59: not more than 5 % of the units' links end without the number that a dry run printed.
    private func check(_ missing: (ends: Int, total: Int), options: ImportOptions) throws {
        guard missing.ends * 20 > missing.total, options.acceptedEnds != missing.ends, !options.isDryRun else { return }
        throw CommandProblem(.conflict, "roster.too_many_ends", ["count": String(missing.ends), "total": String(missing.total)])
    }

    /// Leaves with the complete rows that are not personal, 400 a leaf.
    private mutating func logImport(_ merge: RosterMerge) throws {
        let number = nextLeaf
        for (sheet, rows) in merge.leafRows.sorted(by: { $0.key < $1.key }) {
            for part in stride(from: 0, to: rows.count, by: 400) {
                let slice = rows[part..<min(part + 400, rows.count)]
                try log(
                    LeafDraft(
                        act: "roster.import",
                        facts: [
                            "sheet": .string(sheet), "rows": .array(slice.map(\.values)), "import": .int(number),
                            "acts": .string(slice.map(\.act.rawValue).joined()), "before": .array(slice.map(\.before)),
                        ]))
            }
        }
    }
}
