import LianhuAPI
import LianhuCore

/// How campaigns look: totals, levels, units, and who is silent.
enum CampaignText {
    static let silentColumns = [
        Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.unit"), Table.Column("column.contact_person"),
    ]

    static func cells(_ item: Wire.CampaignSilent) -> [Table.Cell] {
        [Table.Cell(item.subject.id), Table.Cell(item.subject.name), Cells.reference(item.unit), Cells.reference(item.worker)]
    }

    /// `787/800`; a dash where nobody is asked.
    static func answers(_ answered: Int, _ targets: Int) -> Table.Cell {
        targets == 0 ? Table.Cell("—", .faint) : Table.Cell("\(answered)/\(targets)")
    }

    static func present(_ answer: DaemonClient.Answer<Wire.Campaign>, _ connection: ConnectionOptions) {
        Presentation(answer).print(as: connection.format)
    }

    static func outcomes(_ outcomes: [Wire.CampaignOutcome]) -> String {
        outcomes.filter { $0.count > 0 }.map { "\(Cells.title($0.title).text) \($0.count)" }.joined(separator: ", ")
    }

    static func levels(_ campaign: Wire.Campaign) -> Table {
        var table = Table([
            Table.Column("column.level"), Table.Column("column.units_count", .right), Table.Column("column.on_time_count", .right),
            Table.Column("column.late_count", .right), Table.Column("column.overdue_count", .right),
            Table.Column("column.waiting_count", .right),
        ])
        for level in campaign.levels {
            table.append(
                [
                    Cells.title(level.title), Cells.number(level.units), Cells.number(level.onTime), Cells.number(level.late),
                    Table.Cell(String(level.overdue), level.overdue > 0 ? .bad : .plain), Cells.number(level.waiting),
                ], id: level.title.en)
        }
        return table
    }

    static func units(_ campaign: Wire.Campaign) -> Table {
        var table = Table([
            Table.Column("column.unit"), Table.Column("column.state"), Table.Column("column.due_at"), Table.Column("column.reported_at"),
            Table.Column("column.responsible"), Table.Column("column.answered", .right), Table.Column("column.outcomes"),
            Table.Column("column.note"),
        ])
        for row in campaign.units {
            let tone: Table.Tone = ["overdue": .bad, "late": .bad, "reported": .good][row.state] ?? .plain
            let notes = [
                row.partial ? words("cli.partial") : nil, row.nothing ? words("cli.nothing") : nil,
                row.changedAt.map { words("cli.changed_since", ["at": $0.local]) },
                row.text.isEmpty ? nil : row.text,
            ]
            table.append(
                [
                    Cells.reference(row.unit), Table.Cell(word("roll_up", row.state), tone),
                    Cells.optional(row.deadline.map(\.local)), Cells.optional(row.reportedAt.map(\.local)),
                    Cells.reference(row.responsible), answers(row.answered, row.targets), Table.Cell(outcomes(row.outcomes)),
                    Table.Cell(notes.compactMap { $0 }.joined(separator: "; ")),
                ], id: row.unit.id)
        }
        return table
    }

    static func silent(_ campaign: Wire.Campaign) -> Table {
        var table = Table(silentColumns)
        for item in campaign.silent { table.append(cells(item), id: item.subject.id) }
        return table
    }
}

extension Presentation {
    /// A campaign, field by field, with its levels, its units and those who are silent.
    init(_ answer: DaemonClient.Answer<Wire.Campaign>) {
        let value = answer.value
        let outcomes = CampaignText.outcomes(value.outcomes)
        let fields: [(String, String?)] = [
            ("column.id", value.id), ("column.campaign", "\(Cells.title(value.title).text) (\(value.kind))"),
            ("column.task", value.text), ("column.unit", Cells.text(value.unit)), ("column.starter", value.starter.map(Cells.text)),
            ("column.campaign_started", value.startedAt.local), ("column.due_at", value.dueAt.local),
            ("column.tag", value.tags.isEmpty ? nil : value.tags.joined(separator: ", ")),
            ("column.age", value.age),
            ("column.closed_at", value.closedAt.map(\.local)),
            ("column.answered", value.targets == 0 ? nil : "\(value.answered)/\(value.targets)"),
            ("column.outcomes", outcomes.isEmpty ? nil : outcomes), ("column.units_reported", "\(value.unitsReported)/\(value.unitsAll)"),
        ]
        let count = value.targets - value.answered
        var notes: [String] = []
        if count > value.silent.count {
            notes.append(words("cli.silent_more", ["count": String(count - value.silent.count), "campaign": value.id]))
        }
        if value.unlinked > 0 { notes.append(words("cli.campaign_left_out", ["count": String(value.unlinked)])) }
        self.init(
            json: answer.bytes, table: .fields(fields, id: value.id),
            sections: [
                Section(title: words("cli.levels"), table: CampaignText.levels(value)),
                Section(title: words("cli.units"), table: CampaignText.units(value)),
                Section(title: words("cli.silent", ["count": String(count)]), table: CampaignText.silent(value)),
            ], notes: notes)
    }
}
