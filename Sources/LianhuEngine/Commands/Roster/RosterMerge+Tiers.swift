import LianhuAudit
import LianhuCore

extension RosterMerge {
    /// Takes in the colours that rows of subjects name (S22). A blank cell says nothing: a colour is taken off by its own command.
    mutating func mergeTiers(reader: any StoreReader) throws {
        let rows = (self.rows.subjects ?? []).compactMap { row in row.tier.map { (row: row, tier: $0) } }
        let facts = try reader.subjectFacts(rows.compactMap { known[$0.row.id.value]?.key }.sorted())
        let timelines = Dictionary(uniqueKeysWithValues: facts.map { ($0.key, $0.tiers) })
        for (row, tier) in rows {
            let subject = key(row.id.value)
            // Whoever is new has had the colour for as long as he has been there.
            guard let timeline = timelines[subject] else {
                add(TierRecord(subject: subject, tier: tier.value, tenure: Tenure(from: Self.always), recordedOn: today), row)
                continue
            }
            guard timeline.last(where: { $0.tenure.contains(effective) })?.tier != tier.value else { continue }
            if let later = timeline.last(where: { $0.tenure.from > effective }) {
                faults.append(tier.place.fault("merge.tier_later", ["id": row.id.value, "on": later.tenure.from.description]))
                continue
            }
            if var before = timeline.last(where: { $0.tenure.contains(effective) }), before.tenure.from < effective {
                before.tenure.until = effective
                changes.tiers.append(before)
            }
            add(TierRecord(subject: subject, tier: tier.value, tenure: Tenure(from: effective), recordedOn: today), row)
        }
    }

    private mutating func add(_ record: TierRecord, _ row: SubjectRow) {
        changes.tiers.append(record)
        touched.insert(record.subject)
        let from: JSONValue = record.tenure.from == Self.always ? .null : .string(record.tenure.from.description)
        count("tiers", \.started, row: [.string(row.id.value), .string(record.tier), from])
    }
}
