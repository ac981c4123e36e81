import ArgumentParser

struct Escalation: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("escalation", [EscalationList.self, EscalationAcknowledge.self])
    }
}
