import LianhuCore

/// What can only be seen across rows and sheets: ids, references, the tree, seats and posts.
struct RosterCheck {
    let rows: RosterRows
    /// Ids of rows with faults of their own.
    let claimed: [Cell<String>]
    /// Sheets that could not be read: what refers to them is not called unknown.
    let unreadable: Set<SheetKind>
    let missingFrom: CivilDate

    /// Where each id of the sheets was first seen; the sheet tells its kind.
    private var places: [String: CellPlace] = [:]

    init(rows: RosterRows, claimed: [Cell<String>], unreadable: Set<SheetKind>, missingFrom: CivilDate) {
        self.rows = rows
        self.claimed = claimed
        self.unreadable = unreadable
        self.missingFrom = missingFrom
    }

    mutating func run(existing: (String) -> EntityKind?, faults: inout SheetFaults) {
        checkIDs(existing: existing, faults: &faults)
        checkReferences(existing: existing, faults: &faults)
        checkTree(faults: &faults)
        checkHeads(faults: &faults)
        checkPosts(faults: &faults)
        checkParameters(faults: &faults)
        checkLinks(faults: &faults)
    }

    // MARK: Ids

    /// One id space (S3, S60): an id stands once in its own sheet, and in no other.
    private mutating func checkIDs(existing: (String) -> EntityKind?, faults: inout SheetFaults) {
        let own =
            (rows.units ?? []).map(\.id) + (rows.workers ?? []).map(\.id) + (rows.subjects ?? []).map(\.id)
            + (rows.residents ?? []).map(\.id)
        let all = (own + claimed).sorted {
            ($0.place.header.kind.rawValue, $0.place.line) < ($1.place.header.kind.rawValue, $1.place.line)
        }
        for id in all {
            let kind = RosterCheck.entityKind(of: id.place)
            if let first = places[id.value] {
                let isSame = RosterCheck.entityKind(of: first) == kind
                faults.add(
                    id.place.fault(
                        isSame ? "sheet.id_twice" : "sheet.id_of_another",
                        ["value": id.value, "file": first.header.file, "line": String(first.line)]))
            } else {
                places[id.value] = id.place
                if let known = existing(id.value), known != kind { faults.add(id.place.fault("sheet.id_taken", ["value": id.value])) }
            }
        }
    }

    private static func entityKind(of place: CellPlace) -> EntityKind {
        switch place.header.kind {
        case .units: .unit
        case .workers: .worker
        case .residents: .resident
        case .subjects, .posts, .links, .channels, .contacts, .activities, .parameters: .subject
        }
    }

    // MARK: References

    private func checkReferences(existing: (String) -> EntityKind?, faults: inout SheetFaults) {
        func check(_ cell: Cell<String>?, is kinds: [EntityKind], _ word: String) {
            guard let cell else { return }
            if let kind = places[cell.value].map(RosterCheck.entityKind) ?? existing(cell.value) {
                if !kinds.contains(kind) { faults.add(cell.place.fault("sheet.not_a_\(word)", ["value": cell.value])) }
            } else if !kinds.contains(where: isUnreadable) {
                faults.add(cell.place.fault("sheet.unknown_\(word)", ["value": cell.value]))
            }
        }
        for row in rows.units ?? [] { check(row.parent, is: [.unit], "unit") }
        for row in rows.posts ?? [] {
            check(row.unit, is: [.unit], "unit")
            check(row.worker, is: [.worker], "worker")
        }
        for row in rows.parameters ?? [] { check(row.unit, is: [.unit], "unit") }
        for row in rows.workers ?? [] { check(row.unit, is: [.unit], "unit") }
        for row in rows.subjects ?? [] { check(row.unit, is: [.unit], "unit") }
        for row in rows.residents ?? [] { check(row.household, is: [.subject], "household") }
        for row in rows.links ?? [] {
            check(row.subject, is: [.subject, .unit], "subject")
            check(row.worker, is: [.worker], "worker")
        }
        for row in rows.channels ?? [] {
            check(row.unit, is: [.unit], "unit")
            check(row.worker, is: [.worker], "worker")
            check(row.owner, is: [.worker], "worker")
            check(row.subject, is: [.subject, .unit], "subject")
        }
    }

    private func isUnreadable(_ kind: EntityKind) -> Bool {
        switch kind {
        case .unit: unreadable.contains(.units)
        case .worker: unreadable.contains(.workers)
        case .subject: unreadable.contains(.subjects)
        case .resident: unreadable.contains(.residents)
        }
    }

    // MARK: The tree

    /// One unit at the top, and no unit below itself; parents outside the sheets belong to the existing tree.
    private func checkTree(faults: inout SheetFaults) {
        let units = rows.units ?? []
        let tops = units.filter { $0.parent == nil }
        for top in tops.dropFirst() {
            faults.add(top.id.place.fault("sheet.second_root", ["value": top.id.value, "other": tops[0].id.value]))
        }
        let parents = Dictionary(
            units.compactMap { row in row.parent.map { (row.id.value, $0.value) } }, uniquingKeysWith: { first, _ in first })
        var cleared: Set<String> = []
        for unit in units {
            var path: [String] = []
            var onPath: Set<String> = []
            var next: String? = unit.id.value
            while let id = next, !cleared.contains(id), onPath.insert(id).inserted {
                path.append(id)
                next = parents[id]
            }
            // The walk came back to a unit of its own path: the cycle is told once, at the unit whose line comes first.
            if let again = next, onPath.contains(again), let start = path.firstIndex(of: again), let place = unit.parent?.place {
                let cycle = (path[start...] + [again]).prefix(12).joined(separator: " > ")
                faults.add(place.fault("sheet.cycle", ["path": cycle]))
            }
            cleared.formUnion(path)
        }
    }

    // MARK: Heads, posts, seats

    private func checkHeads(faults: inout SheetFaults) {
        var heads: [String: CellPlace] = [:]
        for row in rows.residents ?? [] where row.isHead {
            if let first = heads[row.household.value] {
                faults.add(row.household.place.fault("sheet.second_head", ["value": row.household.value, "line": String(first.line)]))
            } else {
                heads[row.household.value] = row.household.place
            }
        }
    }

    /// A post has one holder a day; a vacancy is a holding like any other.
    private func checkPosts(faults: inout SheetFaults) {
        let entries = (rows.posts ?? []).map { row in
            Entry(key: [row.unit.value, row.post.value], place: row.post.place, tenure: row.days.tenure(missingFrom: missingFrom))
        }
        RosterCheck.overlaps(in: entries) { later, earlier, day in
            faults.add(
                later.place.fault(
                    "sheet.post_held_twice",
                    ["unit": later.key[0], "post": later.key[1], "day": "\(day)", "line": String(earlier.place.line)]))
        }
    }

    /// A unit has one number of a name a day.
    private func checkParameters(faults: inout SheetFaults) {
        let entries = (rows.parameters ?? []).map { row in
            Entry(key: [row.unit.value, row.name.value], place: row.name.place, tenure: row.days.tenure(missingFrom: missingFrom))
        }
        RosterCheck.overlaps(in: entries) { later, earlier, day in
            faults.add(
                later.place.fault(
                    "sheet.parameter_twice",
                    ["unit": later.key[0], "name": later.key[1], "day": "\(day)", "line": String(earlier.place.line)]))
        }
    }

    /// One primary seat a day for each kind of link (S20), and nobody twice on one seat.
    private func checkLinks(faults: inout SheetFaults) {
        let links = rows.links ?? []
        var twice: Set<CellPlace> = []
        let same = links.map { row in
            Entry(
                key: [row.subject.value, row.worker.value, row.kind.value, row.isPrimary ? "primary" : "backup"], place: row.worker.place,
                tenure: row.days.tenure(missingFrom: missingFrom))
        }
        RosterCheck.overlaps(in: same) { later, earlier, day in
            twice.insert(later.place)
            faults.add(
                later.place.fault(
                    "sheet.link_twice",
                    ["worker": later.key[1], "subject": later.key[0], "day": "\(day)", "line": String(earlier.place.line)]))
        }
        // A row that only repeats another is told once.
        let primaries = zip(links, same).filter { $0.0.isPrimary && !twice.contains($0.1.place) }.map { row, entry in
            Entry(key: [row.subject.value, row.kind.value], place: entry.place, tenure: entry.tenure)
        }
        RosterCheck.overlaps(in: primaries) { later, earlier, day in
            faults.add(
                later.place.fault(
                    "sheet.second_primary", ["subject": later.key[0], "day": "\(day)", "line": String(earlier.place.line)]))
        }
    }

    /// Something held for a time.
    private struct Entry {
        var key: [String]
        var place: CellPlace
        var tenure: Tenure
    }

    /// Tells each entry that begins while another of the same key lasts, with that other and the first common day.
    private static func overlaps(in entries: [Entry], found: (_ later: Entry, _ earlier: Entry, _ day: CivilDate) -> Void) {
        let groups = Dictionary(grouping: entries, by: \.key).values.filter { $0.count > 1 }
        for group in groups.sorted(by: { $0[0].place.line < $1[0].place.line }) {
            // An end before the beginning, from a missing first day, holds nothing.
            let held = group.filter { entry in entry.tenure.until.map { entry.tenure.from < $0 } ?? true }
            let sorted = held.sorted { ($0.tenure.from, $0.place.line) < ($1.tenure.from, $1.place.line) }
            // The one that lasts longest of those before is the one to compare with.
            guard var longest = sorted.first else { continue }
            for entry in sorted.dropFirst() {
                if longest.tenure.contains(entry.tenure.from) { found(entry, longest, entry.tenure.from) }
                if let end = longest.tenure.until, entry.tenure.until.map({ $0 > end }) ?? true { longest = entry }
            }
        }
    }
}
