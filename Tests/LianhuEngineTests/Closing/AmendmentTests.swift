import LianhuCore
import LianhuEngine
import Testing

@Suite("Amendments of closed periods")
struct AmendmentTests {
    /// A town whose July has closed, with one visit of H-4 on the 31st that was recorded after that.
    private func closed() async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-08-14")
        try await town.visit("H-4", by: "W-3", on: "2026-07-31 10:00", recorded: "2026-08-14 09:00", reason: "paper_record", id: "e-h4")
        return town
    }

    private func amend(_ town: Town, _ obligation: String, _ evidence: String, on time: String) async throws {
        let draft = AmendmentDraft(period: "2026-07", obligation: obligation, evidence: evidence, reason: "paper_record")
        _ = try await town.engine.amend(draft, by: try await town.caller([.approve], worker: "W-9"), at: town.at(time))
    }

    @Test("S46 what was amended in a month before its quarter closed counts once in the quarter")
    func quarter() async throws {
        let town = try await closed()
        try await amend(town, "p.visit~H-4~2026-07~1", "e-h4", on: "2026-08-14 11:00")
        try await town.live(through: "2026-10-20")
        let quarter = try await town.figures("2026-Q3", on: "2026-10-20")
        #expect(!quarter.isProvisional && quarter.standing.amendments == 0)
        #expect(quarter.total.text == "met 1 late 0 missed 11 overdue 0 open 0 of 12")
        #expect(try await town.figures("2026-07", on: "2026-10-20").total.text == "met 1 late 0 missed 3 overdue 0 open 0 of 4")
    }

    @Test("S46 what is amended after the quarter closed counts in the month and in the quarter")
    func afterwards() async throws {
        let town = try await closed()
        try await town.live(through: "2026-10-20")
        try await amend(town, "p.visit~H-4~2026-07~1", "e-h4", on: "2026-10-20 11:00")
        #expect(try await town.figures("2026-Q3", on: "2026-10-20 12:00").total.text == "met 1 late 0 missed 11 overdue 0 open 0 of 12")
        #expect(try await town.figures("2026-07", on: "2026-10-20 12:00").total.text == "met 1 late 0 missed 3 overdue 0 open 0 of 4")
    }

    @Test("S19, S46 an amendment counts where the unit lay on the due day, as the snapshot does")
    func tree() async throws {
        let town = try await closed()
        try await amend(town, "p.visit~H-4~2026-07~1", "e-h4", on: "2026-08-14 11:00")
        try await town.change(MoveUnit(unit: "U-3", to: "U-A"), on: "2026-08-20 10:00")
        func text(_ unit: String) async throws -> String {
            try await town.figures("2026-07", on: "2026-08-20 12:00", unit: unit).total.text
        }
        #expect(try await text("U-B") == "met 1 late 0 missed 0 overdue 0 open 0 of 1")
        #expect(try await text("U-A") == "met 0 late 0 missed 3 overdue 0 open 0 of 3")
    }

    @Test("S10 a second visit of one day is none in a closed period either")
    func minGap() async throws {
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: "cadence: {per: month, at_least: 2}")))
        try await town.live(through: "2026-07-10")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 15:00", id: "e-same")
        try await town.live(through: "2026-08-14")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", recorded: "2026-08-14 09:00", reason: "paper_record", id: "e-other")
        let second = "p.visit~H-1~2026-07~2"
        #expect(await town.refusal { try await amend(town, second, "e-same", on: "2026-08-14 11:00") } == "period.evidence_unfit")
        try await amend(town, second, "e-other", on: "2026-08-14 12:00")
        #expect(try await town.statuses(on: "2026-08-14 13:00", about: "H-1").prefix(2) == ["H-1 2026-07 met", "H-1 2026-07 met"])
    }
}
