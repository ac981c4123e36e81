import LianhuAPI
import LianhuCore

/// How the parts of answers look in a cell; the same everywhere.
enum Cells {
    /// A status in words, coloured by what it asks of the reader.
    static func status(_ name: String) -> Table.Cell {
        let tone: Table.Tone =
            switch name {
            case "met", "met_late", "excused", "reported": .good
            case "overdue", "missed": .bad
            case "void", "upcoming": .faint
            default: .plain
            }
        // Items of ladders are obligations, matters and roll-ups, each with words of its own.
        let kind = ["status", "roll_up"].first { Catalogue.knows("\($0).\(name)") } ?? "status"
        return Table.Cell(word(kind, name), tone)
    }

    /// `王秀英 (H-0012)`; a dash for nobody.
    static func reference(_ reference: Wire.Reference?) -> Table.Cell {
        guard let reference else { return Table.Cell("—", .faint) }
        return Table.Cell(text(reference))
    }

    static func text(_ reference: Wire.Reference) -> String {
        reference.name.isEmpty ? reference.id : "\(reference.name) (\(reference.id))"
    }

    static func title(_ title: Wire.Title) -> Table.Cell {
        Table.Cell(Console.current.language == .zh ? title.zh : title.en)
    }

    /// What a record's method or activity is called; its word where the rules have no title for it.
    static func method(_ record: Wire.Evidence) -> String {
        guard let title = record.title else { return record.method }
        return Self.title(title).text
    }

    /// `1187/1312`: never a rate without its numbers.
    static func fraction(_ rate: Wire.Rate) -> Table.Cell { Table.Cell("\(rate.numerator)/\(rate.denominator)") }

    /// `90.47 %`; a dash where nothing is expected.
    static func percent(_ rate: Wire.Rate) -> Table.Cell {
        guard let points = rate.basisPoints else { return Table.Cell("—", .faint) }
        let cents = points % 100
        return Table.Cell("\(points / 100).\(cents < 10 ? "0" : "")\(cents) %")
    }

    /// `2026-01-01 – 2026-06-30`, both days inclusive, as people write it; the API has the exclusive next day.
    static func span(_ from: CivilDate, _ until: CivilDate?) -> Table.Cell {
        Table.Cell("\(from) –" + (until.map { " \($0.adding(days: -1))" } ?? ""))
    }

    /// Says so where holidays of the window are not known yet (S27).
    static func provisional(_ isCovered: Bool) -> Table.Cell {
        Table.Cell(isCovered ? "" : words("calendar.uncovered_day"), .faint)
    }

    /// The last day on which something counts; a dash for what stays overdue until it is done.
    static func closes(_ window: Wire.Window) -> String { window.closesBefore == Window.never ? "—" : window.closes.description }

    /// A time as people read it: in the instance's zone.
    static func time(_ instant: Instant) -> String { InstanceZone.text(instant) }

    static func number(_ value: some BinaryInteger) -> Table.Cell { Table.Cell(String(value)) }

    static func optional(_ value: (some CustomStringConvertible)?) -> Table.Cell {
        value.map { Table.Cell($0.description) } ?? Table.Cell("—", .faint)
    }

    static func yes(_ value: Bool) -> Table.Cell { Table.Cell(words(value ? "cli.yes" : "cli.no")) }
}
