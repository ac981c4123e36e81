import LianhuCore

/// One file, decoded, cut into records, its headings matched with the schema.
struct SheetTable {
    let header: SheetHeader
    let schema: SheetSchema
    /// For each column of the schema its index in the file; nil if the file has not got it.
    let positions: [Int?]
    /// The records below the headings that hold anything.
    let rows: [CSVRow]

    /// Nil if the file cannot be read as this sheet; then at least one fault was added.
    init?(_ bytes: [UInt8], file: String, kind: SheetKind, limits: CSVReader.Limits = CSVReader.Limits(), faults: inout SheetFaults) {
        guard let records = SheetTable.records(bytes, file: file, limits: limits, faults: &faults) else { return nil }
        guard let first = records.first, first.fields.contains(where: { !SheetText.trimmed($0.text).isEmpty }) else {
            faults.add(SheetFault(file: file, line: 1, column: nil, code: "sheet.empty", args: [:]))
            return nil
        }
        schema = kind.schema
        header = SheetHeader(file: file, kind: kind, headings: first.fields.map { SheetText.trimmed($0.text) })
        guard let positions = SheetTable.match(header, with: schema, line: first.line, faults: &faults) else { return nil }
        self.positions = positions
        rows = records.dropFirst().filter { row in row.fields.contains { !SheetText.trimmed($0.text).isEmpty } }
    }

    private static func records(
        _ bytes: [UInt8], file: String, limits: CSVReader.Limits, faults: inout SheetFaults
    ) -> [CSVRow]? {
        do throws(SheetEncoding.Fault) {
            let text = try SheetEncoding.decode(bytes).text
            do throws(CSVError) {
                return try CSVReader.read(text, limits: limits)
            } catch {
                faults.add(SheetFault(error, file: file))
            }
        } catch {
            faults.add(SheetFault(error, file: file))
        }
        return nil
    }

    /// All faults of the headings at once; a sheet with faulty headings is not read further, for every row would repeat them.
    private static func match(_ header: SheetHeader, with schema: SheetSchema, line: Int, faults: inout SheetFaults) -> [Int?]? {
        let columns = header.headings.map { heading in schema.columns.firstIndex { $0.matches(heading) } }
        guard columns.contains(where: { $0 != nil }) else {
            // A sheet without headings begins with somebody's data, of which nothing is repeated (S60).
            faults.add(CellPlace(header: header, line: line, column: 0).fault("sheet.no_headings", ["known": known(schema)]))
            return nil
        }
        var positions = [Int?](repeating: nil, count: schema.columns.count)
        var isGood = true
        for (index, heading) in header.headings.enumerated() where !heading.isEmpty {
            let place = CellPlace(header: header, line: line, column: index + 1)
            guard let column = columns[index] else {
                faults.add(unknown(heading, at: place, schema: schema))
                isGood = false
                continue
            }
            if positions[column] != nil {
                faults.add(place.fault("sheet.column_twice", ["name": heading]))
                isGood = false
            }
            positions[column] = positions[column] ?? index
        }
        for (column, position) in zip(schema.columns, positions) where position == nil && column.presence != .optional {
            let place = CellPlace(header: header, line: line, column: 0)
            faults.add(place.fault("sheet.column_missing", ["name": column.name, "zh": column.zh]))
            isGood = false
        }
        return isGood ? positions : nil
    }

    private static func unknown(_ heading: String, at place: CellPlace, schema: SheetSchema) -> SheetFault {
        let names = schema.columns.flatMap { [$0.name, $0.zh] + $0.aliases }
        let shown = String(heading.prefix(20))
        guard let suggestion = NearMiss.best(for: heading, among: names) else {
            return place.fault("sheet.column_unknown", ["name": shown, "known": known(schema)])
        }
        return place.fault("sheet.column_misspelt", ["name": shown, "suggestion": suggestion])
    }

    private static func known(_ schema: SheetSchema) -> String {
        schema.columns.map { "\($0.name)/\($0.zh)" }.joined(separator: ", ")
    }
}

extension SheetFault {
    /// A fault of the encoding.
    package init(_ error: SheetEncoding.Fault, file: String) {
        switch error {
        case .invalid(let encoding, let line):
            self.init(file: file, line: line, column: nil, code: "sheet.encoding_invalid", args: ["encoding": encoding.rawValue])
        case .unavailable(let encoding):
            self.init(file: file, line: 0, column: nil, code: "sheet.encoding_unavailable", args: ["encoding": encoding.rawValue])
        case .workbook:
            self.init(file: file, line: 0, column: nil, code: "sheet.workbook")
        case .tooLarge(let limit):
            self.init(file: file, line: 0, column: nil, code: "sheet.too_large", args: ["limit": String(limit >> 20)])
        }
    }

    /// A fault of the form; the heading is not known yet, so the column has its number for a name.
    package init(_ error: CSVError, file: String) {
        func column(_ number: Int) -> Column { Column(name: "#\(number)", number: number) }
        switch error {
        case .quoteUnclosed(let line, let number):
            self.init(file: file, line: line, column: column(number), code: "sheet.quote_unclosed")
        case .quoteStray(let line, let number):
            self.init(file: file, line: line, column: column(number), code: "sheet.quote_stray")
        case .controlCharacter(let line, let number):
            self.init(file: file, line: line, column: column(number), code: "sheet.control_character")
        case .tooManyRows(let line, let limit):
            self.init(file: file, line: line, column: nil, code: "sheet.too_many_rows", args: ["limit": String(limit)])
        case .tooManyColumns(let line, let limit):
            self.init(file: file, line: line, column: nil, code: "sheet.too_many_columns", args: ["limit": String(limit)])
        case .fieldTooLong(let line, let number, let limit):
            self.init(file: file, line: line, column: column(number), code: "sheet.field_too_long", args: ["limit": String(limit)])
        }
    }
}
