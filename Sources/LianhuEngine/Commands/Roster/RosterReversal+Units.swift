import LianhuAudit
import LianhuCore

extension RosterReversal {
    // MARK: Posts

    mutating func revertPosts(_ rows: [ImportedRow]) {
        var known = organisation
        for row in rows {
            let unit = key(row.text(0))
            let worker = row.values.count > 2 ? row.values[2].stringValue.map(key) : nil
            let tenure = ImportedRow.tenure(row.values, from: 3)
            let held = known.holdings(at: unit).filter { $0.post == row.text(1) && !$0.tenure.isEmpty }
            guard var own = held.last(where: { $0.worker == worker && $0.tenure == tenure }) else {
                leave(row, "revert.changed_since")
                continue
            }
            guard row.act != .started || !isOver(tenure) else {
                leave(row, "revert.over")
                continue
            }
            if row.act == .started {
                own.tenure.until = end(of: tenure)
                known.put(own)
                changes.posts.append(own)
                count(row, \.ended)
                // Whoever had it until then has it again.
                if let before = held.last(where: { $0.tenure.until == tenure.from }) {
                    restore(before, until: nil, in: &known)
                    report.sheets[row.sheet]?.started += 1
                }
                continue
            }
            let until = ImportedRow.tenure(row.before, from: 0).until
            guard !held.contains(where: { $0 != own && $0.tenure.overlaps(Tenure(from: max(on, own.tenure.from), until: until)) }) else {
                leave(row, "revert.changed_since")
                continue
            }
            restore(own, until: until, in: &known)
            count(row, own.tenure.until.map { $0 > on } ?? true ? \.changed : \.started)
        }
    }

    /// Lets a holding go on: as if it had not ended where that lies ahead, else from the day on.
    private mutating func restore(_ holding: PostHolding, until: CivilDate?, in known: inout Organisation) {
        var holding = holding
        if let ended = holding.tenure.until, ended < on { holding.tenure.from = on }
        holding.tenure.until = until
        known.put(holding)
        changes.posts.append(holding)
    }

    // MARK: Numbers

    mutating func revertParameters(_ rows: [ImportedRow]) {
        var known = organisation
        for row in rows {
            let unit = key(row.text(0))
            let value = row.values.count > 2 ? row.values[2].intValue.map(Int.init) : nil
            let tenure = ImportedRow.tenure(row.values, from: 3)
            let own = known.parameters(of: unit).filter { $0.name == row.text(1) && !$0.tenure.isEmpty }
            guard var number = own.last(where: { $0.tenure == tenure && $0.value == value }) else {
                leave(row, "revert.changed_since")
                continue
            }
            guard !isOver(tenure) else {
                leave(row, "revert.over")
                continue
            }
            if row.act == .started {
                number.tenure.until = end(of: tenure)
                put(number, in: &known)
                count(row, \.ended)
                if var before = own.last(where: { $0.tenure.until == tenure.from }) {
                    if tenure.from < on { before.tenure.from = on }
                    before.tenure.until = nil
                    put(before, in: &known)
                    report.sheets[row.sheet]?.started += 1
                }
                continue
            }
            let until = ImportedRow.tenure(row.before, from: 1).until
            let old = row.before.first?.intValue.map(Int.init) ?? number.value
            if old != number.value, tenure.from < on {
                number.tenure.until = on
                put(number, in: &known)
                number.tenure.from = on
            }
            (number.value, number.tenure.until) = (old, until)
            put(number, in: &known)
            count(row, \.changed)
        }
    }

    private mutating func put(_ number: UnitParameter, in known: inout Organisation) {
        known.put(number)
        changes.parameters.append(number)
    }
}
