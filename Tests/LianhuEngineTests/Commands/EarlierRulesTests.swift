import LianhuCore
import LianhuEngine
import Testing

/// What has opened is asked by the text under which it opened, whatever becomes known later.
@Suite("Rules that changed while something was open")
struct EarlierRulesTests {
    private func changed(to visit: String) async throws -> Town {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        _ = try await town.adopt(Pack.text(visit: visit), on: "2026-07-10 10:00")
        return town
    }

    @Test("S44 a fact about something else voids nothing that opened when the rule asked others")
    func narrowed() async throws {
        let town = try await changed(to: Pack.visit(who: "{role: party_member}"))
        try await town.change(ReportAbsence(worker: "W-1", substitute: "W-3"), on: "2026-07-11 10:00")
        try await town.change(TagSubject(subject: "H-1", tag: "lives_alone"), on: "2026-07-11 10:00")
        try await town.live(through: "2026-08-01")
        #expect(try await town.statuses(on: "2026-07-31", about: "H-1") == ["H-1 2026-07 open"])
        #expect(try await town.statuses(on: "2026-07-31", about: "H-2") == ["H-2 2026-07 open", "H-2 2026-08 upcoming"])
    }

    @Test("S44 nor where the rule asks by colour now")
    func tiers() async throws {
        let town = try await changed(to: Pack.visit(cadence: "tiers: {red: {per: week}, blue: {per: month}}"))
        try await town.change(ReportAbsence(worker: "W-1", substitute: "W-3"), on: "2026-07-11 10:00")
        #expect(try await town.statuses(on: "2026-07-11", about: "H-1") == ["H-1 2026-07 open"])
    }

    @Test("S18 S19 S44 what opened under the earlier cadence goes on following facts: it is left, and it moves")
    func cadence() async throws {
        let town = try await changed(to: Pack.visit(per: "half_month", closes: "+2wd", ladder: ""))
        try await town.live(through: "2026-07-29")
        try await town.change(LeaveSubject(subject: "H-1", reason: "died"), on: "2026-07-29 10:00")
        try await town.change(MoveSubject(subject: "H-2", to: "U-3"), on: "2026-07-29 10:00")
        #expect(try await town.statuses(on: "2026-07-29", about: "H-1").first == "H-1 2026-07 void")
        let moved = try #require(try await town.views(on: "2026-07-29", about: "H-2").first { $0.period == "2026-07" })
        #expect("\(moved.unit.id) \(moved.window.due) \(moved.status.name)" == "U-3 2026-08-05 open")
    }

    @Test("S44 what opens after the change is asked by the new text, and an unchanged rule by its own however often others change")
    func later() async throws {
        let town = try await changed(to: Pack.visit(who: "{role: party_member}"))
        _ = try await town.adopt(Pack.text(visit: Pack.visit(who: "{role: party_member}"), more: Pack.reports), on: "2026-07-12 10:00")
        try await town.live(through: "2026-08-02")
        try await town.change(ReportAbsence(worker: "W-2", substitute: "W-3"), on: "2026-08-02 10:00")
        #expect(try await town.statuses(on: "2026-08-02", about: "H-1") == ["H-1 2026-07 overdue"])
        try await town.change(ChangeRole(worker: "W-2", remove: "party_member"), on: "2026-08-03 10:00")
        #expect(try await town.statuses(on: "2026-08-03", about: "H-2") == ["H-2 2026-07 overdue", "H-2 2026-08 void"])
    }

    @Test("S13 S44 what opened takes what its own text accepts, and nothing that only the new one does")
    func evidence() async throws {
        let visit = Pack.visit(who: "{role: party_member}").replacing("[home_visit, phone]", with: "[phone, letter]")
        let town = try await changed(to: visit)
        try await town.live(through: "2026-07-20")
        #expect(try await town.visit("H-2", by: "W-2", on: "2026-07-20 09:00", method: "letter").moves == [])
        // Who visits H-1 has none of the roles that the new text names.
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", method: "phone").moves == ["H-1 2026-07 open → met"])
        #expect(try await town.visit("H-2", by: "W-2", on: "2026-07-20 11:00", method: "phone").moves == ["H-2 2026-07 open → met"])
        try await town.live(through: "2026-08-10")
        #expect(try await town.visit("H-2", by: "W-2", on: "2026-08-10 10:00", method: "letter").moves == ["H-2 2026-08 open → met"])
    }

    @Test("S44 an area that comes dates nothing anew that others owe under the earlier text")
    func activity() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        func windows() async throws -> [String] {
            try await town.views(on: "2026-07-12", rule: "p.report").map { "\($0.about.id) \($0.period) \($0.window.closes)" }
        }
        let before = try await windows()
        let more = Pack.reports.replacing(
            "cadence: {per: quarter, at_least: 1}", with: "cadence: {per: quarter, at_least: 1}\n    closes: due")
        _ = try await town.adopt(Pack.text(more: more), on: "2026-07-10 10:00")
        try await town.bring(["units.csv": "id,kind,name,parent\nU-C,area,南片,U-V"], on: "2026-07-12")
        let after = try await windows()
        #expect(before.count == 2 && after.filter { !$0.hasPrefix("U-C") } == before, "\(before) \(after)")
    }
}
