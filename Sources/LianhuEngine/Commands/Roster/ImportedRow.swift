import LianhuAudit
import LianhuCore

/// A row of an import as its leaf tells it: what it did, what stands there now, and what stood there before; no personal value (S60).
struct ImportedRow {
    enum Act: String, Sendable {
        case started = "s"
        case changed = "c"
        case ended = "e"
    }

    var sheet: String
    var act: Act
    /// As the row stands in its leaf.
    var values: [JSONValue]
    /// The same before, but without ids; empty where nothing dated was overwritten.
    var before: [JSONValue]

    func text(_ index: Int) -> String { values.indices.contains(index) ? values[index].stringValue ?? "" : "" }

    /// The ids that name it.
    var name: String { values.prefix(3).compactMap(\.stringValue).joined(separator: " ") }

    /// The days that stand from a place on, the last one inclusive.
    static func tenure(_ values: [JSONValue], from index: Int) -> Tenure {
        func day(_ place: Int) -> CivilDate? {
            values.indices.contains(place) ? values[place].stringValue.flatMap { CivilDate($0) } : nil
        }
        return Tenure(from: day(index) ?? RosterMerge.always, until: day(index + 1)?.adding(days: 1))
    }

    /// The rows of a leaf; nil if it does not tell enough to take them back.
    static func rows(of leaf: JSONValue) -> [ImportedRow]? {
        guard let facts = leaf["facts"], let sheet = facts["sheet"]?.stringValue, let rows = facts["rows"]?.arrayValue,
            let acts = facts["acts"]?.stringValue, let before = facts["before"]?.arrayValue, acts.count == rows.count,
            before.count == rows.count
        else { return nil }
        return zip(zip(rows, acts), before).map { pair, before in
            ImportedRow(
                sheet: sheet, act: Act(rawValue: String(pair.1)) ?? .changed, values: pair.0.arrayValue ?? [],
                before: before.arrayValue ?? [])
        }
    }
}
