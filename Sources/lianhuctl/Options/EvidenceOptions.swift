import ArgumentParser
import LianhuAPI
import LianhuCore

/// What is said of a contact or an attempt.
struct EvidenceOptions: ParsableArguments {
    @Option(help: .text("option.method", "METHOD"))
    var method: String

    @Option(help: .text("option.at", "TIME"))
    var at: String?

    @Option(help: .text("option.worker", "WORKER"))
    var worker: String?

    @Option(help: .text("option.with", "WORKER"))
    var with: [String] = []

    @Option(help: .text("option.persons", "N"))
    var persons: Int?

    @Option(help: .text("option.summary", "TEXT"))
    var summary: String?

    @Option(help: .text("option.late_reason", "CODE"))
    var reason: String?

    @Option(help: .text("option.supply", "DAYS"), transform: DaysArgument.parse)
    var supply: Int?

    @Flag(help: .text("option.inbound"))
    var inbound = false

    @Option(help: .text("option.id", "ID"))
    var id: String?

    /// Without a time it happened now.
    func request(_ subject: String) -> Wire.ContactRequest {
        Wire.ContactRequest(
            id: id, subject: subject, worker: worker, participants: with.isEmpty ? nil : with, method: method,
            direction: inbound ? "inbound" : nil, occurredAt: at ?? Today.instant.description, personsMet: persons, summary: summary,
            reason: reason, supplyDays: supply)
    }
}
