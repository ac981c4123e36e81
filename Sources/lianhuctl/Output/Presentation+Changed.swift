import LianhuAPI
import LianhuCore

extension Presentation {
    /// What a dated change of links, subjects, workers or units came to.
    init(_ answer: DaemonClient.Answer<Wire.Changed>) {
        let value = answer.value
        let planned = value.planned
        let fields = Table.fields(
            [
                ("column.act", word("change", value.act)), ("column.about", Cells.text(value.about)), ("column.link", value.link),
                ("column.effective", value.on.description),
            ], id: value.link ?? value.about.id)
        let isPlanned = planned.created + planned.changed + planned.voided > 0
        let note = words(
            "cli.planned",
            ["created": String(planned.created), "changed": String(planned.changed), "voided": String(planned.voided)])
        self.init(json: answer.bytes, table: fields, notes: isPlanned ? [note] : [])
    }
}
