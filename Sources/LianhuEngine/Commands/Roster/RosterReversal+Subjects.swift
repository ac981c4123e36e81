import LianhuAudit
import LianhuCore

extension RosterReversal {
    // MARK: Links

    mutating func revertLinks(_ rows: [ImportedRow], reader: any StoreReader) throws {
        let subjects = Array(Set(rows.map { key($0.text(0)) })).sorted()
        var held: [EntityKey: [LinkRecord]] = [:]
        for facts in try reader.subjectFacts(subjects) { held[facts.key] = facts.links }
        for row in rows {
            let (subject, worker) = (key(row.text(0)), key(row.text(1)))
            let tenure = ImportedRow.tenure(row.values, from: 4)
            let isPrimary = row.values.count > 3 ? row.values[3].boolValue ?? true : true
            let links = held[subject] ?? []
            guard
                var link = links.last(where: {
                    $0.worker == worker && $0.kind == row.text(2) && $0.tenure == tenure && $0.isPrimary == isPrimary
                })
            else {
                leave(row, "revert.changed_since")
                continue
            }
            if row.act == .started {
                guard !isOver(tenure) else {
                    leave(row, "revert.over")
                    continue
                }
                link.tenure.until = end(of: tenure)
                put(link, held: &held)
                count(row, \.ended)
                continue
            }
            let until = ImportedRow.tenure(row.before, from: 1).until
            let ended = link.tenure.until
            if let ended, ended < on {
                link.key = nextLink
                link.recordedOn = today
                link.tenure.from = on
            }
            link.isPrimary = row.before.first?.boolValue ?? isPrimary
            link.tenure.until = until
            let rest = Tenure(from: max(on, link.tenure.from), until: until)
            let isTaken = links.contains { other in
                other.key != link.key && other.tenure.overlaps(rest)
                    && (other.seat == link.seat || other.isPrimary && link.isPrimary && other.kind == link.kind)
            }
            guard !isTaken, !rest.isEmpty else {
                leave(row, "revert.changed_since")
                continue
            }
            if link.key == nextLink { nextLink += 1 }
            put(link, held: &held)
            count(row, ended.map { $0 < on } ?? false ? \.started : \.changed)
        }
    }

    private mutating func put(_ link: LinkRecord, held: inout [EntityKey: [LinkRecord]]) {
        changes.links.append(link)
        held[link.subject] = (held[link.subject] ?? []).filter { $0.key != link.key } + [link]
        touched.insert(link.subject)
    }

    // MARK: Colours

    mutating func revertTiers(_ rows: [ImportedRow], reader: any StoreReader) throws {
        let facts = try reader.subjectFacts(rows.map { key($0.text(0)) }.sorted())
        let timelines = Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0.tiers) })
        for row in rows {
            let subject = key(row.text(0))
            let from = ImportedRow.tenure(row.values, from: 2).from
            let timeline = timelines[subject] ?? []
            guard var tier = timeline.last(where: { !$0.tenure.isEmpty }), tier.tier == row.text(1), tier.tenure == Tenure(from: from)
            else {
                leave(row, "revert.changed_since")
                continue
            }
            tier.tenure.until = end(of: tier.tenure)
            changes.tiers.append(tier)
            if var before = timeline.last(where: { $0.tenure.until == from && !$0.tenure.isEmpty }) {
                if from < on { before = TierRecord(subject: subject, tier: before.tier, tenure: Tenure(from: on), recordedOn: today) }
                before.tenure.until = nil
                // Tiers are known by their first day: of two on one day the later one stands.
                changes.tiers.append(before)
            }
            touched.insert(subject)
            count(row, \.ended)
        }
    }

    // MARK: Subjects

    mutating func revertSubjects(_ rows: [ImportedRow], reader: any StoreReader) throws {
        let records = Dictionary(uniqueKeysWithValues: try reader.subjects(rows.map { key($0.text(0)) }).map { ($0.key, $0) })
        for row in rows {
            guard var subject = records[key(row.text(0))] else { continue }
            let presence = ImportedRow.tenure(row.values, from: 3)
            guard subject.presence == presence, subject.units.last?.value == key(row.text(2)) else {
                leave(row, "revert.changed_since")
                continue
            }
            if row.act == .started {
                guard !isOver(presence) else {
                    leave(row, "revert.over")
                    continue
                }
                subject.presence.until = end(of: presence)
                count(row, \.ended)
            } else {
                let old = ImportedRow.tenure(row.before, from: 1)
                let unit = row.before.first?.stringValue ?? row.text(2)
                guard old != presence || unit != row.text(2) else {
                    leave(row, "revert.undated")
                    continue
                }
                // Who left is back by a new id or a sheet, not as if he had never left.
                guard presence.until == old.until || presence.until.map({ $0 > on }) ?? true else {
                    leave(row, "revert.over")
                    continue
                }
                if unit != row.text(2) {
                    guard let units = Session.chain(subject.units, turning: key(unit), from: on) else {
                        leave(row, "revert.changed_since")
                        continue
                    }
                    subject.units = units
                }
                subject.presence = old
                count(row, \.changed)
            }
            changes.subjects.append(subject)
            touched.insert(subject.key)
        }
    }
}
