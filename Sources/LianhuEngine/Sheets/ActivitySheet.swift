import LianhuCore

/// A row of activities.csv.
package struct ActivityRow: Hashable, Sendable {
    package var key: Cell<String>?
    package var unit: Cell<String>
    package var activity: Cell<String>
    package var worker: Cell<String>
    package var date: Cell<CivilDate>
    /// Minutes after midnight.
    package var minute: Cell<Int>?
    package var participants: [Cell<String>]
    /// What it covered besides (S50).
    package var covers: [Cell<String>]
    /// Only play may use it.
    package var recordedAt: Cell<Instant>?
    package var place: CellPlace
}

/// Reads meetings, reports and checks from a sheet.
package enum ActivitySheet {
    /// The rows, and every fault, at most 1,000 and one that counts them all; ids are checked for their form only.
    package static func read(_ bytes: [UInt8], file: String) -> (rows: [ActivityRow], faults: [SheetFault]) {
        var faults = SheetFaults()
        guard let table = SheetTable(bytes, file: file, kind: .activities, faults: &faults) else { return ([], faults.list(files: [file])) }
        let rows = table.rows.compactMap { activity($0, table, &faults) }
        return (rows, faults.list(files: [file]))
    }

    private static func activity(_ record: CSVRow, _ table: SheetTable, _ faults: inout SheetFaults) -> ActivityRow? {
        var reader = SheetRowReader(record, in: table, faults: &faults)
        let key = reader.word("key", faults: &faults)
        let unit = reader.id("unit", faults: &faults)
        let activity = reader.word("activity", faults: &faults)
        let worker = reader.id("worker", faults: &faults)
        let date = reader.date("date", faults: &faults)
        let minute = reader.minute("time", faults: &faults)
        let participants = reader.ids("participants", faults: &faults)
        let covers = reader.ids("covers", faults: &faults)
        let recordedAt = reader.instant("recorded", faults: &faults)
        guard !reader.isFaulty, let unit, let activity, let worker, let date else { return nil }
        return ActivityRow(
            key: key, unit: unit, activity: activity, worker: worker, date: date, minute: minute, participants: participants,
            covers: covers, recordedAt: recordedAt, place: reader.place)
    }
}
