import LianhuCore

/// Reads a folder of sheets into typed rows, or says everything that is wrong with it at once.
package struct RosterSheets {
    /// The rows of the files by name, and every fault, by file, line and column; at most 1,000 and one that counts them all.
    ///
    /// Files that are no CSV are passed over, and so are contacts and activities. The result is complete only if there is no fault.
    ///
    /// - Parameters:
    ///   - files: The bytes by name, `units.csv` or `单位.csv`.
    ///   - missingFrom: What a missing first day stands for: the start of the running period.
    ///   - words: What the rules in force call kinds, roles, posts, links and colours.
    ///   - existing: What the state already knows under an id.
    package static func read(
        files: [String: [UInt8]], missingFrom: CivilDate, words: RosterWords = .any, existing: (String) -> EntityKind? = { _ in nil }
    ) -> (rows: RosterRows, faults: [SheetFault]) {
        var reader = RosterSheets()
        let names = reader.chosen(among: files)
        for kind in SheetKind.roster {
            guard let name = names[kind], let bytes = files[name] else { continue }
            if let table = SheetTable(bytes, file: name, kind: kind, faults: &reader.faults) {
                reader.read(table)
            } else {
                reader.unreadable.insert(kind)
            }
        }
        words.settle(&reader.rows, faults: &reader.faults)
        var check = RosterCheck(rows: reader.rows, claimed: reader.claimed, unreadable: reader.unreadable, missingFrom: missingFrom)
        check.run(existing: existing, faults: &reader.faults)
        return (reader.rows, reader.faults.list(files: SheetKind.roster.compactMap { names[$0] }))
    }

    private var rows = RosterRows()
    private var faults = SheetFaults()
    /// Ids of rows that have other faults: what refers to them is not wrong.
    private var claimed: [Cell<String>] = []
    private var unreadable: Set<SheetKind> = []

    /// The file of each kind; two files of one kind and misspelt names are faults.
    private mutating func chosen(among files: [String: [UInt8]]) -> [SheetKind: String] {
        var names: [SheetKind: String] = [:]
        let known = SheetSchema.all.flatMap { [$0.file, $0.fileZh] }
        for name in files.keys.sorted() where name.lowercased().hasSuffix(".csv") {
            if let kind = SheetKind(fileName: name) {
                if let other = names[kind] {
                    faults.add(SheetFault(file: name, line: 0, column: nil, code: "sheet.file_twice", args: ["other": other]))
                } else {
                    names[kind] = name
                }
            } else if let suggestion = NearMiss.best(for: name, among: known) {
                faults.add(SheetFault(file: name, line: 0, column: nil, code: "sheet.file_misspelt", args: ["suggestion": suggestion]))
            } else {
                let list = SheetKind.roster.map { "\($0.schema.file)/\($0.schema.fileZh)" }.joined(separator: ", ")
                faults.add(SheetFault(file: name, line: 0, column: nil, code: "sheet.file_unknown", args: ["known": list]))
            }
        }
        if faults.isEmpty, !SheetKind.roster.contains(where: { names[$0] != nil }) {
            let list = SheetKind.roster.map { "\($0.schema.file)/\($0.schema.fileZh)" }.joined(separator: ", ")
            faults.add(SheetFault(file: ".", line: 0, column: nil, code: "sheet.none", args: ["known": list]))
        }
        return names
    }

    private mutating func read(_ table: SheetTable) {
        switch table.header.kind {
        case .units: rows.units = table.rows.compactMap { unit($0, table) }
        case .posts: rows.posts = table.rows.compactMap { post($0, table) }
        case .workers: rows.workers = table.rows.compactMap { worker($0, table) }
        case .subjects: rows.subjects = table.rows.compactMap { subject($0, table) }
        case .residents: rows.residents = table.rows.compactMap { resident($0, table) }
        case .links: rows.links = table.rows.compactMap { link($0, table) }
        case .channels: rows.channels = table.rows.compactMap { channel($0, table) }
        case .parameters: rows.parameters = table.rows.compactMap { parameter($0, table) }
        case .contacts, .activities: break
        }
    }

    private mutating func unit(_ record: CSVRow, _ table: SheetTable) -> UnitRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let id = reader.id("id", faults: &faults)
        let kind = reader.word("kind", faults: &faults)
        let name = reader.text("name", faults: &faults)
        let parent = reader.id("parent", faults: &faults)
        guard !reader.isFaulty, let id, let kind, let name else { return claim(id) }
        return UnitRow(id: id, kind: kind, name: name, parent: parent)
    }

    private mutating func post(_ record: CSVRow, _ table: SheetTable) -> PostRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let post = reader.word("post", faults: &faults)
        let worker = reader.id("worker", faults: &faults)
        let days = reader.days(faults: &faults)
        guard !reader.isFaulty, let unit, let post else { return nil }
        return PostRow(unit: unit, post: post, worker: worker, days: days)
    }

    private mutating func worker(_ record: CSVRow, _ table: SheetTable) -> WorkerRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let id = reader.id("id", faults: &faults)
        let name = reader.text("name", faults: &faults)
        let roles = reader.words("roles", faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let telephone = reader.telephone("telephone", faults: &faults)
        let days = reader.days(faults: &faults)
        guard !reader.isFaulty, let id, let name, let unit else { return claim(id) }
        return WorkerRow(id: id, name: name, roles: roles, unit: unit, telephone: telephone, days: days)
    }

    private mutating func subject(_ record: CSVRow, _ table: SheetTable) -> SubjectRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let id = reader.id("id", faults: &faults)
        let kind = reader.word("kind", faults: &faults)
        let name = reader.text("name", faults: &faults)
        let address = reader.text("address", faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let days = reader.days(faults: &faults)
        let tier = reader.word("tier", faults: &faults)
        guard !reader.isFaulty, let id, let kind, let unit else { return claim(id) }
        return SubjectRow(id: id, kind: kind, name: name, address: address, unit: unit, days: days, tier: tier)
    }

    private mutating func resident(_ record: CSVRow, _ table: SheetTable) -> ResidentRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let id = reader.id("id", faults: &faults)
        let household = reader.id("household", faults: &faults)
        let name = reader.text("name", faults: &faults)
        let isHead = reader.yesOrNo("head", faults: &faults)
        let telephone = reader.telephone("telephone", faults: &faults)
        let born = reader.born("born", faults: &faults)
        guard !reader.isFaulty, let id, let household, let name else { return claim(id) }
        return ResidentRow(id: id, household: household, name: name, isHead: isHead?.value ?? false, telephone: telephone, born: born)
    }

    private mutating func link(_ record: CSVRow, _ table: SheetTable) -> LinkRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let subject = reader.id("subject", faults: &faults)
        let worker = reader.id("worker", faults: &faults)
        let kind = reader.word("kind", faults: &faults)
        let isPrimary = reader.isPrimary("seat", faults: &faults)
        let days = reader.days(faults: &faults)
        guard !reader.isFaulty, let subject, let worker, let kind else { return nil }
        return LinkRow(subject: subject, worker: worker, kind: kind, isPrimary: isPrimary?.value ?? true, days: days)
    }

    private mutating func channel(_ record: CSVRow, _ table: SheetTable) -> ChannelRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let worker = reader.id("worker", faults: &faults)
        let channel = reader.word("channel", faults: &faults)
        let kind = reader.word("kind", faults: &faults)
        let name = reader.text("name", faults: &faults)
        let address = reader.text("address", faults: &faults)
        let owner = reader.id("owner", faults: &faults)
        let subject = reader.id("subject", faults: &faults)
        if !reader.isFaulty, (unit == nil) == (worker == nil) { reader.add(reader.place.fault("sheet.unit_or_worker"), to: &faults) }
        if let channel, !Engine.isChannel(channel.value) { reader.add(channel.place.fault("sheet.channel_malformed"), to: &faults) }
        guard !reader.isFaulty else { return nil }
        return ChannelRow(
            unit: unit, worker: worker, channel: channel, kind: kind, name: name, address: address, owner: owner, subject: subject)
    }

    private mutating func parameter(_ record: CSVRow, _ table: SheetTable) -> ParameterRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let name = reader.word("name", faults: &faults)
        let value = reader.count("value", faults: &faults)
        let days = reader.days(faults: &faults)
        guard !reader.isFaulty, let unit, let name, let value else { return nil }
        return ParameterRow(unit: unit, name: name, value: value, days: days)
    }

    /// Remembers the id of a row that is not handed on.
    private mutating func claim<Row>(_ id: Cell<String>?) -> Row? {
        if let id { claimed.append(id) }
        return nil
    }
}
