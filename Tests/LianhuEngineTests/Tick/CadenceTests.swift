import LianhuCore
import LianhuEngine
import Testing

@Suite("Cadences through ticks, records and imports")
struct CadenceTests {
    private static let every = Pack.text(visit: Pack.visit(cadence: "cadence: {every: 30d, lead: 10d}"))
    private static let refill = Pack.text(visit: Pack.visit(cadence: "cadence: {refill: {lead: 3d}}"))
    private static let tiered = Pack.text(
        visit: Pack.visit(cadence: "tiers: {red: {per: week}, orange: {per: fortnight}, blue: {per: month}}"))
    private static let meeting = "cadence: {on: last working day of month, before: 5d}\nshift: previous\ncloses: +3wd"

    private func rows(_ town: Town, _ subject: String = "H-1", on day: String) async throws -> [String] {
        try await town.views(on: day, about: subject).map { "\($0.period) \($0.window.opens)…\($0.window.due) \($0.status.name)" }
    }

    /// Puts households into tiers, as a command of daily life will.
    private func tier(_ town: Town, _ subject: String, _ tier: String, from: String, until: String? = nil, on day: String) async throws {
        let recorded = Town.date(day)
        try await town.engine.store.write { transaction in
            guard let key = try transaction.entities(ids: [subject])[subject]?.key else { return }
            var changes = Changes()
            changes.tiers = [
                TierRecord(
                    subject: key, tier: tier, tenure: Tenure(from: Town.date(from), until: until.map(Town.date)), recordedOn: recorded)
            ]
            try transaction.append(changes)
        }
    }

    // MARK: every

    @Test("S1 S6 every N days: one is open at a time, and recording plans the next") func interval() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.every)
        #expect(try await rows(town, on: "2026-06-20") == ["after:2026-06-20 2026-07-10…2026-07-20 upcoming"])
        try await town.live(through: "2026-07-15")
        #expect(try await rows(town, on: "2026-07-15") == ["after:2026-06-20 2026-07-10…2026-07-20 open"])
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-15 10:00")
        #expect(receipt.settled.map(\.after) == [.met] && !receipt.isExtra)
        #expect(
            try await rows(town, on: "2026-07-15") == [
                "after:2026-06-20 2026-07-10…2026-07-20 met", "after:2026-07-15 2026-08-04…2026-08-14 upcoming",
            ])
        try await town.live(through: "2026-10-01")
        #expect(try await rows(town, on: "2026-10-01").last == "after:2026-07-15 2026-08-04…2026-08-14 overdue")
    }

    @Test("S1 an early contact settles nothing and counts anew; one that is older than the last changes nothing; voiding takes it back")
    func reanchored() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.every)
        let early = try await town.visit("H-1", by: "W-1", on: "2026-07-01 10:00", id: "early")
        #expect(early.isExtra && early.notCounted.map(\.code) == ["extra.counted_from"])
        let wanted = [
            "after:2026-06-20 2026-07-10…2026-07-20 void", "after:2026-07-01 2026-07-21…2026-07-31 upcoming",
        ]
        #expect(try await rows(town, on: "2026-07-02") == wanted)
        try await town.visit("H-1", by: "W-1", on: "2026-06-25 10:00", recorded: "2026-07-02", id: "older")
        #expect(try await rows(town, on: "2026-07-02") == wanted)
        _ = try await town.engine.void(evidence: "early", reason: "typo", by: Town.daemon, at: town.at("2026-07-03"))
        #expect(
            try await rows(town, on: "2026-07-03").filter { !$0.hasSuffix("void") } == ["after:2026-06-25 2026-07-15…2026-07-25 upcoming"])
        _ = try await town.engine.void(evidence: "older", reason: "typo", by: Town.daemon, at: town.at("2026-07-03"))
        #expect(
            try await rows(town, on: "2026-07-03").filter { !$0.hasSuffix("void") } == ["after:2026-06-20 2026-07-10…2026-07-20 upcoming"])
    }

    @Test("S8 the order of typing changes no status") func order() async throws {
        let days = ["2026-07-12", "2026-07-14", "2026-08-10", "2026-08-12"]
        var ends: [[String]] = []
        for order in [days, days.reversed(), [days[2], days[0], days[3], days[1]]] {
            let town = try await Town.found(on: "2026-06-20", rules: Self.every)
            for day in order { try await town.visit("H-1", by: "W-1", on: day + " 10:00", recorded: "2026-08-13", reason: "late") }
            ends.append(try await rows(town, on: "2026-08-13").filter { !$0.hasSuffix("void") })
        }
        #expect(ends[0] == ends[1] && ends[0] == ends[2] && ends[0].count == 3)
    }

    @Test("S18 S20 a new link begins its own days; a lost one voids what is due then", arguments: [Self.every]) func links(rules: String)
        async throws
    {
        let town = try await Town.found(on: "2026-06-20", rules: rules)
        let sheet = "subject,worker,kind,seat,from,until\nH-1,W-1,pairing,primary,2026-01-01,2026-07-10"
        try await town.bring(["links.csv": sheet], on: "2026-07-10")
        #expect(try await rows(town, on: "2026-07-12") == ["after:2026-06-20 2026-07-10…2026-07-20 void"])
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-1,W-5,pairing,primary,2026-08-01"], on: "2026-08-01")
        #expect(try await rows(town, on: "2026-08-02").last == "after:2026-08-01 2026-08-21…2026-08-31 upcoming")
    }

    @Test("S6 S7 what follows a waived one is planned with the waiver, not with the next day's tick") func waived() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.every)
        try await town.live(through: "2026-07-15")
        let head = try await town.caller([.read], worker: "W-5")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-1~after:2026-06-20~1", reason: "in_hospital", by: head, at: town.at("2026-07-15 10:00"))
        #expect(
            try await rows(town, on: "2026-07-15") == [
                "after:2026-06-20 2026-07-10…2026-07-20 excused", "after:2026-07-20 2026-08-09…2026-08-19 upcoming",
            ])
    }

    @Test("S13 S17 a link to somebody without the role begins nothing: the days are counted from the first who has it")
    func withoutRole() async throws {
        let cadence = Pack.visit(cadence: "cadence: {every: 30d, lead: 10d}").replacing(
            "[village_cadre, party_member]", with: "[party_member]")
        let town = try await Town.found(on: "2026-06-20", rules: Pack.text(visit: cadence))
        #expect(try await rows(town, on: "2026-06-20").isEmpty)
        try await town.change(HandOverLink(subject: "H-1", to: "W-2", on: Town.date("2026-07-01")), on: "2026-07-01 10:00")
        #expect(try await rows(town, on: "2026-07-01") == ["after:2026-07-01 2026-07-21…2026-07-31 upcoming"])
    }

    @Test("S44 a changed number of days dates anew what has not opened") func changed() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.every)
        let other = Pack.text(visit: Pack.visit(cadence: "cadence: {every: 45d, lead: 10d}"))
        try await town.adopt(other, on: "2026-07-01")
        #expect(try await rows(town, on: "2026-07-01") == ["after:2026-06-20 2026-07-25…2026-08-04 upcoming"])
        try await town.live(through: "2026-07-26")
        try await town.adopt(Self.every, on: "2026-07-26")
        #expect(try await rows(town, on: "2026-07-26") == ["after:2026-06-20 2026-07-25…2026-08-04 open"])
    }

    // MARK: refill

    @Test("S1 a refill begins with the first supply; early ones are not lost, and one without days refills nothing") func refill()
        async throws
    {
        let town = try await Town.found(on: "2026-06-20", rules: Self.refill)
        #expect(try await rows(town, on: "2026-06-21").isEmpty)
        let nothing = try await town.visit("H-1", by: "W-1", on: "2026-06-21 10:00")
        #expect(nothing.notCounted.map(\.code) == ["extra.no_supply"])
        try await town.visit("H-1", by: "W-1", on: "2026-06-22 10:00", supply: 28)
        #expect(try await rows(town, on: "2026-06-23") == ["after:2026-06-22 2026-07-17…2026-07-20 upcoming"])
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", supply: 28)
        #expect(try await rows(town, on: "2026-07-10").last == "after:2026-07-10 2026-08-14…2026-08-17 upcoming")
        let met = try await town.visit("H-1", by: "W-1", on: "2026-08-16 10:00", supply: 14)
        #expect(met.settled.map(\.after) == [.met])
        #expect(try await rows(town, on: "2026-08-16").last == "after:2026-08-16 2026-08-28…2026-08-31 upcoming")
        await #expect(throws: CommandProblem.self) { try await town.visit("H-1", by: "W-1", on: "2026-08-17 10:00", supply: 0) }
    }

    @Test("S1 S8 a supply that is entered after its turn has opened moves due as one entered in time; taking it back moves it again")
    func lateSupply() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.refill)
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", recorded: "2026-07-10 11:00", supply: 10)
        try await town.live(through: "2026-07-19")
        #expect(try await rows(town, on: "2026-07-19") == ["after:2026-07-10 2026-07-17…2026-07-20 open"])
        try await town.visit("H-1", by: "W-1", on: "2026-07-01 10:00", recorded: "2026-07-19", reason: "late", id: "late", supply: 15)
        #expect(
            try await rows(town, on: "2026-07-19").filter { !$0.hasSuffix("void") } == ["after:2026-07-10 2026-07-23…2026-07-26 upcoming"])
        _ = try await town.engine.void(evidence: "late", reason: "typo", by: Town.daemon, at: town.at("2026-07-20"))
        #expect(try await rows(town, on: "2026-07-20").filter { !$0.hasSuffix("void") } == ["after:2026-07-10 2026-07-17…2026-07-20 open"])
    }

    // MARK: per

    @Test("S21 S28 an adoption amid a long holiday finds all its days, which are due behind it") func holiday() async throws {
        let daily = Pack.text(visit: Pack.visit(cadence: "cadence: {per: day}\neffective_from: 2026-10-01"))
        let town = try await Town.found(on: "2026-10-06", rules: daily)
        #expect(try await rows(town, on: "2026-10-06").first == "2026-10-01 2026-10-01…2026-10-08 open")
    }

    // MARK: on

    @Test("S1 S6 an occasion has a window of days; shift moves due") func occasion() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Pack.text(visit: Pack.visit(cadence: Self.meeting)))
        try await town.live(through: "2026-07-27")
        #expect(
            try await rows(town, on: "2026-07-27") == [
                "2026-06-30 2026-06-25…2026-06-30 missed", "2026-07-31 2026-07-26…2026-07-31 open",
            ])
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-27 10:00")
        #expect(receipt.settled.map(\.obligation) == ["p.visit~H-1~2026-07-31~1"])
    }

    // MARK: tiers

    @Test("S22 a tighter tier supersedes what is open, and begins at once with its full length") func tighter() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.tiered)
        for subject in ["H-1", "H-2"] { try await tier(town, subject, "blue", from: "2026-01-01", on: "2026-01-01") }
        try await town.live(through: "2026-07-07")
        try await town.visit("H-2", by: "W-2", on: "2026-07-07 10:00")
        for subject in ["H-1", "H-2"] {
            try await tier(town, subject, "blue", from: "2026-01-01", until: "2026-07-08", on: "2026-07-07")
            try await tier(town, subject, "red", from: "2026-07-08", on: "2026-07-07")
        }
        #expect(try await rows(town, on: "2026-07-07") == ["2026-07 2026-07-01…2026-07-31 open"])
        try await town.live(through: "2026-07-08")
        #expect(
            try await rows(town, on: "2026-07-08") == [
                "2026-07 2026-07-01…2026-07-31 void", "2026-W28 2026-07-08…2026-07-14 open", "2026-W29 2026-07-15…2026-07-19 upcoming",
            ])
        #expect(try await rows(town, "H-2", on: "2026-07-08").first == "2026-07 2026-07-01…2026-07-31 met")
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-08 10:00")
        #expect(receipt.settled.map(\.obligation) == ["p.visit~H-1~2026-W28~1"])
    }

    @Test("S6 S22 what was due before the change is not open any more: it runs on, and is missed") func dueBefore() async throws {
        let rules = Self.tiered.replacing("tiers: {red", with: "shift: previous\n    closes: due\n    tiers: {red")
        let town = try await Town.found(on: "2026-06-20", rules: rules)
        try await tier(town, "H-1", "orange", from: "2026-01-01", until: "2026-07-12", on: "2026-01-01")
        try await tier(town, "H-1", "red", from: "2026-07-12", on: "2026-07-10")
        try await town.live(through: "2026-07-12")
        let found = try await rows(town, on: "2026-07-12")
        #expect(found.contains("2026-06-29/14d 2026-06-29…2026-07-10 missed"))
        #expect(found.contains("2026-W28 2026-07-12…2026-07-17 open"))
    }

    @Test("S22 a looser tier lets what has opened run, and begins with the next period") func looser() async throws {
        let town = try await Town.found(on: "2026-06-20", rules: Self.tiered)
        try await tier(town, "H-1", "red", from: "2026-01-01", until: "2026-07-08", on: "2026-01-01")
        try await tier(town, "H-1", "blue", from: "2026-07-08", on: "2026-07-08")
        try await town.live(through: "2026-08-01")
        let found = try await rows(town, on: "2026-07-08").filter { !$0.hasSuffix("void") }
        #expect(
            found == [
                "2026-08 2026-08-01…2026-08-31 upcoming", "2026-W26 2026-06-22…2026-06-28 missed", "2026-W27 2026-06-29…2026-07-05 missed",
                "2026-W28 2026-07-06…2026-07-12 open",
            ])
    }

    // MARK: Gaps

    @Test(
        "S4 after any gap one tick gives what daily ticks give, whatever the family",
        arguments: [Self.every, Self.tiered, Pack.text(visit: Pack.visit(cadence: Self.meeting))], [1, 9, 40, 120])
    func gaps(rules: String, days: Int) async throws {
        func settled(_ town: Town) async throws {
            for (subject, from, until) in [("H-1", "2026-07-08", "2026-08-20"), ("H-2", "2026-07-20", "2026-09-01")] {
                try await tier(town, subject, "blue", from: "2026-01-01", until: from, on: "2026-01-01")
                try await tier(town, subject, "red", from: from, until: until, on: "2026-01-01")
                try await tier(town, subject, "orange", from: until, on: "2026-01-01")
            }
            try await town.live(through: "2026-07-01")
        }
        let end = Town.date("2026-07-01").adding(days: days)
        let (daily, gapped) = (try await Town.found(rules: rules), try await Town.found(rules: rules))
        for town in [daily, gapped] { try await settled(town) }
        try await daily.live(through: "\(end)")
        try await gapped.tick("\(end)")
        let (wanted, found) = (try await plans(daily, on: "\(end)"), try await plans(gapped, on: "\(end)"))
        #expect(wanted == found)
        #expect(!wanted.isEmpty)
    }

    private func plans(_ town: Town, on day: String) async throws -> [String] {
        try await town.views(on: day).map { "\($0.id) \($0.window.opens)…\($0.window.due) \($0.status.name)" }
    }

    @Test("S1 S8 two visits of one day that settle two turns both stay, whatever is planned afterwards")
    func twoOfOneDay() async throws {
        let cadence = "cadence: {every: 8d, lead: 3d, anchor: schedule}"
        let town = try await Town.found(rules: Pack.text(visit: Pack.visit(cadence: cadence), more: ""))
        try await town.live(through: "2026-07-28")
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 10:00")
        try await town.visit("H-1", by: "W-1", on: "2026-07-28 15:00")
        let wanted = ["H-1 after:2026-06-20 met_late", "H-1 after:2026-07-22 met", "H-1 after:2026-07-30 upcoming"]
        #expect(try await town.statuses(on: "2026-07-28", about: "H-1") == wanted)
        try await town.change(StartLink(subject: "H-1", worker: "W-2", isBackup: true), on: "2026-07-29 10:00")
        #expect(try await town.statuses(on: "2026-07-29", about: "H-1") == wanted)
    }
}
