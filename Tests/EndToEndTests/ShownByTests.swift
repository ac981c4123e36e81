import Foundation
import LianhuAPI
import LianhuCore
import Testing

/// What a visitor is shown on the demonstration, command by command.
@Suite("what is shown")
struct ShownByTests {
    @Test("status, compliance, agenda, a contact that settles, escalations, export, verify, a changed byte, OpenAPI")
    func showsAll() throws {
        let demonstration = try Demonstration()
        let daemon = try demonstration.start()
        let console = demonstration.console
        let status = try console.status()
        #expect([status.workers, status.subjects["household"], status.units["group"], status.units["area"]] == [155, 1_312, 141, 21])

        // People read times in the instance's zone, eight hours from UTC; the wire has UTC (S2).
        let started = status.startedAt.adding(minutes: 480).description.prefix(16).replacing("T", with: " ")
        #expect(try console.done("status").output.contains(started))

        let scheme = PeriodScheme.standard
        let quarter = scheme.previous(before: scheme.period(.quarter, containing: status.today)).key
        let figures: Wire.Compliance = try console.ask("compliance", "show", "--period", quarter, "--by", "unit", "--kind", "area")
        #expect(figures.rows.count == 21 && figures.demonstration)
        #expect(figures.rows.map(\.id) == figures.rows.map(\.id).sorted())
        #expect(figures.total.expected > 3_000 && figures.total.met <= figures.total.expected)
        #expect(figures.total.met > figures.total.expected / 2)
        let table = try console.done("compliance", "show", "--period", quarter, "--by", "unit", "--kind", "area")
        #expect(table.output.contains("U-A21") && table.all.localizedCaseInsensitiveContains("demonstration"), "\(table.all)")

        // Of rules alone: the total stands beside them and is none.
        let rules = try console.done("compliance", "show", "--period", quarter, "--by", "rule", "--output", "ids").output
        #expect(
            rules.split(separator: "\n").count == 6 && rules.split(separator: "\n").allSatisfy { $0.hasPrefix("bagongshan.") }, "\(rules)")

        try settle(console)
        let escalations: Wire.Page<Wire.Escalation> = try console.ask("escalation", "list", "--limit", "20")
        #expect(escalations.items.count == 20 && escalations.items.allSatisfy { $0.recipient != nil })

        let bundle = demonstration.folder.file("bundle")
        let export = try console.done("audit", "export", "--period", quarter, "--out", bundle)
        #expect(export.errors.localizedCaseInsensitiveContains("demonstration"), "\(export.all)")
        let key = try Bundle.key(bundle)
        let verified = try Bundle.verify(bundle, key: key)
        #expect(verified.status == 0, "\(verified.all)")
        #expect(verified.all.localizedCaseInsensitiveContains("demonstration") && verified.all.contains("lianhu-demo/bagongshan"))
        try Bundle.flipByte(of: bundle)
        #expect(try Bundle.verify(bundle, key: key).status == 1)

        let empty = try console.done("audit", "export", "--period", "2099-Q1", "--out", demonstration.folder.file("empty"))
        #expect(empty.errors.contains("The log has no leaf for 2099-Q1"), "\(empty.all)")

        let document = try Child.run("/usr/bin/curl", ["-s", "--unix-socket", console.socket, "http://localhost/v1/openapi.json"])
        #expect(document.status == 0)
        #expect(document.output.contains(#""openapi":"3.1"#) && document.output.contains("/v1/contacts"))
        daemon.signal(SIGTERM)
        #expect(try daemon.end().status == 0)
    }

    /// Takes an overdue item, or an open one where this day has none overdue, sees it on its holder's agenda, and settles it.
    private func settle(_ console: Console) throws {
        var found: Wire.Obligation?
        for statuses in ["overdue", "open"] where found == nil {
            let page: Wire.Page<Wire.Obligation> = try console.ask(
                "obligation", "list", "--rule", "bagongshan.household-monthly", "--status", statuses, "--limit", "5")
            found = page.items.first { $0.holder != nil }
        }
        let item = try #require(found, "a household is always owed a visit, or was until today")
        let holder = try #require(item.holder)
        let agenda: Wire.Agenda = try console.ask("agenda", "show", holder.id)
        #expect(agenda.items.contains { $0.id == item.id })
        #expect(try console.done("agenda", "show", holder.id).output.contains(item.about.name))

        let receipt: Wire.Receipt = try console.ask(
            "contact", "record", item.about.id, "--worker", holder.id, "--method", "home_visit", "--summary", "已走访")
        let settled = try #require(receipt.settled.first { $0.obligation == item.id }, "\(receipt)")
        #expect(settled.before == item.status)
        #expect(settled.after == (item.status == "overdue" ? "met_late" : "met"))
        let shown: Wire.Obligation = try console.ask("obligation", "show", item.id)
        #expect(shown.settledBy == receipt.id && shown.status == settled.after)
        let later: Wire.Agenda = try console.ask("agenda", "show", holder.id)
        #expect(!later.items.contains { $0.id == item.id })
    }
}
