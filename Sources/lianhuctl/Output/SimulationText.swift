import LianhuCore
import LianhuEngine
import Synchronization

/// Simulated years for people: rates by quarter, load by role, steps by year; every rate with both its numbers.
struct SimulationText {
    let report: SimulationReport
    let simulation: Simulation

    func presentation(_ json: [UInt8]) -> Presentation {
        let facts = [
            "from": simulation.from.description, "through": simulation.end.adding(days: -1).description,
            "contacts": String(report.contacts), "activities": String(report.activities), "seed": String(simulation.seed),
        ]
        var notes = [words("cli.simulated", facts)]
        if let day = report.uncoveredFrom { notes.append(words("cli.simulation_uncovered", ["day": day.description])) }
        return Presentation(
            json: json, table: quarters,
            sections: [
                Presentation.Section(title: words("cli.section.load"), table: loads),
                Presentation.Section(title: words("cli.section.levels"), table: levels),
            ], notes: notes)
    }

    private var quarters: Table {
        var table = Table([
            Table.Column("column.period"), Table.Column("column.rule"), Table.Column("column.coverage", .right),
            Table.Column("column.coverage_percent", .right), Table.Column("column.timeliness", .right),
            Table.Column("column.timeliness_percent", .right), Table.Column("column.missed", .right),
            Table.Column("column.overdue", .right),
        ])
        for quarter in report.quarters {
            let figures = quarter.figures
            let cells = [
                Table.Cell(quarter.period), Table.Cell(quarter.rule), Table.Cell("\(figures.covered)/\(figures.expected)"),
                Self.percent(figures.coverage), Table.Cell("\(figures.met)/\(figures.expected)"), Self.percent(figures.timeliness),
                Cells.number(figures.missed), Cells.number(figures.overdue),
            ]
            table.append(cells, id: "\(quarter.period)~\(quarter.rule)")
        }
        return table
    }

    private var loads: Table {
        var table = Table([
            Table.Column("column.role"), Table.Column("column.persons", .right), Table.Column("column.duties", .right),
            Table.Column("column.per_person_week", .right),
        ])
        for load in report.loads {
            let rate = load.perPersonAndWeek.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" } ?? "—"
            table.append([Table.Cell(load.role), Cells.number(load.persons), Cells.number(load.duties), Table.Cell(rate)], id: load.role)
        }
        return table
    }

    private var levels: Table {
        var table = Table([
            Table.Column("column.year", .right), Table.Column("column.ladder"), Table.Column("column.step", .right),
            Table.Column("column.to"), Table.Column("column.told", .right), Table.Column("column.skipped", .right),
        ])
        for level in report.levels {
            let cells = [
                Cells.number(level.year), Table.Cell(level.ladder), Cells.number(level.step), Table.Cell(level.to),
                Cells.number(level.told), Cells.number(level.skipped),
            ]
            table.append(cells, id: "\(level.year)~\(level.ladder)~\(level.step)")
        }
        return table
    }

    private static func percent(_ points: Int?) -> Table.Cell {
        guard let points else { return Table.Cell("—", .faint) }
        return Table.Cell("\(points / 100).\(points % 100 < 10 ? "0" : "")\(points % 100) %")
    }
}

/// What `simulate --output json` prints.
struct SimulationJSON: Encodable {
    struct Quarter: Encodable {
        var period: String
        var rule: String
        var expected: Int
        var met: Int
        var metLate: Int
        var missed: Int
        var overdue: Int
        var notYetDue: Int
    }

    struct Load: Encodable {
        var role: String
        var persons: Int
        var duties: Int
        var weeks: Int
    }

    struct Level: Encodable {
        var year: Int
        var ladder: String
        var step: Int
        var to: String
        var told: Int
        var skipped: Int
    }

    var seed: UInt64
    var from: String
    var years: Int
    var contacts: Int
    var activities: Int
    var uncoveredFrom: String?
    var quarters: [Quarter]
    var load: [Load]
    var escalations: [Level]

    init(_ report: SimulationReport, _ simulation: Simulation) {
        seed = simulation.seed
        from = simulation.from.description
        years = simulation.years
        contacts = report.contacts
        activities = report.activities
        uncoveredFrom = report.uncoveredFrom?.description
        quarters = report.quarters.map {
            Quarter(
                period: $0.period, rule: $0.rule, expected: $0.figures.expected, met: $0.figures.met, metLate: $0.figures.metLate,
                missed: $0.figures.missed, overdue: $0.figures.overdue, notYetDue: $0.figures.notYetDue)
        }
        load = report.loads.map { Load(role: $0.role, persons: $0.persons, duties: $0.duties, weeks: $0.weeks) }
        escalations = report.levels.map {
            Level(year: $0.year, ladder: $0.ladder, step: $0.step, to: $0.to, told: $0.told, skipped: $0.skipped)
        }
    }
}

/// Measures from one call to the next.
final class Lap: Sendable {
    private let last: Mutex<ContinuousClock.Instant>

    init(_ start: ContinuousClock.Instant) { last = Mutex(start) }

    /// The time since the call before.
    func next(_ now: ContinuousClock.Instant) -> Duration {
        last.withLock { last in
            defer { last = now }
            return now - last
        }
    }
}
