import LianhuAPI
import LianhuCore

/// An entry of a timeline in one line.
enum TimelineText {
    static func cells(of entry: Wire.TimelineEntry) -> [Table.Cell] {
        [Table.Cell(entry.on.description), Table.Cell(word("entry", entry.kind)), text(of: entry)]
    }

    private static func text(of entry: Wire.TimelineEntry) -> Table.Cell {
        if let item = entry.obligation {
            let args = ["id": item.id, "status": word("status", item.status), "due": item.window.due.description]
            return Table.Cell(words("cli.timeline.obligation", args), Cells.status(item.status).tone)
        }
        if let item = entry.evidence {
            let worker = item.worker.map(Cells.text) ?? "—"
            let text = words("cli.timeline.evidence", ["worker": worker, "method": Cells.method(item), "summary": item.summary])
            return Table.Cell(text, item.superseded ? .faint : .plain)
        }
        if let item = entry.escalation {
            let args = [
                "step": String(item.step), "to": item.recipient.map(Cells.text) ?? word("skipped", item.skip ?? ""), "id": item.obligation,
            ]
            return Table.Cell(words("cli.timeline.escalation", args), item.skip == nil ? .bad : .faint)
        }
        if let item = entry.matter {
            let step = item.step
            let args = [
                "id": item.matter, "title": Cells.title(item.title).text, "act": word("matter_act", step.act),
                "actor": step.actor.map(Cells.text) ?? words("cli.by_itself"), "note": step.note,
            ]
            return Table.Cell(words("cli.timeline.matter", args))
        }
        return Table.Cell("")
    }
}
