import LianhuAPI
import LianhuCore

/// The state of the instance, for people: what there is, what is owed, and what needs somebody's attention.
struct StatusText {
    let answer: DaemonClient.Answer<Wire.Status>
    private var value: Wire.Status { answer.value }

    init(_ answer: DaemonClient.Answer<Wire.Status>) { self.answer = answer }

    var presentation: Presentation {
        let rules = words(
            "cli.rules_state",
            [
                "revision": String(value.rules.revision), "digest": String(value.rules.digest.prefix(12)),
                "at": value.rules.adoptedAt.map(Cells.time) ?? "—",
            ])
        let checkpoint = value.checkpoint.map {
            words("cli.checkpoint_state", ["size": String($0.size), "at": Cells.time($0.at), "age": Self.age($0.ageSeconds)])
        }
        let fields = Table.fields(
            [
                ("column.version", "\(value.version) (API \(value.apiVersion))"), ("column.origin", value.origin),
                ("column.today", "\(value.today) \(value.zone)"), ("column.started_at", Cells.time(value.startedAt)),
                ("column.units", Self.counts(value.units)), ("column.workers", String(value.workers)),
                ("column.subjects", Self.counts(value.subjects)), ("column.residents", String(value.residents)),
                ("column.links", String(value.links)), ("column.open", String(value.open)), ("column.overdue", String(value.overdue)),
                ("column.high_water", value.highWater.map(Cells.time)), ("column.rules", rules), ("column.leaves", String(value.leaves)),
                ("column.checkpoint", checkpoint ?? words("cli.no_checkpoint")),
                (
                    "column.calendars",
                    value.calendars.map { "\($0.name) → \($0.coveredThrough?.description ?? "—")" }.joined(separator: ", ")
                ),
                ("column.socket", value.socket),
            ], id: value.origin)
        var duties = Table([Table.Column("column.due"), Table.Column("column.rule"), Table.Column("column.number", .right)])
        for duty in value.firstDuties {
            duties.append([Table.Cell(duty.day.description), Table.Cell(duty.rule), Cells.number(duty.count)], id: duty.rule)
        }
        let section = Presentation.Section(title: words("cli.section.duties"), table: duties)
        return Presentation(json: answer.bytes, table: fields, sections: [section], notes: notes)
    }

    /// Ticks come every hour at the latest; after two something holds them.
    private static let longestTick: Int64 = 2 * 3_600_000

    /// What needs attention, on standard error.
    var notes: [String] {
        var notes: [String] = []
        if value.demonstration { notes.append(words("cli.demonstration")) }
        let alarms = [
            ("cli.asleep", value.asleep), ("cli.unheard", value.unheard), ("cli.dead", value.dead),
            (value.demonstration ? "cli.unaddressed_demo" : "cli.unaddressed", value.unaddressed),
        ]
        notes += alarms.filter { $0.1 > 0 }.map { words($0.0, ["count": String($0.1)]) }
        if let mark = value.highWater, value.now.milliseconds - mark.milliseconds > Self.longestTick {
            notes.append(words("cli.ticks_still", ["at": Cells.time(mark)]))
        }
        if !value.signed { notes.append(words("cli.unsigned")) }
        if value.rules.pending { notes.append(words("cli.pending_rules")) }
        if !value.load.ok {
            notes.append(words("cli.load_failed", ["count": String(value.load.faults.count), "at": Cells.time(value.load.at)]))
            notes += value.load.faults.map { "  \($0.place): \(Console.current.language == .zh ? $0.text.zh : $0.text.en)" }
        }
        for calendar in value.calendars where calendar.endsSoon {
            notes.append(words("cli.calendar_ends", ["name": calendar.name, "day": calendar.coveredThrough?.description ?? "—"]))
        }
        notes += value.inertLines.map { words("cli.inert", ["line": $0]) }
        return notes
    }

    /// `area 21, group 141`, by the words' own order.
    static func counts(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\(word("kind", $0.key)) \($0.value)" }.joined(separator: words("describe.list"))
    }

    /// `3 d 4 h`: the age of a checkpoint is what bounds undetected rewriting, so it is told in units that people feel.
    static func age(_ seconds: Int64) -> String {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        if days > 0 { return words("cli.age.days", ["days": String(days), "hours": String(hours)]) }
        if hours > 0 { return words("cli.age.hours", ["hours": String(hours), "minutes": String(minutes)]) }
        return words("cli.age.minutes", ["minutes": String(minutes)])
    }
}
