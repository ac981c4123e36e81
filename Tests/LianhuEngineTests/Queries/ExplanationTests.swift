import LianhuCore
import LianhuEngine
import Testing

@Suite("Explanations of obligations and records")
struct ExplanationTests {
    private static let letters = """
          - id: letters
            title: {zh: 致信, en: Letters}
            basis: county's choice
            duty: contact
            who: {role: party_member}
            whom: {kind: household}
            cadence: {per: year, at_least: 1}
            accept: {methods: [letter], directions: [outbound]}

        """

    /// The story as the command line prints it.
    private func text(_ facts: [Explanation.Fact], _ language: Language) -> String {
        var lines: [String] = []
        var topic: Explanation.Topic?
        for fact in facts {
            if fact.topic != topic { lines.append(Catalogue.text("explain.topic.\(fact.topic.rawValue)", in: language)) }
            topic = fact.topic
            lines.append("  " + fact.text[language])
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func obligation(_ town: Town, _ id: String, on day: String, _ language: Language) async throws -> String {
        let value = try await town.engine.explainObligation(id, by: Town.daemon, at: town.at(day))
        return "== \(id)\n" + text(value.facts, language)
    }

    private func contact(_ town: Town, _ id: String, on day: String, _ language: Language) async throws -> String {
        let value = try await town.engine.explainContact(id, by: Town.daemon, at: town.at(day))
        return "== \(id)\n" + text(value.facts, language)
    }

    @Test("an item settled late: the visit in time, the one that came late, and the steps between (S6, S8)", arguments: Language.allCases)
    func settledLate(_ language: Language) async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-03")
        try await town.visit("H-1", by: "W-1", on: "2026-06-25 10:00", id: "too-early")
        try await town.visit(
            "H-1", by: nil, on: "2026-07-20 10:00", kind: .attempt, id: "nobody-home", as: try await town.caller([.record], worker: "W-1"))
        try await town.live(through: "2026-08-05")
        try await town.visit("H-1", by: "W-1", on: "2026-08-05 10:00", id: "late")
        try await town.visit("H-1", by: "W-1", on: "2026-08-06 10:00", id: "august")
        try await town.live(through: "2026-08-10")
        let story = try await obligation(town, "p.visit~H-1~2026-07~1", on: "2026-08-10", language)
        try Repository.expectGolden(story, "explain-late.\(language.rawValue).txt")
    }

    @Test("an item void by a move away (S7, S18)", arguments: Language.allCases) func void(_ language: Language) async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.bring(["subjects.csv": "id,kind,unit,from,until\nH-3,household,U-2,2026-01-01,2026-07-15"], on: "2026-07-20 12:00")
        let story = try await obligation(town, "p.visit~H-3~2026-07~1", on: "2026-07-21", language)
        try Repository.expectGolden(story, "explain-void.\(language.rawValue).txt")
    }

    @Test("an item of a household whose worker changed: the score is in the handover bucket (S20)", arguments: Language.allCases)
    func handover(_ language: Language) async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.bring(
            [
                "links.csv": """
                subject,worker,kind,seat,from,until
                H-2,W-2,pairing,primary,2026-01-01,2026-07-24
                H-2,W-3,pairing,primary,2026-07-25,
                """
            ], on: "2026-07-20 12:00")
        try await town.live(through: "2026-08-01")
        try await town.visit("H-2", by: "W-2", on: "2026-07-28 10:00", recorded: "2026-08-01 09:00", id: "the-old-one")
        let story = try await obligation(town, "p.visit~H-2~2026-07~1", on: "2026-08-01", language)
        try Repository.expectGolden(story, "explain-handover.\(language.rawValue).txt")
    }

    @Test("an item overdue: steps done, the next one, its day and its recipient (S36, S37)", arguments: Language.allCases)
    func overdue(_ language: Language) async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-04")
        let value = try await town.engine.explainObligation("p.visit~H-4~2026-07~1", by: Town.daemon, at: town.at("2026-08-04"))
        #expect(value.next?.step.number == 3 && value.next?.on == Town.date("2026-08-05") && value.next?.recipient?.id == "W-7")
        let story = "== p.visit~H-4~2026-07~1\n" + text(value.facts, language)
        try Repository.expectGolden(story, "explain-overdue.\(language.rawValue).txt")
        // what was foretold is what happens
        try await town.live(through: "2026-08-05")
        #expect(try await town.steps(of: "H-4").last == "H-4 3 urge → W-7 2026-08-05")
    }

    @Test("an item excused, with reason and approver (S14, S56)", arguments: Language.allCases) func excused(_ language: Language)
        async throws
    {
        let town = try await Town.found()
        try await town.live(through: "2026-08-02")
        let approver = try await town.caller([.approve, .record], worker: "W-9")
        _ = try await town.engine.excuse(
            obligation: "p.visit~H-2~2026-07~1", reason: "in_hospital", by: approver, at: town.at("2026-08-02 11:00"))
        let story = try await obligation(town, "p.visit~H-2~2026-07~1", on: "2026-08-03", language)
        try Repository.expectGolden(story, "explain-excused.\(language.rawValue).txt")
    }

    @Test("a contact that counted for nothing says why, whatever the reason (S8, S13, S15)", arguments: Language.allCases)
    func extra(_ language: Language) async throws {
        let town = try await Town.found(rules: Pack.text(more: Pack.reports + Pack.caseloads + Self.letters))
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-4,W-3,pairing,primary,2026-01-01,2026-07-05"], on: "2026-06-21")
        try await town.live(through: "2026-07-10")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", id: "counts")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 15:00", id: "already-settled")
        try await town.visit("H-2", by: "W-2", on: "2026-07-10 11:00", method: "letter", id: "by-letter")
        try await town.visit("H-4", by: "W-3", on: "2026-07-10 12:00", id: "nobody-linked")
        try await town.visit("H-2", by: "W-1", on: "2026-07-10 13:00", id: "not-linked")
        try await town.visit("H-3", by: "W-2", on: "2026-07-10 14:00", id: "wrong")
        _ = try await town.engine.void(evidence: "wrong", reason: "typing_error", by: Town.daemon, at: town.at("2026-07-10 16:00"))
        var story = ""
        for id in ["counts", "already-settled", "by-letter", "nobody-linked", "not-linked", "wrong"] {
            story += try await contact(town, id, on: "2026-07-11", language)
        }
        try Repository.expectGolden(story, "explain-contacts.\(language.rawValue).txt")
    }

    @Test("an explanation never disagrees with the receipt, nor with the row (S8)") func agrees() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-03")
        var receipts: [EvidenceReceipt] = []
        for (subject, worker, day) in [
            ("H-1", "W-1", "2026-07-30 10:00"), ("H-1", "W-1", "2026-08-03 09:00"), ("H-1", "W-2", "2026-08-03 10:00"),
            ("H-2", "W-2", "2026-08-03 11:00"), ("H-2", "W-2", "2026-08-03 12:00"), ("H-3", "W-2", "2026-08-03 13:00"),
        ] {
            receipts.append(try await town.visit(subject, by: worker, on: day, recorded: "2026-08-03 18:00"))
        }
        for receipt in receipts {
            let value = try await town.engine.explainContact(receipt.id, by: Town.daemon, at: town.at("2026-08-04"))
            #expect(value.verdicts.contains(where: \.counts) == !receipt.isExtra, "\(receipt.id)")
            #expect(value.verdicts.filter { !$0.counts }.map(\.verdict.code) == receipt.reasons, "\(receipt.id)")
        }
        for view in try await town.views(on: "2026-08-04") {
            let value = try await town.engine.explainObligation(view.id, by: Town.daemon, at: town.at("2026-08-04"))
            #expect(
                value.obligation == view && value.records.filter(\.counts).map(\.view.evidence.id) == [view.settledBy].compactMap { $0 })
        }
    }

    @Test("what lies outside the scope is unknown, and free text is withheld (S57)") func scope() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.visit("H-4", by: "W-3", on: "2026-07-10 10:00", id: "west", summary: "何淑兰的病情")
        let east = try await town.caller([.read], unit: "U-A")
        let reader = try await town.caller([.read])
        let now = town.at("2026-07-11")
        #expect(
            await town.refusal { _ = try await town.engine.explainObligation("p.visit~H-4~2026-07~1", by: east, at: now) }
                == "unknown.obligation")
        #expect(await town.refusal { _ = try await town.engine.explainContact("west", by: east, at: now) } == "unknown.evidence")
        #expect(await town.refusal { _ = try await town.engine.explainContact("nothing", by: reader, at: now) } == "unknown.evidence")
        let contact = try await town.engine.explainContact("west", by: reader, at: now)
        #expect(contact.record.summary == "***" && !contact.facts.contains { "\($0)".contains("病情") })
        let item = try await town.engine.explainObligation("p.visit~H-4~2026-07~1", by: reader, at: now)
        #expect(item.records.map(\.view.summary) == ["***"] && !item.facts.contains { "\($0)".contains("199-0000") })
    }

    @Test("no sentence lacks an argument, in either language") func filled() throws {
        for code in Catalogue.codes where code.hasPrefix("explain.") {
            let phrase = try #require(Catalogue.phrase(code))
            func names(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
            #expect(names(phrase.en) == names(phrase.zh), "\(code)")
        }
    }
}
