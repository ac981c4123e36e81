import LianhuAPI
import LianhuCore

/// What a recorded contact, attempt or activity came to.
extension Presentation {
    init(_ answer: DaemonClient.Answer<Wire.Receipt>) {
        let receipt = answer.value
        var notes: [String] = []
        if receipt.duplicate { notes.append(words("cli.receipt.duplicate", ["id": receipt.id])) }
        if receipt.extra, !receipt.notCounted.contains(where: { $0.code == "extra.attempt" }) { notes.append(words("cli.receipt.extra")) }
        if receipt.lateEntry { notes.append(words("cli.receipt.late_entry")) }
        let fields = Table.fields(
            [
                ("column.record", receipt.id), ("column.about", receipt.about), ("column.worker", receipt.worker),
                ("column.occurred_at", Cells.time(receipt.occurredAt)), ("column.recorded_at", Cells.time(receipt.recordedAt)),
            ], id: receipt.id)
        self.init(
            json: answer.bytes, table: fields,
            sections: [
                Section(title: words("cli.section.settled"), table: .settled(receipt.settled)),
                Section(title: words("cli.section.not_counted"), table: .notCounted(receipt.notCounted)),
            ], notes: notes)
    }

    /// What voiding or correcting changed.
    init(_ answer: DaemonClient.Answer<Wire.Correction>) {
        let correction = answer.value
        let fields = Table.fields(
            [("column.record", correction.id), ("column.replacement", correction.replacement?.id)],
            id: correction.replacement?.id ?? correction.id)
        self.init(
            json: answer.bytes, table: fields,
            sections: [
                Section(title: words("cli.section.changed"), table: .settled(correction.changed)),
                Section(title: words("cli.section.settled"), table: .settled(correction.replacement?.settled ?? [])),
                Section(title: words("cli.section.not_counted"), table: .notCounted(correction.replacement?.notCounted ?? [])),
            ])
    }
}

extension Table {
    fileprivate static func settled(_ items: [Wire.Settled]) -> Table {
        var table = Table([Column("column.obligation"), Column("column.before"), Column("column.after")])
        for item in items {
            table.append([Cell(item.obligation), Cells.status(item.before), Cells.status(item.after)], id: item.obligation)
        }
        return table
    }

    fileprivate static func notCounted(_ items: [Wire.NotCounted]) -> Table {
        var table = Table([Column("column.rule"), Column("column.why")])
        for item in items { table.append([Cell(item.rule.isEmpty ? "—" : item.rule), Cells.title(item.text)]) }
        return table
    }
}
