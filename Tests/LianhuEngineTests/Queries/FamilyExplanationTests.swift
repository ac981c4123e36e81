import LianhuCore
import LianhuEngine
import Testing

@Suite("Explanations whatever the family of the cadence")
struct FamilyExplanationTests {
    private static func rules(_ cadence: String) -> String { Pack.text(visit: Pack.visit(cadence: cadence)) }

    private static let every = "cadence: {every: 30d, lead: 10d}\ngrace: 3d"
    private static let scheduled = "cadence: {every: 30d, anchor: schedule, lead: 10d}\nshift: next"
    private static let refill = "cadence: {refill: {lead: 3d, safety: 2d}}"
    private static let meeting = "cadence: {on: {dates: [2026-07-18, 2026-10-03]}, before: 5d}\nshift: previous\ncloses: +3wd"
    private static let tiered = "tiers: {red: {per: week}, orange: {per: fortnight}, blue: {per: month}}"

    /// The story as the command line prints it.
    private func story(_ town: Town, _ id: String, on day: String, _ language: Language) async throws -> String {
        let value = try await town.engine.explainObligation(id, by: Town.daemon, at: town.at(day))
        var lines = ["== \(id)"]
        var topic: Explanation.Topic?
        for fact in value.facts {
            if fact.topic != topic { lines.append(Catalogue.text("explain.topic.\(fact.topic.rawValue)", in: language)) }
            topic = fact.topic
            lines.append("  " + fact.text[language])
        }
        return lines.joined(separator: "\n") + "\n"
    }

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

    @Test("S1 S6 what is counted from a day, falls on an occasion or changes tier is told in its own words", arguments: Language.allCases)
    func stories(_ language: Language) async throws {
        var text = ""
        let every = try await Town.found(rules: Self.rules(Self.every))
        try await every.live(through: "2026-07-01")
        try await every.visit("H-1", by: "W-1", on: "2026-07-01 10:00", id: "early")
        try await every.live(through: "2026-08-10")
        text += try await story(every, "p.visit~H-1~after:2026-06-20~1", on: "2026-07-02", language)
        text += try await story(every, "p.visit~H-1~after:2026-07-01~1", on: "2026-08-10", language)
        try await every.visit("H-1", by: "W-1", on: "2026-08-10 10:00", id: "late")
        text += try await story(every, "p.visit~H-1~after:2026-07-01~1", on: "2026-08-11", language)
        let scheduled = try await Town.found(rules: Self.rules(Self.scheduled))
        text += try await story(scheduled, "p.visit~H-1~after:2026-06-20~1", on: "2026-06-21", language)
        let refill = try await Town.found(rules: Self.rules(Self.refill))
        try await refill.visit("H-1", by: "W-1", on: "2026-06-22 10:00", id: "first", supply: 28)
        try await refill.visit("H-1", by: "W-1", on: "2026-06-23 10:00", id: "talk")
        text += try await story(refill, "p.visit~H-1~after:2026-06-22~1", on: "2026-07-01", language)
        let meeting = try await Town.found(rules: Self.rules(Self.meeting))
        try await meeting.live(through: "2026-07-19")
        text += try await story(meeting, "p.visit~H-1~2026-07-18~1", on: "2026-07-19", language)
        let tiered = try await Town.found(rules: Self.rules(Self.tiered))
        try await tier(tiered, "H-1", "blue", from: "2026-01-01", on: "2026-01-01")
        try await tiered.live(through: "2026-07-07")
        try await tier(tiered, "H-1", "blue", from: "2026-01-01", until: "2026-07-08", on: "2026-01-01")
        try await tier(tiered, "H-1", "red", from: "2026-07-08", on: "2026-07-07")
        try await tiered.live(through: "2026-07-08")
        text += try await story(tiered, "p.visit~H-1~2026-07~1", on: "2026-07-08", language)
        text += try await story(tiered, "p.visit~H-1~2026-W28~1", on: "2026-07-08", language)
        try Repository.expectGolden(text, "explain-families.\(language.rawValue).txt")
    }

    private static let shifts = "cadence: {per: day, shifts: ['06:00-14:00', '22:00-06:00']}"

    @Test(
        "S49 a shift is told with its hours, and one of the night is due on the next day for no other reason", arguments: Language.allCases)
    func shift(_ language: Language) async throws {
        let town = try await Town.found(rules: Self.rules(Self.shifts))
        try await town.live(through: "2026-07-02")
        try await town.visit("H-1", by: "W-1", on: "2026-07-02 07:30", id: "night")
        var text = try await story(town, "p.visit~H-1~2026-07-01~1", on: "2026-07-02", language)
        text += try await story(town, "p.visit~H-1~2026-07-01~2", on: "2026-07-02", language)
        try Repository.expectGolden(text, "explain-shifts.\(language.rawValue).txt")
    }

    @Test(
        "S8 an explanation never disagrees with the receipt, nor with the row, whatever the family",
        arguments: [every, scheduled, refill, meeting, shifts, "cadence: {per: week}\nshift: previous\ntarget: 1wd before end"])
    func agrees(_ cadence: String) async throws {
        let town = try await Town.found(rules: Self.rules(cadence))
        var receipts: [EvidenceReceipt] = []
        for (day, supply) in [
            ("2026-06-25 10:00", nil), ("2026-07-02 10:00", 14), ("2026-07-14 10:00", 28), ("2026-07-14 11:00", nil),
            ("2026-08-30 10:00", 10), ("2026-08-31 10:00", 10),
        ] as [(String, Int?)] {
            try await town.live(through: String(day.prefix(10)))
            let receipt = try await town.visit("H-1", by: "W-1", on: day, supply: supply)
            let value = try await town.engine.explainContact(receipt.id, by: Town.daemon, at: town.at(day))
            #expect(value.verdicts.contains(where: \.counts) == !receipt.isExtra, "\(day)")
            #expect(value.verdicts.filter { !$0.counts }.map(\.verdict.code) == receipt.reasons, "\(day)")
            receipts.append(receipt)
        }
        #expect(receipts.contains { !$0.isExtra } && receipts.contains(where: \.isExtra))
        for view in try await town.views(on: "2026-09-05", about: "H-1") {
            let value = try await town.engine.explainObligation(view.id, by: Town.daemon, at: town.at("2026-09-05"))
            #expect(
                value.obligation == view && value.records.filter(\.counts).map(\.view.evidence.id) == [view.settledBy].compactMap { $0 },
                "\(view.id)")
            #expect(!value.facts.contains { $0.text.en.contains("9999") || $0.text.en.contains("{") }, "\(view.id)")
        }
    }
}
