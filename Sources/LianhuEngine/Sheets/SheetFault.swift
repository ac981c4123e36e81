import LianhuCore

/// Something in a sheet that keeps the whole import from happening: where, what, and what to write instead.
///
/// Arguments hold ids, dates, words and numbers, never a name, a telephone number or free text (S60).
package struct SheetFault: Error, Hashable, Sendable {
    /// A column by the heading in the file and its number, 1 for the first.
    package struct Column: Hashable, Sendable {
        package var name: String
        package var number: Int

        package init(name: String, number: Int) {
            self.name = name
            self.number = number
        }
    }

    package var file: String
    /// 1 for the first line; 0 if it is about the whole file.
    package var line: Int
    /// Nil if it is about a whole row or file.
    package var column: Column?
    /// Stable for ever; the catalogue has `CODE` and `CODE.remedy`.
    package var code: String
    package var args: [String: String]

    package init(file: String, line: Int, column: Column?, code: String, args: [String: String] = [:]) {
        self.file = file
        self.line = line
        self.column = column
        self.code = code
        self.args = args
    }

    /// What is wrong.
    package func reason(in language: Language) -> String { Catalogue.text(code, args, in: language) }

    /// What to do.
    package func remedy(in language: Language) -> String { Catalogue.text(code + ".remedy", args, in: language) }

    /// `links.csv:7:2 (worker): reason remedy`, on one line.
    package func text(in language: Language) -> String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if let column {
            place += ":\(column.number)"
            place += language == .zh ? "（\(column.name)）" : " (\(column.name))"
        }
        return language == .zh ? "\(place)：\(reason(in: .zh))\(remedy(in: .zh))" : "\(place): \(reason(in: .en)) \(remedy(in: .en))"
    }
}

/// Faults as they are found: the first so many are kept, the others counted.
package struct SheetFaults: Sendable {
    /// How many are kept.
    package static let limit = 1_000

    private var found: [SheetFault] = []
    private var count = 0

    package init() {}

    package init(_ faults: [SheetFault]) {
        for fault in faults { add(fault) }
    }

    package var isEmpty: Bool { count == 0 }

    package mutating func add(_ fault: SheetFault) {
        count += 1
        if found.count < SheetFaults.limit { found.append(fault) }
    }

    /// By file (in the order given), line and column; at the end, if some were left off, a fault that counts them.
    package func list(files: [String]) -> [SheetFault] {
        let rank = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        func key(_ fault: SheetFault) -> (Int, Int, Int, String) {
            (rank[fault.file] ?? files.count, fault.line, fault.column?.number ?? 0, fault.code)
        }
        var sorted = found.sorted { key($0) < key($1) }
        if count > found.count {
            sorted.append(
                SheetFault(
                    file: sorted.last?.file ?? "", line: 0, column: nil, code: "sheet.more_faults",
                    args: ["count": String(count), "shown": String(found.count)]))
        }
        return sorted
    }
}
