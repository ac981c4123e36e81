import LianhuCore
import LianhuEngine
import Testing

@Suite("Recording evidence")
struct EvidenceTests {
    /// A town in its April, whose windows run into May (Labour Day, 9 May works).
    private func spring(through day: String) async throws -> Town {
        let town = try await Town.found(on: "2026-03-20")
        try await town.live(through: day)
        return town
    }

    @Test("S6, S8 a visit on 4 May settles April late and says so; May still needs its own")
    func lateVisit() async throws {
        let town = try await spring(through: "2026-05-04")
        #expect(try await town.statuses(on: "2026-05-04", about: "H-1") == ["H-1 2026-04 overdue", "H-1 2026-05 open"])
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-05-04 10:00")
        #expect(receipt.moves == ["H-1 2026-04 overdue → met_late"])
        #expect(!receipt.isExtra && !receipt.isLateEntry)
        let second = try await town.visit("H-1", by: "W-1", on: "2026-05-06 10:00")
        #expect(second.moves == ["H-1 2026-05 open → met"])
    }

    @Test("S8 a March visit never pays for April, and three visits on one day never clear three months")
    func neverAhead() async throws {
        let town = try await spring(through: "2026-03-31")
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-03-30 10:00").reasons == ["extra.no_window"])
        try await town.live(through: "2026-05-04")
        let receipts = [
            try await town.visit("H-1", by: "W-1", on: "2026-05-04 10:00"), try await town.visit("H-1", by: "W-1", on: "2026-05-04 11:00"),
            try await town.visit("H-1", by: "W-1", on: "2026-05-04 12:00"),
        ]
        #expect(receipts.map(\.moves) == [["H-1 2026-04 overdue → met_late"], [], []])
        #expect(receipts.dropFirst().map(\.reasons) == [["extra.min_gap"], ["extra.min_gap"]])
    }

    @Test("S8 the order of typing changes nothing: what was typed later and happened earlier moves the settlement, and the reply says so")
    func typingOrder() async throws {
        let visits = ["2026-04-28 10:00", "2026-05-04 10:00", "2026-05-08 16:00", "2026-05-08 09:00"]
        var seen: Set<[String]> = []
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 0, 3, 1]] {
            let town = try await spring(through: "2026-05-10")
            for index in order {
                try await town.visit(
                    "H-1", by: "W-1", on: visits[index], recorded: "2026-05-10 10:00", reason: "paper_record", id: "v-\(index)")
            }
            seen.insert(
                try await town.views(on: "2026-05-10", about: "H-1").map { "\($0.period) \($0.status.name) by \($0.settledBy ?? "-")" })
        }
        #expect(seen == [["2026-04 met by v-0", "2026-05 met by v-1"]])
        let town = try await spring(through: "2026-05-10")
        try await town.visit("H-1", by: "W-1", on: visits[1], recorded: "2026-05-10 10:00")
        let earlier = try await town.visit("H-1", by: "W-1", on: visits[0], recorded: "2026-05-10 11:00", reason: "paper_record")
        #expect(earlier.moves == ["H-1 2026-04 met_late → met", "H-1 2026-05 open → met"])
    }

    @Test(
        "S8 random visits, some voided again: whatever the order of typing, the same ones settle the same months",
        arguments: 1...6 as ClosedRange<UInt64>)
    func randomOrder(_ seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let first = Town.date("2026-04-01")
        let days = (0..<9).map { _ in first.adding(days: random.below(70)) }
        let voided = Set((0..<3).map { _ in random.below(days.count) })
        var seen: Set<[String]> = []
        for _ in 0..<3 {
            let town = try await spring(through: "2026-06-20")
            let order = Array(days.indices).shuffled(using: &random)
            for index in order {
                try await town.visit(
                    "H-1", by: "W-1", on: "\(days[index]) 10:00", recorded: "2026-06-20 10:00", reason: "paper_record", id: "v-\(index)")
            }
            for index in voided.shuffled(using: &random) {
                _ = try await town.engine.void(evidence: "v-\(index)", reason: "slip", by: Town.daemon, at: town.at("2026-06-20 11:00"))
            }
            let views = try await town.views(on: "2026-06-20", about: "H-1")
            // Of two visits on one day the id decides, which is the same in every order.
            seen.insert(views.map { "\($0.period) \($0.status.name) \($0.settledBy ?? "-")" })
        }
        #expect(seen.count == 1, "seed \(seed): \(seen)")
    }

    @Test("S6, S7 evidence takes precedence over a waiver, and the ladder stays silent either way")
    func metAfterExcuse() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-08-03")
        let approver = try await town.caller([.approve], worker: "W-9")
        let excused = try await town.engine.excuse(
            obligation: "p.visit~H-1~2026-07~1", reason: "away", by: approver, at: town.at("2026-08-03 09:00"))
        #expect(excused.status(on: Town.date("2026-08-03")) == .excused)
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-08-05 10:00").moves == ["H-1 2026-07 excused → met_late"])
        let again = await town.refusal {
            _ = try await town.engine.excuse(
                obligation: "p.visit~H-1~2026-07~1", reason: "away", by: approver, at: town.at("2026-08-05 12:00"))
        }
        #expect(again == "obligation.settled")
        let figures = try await town.figures("2026-07", on: "2026-08-05").total
        #expect(figures.excused == 0 && figures.metLate == 1)
    }

    @Test("a batch is all or nothing, and tells every refusal by its place")
    func batch() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        func draft(_ id: String, _ subject: String, _ method: String) -> EvidenceDraft {
            EvidenceDraft(kind: .contact, id: id, about: subject, worker: "W-1", method: method, occurredAt: town.at("2026-07-10 09:00"))
        }
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        do {
            let drafts = [draft("b-1", "H-1", "phone"), draft("b-2", "H-99", "phone"), draft("b-3", "H-2", "fax")]
            _ = try await town.engine.record(drafts, by: Town.daemon, at: town.at("2026-07-10 10:00"))
            Issue.record("it was taken")
        } catch let problem as CommandProblem {
            #expect(problem.items.map { "\($0.pointer) \($0.code)" } == ["/1/subject unknown.subject", "/2/method unknown.method"])
        }
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S17 a link that is recorded afterwards lets an earlier visit count")
    func linkRecordedAfterwards() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-10 10:00", id: "v-1").reasons == ["extra.not_linked"])
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-1,W-3,pairing,backup,2026-07-01"], on: "2026-07-12")
        #expect(try await town.views(on: "2026-07-12", about: "H-1").map { "\($0.status.name) \($0.settledBy ?? "-")" } == ["met v-1"])
    }

    @Test("S9 nothing is un-enterable: without a link it is extra, and the reply says why")
    func extra() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-10 10:00").reasons == ["extra.not_linked"])
        try await town.bring(
            ["links.csv": "subject,worker,kind,seat,from,until\nH-1,W-1,pairing,primary,2026-01-01,2026-07-11"], on: "2026-07-11")
        let nobody = try await town.visit("H-1", by: "W-1", on: "2026-07-12 10:00")
        #expect(nobody.isExtra && nobody.settled == [] && nobody.reasons == ["extra.nobody_linked"])
        let tallies = try await town.engine.tallies(TallyQuery(period: "2026-07"), by: Town.daemon, at: town.at("2026-07-13"))
        #expect(tallies.rows == [TallyRow(kind: .contact, method: "home_visit", isImported: false, records: 2, subjects: 1, personsMet: 2)])
    }

    @Test("S9, S13 a group is no household: no rule asks, and it is recorded all the same")
    func noRule() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let receipt = try await town.visit("U-1", by: "W-1", on: "2026-07-10 10:00")
        #expect(receipt.isExtra && receipt.reasons == ["extra.no_rule"])
    }

    @Test("S11 the future is refused beyond five minutes; more than seven days back needs a reason code, 35 in a sheet")
    func times() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        func refusal(_ occurred: String, reason: String? = nil, isImported: Bool = false) async -> String {
            await town.refusal {
                try await town.visit("H-1", by: "W-1", on: occurred, recorded: "2026-07-20 10:00", reason: reason, isImported: isImported)
            }
        }
        #expect(await refusal("2026-07-20 10:06") == "evidence.future")
        #expect(await refusal("2026-07-20 10:05") == "none")
        #expect(await refusal("2026-07-13 10:00") == "none")
        #expect(await refusal("2026-07-12 10:00") == "evidence.reason_required")
        #expect(await refusal("2026-07-12 10:00", reason: "paper_record") == "none")
        #expect(await refusal("2026-06-15 10:00", isImported: true) == "none")
        #expect(await refusal("2026-06-14 10:00", isImported: true) == "evidence.reason_required")
        #expect(await refusal("2026-07-12 10:00", reason: "他说忘了") == "request.member_invalid")
    }

    @Test("S12 what is entered after closes + 3wd counts, flagged as late entry")
    func lateEntry() async throws {
        // July's windows close on 7 August; entries are due by 12 August. The period's own closing is put off from 13 to 20 August.
        for (day, isLate) in [("2026-08-12 10:00", false), ("2026-08-13 10:00", true)] {
            let town = try await Town.found()
            try await town.live(through: "2026-08-10")
            _ = try await town.engine.postpone(
                period: "2026-07", reason: "flood", by: try await town.caller([.approve]), at: town.at("2026-08-10 09:00"))
            try await town.live(through: String(day.prefix(10)))
            let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-30 10:00", recorded: day, reason: "paper_record")
            #expect(receipt.moves == ["H-1 2026-07 missed → met"] && receipt.isLateEntry == isLate)
            let figures = try await town.figures("2026-07", on: day).total
            #expect(figures.met == 1 && figures.enteredInTime == (isLate ? 0 : 1))
        }
    }

    @Test("S13 methods and directions that the rule does not accept settle nothing; an unknown method is refused")
    func methods() async throws {
        let letters =
            Pack.visit()
            + Pack.visit(per: "quarter").replacing("id: visit", with: "id: letter").replacing("[home_visit, phone]", with: "[letter]")
        let town = try await Town.found(rules: Pack.text(visit: letters))
        try await town.live(through: "2026-07-10")
        let letter = try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", method: "letter")
        #expect(letter.settled.map(\.obligation) == ["p.letter~H-1~2026-Q3~1"])
        #expect(letter.notCounted.map { "\($0.rule) \($0.code)" } == ["p.visit extra.method_not_accepted"])
        let inbound = try await town.visit("H-1", by: "W-1", on: "2026-07-10 11:00", direction: .inbound)
        #expect(inbound.isExtra && inbound.reasons == ["extra.method_not_accepted", "extra.method_not_accepted"])
        #expect(await town.refusal { try await town.visit("H-1", by: "W-1", on: "2026-07-10 12:00", method: "fax") } == "unknown.method")
    }

    @Test("S13, S50 one contact satisfies many rules, one obligation of each")
    func manyRules() async throws {
        let two = Pack.visit() + Pack.visit(per: "quarter").replacing("id: visit", with: "id: quarterly")
        let town = try await Town.found(rules: Pack.text(visit: two))
        try await town.live(through: "2026-07-10")
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00")
        #expect(receipt.settled.map(\.obligation) == ["p.visit~H-1~2026-07~1", "p.quarterly~H-1~2026-Q3~1"])
    }

    @Test("S14 an attempt satisfies nothing")
    func attempt() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let receipt = try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", kind: .attempt)
        #expect(receipt.isExtra && receipt.settled == [] && receipt.reasons == ["extra.attempt"])
        #expect(try await town.statuses(on: "2026-07-11", about: "H-1") == ["H-1 2026-07 open"])
    }

    @Test("S15 a void record turns met into overdue, its ladder climbs once, and another record takes its place")
    func void() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", id: "v-1")
        try await town.live(through: "2026-08-04")
        #expect(try await town.steps(of: "H-1") == [])
        let receipt = try await town.engine.void(evidence: "v-1", reason: "wrong_house", by: Town.daemon, at: town.at("2026-08-04 10:00"))
        #expect(receipt.changed.map { "\($0.before.name) → \($0.after.name)" } == ["met → overdue"])
        #expect(try await town.steps(of: "H-1") == ["H-1 1 too_late", "H-1 2 urge → W-5 2026-08-04"])
        try await town.live(through: "2026-08-05")
        #expect(try await town.steps(of: "H-1").last == "H-1 3 urge → W-6 2026-08-05")
        let again = await town.refusal {
            _ = try await town.engine.void(evidence: "v-1", reason: "twice", by: Town.daemon, at: town.at("2026-08-05"))
        }
        #expect(again == "evidence.already_voided")
        #expect(try await town.visit("H-1", by: "W-1", on: "2026-08-05 12:00").moves == ["H-1 2026-07 overdue → met_late"])
    }

    @Test("S15 a void record starts no escalation once its period has closed")
    func voidAfterClosing() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", id: "v-1")
        try await town.live(through: "2026-08-10")
        let receipt = try await town.engine.void(evidence: "v-1", reason: "wrong_house", by: Town.daemon, at: town.at("2026-08-10 10:00"))
        #expect(receipt.changed.map(\.after.name) == ["missed"])
        #expect(try await town.steps(of: "H-1") == [])
    }

    @Test("S15 a correction supersedes: nothing climbs for a slip of the pen, and the old record names the new one")
    func correct() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-20")
        try await town.visit("H-1", by: "W-1", on: "2026-07-20 10:00", id: "v-1")
        try await town.live(through: "2026-08-04")
        let draft = EvidenceDraft(
            kind: .contact, id: "v-2", about: "H-1", worker: "W-1", method: "phone", occurredAt: town.at("2026-07-19 10:00"), reason: "slip"
        )
        let receipt = try await town.engine.correct(
            evidence: "v-1", with: draft, reason: "slip", by: Town.daemon, at: town.at("2026-08-04 10:00"))
        #expect(receipt.replacement?.moves == ["H-1 2026-07 overdue → met"])
        #expect(try await town.steps(of: "H-1") == [])
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1").first == "H-1 2026-07 met")
        let records = try await town.engine.store.read { try $0.evidence(ids: ["v-1", "v-2"]) }
        #expect(records.first?.supersededBy == records.last?.key)
    }

    @Test("S16 a joint visit meets the duty once per subject, or each seat's own by its holder")
    func joint() async throws {
        let backup = ["links.csv": "subject,worker,kind,seat,from\nH-1,W-2,pairing,backup,2026-01-01"]
        let once = try await Town.found()
        try await once.bring(backup, on: "2026-06-21")
        try await once.live(through: "2026-07-10")
        #expect(try await once.visit("H-1", by: "W-1", on: "2026-07-10 10:00", with: ["W-2"]).moves == ["H-1 2026-07 open → met"])
        let each = try await Town.found(rules: Pack.text(visit: Pack.visit(whom: "{kind: household, per: link}")))
        try await each.bring(backup, on: "2026-06-21")
        try await each.live(through: "2026-07-10")
        #expect(try await each.visit("H-1", by: "W-1", on: "2026-07-10 10:00").settled.map(\.obligation) == ["p.visit~H-1~2026-07~1"])
        let both = try await each.visit("H-1", by: "W-1", on: "2026-07-11 10:00", with: ["W-2"])
        #expect(both.settled.map(\.obligation) == ["p.visit~H-1~2026-07~2"])
    }

    @Test("S20 a backup's contact settles")
    func backup() async throws {
        let town = try await Town.found()
        try await town.bring(["links.csv": "subject,worker,kind,seat,from\nH-1,W-3,pairing,backup,2026-01-01"], on: "2026-06-21")
        try await town.live(through: "2026-07-10")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-10 10:00").moves == ["H-1 2026-07 open → met"])
        let agenda = try await town.engine.agenda(of: "W-3", through: nil, by: Town.daemon, at: town.at("2026-07-10 11:00"))
        #expect(agenda.items.map(\.about.id) == ["H-4"])
    }

    @Test("an activity of a unit settles what its post owes")
    func activity() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let receipt = try await town.visit("U-A", by: "W-6", on: "2026-07-10 10:00", method: "area_report", kind: .activity)
        #expect(receipt.settled.map(\.obligation) == ["p.report~U-A~2026-Q3~1"])
        #expect(try await town.statuses(on: "2026-07-11", rule: "p.report") == ["U-A 2026-Q3 met", "U-B 2026-Q3 open"])
        let unknown = await town.refusal {
            try await town.visit("U-A", by: "W-6", on: "2026-07-10 11:00", method: "party", kind: .activity)
        }
        #expect(unknown == "unknown.activity")
    }

    @Test("S58 the same key twice is counted once, and the reply tells again what it settled")
    func duplicate() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let first = try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", id: "v-1")
        let (rows, leaves) = (try await town.dump(), try town.leaves().count)
        let again = try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", recorded: "2026-07-17 10:00", id: "v-1")
        #expect(!first.isDuplicate && again.isDuplicate && !again.isExtra)
        #expect(again.settled.map(\.obligation) == first.settled.map(\.obligation) && again.recordedAt == first.recordedAt)
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
        #expect(try town.leaves().count == leaves)
    }

    @Test("S58 S9 a key that is another record's is refused, not taken for a repetition that loses the visit")
    func keyOfAnother() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", id: "v-1")
        let before = try await town.dump()
        let other = await town.refusal { try await town.visit("H-2", by: "W-1", on: "2026-07-10 10:00", id: "v-1") }
        let attempt = await town.refusal { try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", kind: .attempt, id: "v-1") }
        #expect(other == "evidence.key_taken" && attempt == "evidence.key_taken")
        #expect(StateDump.difference(before, try await town.dump()) == nil)
    }

    @Test("S58 the agenda comes back as contacts: the same sheet twice is once, a faulty one changes nothing and tells every line")
    func sheet() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        var rows = try await town.engine.agendaSheet(unit: "U-A", by: Town.daemon, at: town.at("2026-07-10 09:00"))
        #expect(rows.map(\.subject) == ["H-1", "H-2", "H-3"])
        for index in 0..<2 {
            rows[index].entry = AgendaEntry(date: Town.date("2026-07-09"), minute: 600, method: "phone", personsMet: 2, summary: "平安")
        }
        let bytes = AgendaSheet.write(rows)
        let first = try await town.engine.importContacts(
            bytes, file: "a.csv", reason: nil, by: Town.daemon, at: town.at("2026-07-10 18:00"))
        #expect(first.recorded == 2 && first.settled == 2 && first.extras == 0 && first.duplicates == 0)
        let again = try await town.engine.importContacts(
            bytes, file: "a.csv", reason: nil, by: Town.daemon, at: town.at("2026-07-11 18:00"))
        #expect(again.recorded == 0 && again.duplicates == 2)
        rows[0].key = "k-1"
        rows[1].key = "k-2"
        rows[1].entry?.date = Town.date("2026-08-30")
        rows[2].entry = AgendaEntry(date: Town.date("2026-08-30"), method: "phone")
        let before = try await town.dump()
        let faulty = AgendaSheet.write(rows)
        do {
            _ = try await town.engine.importContacts(faulty, file: "b.csv", reason: nil, by: Town.daemon, at: town.at("2026-07-11 19:00"))
            Issue.record("it was taken")
        } catch let problem as CommandProblem {
            #expect(problem.items.map { "\($0.pointer) \($0.code)" } == ["b.csv:3:8 evidence.future", "b.csv:4:8 evidence.future"])
        }
        #expect(StateDump.difference(before, try await town.dump()) == nil)
    }

    @Test("S58 a faulty sheet tells faults of form and of fact at once, each at its column, whichever line has which")
    func everyFaultOfASheet() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        let before = try await town.dump()
        let sheet = """
            household_id,date,method,worker,reason
            H-1,2026-07-09,telepathy,W-1,
            H-99,2026-07-09,phone,W-1,
            H-2,2026-02-30,phone,W-3,
            H-2,2026-08-30,phone,W-3,
            H-2,2026-05-01,phone,W-3,
            H-2,2026-07-08,phone,W-99,
            H-2,2026-07-09,phone,W-3,

            """
        do {
            _ = try await town.engine.importContacts(
                Array(sheet.utf8), file: "c.csv", reason: nil, by: Town.daemon, at: town.at("2026-07-10 19:00"))
            Issue.record("it was taken")
        } catch let problem as CommandProblem {
            #expect(
                problem.items.map { "\($0.pointer) \($0.code)" } == [
                    "c.csv:2:3 sheet.method_unknown", "c.csv:3:1 unknown.subject", "c.csv:4:2 sheet.date_malformed",
                    "c.csv:5:2 evidence.future", "c.csv:6:2 evidence.reason_required", "c.csv:7:4 unknown.worker",
                ])
            #expect(problem.args["count"] == "6")
        }
        #expect(StateDump.difference(before, try await town.dump()) == nil)
    }

    @Test("a record carries the title of its method, as the rules in force have it")
    func titles() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        try await town.visit("H-1", by: "W-1", on: "2026-07-08 10:00", recorded: "2026-07-09 10:00", method: "phone")
        let page = try await town.engine.evidence(EvidenceQuery(), by: Town.daemon, at: town.at("2026-07-10 19:00"))
        #expect(page.items.map(\.title) == [LocalizedText(zh: "电话", en: "telephone")])
    }

    @Test("bad input is told with a pointer: an unknown household, worker or key")
    func badInput() async throws {
        let town = try await Town.found()
        try await town.live(through: "2026-07-10")
        #expect(await town.refusal { try await town.visit("H-99", by: "W-1", on: "2026-07-10 10:00") } == "unknown.subject")
        #expect(await town.refusal { try await town.visit("H-1", by: "W-99", on: "2026-07-10 10:00") } == "unknown.worker")
        #expect(
            await town.refusal { try await town.visit("H-1", by: "W-1", on: "2026-07-10 10:00", id: "陈家福") } == "request.member_invalid")
        #expect(await town.refusal { try await town.visit("H-1", by: nil, on: "2026-07-10 10:00") } == "access.worker_required")
        #expect(try await town.visit("陈家福户", by: "王建国", on: "2026-07-10 10:00").about == "H-1")
    }

    @Test("S52 S60 an activity tells who was there and where its minutes are; the leaf holds no word of it") func minutes() async throws {
        let town = try await Town.found()
        let draft = EvidenceDraft(
            kind: .activity, id: "e-minutes", about: "U-A", worker: "W-6", participants: ["W-5"], method: "area_report",
            occurredAt: town.at("2026-07-10 15:00"), personsMet: 12, reference: "纪要〔2026〕3号")
        _ = try await town.engine.record(draft, by: Town.daemon, at: town.at("2026-07-10 16:00"))
        var query = EvidenceQuery()
        query.kinds = [.activity]
        let view = try #require(
            try await town.engine.evidence(query, by: Town.daemon, at: town.at("2026-07-10 16:00")).items.first)
        #expect(view.reference == "纪要〔2026〕3号" && view.participants.map(\.id) == ["W-6", "W-5"])
        let stranger = try await town.caller([.read], unit: "U-A")
        let seen = try await town.engine.evidence(query, by: stranger, at: town.at("2026-07-10 16:00")).items.first
        #expect(seen?.reference != "纪要〔2026〕3号")
        let leaf = try #require(try town.leaves("activity.record").last)
        #expect(!"\(leaf)".contains("纪要") && "\(leaf)".contains("reference"))
    }
}
