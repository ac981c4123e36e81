import LianhuAPI
import LianhuCore

/// A bulletin before it has a form: headings, sentences and tables in one language, from the figures of the API alone.
struct Bulletin {
    enum Block {
        case heading(String)
        case text(String)
        case table(Table)
    }

    /// Plain columns; numbers stand on the right.
    struct Table {
        var columns: [(title: String, isNumber: Bool)]
        var rows: [[String]]
    }

    let language: Language
    let title: String
    private(set) var blocks: [Block] = []

    init(_ report: Wire.Report, language: Language) {
        self.language = language
        let first = report.from.components
        title = Catalogue.text(
            "report.title.\(report.kind)",
            [
                "unit": report.unit.name, "period": report.period, "year": String(first.year), "month": String(first.month),
                "quarter": Catalogue.text("report.quarter.\((first.month + 2) / 3)", in: language),
            ], in: language)
        addState(of: report)
        addDuties(of: report)
        addTallies(of: report)
        addUnmet(of: report)
        addFindings(of: report)
        addEscalations(of: report)
        addBasis(of: report)
    }

    private func say(_ code: String, _ args: [String: String] = [:]) -> String { Catalogue.text("report.\(code)", args, in: language) }

    /// `2026-10-01`, or as a Chinese sentence writes it.
    private func say(_ day: CivilDate) -> String {
        let (year, month, dayOfMonth) = day.components
        return say(
            "day", ["date": day.description, "year": String(year), "month": String(month), "day": String(dayOfMonth)])
    }

    private func say(_ title: Wire.Title) -> String { language == .zh ? title.zh : title.en }

    private mutating func add(_ code: String, _ args: [String: String] = [:]) { blocks.append(.text(say(code, args))) }

    private mutating func addHeading(_ code: String) { blocks.append(.heading(say(code))) }

    /// - Parameter columns: codes; those of numbers begin with `#`.
    private mutating func addTable(_ columns: [String], _ rows: [[String]]) {
        let columns = columns.map { code in
            let isNumber = code.hasPrefix("#")
            return (title: say("column.\(isNumber ? String(code.dropFirst()) : code)"), isNumber: isNumber)
        }
        blocks.append(.table(Table(columns: columns, rows: rows)))
    }

    // MARK: Parts

    private mutating func addState(of report: Wire.Report) {
        if report.demonstration { add("demonstration") }
        let state = Catalogue.text(report.provisional ? "provisional" : "final", in: language)
        add(
            "span",
            [
                "from": say(report.from), "through": say(report.through), "as_of": say(report.asOfDay), "state": state,
            ])
        if let day = report.closedOn {
            add("final", ["day": say(day), "count": String(report.amendments)])
        } else {
            add("provisional")
        }
        if report.uncovered { add("uncovered") }
    }

    private mutating func addDuties(of report: Wire.Report) {
        let total = report.total
        addHeading("duties")
        add(
            "summary",
            [
                "expected": String(total.expected), "covered": String(total.met + total.metLate), "coverage": rate(total.coverage),
                "met": String(total.met), "timeliness": rate(total.timeliness), "late": String(total.metLate),
                "excused": String(total.excused), "overdue": String(total.overdue), "missed": String(total.missed),
                "open": String(total.notYetDue),
            ])
        add(
            "rates",
            [
                "coverage": rate(total.coverageWithoutExcused), "entered": String(total.entryTimeliness.numerator),
                "entry": rate(total.entryTimeliness),
            ])
        if !report.units.isEmpty {
            add("by_unit")
            let rows = report.units.map { (name: name($0.id, say($0.name), of: report), figures: $0.figures) }
            addFigures("unit", rows + [(name: say("total"), figures: total)])
        }
        // Rules that ask nothing of this unit in this period say nothing about it.
        let rules = report.rules.filter { $0.figures.expected > 0 || $0.figures.upcoming > 0 }
        guard !rules.isEmpty else { return }
        add("by_rule")
        addFigures("rule", rules.map { (name: say($0.name), figures: $0.figures) })
    }

    private mutating func addFigures(_ first: String, _ rows: [(name: String, figures: Wire.Figures)]) {
        addTable(
            [first, "#expected", "#covered", "#coverage", "#met", "#timeliness", "#excused", "#overdue", "#missed"],
            rows.map { name, figures in
                [
                    name, String(figures.expected), String(figures.met + figures.metLate), rate(figures.coverage), String(figures.met),
                    rate(figures.timeliness), String(figures.excused), String(figures.overdue), String(figures.missed),
                ]
            })
    }

    private mutating func addTallies(of report: Wire.Report) {
        addHeading("tallies")
        if report.tally.sources.isEmpty { add("no_tally") }
        for source in report.tally.sources {
            add(
                "tally",
                [
                    "source": word("source", source.source), "visits": String(source.visits), "households": String(source.households),
                    "persons": String(source.personsMet), "attempts": String(source.attempts), "sessions": String(source.sessions),
                    "attendance": String(source.attendance), "nothing": String(source.nothingToReport),
                ])
        }
        if report.tally.sources.count > 1 { add("sources") }
        if report.enteredAfterClosing > 0 { add("entered_after", ["count": String(report.enteredAfterClosing)]) }
        if !report.tally.rows.isEmpty {
            add("by_method")
            addTable(
                ["kind", "method", "source", "#records", "#households", "#persons"],
                report.tally.rows.map { row in
                    [
                        word("report.kind", row.kind), say(row.title), word("source", row.source), String(row.records),
                        // An activity is about a unit or a worker, not about households.
                        row.kind == "activity" ? "—" : String(row.subjects), String(row.personsMet),
                    ]
                })
        }
        let units = report.tallyUnits.flatMap { unit in unit.sources.map { (unit, $0) } }
        if !units.isEmpty {
            add("tally_units")
            addTable(
                ["unit", "source", "#visits", "#households", "#persons", "#sessions", "#nothing"],
                units.map { unit, source in
                    [
                        name(unit.id, unit.name, of: report), word("source", source.source), String(source.visits),
                        String(source.households),
                        String(source.personsMet), String(source.sessions), String(source.nothingToReport),
                    ]
                })
        }
    }

    private mutating func addUnmet(of report: Wire.Report) {
        addHeading("unmet")
        let rows = report.overdue.filter { $0.upTo5 + $0.upTo15 + $0.over15 + $0.missed > 0 }
        guard !rows.isEmpty else {
            if report.total.overdue + report.total.missed == 0 { add("unmet_none") }
            return
        }
        addTable(
            ["unit", "#up_to_5", "#up_to_15", "#over_15", "#missed"],
            rows.map { [name($0.id, $0.name, of: report), String($0.upTo5), String($0.upTo15), String($0.over15), String($0.missed)] })
    }

    private mutating func addFindings(of report: Wire.Report) {
        addHeading("findings")
        guard !report.findings.isEmpty else { return add("findings_none") }
        addTable(
            ["finding", "rule", "#count"],
            report.findings.map { [word("finding", $0.kind), say($0.title), String($0.count)] })
    }

    private mutating func addEscalations(of report: Wire.Report) {
        addHeading("escalations")
        guard !report.escalations.isEmpty else { return add("escalations_none") }
        addTable(
            ["tone", "rule", "#times"],
            report.escalations.map { [word("step", $0.tone), say($0.title), String($0.count)] })
    }

    private mutating func addBasis(of report: Wire.Report) {
        addHeading("basis")
        add("rules", ["digest": report.rulesDigest])
        if let digest = report.listDigest { add("list", ["digest": digest]) }
        if let head = report.checkpoint {
            let at = "\(head.at)".prefix(16).replacing("T", with: " ")
            add("checkpoint", ["size": String(head.size), "at": "\(at) UTC", "root": head.root])
        } else {
            add("no_checkpoint")
        }
        add("no_persons")
    }

    // MARK: Words

    /// A unit beside its siblings; beside its own children the unit stands for what belongs to none of them.
    private func name(_ id: String, _ name: String, of report: Wire.Report) -> String {
        id == report.unit.id && !report.units.isEmpty ? say("own") : "\(name) (\(id))"
    }

    private func word(_ kind: String, _ value: String) -> String {
        Catalogue.knows("\(kind).\(value)") ? Catalogue.text("\(kind).\(value)", in: language) : value
    }

    /// `96/130 = 73.85 %`: never a rate without both numbers.
    private func rate(_ rate: Wire.Rate) -> String {
        guard let points = rate.basisPoints else { return "\(rate.numerator)/\(rate.denominator)" }
        let cents = points % 100
        return "\(rate.numerator)/\(rate.denominator) = \(points / 100).\(cents < 10 ? "0" : "")\(cents) %"
    }
}
