/// The headings of one file, shared by all its cells.
package final class SheetHeader: Sendable, Hashable {
    /// The file's name as it was given.
    package let file: String
    package let kind: SheetKind
    /// As they stand in the file, without blanks around them.
    package let headings: [String]

    package init(file: String, kind: SheetKind, headings: [String]) {
        self.file = file
        self.kind = kind
        self.headings = headings
    }

    package static func == (left: SheetHeader, right: SheetHeader) -> Bool {
        left.file == right.file && left.kind == right.kind && left.headings == right.headings
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(kind)
    }
}

/// Where a value stands: file, line and column.
package struct CellPlace: Hashable, Sendable {
    package let header: SheetHeader
    /// 1 for the first line of the file.
    package let line: Int32
    /// 1 for the first column; 0 stands for the whole row.
    package let column: Int32

    package init(header: SheetHeader, line: Int, column: Int) {
        self.header = header
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
    }

    /// The column's heading as it stands in the file.
    package var heading: String? { column >= 1 && column <= header.headings.count ? header.headings[Int(column) - 1] : nil }

    /// A fault found here; codes and their arguments are those of the catalogue.
    package func fault(_ code: String, _ args: [String: String] = [:]) -> SheetFault {
        SheetFault(
            file: header.file, line: Int(line), column: heading.map { SheetFault.Column(name: $0, number: Int(column)) }, code: code,
            args: args)
    }
}

/// A value of a sheet with its place.
package struct Cell<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var place: CellPlace

    package init(_ value: Value, _ place: CellPlace) {
        self.value = value
        self.place = place
    }
}
