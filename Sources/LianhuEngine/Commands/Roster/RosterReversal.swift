import LianhuAudit
import LianhuCore

/// Takes the rows of an import back by new dated changes, as far as they still stand as it left them (S59). Writes nothing.
struct RosterReversal {
    let today: CivilDate
    /// The first day without what the import did.
    let on: CivilDate
    let known: [String: EntityRef]
    let organisation: Organisation
    var nextLink: LinkKey
    var report: RevertReport
    var changes = Changes()
    /// Subjects whose windows are planned again.
    var touched: Set<EntityKey> = []
    /// What was taken back, for the leaves.
    private(set) var leafRows: [String: [JSONValue]] = [:]

    init(
        on: CivilDate, today: CivilDate, known: [String: EntityRef], organisation: Organisation, nextLink: LinkKey
    ) {
        self.on = on
        self.today = today
        self.known = known
        self.organisation = organisation
        self.nextLink = nextLink
        report = RevertReport(on: on)
    }

    mutating func run(_ rows: [ImportedRow], reader: any StoreReader) throws {
        // What was started goes before what was ended comes back: it holds the seat or the post.
        let sorted = rows.filter { $0.act == .started } + rows.filter { $0.act != .started }
        let bySheet = Dictionary(grouping: sorted, by: \.sheet)
        try revertLinks(bySheet["links"] ?? [], reader: reader)
        try revertTiers(bySheet["tiers"] ?? [], reader: reader)
        try revertSubjects(bySheet["subjects"] ?? [], reader: reader)
        revertPosts(bySheet["posts"] ?? [])
        revertParameters(bySheet["parameters"] ?? [])
        try revertWorkers(bySheet["workers"] ?? [], reader: reader)
        // Units and residents have no days: what they are called and where they belong is set right by a sheet.
        for row in (bySheet["units"] ?? []) + (bySheet["residents"] ?? []) { leave(row, "revert.undated") }
    }

    // MARK: Bookkeeping

    func key(_ id: String) -> EntityKey { known[id]?.key ?? 0 }

    mutating func leave(_ row: ImportedRow, _ code: String) {
        report.conflicts.append(RevertReport.Conflict(sheet: row.sheet, row: row.name, code: code))
    }

    mutating func count(_ row: ImportedRow, _ path: WritableKeyPath<ImportReport.Numbers, Int>) {
        report.sheets[row.sheet, default: ImportReport.Numbers()][keyPath: path] += 1
        leafRows[row.sheet, default: []].append(.array(row.values))
    }

    /// The end that takes something back: nothing of it is left that has not begun.
    func end(of tenure: Tenure) -> CivilDate { max(on, tenure.from) }

    func isOver(_ tenure: Tenure) -> Bool { tenure.until.map { $0 <= max(on, tenure.from) } ?? false }

    // MARK: Workers

    private mutating func revertWorkers(_ rows: [ImportedRow], reader: any StoreReader) throws {
        let records = Dictionary(uniqueKeysWithValues: try reader.workers(rows.map { key($0.text(0)) }).map { ($0.key, $0) })
        var changedRoles: [EntityKey] = []
        for row in rows {
            guard var worker = records[key(row.text(0))] else { continue }
            let old = worker
            let tenure = ImportedRow.tenure(row.values, from: 3)
            if row.act == .started {
                let own = worker.roles.filter { $0.tenure == tenure }
                guard Set(own.map(\.value)) == roles(row.values, 1), own.count == worker.roles.count else {
                    leave(row, "revert.changed_since")
                    continue
                }
                guard !isOver(tenure) else {
                    leave(row, "revert.over")
                    continue
                }
                worker.roles = worker.roles.map { Dated($0.value, Tenure(from: $0.tenure.from, until: end(of: $0.tenure))) }
                count(row, \.ended)
            } else {
                let wanted = roles(row.before, 0)
                let unit = row.before.count > 1 ? row.before[1].stringValue : nil
                guard wanted != roles(row.values, 1) || unit != row.text(2) || tenure.until != nil else {
                    leave(row, "revert.undated")
                    continue
                }
                let last = tenure.until.map { $0.adding(days: -1) } ?? today
                let held = worker.roles.filter { $0.tenure.until == tenure.until && $0.tenure.contains(max($0.tenure.from, last)) }
                guard Set(held.map(\.value)).isSuperset(of: roles(row.values, 1)), worker.unit == key(row.text(2)) else {
                    leave(row, "revert.changed_since")
                    continue
                }
                worker.roles = worker.roles.map { role in
                    // An end that has not come is taken back.
                    guard let until = tenure.until, role.tenure.until == until, until > on, wanted.contains(role.value) else { return role }
                    return Dated(role.value, Tenure(from: role.tenure.from))
                }
                worker.roles = RosterMerge.changedRoles(worker.roles, to: wanted.sorted(), from: on, until: nil)
                if let unit { worker.unit = key(unit) }
                count(row, \.changed)
            }
            changes.workers.append(worker)
            if worker.roles != old.roles { changedRoles.append(worker.key) }
        }
        touched.formUnion(try reader.links(ofWorkers: changedRoles).map(\.subject))
    }

    private func roles(_ values: [JSONValue], _ index: Int) -> Set<String> {
        Set((values.indices.contains(index) ? values[index].arrayValue ?? [] : []).compactMap(\.stringValue))
    }
}
