import LianhuAPI
import LianhuAudit

/// The command that helps after a failure.
enum NextStep {
    static func command(after error: any Error) -> String? {
        switch error {
        case let failure as Failure: failure.next
        case let problem as Problem: afterRefusal(problem)
        case let error as ClientError: afterSilence(error)
        case is FileFault, is BundleError, is NoteError: "lianhuctl audit --help"
        default: nil
        }
    }

    /// No answer came.
    private static func afterSilence(_ error: ClientError) -> String {
        switch error {
        case .noDaemon(SocketPath.standard):
            "systemctl reset-failed lianhud.service lianhud.socket; systemctl start lianhud.socket; lianhuctl status"
        case .noDaemon(let path): "ls -l \(path); lianhud serve --help"
        case .notPermitted: "sudo usermod -aG lianhu \"$USER\"; exec su -l \"$USER\""
        case .busy, .timedOut, .connectionLost: "lianhuctl daemon status"
        case .pathTooLong: "lianhuctl --help"
        case .unreadableFile(let path, _): "ls -l \(path)"
        case .answerTooLarge, .malformedAnswer, .unexpectedAnswer, .failed: "journalctl -u lianhud -n 50"
        }
    }

    private static let byCode: [String: String] = [
        "unknown.worker": "lianhuctl worker list", "unknown.subject": "lianhuctl subject list", "unknown.unit": "lianhuctl unit list",
        "unknown.matter": "lianhuctl matter list", "unknown.check": "lianhuctl check list",
        "unknown.check_kind": "lianhuctl rules list", "unknown.matter_class": "lianhuctl rules list",
        "unknown.matter_field": "lianhuctl rules list", "rules.matter_class_open": "lianhuctl matter list --phase open,shelved",
        "rules.matter_stage_open": "lianhuctl matter list --phase open,shelved",
        "unknown.campaign": "lianhuctl campaign list", "unknown.campaign_kind": "lianhuctl rules list",
        "campaign.no_kinds": "lianhuctl rules list", "matter.no_classes": "lianhuctl rules list",
        "rules.campaign_kind_open": "lianhuctl campaign list --open", "rules.campaign_levels_open": "lianhuctl campaign list --open",
        "unknown.rule": "lianhuctl rules list", "unknown.obligation": "lianhuctl obligation list",
        "unknown.evidence": "lianhuctl contact list", "unknown.escalation": "lianhuctl escalation list",
        "unknown.role": "lianhuctl rules list", "unknown.post": "lianhuctl rules list", "unknown.link_kind": "lianhuctl rules list",
        "unknown.kind": "lianhuctl rules list", "unknown.tier": "lianhuctl rules list", "unknown.parameter": "lianhuctl rules list",
        "request.not_json": "lianhuctl api --help",
        "unknown.method": "lianhuctl rules list", "unknown.activity": "lianhuctl rules list", "ambiguous.name": "lianhuctl subject list",
        "access.worker_required": "lianhuctl worker list", "rules.none": "lianhuctl rules reload",
        "calendar.faulty": "lianhuctl rules check FILE",
        "rules.faulty": "lianhuctl rules check /etc/lianhu/rules", "audit.no_key": "lianhuctl audit keygen --help",
        "audit.log_corrupt": "journalctl -u lianhud -n 50", "clock.held": "timedatectl", "state.full": "df -h /var/lib/lianhu",
        "state.read_only": "ls -ld /var/lib/lianhu", "obligation.settled": "lianhuctl obligation show ID",
    ]

    private static let byFamily: [String: String] = [
        "access": "lianhuctl whoami", "roster": "lianhuctl roster import DIR --dry-run", "audit": "lianhuctl audit --help",
        "state": "journalctl -u lianhud -n 50", "server": "lianhuctl daemon status", "ladder": "lianhuctl escalation list",
        "evidence": "lianhuctl contact list", "link": "lianhuctl subject show SUBJECT",
        "subject": "lianhuctl subject show SUBJECT", "suspension": "lianhuctl subject show SUBJECT",
        "absence": "lianhuctl worker show WORKER", "role": "lianhuctl worker show WORKER", "post": "lianhuctl unit show UNIT",
        "unit": "lianhuctl unit show UNIT", "tag": "lianhuctl subject show SUBJECT", "excuse": "lianhuctl obligation requests",
        "period": "lianhuctl period list", "plan": "lianhuctl rules plan", "tier": "lianhuctl subject show SUBJECT",
        "matter": "lianhuctl matter show MATTER", "campaign": "lianhuctl campaign show CAMPAIGN",
        "draw": "lianhuctl check list", "call_back": "lianhuctl check show CHECK",
    ]

    /// The daemon refused.
    private static func afterRefusal(_ problem: Problem) -> String {
        if let command = byCode[problem.code] { return command }
        if let item = problem.errors.lazy.compactMap({ byCode[$0.code] }).first { return item }
        if problem.statusCode >= 500, problem.statusCode != 503 { return "journalctl -u lianhud -n 50" }
        let family = problem.code.split(separator: ".").first.map(String.init) ?? ""
        return byFamily[family] ?? "lianhuctl --help"
    }
}
