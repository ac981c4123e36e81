import LianhuAPI
import LianhuCore

/// How matters look: where one stands, its thread, its figures.
enum MatterText {
    /// The stage's title, or the phase where none runs; coloured where it is late.
    static func stage(_ matter: Wire.Matter) -> Table.Cell {
        guard matter.phase == "open" else { return Table.Cell(word("phase", matter.phase), matter.phase == "closed" ? .good : .faint) }
        return Table.Cell(Cells.title(matter.stageTitle).text, matter.overdue ? .bad : .plain)
    }

    static func deadline(_ deadline: Wire.MatterDeadline?, _ matter: Wire.Matter) -> String? {
        deadline.map { words("cli.matter_deadline", ["on": moment($0), "clock": word("clock", $0.clock)]) }
    }

    /// The last day, or the moment where the day would not do.
    static func moment(_ deadline: Wire.MatterDeadline) -> String {
        deadline.local.flatMap { $0.hasSuffix(" 00:00") ? nil : $0 } ?? deadline.on.description
    }

    /// What to type after `lianhuctl matter` for an act.
    static func verb(_ act: String) -> String {
        switch act {
        case "grant": "approve"
        case "deny": "approve --deny"
        default: act
        }
    }

    /// Who did it; what people enter without a name of theirs is nobody's, and the rest the daemon's own.
    private static func actor(_ step: Wire.MatterStep) -> Table.Cell {
        step.actor.map { Cells.reference($0) } ?? Table.Cell(step.act == "raise" ? "—" : words("cli.by_itself"), .faint)
    }

    /// Until when, and by whom, its ladder was put to rest; nil while it runs.
    static func pause(_ matter: Wire.Matter) -> String? {
        matter.acknowledgedUntil.map {
            words("cli.acknowledged_by", ["until": $0.description, "worker": matter.acknowledgedBy.map(Cells.text) ?? "—"])
        }
    }

    /// What happened, oldest first.
    static func thread(_ matter: Wire.Matter) -> Table {
        var table = Table([
            Table.Column("column.running.number", .right), Table.Column("column.on"), Table.Column("column.act"),
            Table.Column("column.stage"),
            Table.Column("column.by"), Table.Column("column.to"), Table.Column("column.note"),
        ])
        for step in matter.steps {
            let note = [step.reason.map { "[\($0)]" }, step.until.map(\.description), step.into, step.note].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: " ")
            table.append(
                [
                    Cells.number(step.number), Table.Cell(step.local ?? step.on.description), Table.Cell(word("matter_act", step.act)),
                    Cells.title(step.stageTitle), actor(step),
                    Cells.reference(step.party), Table.Cell(note),
                ], id: String(step.number))
        }
        return table
    }

    static func figures(_ report: Wire.MatterFigureReport) -> Table {
        var table = Table([
            Table.Column("column.id"), Table.Column("column.name"), Table.Column("column.raised", .right),
            Table.Column("column.closed_of_raised", .right), Table.Column("column.closed_of_raised_percent", .right),
            Table.Column("column.on_time", .right), Table.Column("column.on_time_percent", .right),
            Table.Column("column.on_time_extended", .right), Table.Column("column.on_time_extended_percent", .right),
            Table.Column("column.overdue", .right), Table.Column("column.not_yet_due", .right), Table.Column("column.response", .right),
            Table.Column("column.resolution", .right), Table.Column("column.reopened", .right),
        ])
        for row in report.rows { table.append(cells(row.id, Cells.title(row.name), row.figures), id: row.id) }
        let name = Table.Cell(words("cli.total", ["name": report.unit.name]))
        table.append(cells(report.unit.id, name, report.total), id: report.unit.id)
        return table
    }

    private static func cells(_ id: String, _ name: Table.Cell, _ figures: Wire.MatterFigures) -> [Table.Cell] {
        [
            Table.Cell(id), name, Cells.number(figures.raised), Cells.fraction(figures.closedOfRaised),
            Cells.percent(figures.closedOfRaised),
            Cells.fraction(figures.onTimeOriginal), Cells.percent(figures.onTimeOriginal), Cells.fraction(figures.onTimeExtended),
            Cells.percent(figures.onTimeExtended), Table.Cell(String(figures.overdue), figures.overdue > 0 ? .bad : .plain),
            Cells.number(figures.notYetDue), Cells.fraction(figures.response), Cells.fraction(figures.resolution),
            Cells.number(figures.reopened),
        ]
    }

    /// What must be known to believe them.
    static func notes(_ report: Wire.MatterFigureReport) -> [String] {
        let args = [
            "unit": Cells.text(report.unit), "period": report.period, "from": report.from.description,
            "through": report.through.description,
            "digest": String(report.rulesDigest.prefix(12)),
        ]
        var notes = [words("cli.matter_figures", args)]
        if report.total.underReview > 0 { notes.append(words("cli.under_review", ["count": String(report.total.underReview)])) }
        if report.demonstration { notes.append(words("cli.demonstration")) }
        return notes
    }
}

extension Presentation {
    /// A matter, field by field, with its thread and what can happen next.
    init(_ answer: DaemonClient.Answer<Wire.Matter>) {
        let value = answer.value
        let parts = value.parts.map { "\($0.party): \($0.text)" + ($0.doneAt == nil ? "" : " ✓") }.joined(separator: "; ")
        let fields: [(String, String?)] = [
            ("column.id", value.id), ("column.class", "\(Cells.title(value.title).text) (\(value.kind))"),
            ("column.summary", value.summary),
            ("column.about", Cells.text(value.about)), ("column.unit", Cells.text(value.unit)),
            ("column.matter_field", value.fieldTitle.map { "\(Cells.title($0).text) (\(value.field ?? ""))" } ?? value.field),
            ("column.source", word("matter_source", value.source) + (value.evidence.map { " \($0)" } ?? "")),
            ("column.finder", value.finder.map(Cells.text)), ("column.reporter", value.reporter.map(Cells.text)),
            ("column.stage", MatterText.stage(value).text), ("column.cycle", value.cycle > 1 ? String(value.cycle) : nil),
            ("column.holder", value.holder.map(Cells.text)), ("column.responsible", value.responsible.map(Cells.text)),
            ("column.due", MatterText.deadline(value.deadline, value)), ("column.total_due", value.total.map(MatterText.moment)),
            ("column.original_due", value.original?.at == value.total?.at ? nil : value.original.map(MatterText.moment)),
            ("column.extension", value.extension.map { word("extension", $0) }), ("column.until", value.shelvedUntil?.description),
            ("column.step", value.step > 0 ? String(value.step) : nil), ("column.acknowledged_until", MatterText.pause(value)),
            ("column.parts", parts.isEmpty ? nil : parts),
            ("column.joined", value.joined.isEmpty ? nil : value.joined.joined(separator: ", ")),
            ("column.joined_into", value.joinedInto),
        ]
        let possible = value.possible.map { word("matter_act", $0) + " (\(MatterText.verb($0)))" }.joined(separator: ", ")
        self.init(
            json: answer.bytes, table: .fields(fields, id: value.id),
            sections: [Section(title: words("cli.thread"), table: MatterText.thread(value))],
            notes: possible.isEmpty ? [] : [words("cli.possible", ["acts": possible])])
    }
}
