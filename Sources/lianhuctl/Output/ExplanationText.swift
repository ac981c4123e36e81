import LianhuAPI
import LianhuCore

/// An explanation as people read it: the sentences under their topics, in the daemon's order.
struct ExplanationText {
    let heading: String
    let facts: [Wire.ExplainedFact]
    /// What `--output ids` prints.
    var ids: [String] = []

    init(heading: String, facts: [Wire.ExplainedFact]) {
        self.heading = heading
        self.facts = facts
    }

    func print(json: [UInt8], as format: OutputFormat) {
        guard format != .table else {
            Console.current.put(text)
            return
        }
        var table = Table([Table.Column("column.topic"), Table.Column("column.code"), Table.Column("column.text")])
        for fact in facts { table.append([Table.Cell(fact.topic), Table.Cell(fact.code), Cells.title(fact.text)]) }
        for id in ids { table.addID(id) }
        Presentation(json: json, table: table).print(as: format)
    }

    /// The story; each topic once, under its name.
    var text: String {
        var lines = [PrintableText.of(heading)]
        var topic = ""
        for fact in facts {
            if fact.topic != topic {
                topic = fact.topic
                lines.append(words("explain.topic." + topic))
            }
            lines.append("  " + PrintableText.of(Cells.title(fact.text).text))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
