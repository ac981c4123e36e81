/// An answer in every form that it can be printed in.
struct Presentation {
    /// A further table under a heading, for people only.
    struct Section {
        var title: String
        var table: Table
    }

    /// The API's bytes.
    var json: [UInt8]
    /// What the answer is about; csv and ids print this alone.
    var table: Table
    var sections: [Section] = []
    /// Words for standard error.
    var notes: [String] = []

    init(json: [UInt8], table: Table, sections: [Section] = [], notes: [String] = []) {
        self.json = json
        self.table = table
        self.sections = sections
        self.notes = notes
    }

    /// Prints it: the one place that knows the formats.
    func print(as format: OutputFormat, on console: Console = .current) {
        switch format {
        case .table:
            console.put(table.text(isColoured: console.isColoured))
            for section in sections where !section.table.rows.isEmpty {
                console.put("\n\(section.title)\n" + section.table.text(isColoured: console.isColoured))
            }
        case .json: console.out(json.last == 0x0A ? json : json + [0x0A])
        case .csv: console.out(table.csv)
        case .ids: console.put(table.ids.map { $0 + "\n" }.joined())
        }
        for note in notes { console.say(note) }
    }
}
