import LianhuCore

/// Reads the typed values of one row and adds a fault for each that is wrong.
struct SheetRowReader {
    private let table: SheetTable
    private let row: CSVRow
    /// The file's line on which the row begins, as a place without a column.
    let place: CellPlace
    /// Whether a value of this row was wrong; such a row is not handed on.
    private(set) var isFaulty = false

    init(_ row: CSVRow, in table: SheetTable, faults: inout SheetFaults) {
        self.table = table
        self.row = row
        place = CellPlace(header: table.header, line: row.line, column: 0)
        let width = table.header.headings.count
        for (index, field) in row.fields.enumerated() {
            let hasHeading = index < width && !table.header.headings[index].isEmpty
            guard !hasHeading, !SheetText.trimmed(field.text).isEmpty else { continue }
            faults.add(
                SheetFault(
                    file: table.header.file, line: field.line, column: .init(name: "#\(index + 1)", number: index + 1),
                    code: "sheet.row_too_wide", args: ["columns": String(width)]))
            isFaulty = true
        }
    }

    /// The trimmed text of a column; nil if blank. A blank where the schema wants a value is a fault.
    mutating func text(_ name: String, faults: inout SheetFaults) -> Cell<String>? {
        guard let index = table.schema.index(of: name), let position = table.positions[index] else { return nil }
        let text = position < row.fields.count ? SheetText.trimmed(row.fields[position].text) : ""
        let line = position < row.fields.count ? row.fields[position].line : row.line
        let place = CellPlace(header: table.header, line: line, column: position + 1)
        guard text.isEmpty else { return Cell(text, place) }
        if table.schema.columns[index].presence == .filled { add(place.fault("sheet.value_missing"), to: &faults) }
        return nil
    }

    /// An id of the form of S60. A text that looks personal is never repeated.
    mutating func id(_ name: String, faults: inout SheetFaults) -> Cell<String>? {
        guard let cell = text(name, faults: &faults) else { return nil }
        return checked(id: Cell(SheetText.halfWidth(cell.value), cell.place), faults: &faults)
    }

    /// Several ids in one cell.
    mutating func ids(_ name: String, faults: inout SheetFaults) -> [Cell<String>] {
        guard let cell = text(name, faults: &faults) else { return [] }
        return SheetText.list(cell.value).compactMap { checked(id: Cell(SheetText.halfWidth($0), cell.place), faults: &faults) }
    }

    /// A word of the rules; blanks inside are a slip.
    mutating func word(_ name: String, faults: inout SheetFaults) -> Cell<String>? {
        guard let cell = text(name, faults: &faults) else { return nil }
        return checked(word: cell, faults: &faults)
    }

    /// Several words in one cell, each once.
    mutating func words(_ name: String, faults: inout SheetFaults) -> [Cell<String>] {
        guard let cell = text(name, faults: &faults) else { return [] }
        let parts = SheetText.list(cell.value)
        if parts.isEmpty { add(cell.place.fault("sheet.value_missing"), to: &faults) }
        var seen: Set<String> = []
        return parts.filter { seen.insert($0).inserted }.compactMap { checked(word: Cell($0, cell.place), faults: &faults) }
    }

    mutating func date(_ name: String, faults: inout SheetFaults) -> Cell<CivilDate>? {
        guard let cell = text(name, faults: &faults) else { return nil }
        switch SheetText.date(cell.value) {
        case .date(let date): return Cell(date, cell.place)
        case .outOfRange: add(cell.place.fault("sheet.date_out_of_range"), to: &faults)
        case .malformed: add(cell.place.fault("sheet.date_malformed"), to: &faults)
        }
        return nil
    }

    /// First and last day, both inclusive; the last may not come first.
    mutating func days(faults: inout SheetFaults) -> SheetDays {
        let days = SheetDays(from: date("from", faults: &faults), lastDay: date("until", faults: &faults))
        if let from = days.from, let last = days.lastDay, last.value < from.value {
            add(last.place.fault("sheet.until_before_from", ["from": "\(from.value)", "until": "\(last.value)"]), to: &faults)
        }
        return days
    }

    /// Minutes after midnight.
    mutating func minute(_ name: String, faults: inout SheetFaults) -> Cell<Int>? {
        value(name, code: "sheet.time_malformed", faults: &faults, SheetText.minuteOfDay)
    }

    mutating func yesOrNo(_ name: String, faults: inout SheetFaults) -> Cell<Bool>? {
        value(name, code: "sheet.yes_or_no", faults: &faults, SheetText.yesOrNo)
    }

    mutating func isPrimary(_ name: String, faults: inout SheetFaults) -> Cell<Bool>? {
        value(name, code: "sheet.seat_unknown", faults: &faults, SheetText.isPrimarySeat)
    }

    mutating func count(_ name: String, faults: inout SheetFaults) -> Cell<Int>? {
        value(name, code: "sheet.number_malformed", faults: &faults, SheetText.count)
    }

    mutating func telephone(_ name: String, faults: inout SheetFaults) -> Cell<String>? {
        value(name, code: "sheet.telephone_malformed", faults: &faults, SheetText.telephone)
    }

    mutating func born(_ name: String, faults: inout SheetFaults) -> Cell<CivilDate>? {
        value(name, code: "sheet.born_malformed", faults: &faults, SheetText.born)
    }

    mutating func instant(_ name: String, faults: inout SheetFaults) -> Cell<Instant>? {
        value(name, code: "sheet.instant_malformed", faults: &faults) { Instant($0) }
    }

    /// Adds a fault and marks the row.
    mutating func add(_ fault: SheetFault, to faults: inout SheetFaults) {
        faults.add(fault)
        isFaulty = true
    }

    private mutating func value<Value>(
        _ name: String, code: String, faults: inout SheetFaults, _ read: (String) -> Value?
    ) -> Cell<Value>? {
        guard let cell = text(name, faults: &faults) else { return nil }
        if let value = read(cell.value) { return Cell(value, cell.place) }
        // What stands there is not repeated: it may be anything, a telephone number in the wrong column for one (S60).
        add(cell.place.fault(code), to: &faults)
        return nil
    }

    private mutating func checked(word cell: Cell<String>, faults: inout SheetFaults) -> Cell<String>? {
        let isWord = cell.value.utf8.count <= 64 && !cell.value.contains { $0.isWhitespace || $0 == "\"" || $0 == "," }
        if isWord { return cell }
        add(cell.place.fault("sheet.word_malformed"), to: &faults)
        return nil
    }

    private mutating func checked(id cell: Cell<String>, faults: inout SheetFaults) -> Cell<String>? {
        switch EntityID.fault(in: cell.value) {
        case nil: return cell
        case .identityNumber: add(cell.place.fault("sheet.id_identity_number"), to: &faults)
        case .telephoneNumber: add(cell.place.fault("sheet.id_telephone_number"), to: &faults)
        case .name: add(cell.place.fault("sheet.id_name"), to: &faults)
        case .empty, .malformed: add(cell.place.fault("sheet.id_malformed"), to: &faults)
        }
        return nil
    }
}

/// First and last day of a row as people write them, both inclusive (S2).
package struct SheetDays: Hashable, Sendable {
    package var from: Cell<CivilDate>?
    /// Itself included; `Tenure.until` is the day after.
    package var lastDay: Cell<CivilDate>?

    package init(from: Cell<CivilDate>? = nil, lastDay: Cell<CivilDate>? = nil) {
        self.from = from
        self.lastDay = lastDay
    }

    /// As an interval with an exclusive end; a missing first day takes `missingFrom`.
    package func tenure(missingFrom: CivilDate) -> Tenure {
        Tenure(from: from?.value ?? missingFrom, until: lastDay.map { $0.value.adding(days: 1) })
    }
}
