import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Closed periods over the API")
struct PeriodTests {
    /// The town on 2026-08-14 at eleven: July was closed the day before.
    private func closed(_ body: (ServedTown) async throws -> Void) async throws {
        try await ServedTown.with { town async throws in
            for day in ["2026-08-12 00:00", "2026-08-13 00:00"] {
                _ = try await town.engine.tick(at: ServedTown.time(day, town.engine.zone))
            }
            town.clock.set(ServedTown.time("2026-08-14 11:00", town.engine.zone))
            try await body(town)
        }
    }

    private static let amendment = #"{"obligation":"p.visit~H-1~2026-07~1","evidence":"late-1","reason":"sheet_found"}"#
    private static let late =
        #"{"id":"late-1","subject":"H-1","worker":"W-2","method":"home_visit","occurredAt":"2026-07-20","reason":"no_network"}"#

    @Test("S46 a closed month says so, its amendment is approved once, and its figures contain it")
    func amend() async throws {
        try await closed { town in
            let periods = try await town.ask(.get, "/v1/periods").decode(Wire.Periods.self)
            #expect(periods.items.first.map { "\($0.period) \($0.state)" } == "2026-07 closed")
            let receipt = try await town.ask(.post, "/v1/contacts", Self.late).decode(Wire.Receipt.self)
            #expect(receipt.extra && receipt.notCounted.map(\.code) == ["extra.period_closed"])
            let path = "/v1/periods/2026-07/amendments"
            let approve = try #require(ServedTown.single[.approve])
            #expect(try await town.ask(.post, path, Self.amendment, uid: ServedTown.member).code() == "access.post_required")
            let answer = try await town.ask(.post, path, Self.amendment, uid: approve, headers: ["Idempotency-Key": "k-1"])
            #expect(answer.status == 201)
            #expect(try answer.decode(Wire.Obligation.self).status == "met")
            let again = try await town.ask(.post, path, Self.amendment, uid: approve, headers: ["Idempotency-Key": "k-1"])
            #expect(again.status == 201 && again.text == answer.text)
            #expect(try await town.ask(.post, path, Self.amendment, uid: approve).code() == "obligation.settled")
            let figures = try await town.ask(.get, "/v1/compliance?period=2026-07&rule=p.visit").decode(Wire.Compliance.self)
            #expect(!figures.provisional && figures.amendments == 1 && figures.total.missed == 0 && figures.total.met == 3)
            let before = try await town.ask(.get, "/v1/compliance?period=2026-07&rule=p.visit&asOf=2026-08-13").decode(Wire.Compliance.self)
            #expect(!before.provisional && before.amendments == 0 && before.total.missed == 1)
            let period = try await town.ask(.get, "/v1/periods/2026-07").decode(Wire.Period.self)
            #expect(period.amendments.map(\.evidence) == ["late-1"] && period.closure?.obligations == 3)
        }
    }

    @Test("S57 amendments of elsewhere are not told, nor made")
    func scope() async throws {
        try await closed { town in
            let late = Self.late.replacing("H-1", with: "H-4").replacing("W-2", with: "W-3")
            let amendment = Self.amendment.replacing("H-1", with: "H-4")
            #expect(try await town.ask(.post, "/v1/contacts", late).status == 201)
            let refused = try await town.ask(.post, "/v1/periods/2026-07/amendments", amendment, uid: ServedTown.area)
            #expect(refused.status == 403 || refused.status == 404)
            #expect(
                try await town.ask(.post, "/v1/periods/2026-08/postpone", #"{"reason":"flood"}"#, uid: ServedTown.area).code()
                    == "access.out_of_scope")
        }
    }

    @Test("S45, S46 obligations as of a past day, tallies by unit and source, a report of the period")
    func figures() async throws {
        try await closed { town in
            let id = "/v1/obligations/p.visit~H-2~2026-07~1"
            // H-2 was visited on 30 July, and recorded on 5 August.
            #expect(try await town.ask(.get, id + "?asOf=2026-08-04").decode(Wire.Obligation.self).status == "overdue")
            #expect(try await town.ask(.get, id + "?asOf=2026-07-31").decode(Wire.Obligation.self).settledBy == nil)
            #expect(try await town.ask(.get, id + "?asOf=2026-08-05").decode(Wire.Obligation.self).status == "met")
            #expect(try await town.ask(.get, id + "?asOf=2026-06-21").code() == "unknown.obligation")
            let tallies = try await town.ask(.get, "/v1/tallies?period=2026-07&by=unit").decode(Wire.Tallies.self)
            #expect(tallies.units.map { "\($0.id) \($0.sources.map(\.visits))" } == ["U-A [1]", "U-B [1]"])
            #expect(!tallies.provisional && tallies.total.rows.map(\.title.zh) == ["入户走访"] && tallies.total.rows.map(\.source) == ["live"])
            let early = try await town.ask(.get, "/v1/tallies?period=2026-07&asOf=2026-08-04").decode(Wire.Tallies.self)
            #expect(early.provisional && early.total.sources.isEmpty)
            let report = try await town.ask(.get, "/v1/report?period=2026-07").decode(Wire.Report.self)
            #expect(!report.provisional && report.kind == "month" && report.listDigest?.count == 64 && report.checkpoint == nil)
            #expect(report.total.expected == 3 && report.units.map(\.id) == ["U-A", "U-B"] && report.rules.first?.id == "p.visit")
            #expect(report.overdue.map { "\($0.id) \($0.missed)" } == ["U-A 1", "U-B 0"])
            #expect(report.findings.map { "\($0.kind) \($0.count)" }.contains("unlinked 1"))
            #expect(report.escalations.allSatisfy { $0.count > 0 })
            #expect(try await town.ask(.get, "/v1/report?period=2026-W29").code() == "period.not_reporting")
            #expect(try await town.ask(.get, "/v1/report?period=2026-07&asOf=2026-08-10").decode(Wire.Report.self).provisional)
        }
    }
}
