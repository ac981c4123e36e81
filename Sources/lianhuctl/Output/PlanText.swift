import LianhuAPI
import LianhuCore

/// A plan as people read it: what becomes of obligations rule by rule, and what each role is asked per week.
struct PlanText {
    let plan: Wire.RulesPlan

    var fields: Table {
        Table.fields(
            [
                ("column.plan", plan.plan), ("column.planned_day", plan.day.description),
                (
                    "column.in_force",
                    words("cli.plan_running", ["revision": String(plan.revision), "digest": String(plan.running.prefix(12))])
                ),
                ("column.proposed", String(plan.proposed.prefix(12)) + "…"),
                ("column.planned", Self.total(plan.total)),
            ], id: plan.plan)
    }

    var rules: Table {
        var table = Table([
            Table.Column("column.rule"), Table.Column("column.title"), Table.Column("column.change"),
            Table.Column("column.created", .right), Table.Column("column.voided", .right), Table.Column("column.redated", .right),
            Table.Column("column.newly_overdue", .right),
        ])
        for rule in plan.rules {
            let counts = rule.counts
            table.append(
                [
                    Table.Cell(rule.id), Cells.title(rule.title), Table.Cell(word("planned", rule.change)), Cells.number(counts.created),
                    Cells.number(counts.voided), Cells.number(counts.redated),
                    Table.Cell(String(counts.newlyOverdue), counts.newlyOverdue > 0 ? .bad : .plain),
                ], id: rule.id)
        }
        return table
    }

    var load: Table {
        var table = Table([
            Table.Column("column.role"), Table.Column("column.people_before", .right), Table.Column("column.people_after", .right),
            Table.Column("column.weekly_before", .right), Table.Column("column.weekly_after", .right),
            Table.Column("column.person_week_before", .right), Table.Column("column.person_week_after", .right),
        ])
        for role in plan.load.roles {
            table.append([
                name(of: role), Cells.number(role.before.people), Cells.number(role.after.people), weekly(role.before), weekly(role.after),
                Table.Cell(Self.hundredths(role.before.perPersonWeek)),
                Table.Cell(Self.hundredths(role.after.perPersonWeek), role.overBudget ? .bad : .plain),
            ])
        }
        return table
    }

    var overdue: Table {
        var table = Table([Table.Column("column.rule"), Table.Column("column.obligation")])
        for rule in plan.rules {
            for id in rule.overdue { table.append([Table.Cell(rule.id), Table.Cell(id)], id: id) }
        }
        return table
    }

    var sections: [Presentation.Section] {
        let weeks = ["from": plan.load.weeks.first ?? "—", "through": plan.load.weeks.last ?? "—"]
        return [
            Presentation.Section(title: words("cli.section.plan_rules"), table: rules),
            Presentation.Section(title: words("cli.section.plan_load", weeks), table: load),
            Presentation.Section(title: words("cli.section.plan_overdue"), table: overdue),
        ]
    }

    /// Faults that keep nothing from being done, and how it would be done.
    var notes: [String] {
        let chinese = Console.current.language == .zh
        let warnings = plan.warnings.map { "\($0.place): \(chinese ? $0.text.zh : $0.text.en)" }
        if plan.unchanged { return warnings + [words("cli.unchanged_rules")] }
        // With findings the last line names the command.
        let accept = findings == nil ? [words("cli.plan_accept", ["command": command])] : []
        return warnings + [words("cli.plan_nothing")] + accept
    }

    /// What somebody must decide about; nil if there is nothing.
    var findings: Failure? {
        var lines = plan.total.newlyOverdue > 0 ? [words("cli.plan_overdue", ["count": String(plan.total.newlyOverdue)])] : []
        for role in plan.load.roles where role.overBudget {
            let args = [
                "count": Self.hundredths(role.after.perPersonWeek), "budget": String(plan.load.budget), "role": name(of: role).text,
            ]
            lines.append(words("cli.plan_burden", args))
        }
        return lines.isEmpty ? nil : Failure(.findings, lines, next: plan.unchanged ? "lianhuctl rules list" : command)
    }

    /// The reload that does what the plan shows.
    private var command: String {
        let accepted = plan.rules.filter { $0.counts.newlyOverdue > 0 }.map { " --accept-overdue \($0.id)" }.joined()
        return "lianhuctl rules reload --accept-plan \(plan.plan)\(accepted)"
    }

    private func name(of role: Wire.RoleLoad) -> Table.Cell {
        if let title = role.title { return Cells.title(title) }
        return role.role.isEmpty ? Table.Cell(words("cli.nobody"), .faint) : Table.Cell(role.role)
    }

    private func weekly(_ duties: Wire.WeeklyDuties) -> Table.Cell {
        let weeks = max(1, duties.byWeek.count)
        return Table.Cell(Self.hundredths((duties.total * 200 + weeks) / (2 * weeks)))
    }

    /// `5120 new, 5124 void, 0 re-dated, 0 overdue at once`.
    static func total(_ counts: Wire.PlannedCounts) -> String {
        words(
            "cli.plan_total",
            [
                "created": String(counts.created), "voided": String(counts.voided), "redated": String(counts.redated),
                "overdue": String(counts.newlyOverdue),
            ])
    }

    /// `2.31` of 231.
    static func hundredths(_ value: Int) -> String { "\(value / 100).\(value % 100 < 10 ? "0" : "")\(value % 100)" }
}
