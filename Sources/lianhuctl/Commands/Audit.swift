import ArgumentParser

struct Audit: ParsableCommand {
    static var configuration: CommandConfiguration {
        .noun("audit", [AuditKeygen.self, AuditCheckpoint.self, AuditExport.self, AuditVerify.self])
    }
}
