import LianhuCore
import LianhuEngine
import Testing

@Suite("Lists of obligations")
struct ObligationListTests {
    private func list(_ town: Town, _ period: String, limit: Int = 100) async throws -> [String] {
        var query = ObligationQuery()
        (query.rule, query.period, query.limit) = ("p.visit", period, limit)
        var found: [String] = []
        repeat {
            let page = try await town.engine.obligations(query, by: Town.daemon, at: town.at("2026-10-10"))
            #expect(page.items.count <= limit)
            found += page.items.map { "\($0.about.id) \($0.period)" }
            query.cursor = page.next
        } while query.cursor != nil
        return found
    }

    @Test("S46 a period lists what belongs to it, and nothing that began before it or comes after, however small the pages")
    func period() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-10-10")
        let households = ["H-1", "H-2", "H-3", "H-4"]
        for limit in [1, 3, 100] {
            #expect(try await list(town, "2026-08", limit: limit).sorted() == households.map { "\($0) 2026-08" })
            let third = try await list(town, "2026-Q3", limit: limit).sorted()
            #expect(third == households.flatMap { id in ["07", "08", "09"].map { "\(id) 2026-\($0)" } })
        }
    }
}
