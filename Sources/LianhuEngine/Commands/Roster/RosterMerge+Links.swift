import LianhuAudit
import LianhuCore

extension RosterMerge {
    /// A link as sheets name it.
    private struct LinkName: Hashable {
        var subject: EntityKey
        var worker: EntityKey
        var kind: String
    }

    /// Changes and ends of what is known come first, so that a successor finds the seat free in whatever order the lines stand.
    mutating func mergeLinks(reader: any StoreReader, endingIn units: Set<EntityKey>) throws {
        guard let list = rows.links else { return }
        let subjects = Array(Set(list.map { key($0.subject.value) })).sorted()
        var held: [EntityKey: [LinkRecord]] = [:]
        for facts in try reader.subjectFacts(subjects) { held[facts.key] = facts.links }
        if !units.isEmpty { try endMissing(in: units, reader: reader, held: &held) }
        var fresh: [LinkRow] = []
        for row in list {
            let subject = key(row.subject.value)
            guard
                var link = Self.match(
                    row, tenure: row.days.tenure(missingFrom: missingFrom), worker: key(row.worker.value), in: held[subject] ?? [])
            else {
                fresh.append(row)
                continue
            }
            let old = link
            if let last = row.days.lastDay { link.tenure.until = last.value.adding(days: 1) }
            link.isPrimary = row.isPrimary
            guard link != old else { continue }
            put(link, held: &held)
            count(
                "links", link.tenure.until == old.tenure.until ? \.changed : \.ended, row: leaf(row) + Self.days(link.tenure),
                before: [.bool(old.isPrimary)] + Self.days(old.tenure))
        }
        let ordered = fresh.sorted { $0.days.tenure(missingFrom: missingFrom).from < $1.days.tenure(missingFrom: missingFrom).from }
        for row in ordered { start(row, held: &held) }
        checkPrimaries(list, held: held)
    }

    private func leaf(_ row: LinkRow) -> [JSONValue] {
        [.string(row.subject.value), .string(row.worker.value), .string(row.kind.value), .bool(row.isPrimary)]
    }

    /// The known link that a row means: the one of its first day, else the one that lasts; without a first day also the one that ends as
    /// it says.
    private static func match(_ row: LinkRow, tenure: Tenure, worker: EntityKey, in links: [LinkRecord]) -> LinkRecord? {
        let same = links.filter { $0.worker == worker && $0.kind == row.kind.value }
        if let exact = same.last(where: { $0.tenure.from == tenure.from }) { return exact }
        let lasting = same.last { link in link.tenure.until == nil && tenure.until.map { $0 > link.tenure.from } ?? true }
        return lasting ?? (row.days.from == nil ? same.last { $0.tenure.until == tenure.until } : nil)
    }

    private mutating func put(_ link: LinkRecord, held: inout [EntityKey: [LinkRecord]]) {
        changes.links.append(link)
        held[link.subject] = (held[link.subject] ?? []).filter { $0.key != link.key } + [link]
        touched.insert(link.subject)
    }

    private mutating func start(_ row: LinkRow, held: inout [EntityKey: [LinkRecord]]) {
        let subject = key(row.subject.value)
        let tenure = row.days.tenure(missingFrom: missingFrom)
        let links = held[subject] ?? []
        // A successor inherits the seat that was left (S3).
        let free = links.filter { $0.isPrimary == row.isPrimary && $0.tenure.until != nil }.map(\.seat).last { seat in
            !links.contains { $0.seat == seat && $0.tenure.overlaps(tenure) }
        }
        let link = LinkRecord(
            key: nextLink, subject: subject, seat: free ?? (links.map(\.seat).max() ?? 0) + 1, worker: key(row.worker.value),
            kind: row.kind.value, isPrimary: row.isPrimary, tenure: tenure, recordedOn: today)
        nextLink += 1
        put(link, held: &held)
        count("links", \.started, row: leaf(row) + Self.days(tenure))
        if tenure.from < today && PeriodScheme.standard.period(.month, containing: tenure.from).end <= today { recordedLate += 1 }
    }

    /// S20: one primary seat of a kind a day. A hand-over ends the old link in the sheet, or names the unit.
    private mutating func checkPrimaries(_ list: [LinkRow], held: [EntityKey: [LinkRecord]]) {
        var told: Set<EntityKey> = []
        for row in list where row.isPrimary {
            let subject = key(row.subject.value)
            guard touched.contains(subject), !told.contains(subject) else { continue }
            let primaries = (held[subject] ?? []).filter { $0.isPrimary && $0.kind == row.kind.value }
            let worker = key(row.worker.value)
            let isTaken = primaries.contains { own in
                own.worker == worker && primaries.contains { $0.key != own.key && $0.tenure.overlaps(own.tenure) }
            }
            guard isTaken else { continue }
            told.insert(subject)
            faults.append(row.subject.place.fault("merge.second_primary", ["id": row.subject.value]))
        }
    }

    /// Ends the links in force inside the units that the sheets do not list (S59).
    private mutating func endMissing(in units: Set<EntityKey>, reader: any StoreReader, held: inout [EntityKey: [LinkRecord]]) throws {
        let listed = Set(
            (rows.links ?? []).map { LinkName(subject: key($0.subject.value), worker: key($0.worker.value), kind: $0.kind.value) })
        // Units are linked like subjects, too.
        var links = try reader.subjectFacts(units.sorted()).flatMap(\.links)
        var after: EntityKey = 0
        while true {
            let page = try reader.entities(kind: .subject, subkind: nil, units: units, after: after, limit: 5_000)
            guard let last = page.last else { break }
            links += try reader.subjectFacts(page.map(\.key)).flatMap(\.links)
            after = last.key
        }
        links.removeAll { !$0.tenure.contains(effective) || $0.tenure.until != nil }
        let ends = links.filter { !listed.contains(LinkName(subject: $0.subject, worker: $0.worker, kind: $0.kind)) }
        missing = (ends: ends.count, total: links.count)
        let refs = try reader.entities(keys: Array(Set(ends.flatMap { [$0.subject, $0.worker] })).sorted())
        for link in ends {
            var ended = link
            ended.tenure.until = max(effective, link.tenure.from)
            put(ended, held: &held)
            let names: [JSONValue] = [
                .string(refs[link.subject]?.id ?? "?"), .string(refs[link.worker]?.id ?? "?"), .string(link.kind), .bool(link.isPrimary),
            ]
            count("links", \.ended, row: names + Self.days(ended.tenure), before: [.bool(link.isPrimary)] + Self.days(link.tenure))
        }
    }
}
