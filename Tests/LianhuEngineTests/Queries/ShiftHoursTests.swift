import LianhuCore
import LianhuEngine
import Testing

/// A shift closes two hours after its end, and so it is called from that minute on.
@Suite("The hours of shifts")
struct ShiftHoursTests {
    private func live() async throws -> Town {
        let visit = Pack.visit(cadence: "cadence: {per: day, shifts: ['06:00-14:00', '22:00-06:00']}")
        let town = try await Town.found(rules: Pack.text(visit: visit))
        try await town.live(through: "2026-07-10")
        return town
    }

    private func list(_ town: Town, _ time: String, _ statuses: Set<Status>) async throws -> [String] {
        var query = ObligationQuery()
        (query.rule, query.about, query.period, query.statuses, query.limit) = ("p.visit", "H-1", "2026-07-10", statuses, 1)
        var found: [String] = []
        repeat {
            let page = try await town.engine.obligations(query, by: Town.daemon, at: town.at(time))
            found += page.items.map { "\($0.period) \($0.slot) \($0.status.name)" }
            query.cursor = page.next
        } while query.cursor != nil
        return found
    }

    @Test(
        "S49 it is open until two hours after its end, and missed from that minute on, on every list",
        arguments: [
            ("2026-07-10 15:59", ["1 open", "2 open"], []), ("2026-07-10 16:00", ["2 open"], ["1 missed"]),
            ("2026-07-11 07:59", ["2 open"], ["1 missed"]), ("2026-07-11 08:00", [], ["1 missed", "2 missed"]),
        ] as [(String, [String], [String])])
    func statuses(time: String, open: [String], missed: [String]) async throws {
        let town = try await live()
        try await town.live(through: String(time.prefix(10)))
        func named(_ list: [String]) -> [String] { list.map { "2026-07-10 " + $0 } }
        #expect(try await list(town, time, [.open]) == named(open))
        #expect(try await list(town, time, [.missed]) == named(missed))
        #expect(try await list(town, time, []).sorted() == named(open + missed).sorted())
    }

    @Test("S45 S49 the figures say so at that minute, by unit and by worker, and the status of the instance does")
    func figures() async throws {
        let town = try await live()
        for breakdown in [ComplianceQuery.Breakdown.none, .worker] {
            func texts(_ time: String) async throws -> [String] {
                let answer = try await town.figures("2026-07-10", on: time, unit: "U-1", by: breakdown)
                return [answer.total.text] + answer.rows.map { "\($0.id) \($0.figures.text)" }
            }
            let (before, after) = (try await texts("2026-07-10 15:59"), try await texts("2026-07-10 16:00"))
            #expect(before.first == "met 0 late 0 missed 0 overdue 0 open 4 of 4")
            #expect(after.first == "met 0 late 0 missed 2 overdue 0 open 2 of 4")
            if breakdown == .worker { #expect(after.contains("W-1 met 0 late 0 missed 1 overdue 0 open 1 of 2"), "\(after)") }
        }
        let open = { (time: String) in try await town.engine.status(by: Town.daemon, at: town.at(time)).open }
        #expect(try await open("2026-07-10 15:59") - open("2026-07-10 16:00") == 4)
    }

    @Test("S49 it is explained with the minute at which it closes", arguments: Language.allCases)
    func explained(_ language: Language) async throws {
        let town = try await live()
        func text(_ time: String) async throws -> String {
            try await town.engine.explainObligation("p.visit~H-1~2026-07-10~1", by: Town.daemon, at: town.at(time)).facts
                .map { $0.text[language] }.joined(separator: "\n")
        }
        let missed = language == .zh ? "截至 2026-07-10 16:00 没有符合条件的记录" : "nothing came until 2026-07-10 16:00"
        #expect(try await text("2026-07-10 16:00").contains(missed))
        #expect(try await !text("2026-07-10 15:59").contains(missed))
    }
}
