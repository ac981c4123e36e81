import LianhuCore

/// A filled-in row of the agenda, or of any sheet with its columns.
package struct ContactRow: Hashable, Sendable {
    /// The client's own key; nil: it is a hash of (subject, worker, occurred_at, method) (S58).
    package var key: Cell<String>?
    package var subject: Cell<String>
    /// Nil: whoever imports.
    package var worker: Cell<String>?
    package var date: Cell<CivilDate>
    /// Minutes after midnight; nil if only the day is known.
    package var minute: Cell<Int>?
    /// The method's word in the rules.
    package var method: Cell<String>
    /// A contact or an attempt.
    package var kind: EvidenceKind
    package var personsMet: Cell<Int>?
    package var summary: Cell<String>?
    package var matter: Cell<String>?
    package var reason: Cell<String>?
    /// Days for which what was handed over lasts (S1 `refill`).
    package var supplyDays: Cell<Int>?
    /// Only play may use it.
    package var recordedAt: Cell<Instant>?
    /// The row itself.
    package var place: CellPlace
}

/// Takes the agenda back.
package struct ContactSheet {
    private let methods: [String: LocalizedText]
    private var faults = SheetFaults()
    private var lines: [String: Int32] = [:]

    /// The rows that were filled in, and every fault, at most 1,000 and one that counts them all.
    ///
    /// Ids are checked for their form only; whether they exist, and whether a day lies in the future, the caller knows.
    ///
    /// - Parameter methods: Titles by word; a method may be written as either. Empty: any word is taken.
    package static func read(
        _ bytes: [UInt8], file: String, methods: [String: LocalizedText] = [:]
    ) -> (rows: [ContactRow], faults: [SheetFault]) {
        var sheet = ContactSheet(methods: methods)
        var rows: [ContactRow] = []
        if let table = SheetTable(bytes, file: file, kind: .contacts, faults: &sheet.faults) {
            rows = table.rows.compactMap { sheet.contact($0, table) }
        }
        return (rows, sheet.faults.list(files: [file]))
    }

    private init(methods: [String: LocalizedText]) { self.methods = methods }

    private mutating func contact(_ record: CSVRow, _ table: SheetTable) -> ContactRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        guard let written = reader.text("date", faults: &faults) else {
            checkUntouched(&reader)
            return nil
        }
        let key = reader.word("key", faults: &faults)
        let subject = reader.id("household_id", faults: &faults)
        let worker = reader.id("worker", faults: &faults)
        let date = reader.date("date", faults: &faults)
        let minute = reader.minute("time", faults: &faults)
        let method = self.method(&reader, at: written.place)
        let persons = reader.count("persons_met", faults: &faults)
        let reason = reader.word("reason", faults: &faults)
        let kind = self.kind(&reader)
        let supply = reader.count("supply_days", faults: &faults)
        let recordedAt = reader.instant("recorded", faults: &faults)
        if let key { checkTwice(key, &reader) }
        guard !reader.isFaulty, let subject, let date, let method, let kind else { return nil }
        return ContactRow(
            key: key, subject: subject, worker: worker, date: date, minute: minute, method: method, kind: kind, personsMet: persons,
            summary: reader.text("summary", faults: &faults), matter: reader.text("matter", faults: &faults), reason: reason,
            supplyDays: supply, recordedAt: recordedAt, place: reader.place)
    }

    /// A row without a date is skipped, but not if somebody wrote what happened: that would lose it silently (S9).
    private mutating func checkUntouched(_ reader: inout SheetRowReader) {
        for column in ["summary", "matter", "persons_met", "time", "method", "supply_days"] {
            if let cell = reader.text(column, faults: &faults) {
                reader.add(cell.place.fault("sheet.contact_without_date"), to: &faults)
                return
            }
        }
    }

    private mutating func method(_ reader: inout SheetRowReader, at place: CellPlace) -> Cell<String>? {
        guard let cell = reader.text("method", faults: &faults) else {
            reader.add(place.fault("sheet.method_missing"), to: &faults)
            return nil
        }
        let text = cell.value
        if methods.isEmpty || methods[text] != nil { return cell }
        let lower = text.lowercased()
        if let word = methods.first(where: { $0.value.zh == text || $0.value.en.lowercased() == lower || $0.key == lower })?.key {
            return Cell(word, cell.place)
        }
        let words = methods.keys.sorted()
        let titles = words.compactMap { methods[$0]?.zh }
        var args = ["known": words.map { "\($0)/\(methods[$0]?.zh ?? "")" }.joined(separator: ", ")]
        args["suggestion"] = NearMiss.best(for: text, among: words + titles)
        reader.add(cell.place.fault(args["suggestion"] == nil ? "sheet.method_unknown" : "sheet.method_misspelt", args), to: &faults)
        return nil
    }

    private mutating func kind(_ reader: inout SheetRowReader) -> EvidenceKind? {
        guard let cell = reader.text("record", faults: &faults) else { return .contact }
        switch cell.value.lowercased() {
        case "contact", "走访": return .contact
        case "attempt", "未遇": return .attempt
        default:
            reader.add(cell.place.fault("sheet.record_unknown"), to: &faults)
            return nil
        }
    }

    private mutating func checkTwice(_ key: Cell<String>, _ reader: inout SheetRowReader) {
        if let line = lines[key.value] {
            reader.add(key.place.fault("sheet.key_twice", ["line": String(line)]), to: &faults)
        } else {
            lines[key.value] = key.place.line
        }
    }
}
