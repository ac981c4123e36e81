import LianhuAPI
import LianhuCore

/// Occurrences as people and programs read them: local time first, then UTC.
struct ExpansionText {
    let expansion: Expansion

    init(_ expansion: Expansion) { self.expansion = expansion }

    /// What `--output json` prints.
    struct Report: Encodable {
        struct Occurrence: Encodable {
            var number: Int
            /// The date that the rule names.
            var nominal: CivilDate
            /// What the clock shows, without a zone.
            var local: String
            var weekday: String
            var utc: Instant
            /// `exact`, `gap` or `overlap`.
            var clock: String
            /// The time that the clock left out, or the second moment at which it shows this one.
            var leftOut: String?
            var again: Instant?
            var covered: Bool
        }

        struct End: Encodable {
            var code: String
            var text: Wire.Title
        }

        var normalised: [String]
        var meaning: Wire.Title
        var zone: String
        var calendar: String?
        var occurrences: [Occurrence]
        var end: End
    }

    func print(as format: OutputFormat) throws {
        let language = Console.current.language
        let json = format == .json ? try WireJSON.encode(report) : []
        guard format == .table else {
            Presentation(json: json, table: table(language)).print(as: format)
            return
        }
        let head: [(code: String, value: String?)] =
            expansion.normalised.map { ("column.normalised", $0) } + [
                ("column.meaning", expansion.meaning[language]), ("column.zone", expansion.zone.name),
                ("column.calendar", expansion.calendar),
            ]
        let console = Console.current
        console.put(Table.fields(head).text(isColoured: console.isColoured))
        if !expansion.rows.isEmpty { console.put("\n" + table(language).text(isColoured: console.isColoured)) }
        console.put("\n" + end(language) + "\n")
    }

    private func table(_ language: Language) -> Table {
        var table = Table([
            Table.Column("column.running.number", .right), Table.Column("column.local"), Table.Column("column.utc"),
            Table.Column("column.note"),
        ])
        for (index, row) in expansion.rows.enumerated() {
            let shown = shown(row)
            let utc = Self.utc(row.time.instant)
            table.append(
                [
                    Cells.number(index + 1), Self.cell(shown, language), Self.cell(utc, language, suffix: " UTC"),
                    Table.Cell(note(row, language)),
                ],
                id: shown.description)
        }
        return table
    }

    /// What the clock on the wall shows.
    private func shown(_ row: Expansion.Row) -> WallTime {
        if case .gap(let shown) = row.time.kind { return shown }
        return row.time.wall
    }

    private static func utc(_ instant: Instant) -> WallTime {
        WallTime(String(instant.description.prefix(19))) ?? WallTime(date: CivilDate(day: 0))
    }

    private static func cell(_ time: WallTime, _ language: Language, suffix: String = "") -> Table.Cell {
        let text = time.description.split(separator: "T").joined(separator: " ")
        let weekday = language == .zh ? time.date.weekday.zh : time.date.weekday.en
        return Table.Cell("\(weekday) \(text)\(suffix)")
    }

    private func note(_ row: Expansion.Row, _ language: Language) -> String {
        var notes: [String] = []
        if let moved = row.moved {
            notes.append(words("expand.moved", ["from": row.nominal.description, "why": DayText.why(moved, language)]))
        }
        switch row.time.kind {
        case .exact: break
        case .gap: notes.append(words("expand.gap", ["time": Self.clock(row.time.wall)]))
        case .overlap(let later): notes.append(words("expand.overlap", ["again": String(later.description.prefix(19)) + "Z"]))
        }
        if !row.isCovered { notes.append(words("calendar.uncovered_day")) }
        return notes.joined(separator: words("describe.list"))
    }

    private static func clock(_ time: WallTime) -> String { time.description.split(separator: "T").last.map(String.init) ?? "" }

    private func end(_ language: Language) -> String { endPhrase(language).text }

    private func endPhrase(_ language: Language) -> (code: String, text: String) {
        func say(_ code: String, _ args: [String: String] = [:]) -> (String, String) { (code, Catalogue.text(code, args, in: language)) }
        switch expansion.end {
        case .limit: return say("expand.end_limit", ["count": String(expansion.rows.count)])
        case .table(let day): return say("expand.end_table", ["to": day.description])
        case .horizon(let day): return say("expand.end_horizon", ["to": day.description])
        case .rule(let end): return say("expand.end_rule", ["reason": end.text(in: language)])
        }
    }

    private var report: Report {
        let occurrences = expansion.rows.enumerated().map { index, row in
            var clock = "exact"
            var leftOut: String?
            var again: Instant?
            switch row.time.kind {
            case .exact: break
            case .gap: (clock, leftOut) = ("gap", row.time.wall.description)
            case .overlap(let later): (clock, again) = ("overlap", later)
            }
            return Report.Occurrence(
                number: index + 1, nominal: row.nominal, local: shown(row).description, weekday: shown(row).date.weekday.name,
                utc: row.time.instant, clock: clock, leftOut: leftOut, again: again, covered: row.isCovered)
        }
        let (english, chinese) = (endPhrase(.en), endPhrase(.zh))
        return Report(
            normalised: expansion.normalised, meaning: Wire.Title(en: expansion.meaning.en, zh: expansion.meaning.zh),
            zone: expansion.zone.name, calendar: expansion.calendar, occurrences: occurrences,
            end: Report.End(code: english.code, text: Wire.Title(en: english.text, zh: chinese.text)))
    }
}
