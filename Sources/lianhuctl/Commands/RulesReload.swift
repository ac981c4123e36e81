import ArgumentParser
import LianhuAPI
import LianhuCore

/// Has the daemon read its configuration again and adopt the rules, all or nothing.
struct RulesReload: AsyncParsableCommand, FormattedCommand {
    static var configuration: CommandConfiguration { .verb("rules", "reload") }

    @Option(help: .text("option.accept_plan", "PLAN"))
    var acceptPlan: String?

    @Option(help: .text("option.accept_overdue", "RULE"))
    var acceptOverdue: [String] = []

    @OptionGroup var connection: ConnectionOptions

    var format: OutputFormat { connection.format }

    func validate() throws {
        if acceptPlan == nil, !acceptOverdue.isEmpty { throw ValidationError(words("cli.accept_alone")) }
    }

    func run() async throws {
        guard let acceptPlan else {
            Presentation(try await connection.client.call(.reloadRules, as: Wire.Adoption.self)).print(as: format)
            return
        }
        let request = Wire.ReloadRequest(plan: acceptPlan, acceptOverdue: acceptOverdue.isEmpty ? nil : acceptOverdue)
        Presentation(try await connection.client.call(.reloadRules, json: request, as: Wire.Adoption.self)).print(as: format)
    }
}

extension Presentation {
    /// What adopting rules changed.
    init(_ answer: DaemonClient.Answer<Wire.Adoption>) {
        let value = answer.value
        // What the new rules void at once, and what planning by them voids.
        let voided = value.voided + value.planned.voided
        let counts = [
            "created": String(value.planned.created), "changed": String(value.planned.changed), "voided": String(voided),
        ]
        let planned = value.accepted.map(PlanText.total) ?? words("cli.planned", counts)
        let chinese = Console.current.language == .zh
        self.init(
            json: answer.bytes,
            table: .fields(
                [
                    ("column.revision", String(value.revision)), ("column.digest", value.digest),
                    ("column.new_rules", value.newRules.joined(separator: ", ")),
                    ("column.withdrawn_rules", value.withdrawnRules.joined(separator: ", ")),
                    ("column.planned", planned), ("column.first_due", value.firstDue?.description),
                    ("column.falls_to", value.people == 0 ? nil : words("cli.people", ["count": String(value.people)])),
                    (
                        "column.busiest",
                        value.busiest.map { words("cli.busiest", ["name": $0.name, "id": $0.id, "count": String(value.most)]) }
                    ),
                ], id: String(value.revision)),
            notes: (value.unchanged ? [words("cli.unchanged_rules")] : [])
                + value.warnings.map { "\($0.place): \(chinese ? $0.text.zh : $0.text.en)" })
    }
}
