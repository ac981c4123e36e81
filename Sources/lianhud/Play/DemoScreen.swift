import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine

/// What `make run` shows: progress, the district's figures, and what to try next.
struct DemoScreen: Sendable {
    let language: Language
    let socket: String

    private func say(_ code: String, _ args: [String: String] = [:]) {
        write(Catalogue.text(code, args, in: language) + "\n")
    }

    private func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    func begin() { say("demo.begin") }

    func goingOn() { say("demo.going_on") }

    func stopped() { say("demo.stopped") }

    /// One line that is written over on a terminal; every thirtieth day elsewhere.
    func progress(_ day: Int, _ days: Int, _ records: Int) {
        let isTerminal = isatty(1) == 1
        guard isTerminal || day % 30 == 0 || day == days else { return }
        let text = Catalogue.text("demo.progress", ["day": "\(day)", "days": "\(days)", "records": "\(records)"], in: language)
        write(isTerminal ? "\r\(text)" + (day == days ? "\n" : "") : text + "\n")
    }

    func played(_ report: Play.Report) {
        say(
            "demo.played",
            [
                "links": "\(report.imported.sheets["links"]?.started ?? 0)", "created": "\(report.planned.created)",
                "records": "\(report.records)", "fired": "\(report.fired)",
            ])
    }

    /// The past quarter by area, what is overdue, and who was told.
    func figures(engine: Engine, at now: Instant) async throws {
        let caller = Caller.daemon(via: "start")
        let scheme = PeriodScheme.standard
        let quarter = scheme.previous(before: scheme.period(.quarter, containing: engine.zone.date(of: now)))
        var query = ComplianceQuery(period: quarter.key)
        query.by = .unit
        query.kind = "area"
        let answer = try await engine.compliance(query, by: caller, at: now)
        say("demo.compliance", ["period": quarter.key])
        for row in answer.rows { write(line(row.id, row.name[language], row.figures)) }
        write(line(answer.unit.id, answer.unit.name, answer.total))
        try await overdue(engine: engine, caller: caller, at: now)
    }

    private func line(_ id: String, _ name: String, _ figures: Compliance) -> String {
        let rate = figures.coverage.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100) %" } ?? "–"
        let padding = String(repeating: " ", count: max(1, 30 - DisplayWidth.of(name)))
        return "  \(id.padding(toLength: 8, withPad: " ", startingAt: 0))\(name)\(padding)\(figures.covered)/\(figures.expected)  \(rate)\n"
    }

    private func overdue(engine: Engine, caller: Caller, at now: Instant) async throws {
        let status = try await engine.status(by: caller, at: now)
        var open = ObligationQuery()
        open.statuses = [.overdue]
        open.limit = 3
        var first = try await engine.obligations(open, by: caller, at: now)
        // On days on which what was overdue has closed there is nothing behind; what is owed now shows as much.
        if first.items.isEmpty {
            open.statuses = [.open]
            open.rule = "bagongshan.household-monthly"
            first = try await engine.obligations(open, by: caller, at: now)
        }
        say("demo.overdue", ["overdue": "\(status.overdue)", "open": "\(status.open)"])
        for item in first.items {
            write("  \(item.id)  \(item.about.name)  \(item.holder?.name ?? "–")\n")
        }
        var cursor: String?
        var total = 0
        var told: Set<EntityKey> = []
        var last: [EscalationView] = []
        repeat {
            let page = try await engine.escalations(
                unit: nil, recipient: nil, includesSkipped: false, cursor: cursor, limit: 1_000, by: caller, at: now)
            total += page.items.count
            told.formUnion(page.items.compactMap(\.recipient?.key))
            last = Array((last + page.items).suffix(3))
            cursor = page.next
        } while cursor != nil
        say("demo.told", ["steps": "\(total)", "people": "\(told.count)"])
        for view in last {
            write("  \(view.day)  \(view.record.step)  \(view.obligation)  → \(view.recipient?.name ?? "–")\n")
        }
        let waiting = try await engine.watch(by: caller, at: now).unaddressed
        if waiting > 0 { say("demo.messages", ["count": "\(waiting)"]) }
    }

    /// Where it serves, and the commands to try.
    func ready(key: SigningKey, today: CivilDate) {
        let scheme = PeriodScheme.standard
        let quarter = scheme.previous(before: scheme.period(.quarter, containing: today))
        let folder = FileManager.default.currentDirectoryPath
        let absolute = socket.hasPrefix("/") ? socket : "\(folder)/\(socket)"
        // lianhuctl lies beside the daemon that runs.
        let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent().path
        say("demo.ready", ["socket": absolute, "path": program, "period": quarter.key, "key": key.verifier.text])
    }
}
