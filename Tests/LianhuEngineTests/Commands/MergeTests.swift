import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Merging and splitting households")
struct MergeTests {
    /// H-1 (W-1) and H-8 are the same household, entered twice; `worker` visits H-8.
    private func july(visitor worker: String = "W-1", visit: String = Pack.visit()) async throws -> Town {
        let town = try await Town.found(rules: Pack.text(visit: visit))
        try await town.bring(
            [
                "subjects.csv": "id,kind,name,unit,from\nH-8,household,陈家福户,U-1,2026-01-01",
                "residents.csv": "id,household,name,head\nR-8,H-8,陈家福,yes\nR-9,H-8,陈小妹,no",
                "links.csv": "subject,worker,kind,seat,from\nH-8,\(worker),pairing,primary,2026-01-01",
            ], on: "2026-06-21")
        try await town.live(through: "2026-07-10")
        return town
    }

    @Test("S24 duplicates of one (rule, period, slot) unify, and met wins, whichever side was visited", arguments: ["H-1", "H-8"])
    func unify(_ visited: String) async throws {
        let town = try await july()
        try await town.visit(visited, by: "W-1", on: "2026-07-10 10:00", id: "v")
        let receipt = try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-11 10:00")
        #expect(receipt.act == "subject.merge" && receipt.about.id == "H-1")
        #expect(try await town.statuses(on: "2026-07-11", about: "H-1") == ["H-1 2026-07 met"])
        #expect(try await town.views(on: "2026-07-11").filter { $0.about.id == "H-8" }.map { $0.void } == [.superseded])
        #expect(try await town.figures("2026-07", on: "2026-07-11").total.text == "met 1 late 0 missed 0 overdue 0 open 3 of 4")
        // A later re-run of the allocation finds what it finds now.
        _ = try await town.engine.void(
            evidence: try await town.visit("H-1", by: "W-1", on: "2026-07-12 10:00").id, reason: "slip", by: Town.daemon,
            at: town.at("2026-07-12 11:00"))
        #expect(try await town.statuses(on: "2026-07-12", about: "H-1") == ["H-1 2026-07 met"])
        try await town.live(through: "2026-08-05")
        #expect(try await town.figures("2026-08", on: "2026-08-05").total.expected == 4)
    }

    @Test("S24 the old id and name mean the household that stays; what is recorded about them counts there")
    func alias() async throws {
        let town = try await july()
        #expect(
            await town.refusal { try await town.visit("陈家福户", by: "W-1", on: "2026-07-10 10:00") } == "ambiguous.name")
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-10 11:00")
        #expect(try await town.visit("H-8", by: "W-1", on: "2026-07-10 12:00").about == "H-1")
        #expect(try await town.visit("陈家福户", by: "W-1", on: "2026-07-10 13:00").about == "H-1")
        let view = try await town.engine.subject("H-8", by: Town.daemon, at: town.at("2026-07-10 14:00"))
        #expect(view.subject.id == "H-1" && view.aliases == ["H-8"])
        #expect(view.residents.map { "\($0.id) \($0.isHead)" } == ["R-1 true", "R-8 false", "R-9 false"])
        let again = await town.refusal { try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-11") }
        #expect(again == "change.nothing")
    }

    @Test("S24 an overdue month unifies too: met wins over overdue")
    func overdue() async throws {
        let town = try await july(visitor: "W-3")
        try await town.visit("H-8", by: "W-3", on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-04")
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1").first == "H-1 2026-07 overdue")
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-08-04 10:00")
        #expect(try await town.statuses(on: "2026-08-04", about: "H-1") == ["H-1 2026-07 met", "H-1 2026-08 open"])
        // Who visited it stood by until today; the seat stays with the one that it had.
        #expect(
            try await town.links(of: "H-1") == [
                "H-1~1 W-1 pairing primary 2026-01-01 – ", "H-1~2 W-3 pairing backup 2026-01-01 – 2026-08-05",
            ])
        #expect(try await town.links(of: "H-8") == ["H-8~1 W-3 pairing primary 2026-01-01 – 2026-08-04"])
    }

    @Test("S24 S46 a period whose entry deadline is over stays as it was reported")
    func past() async throws {
        let town = try await july(visitor: "W-3")
        try await town.visit("H-8", by: "W-3", on: "2026-07-20 10:00")
        try await town.live(through: "2026-08-20")
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-08-20 10:00")
        #expect(try await town.statuses(on: "2026-08-20", about: "H-1") == ["H-1 2026-07 missed", "H-1 2026-08 open"])
        #expect(try await town.figures("2026-07", on: "2026-08-20").total.expected == 5)
        #expect(try await town.figures("2026-08", on: "2026-08-20").total.expected == 4)
    }

    @Test("S16 S24 under per: link seats of one worker are one, another's stays his own until today")
    func perLink() async throws {
        let town = try await july(visitor: "W-1", visit: Pack.visit(whom: "{kind: household, per: link}"))
        try await town.visit("H-8", by: "W-1", on: "2026-07-10 10:00")
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-11 10:00")
        #expect(try await town.views(on: "2026-07-11", about: "H-1").map { "\($0.slot) \($0.status.name)" } == ["1 met"])
    }

    @Test("S24 what only the old one owed goes over with its seat")
    func takenOver() async throws {
        let town = try await july(visitor: "W-3")
        try await town.change(EndLink(link: "H-1~1", on: Town.date("2026-07-05")), on: "2026-07-10 10:00")
        #expect(try await town.statuses(on: "2026-07-10", about: "H-1") == ["H-1 2026-07 void"])
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-10 11:00")
        #expect(try await town.statuses(on: "2026-07-10", about: "H-1") == ["H-1 2026-07 open"])
        #expect(try await town.holders("2026-07", on: "2026-07-10").first == "H-1 W-3")
        #expect(try await town.visit("H-1", by: "W-3", on: "2026-07-10 12:00").moves == ["H-1 2026-07 open → met"])
    }

    @Test("S17 S24 a split starts a household with some of the people, visited by the same worker, that joins under S17")
    func split() async throws {
        let town = try await july()
        let early = try await town.change(
            SplitSubject(subject: "H-8", id: "H-81", name: "陈小妹户", residents: ["陈小妹"]), on: "2026-07-10 10:00")
        #expect(early.about.id == "H-81" && early.planned.created == 1)
        #expect(try await town.statuses(on: "2026-07-10", about: "H-81") == ["H-81 2026-07 open"])
        let view = try await town.engine.subject("H-81", by: Town.daemon, at: town.at("2026-07-10 11:00"))
        #expect(view.residents.map { "\($0.id) \($0.isHead)" } == ["R-9 true"] && view.presence.from == Town.date("2026-07-10"))
        #expect(try await town.links(of: "H-81") == ["H-81~1 W-1 pairing primary 2026-07-10 – "])
        #expect(try await town.visit("H-81", by: "W-1", on: "2026-07-11 10:00").moves == ["H-81 2026-07 open → met"])
        // Less than half of the month is left: August is its first.
        try await town.bring(["residents.csv": "id,household,name,head\nR-10,H-8,陈小弟,no"], on: "2026-07-18")
        try await town.live(through: "2026-07-20")
        let late = try await town.change(
            SplitSubject(subject: "H-8", id: "H-82", name: "陈小弟户", address: "柳荫路九号", residents: ["R-10"]), on: "2026-07-20 10:00")
        #expect(late.planned == PlanTotals())
        try await town.live(through: "2026-08-01")
        #expect(try await town.statuses(on: "2026-08-01", about: "H-82") == ["H-82 2026-08 open"])
    }

    @Test("S24 S59 an old sheet brings neither the merged household nor its people back, and says where it is wrong")
    func oldSheet() async throws {
        let town = try await july()
        try await town.change(MergeSubjects(subject: "H-8", into: "H-1"), on: "2026-07-11 10:00")
        let sheets = [
            "subjects.csv": "id,kind,name,unit,from\nH-8,household,陈家福户,U-1,2026-01-01",
            "links.csv": "subject,worker,kind,seat,from\nH-8,W-1,pairing,primary,2026-01-01",
        ]
        let rows = try await town.dump()
        #expect(try await town.bring(sheets, on: "2026-07-12 10:00").changesNothing)
        let people = ["residents.csv": "id,household,name,head\nR-8,H-8,陈家福,yes"]
        #expect(
            await town.refusal { try await town.bring(people, on: "2026-07-12 10:00") } == "roster.faulty: merge.resident_elsewhere")
        #expect(StateDump.difference(rows, try await town.dump()) == nil)
    }

    @Test(
        "what cannot be is refused at its member",
        arguments: [
            (MergeSubjects(subject: "H-8", into: "H-8"), "change.nothing", "/into"),
            (MergeSubjects(subject: "H-8", into: "H-0"), "unknown.subject", "/into"),
            (SplitSubject(subject: "H-8", id: "H-1", name: "n", residents: ["R-9"]), "id.taken", "/id"),
            (SplitSubject(subject: "H-8", id: "陈家", name: "n", residents: ["R-9"]), "id.name", "/id"),
            (SplitSubject(subject: "H-8", id: "13812345678", name: "n", residents: ["R-9"]), "id.telephone_number", "/id"),
            (SplitSubject(subject: "H-8", id: "H-9", name: "", residents: ["R-9"]), "request.member_missing", "/name"),
            (SplitSubject(subject: "H-8", id: "H-9", name: "n", residents: []), "subject.split_residents", "/residents"),
            (SplitSubject(subject: "H-8", id: "H-9", name: "n", residents: ["R-8", "R-9"]), "subject.split_residents", "/residents"),
            (SplitSubject(subject: "H-8", id: "H-9", name: "n", residents: ["R-9", "R-9"]), "subject.no_resident", "/residents/1"),
            (SplitSubject(subject: "H-8", id: "H-9", name: "n", residents: ["R-1"]), "subject.no_resident", "/residents/0"),
            (TagSubject(subject: "H-8", tag: "Lives alone"), "request.member_invalid", "/tag"),
            (UntagSubject(subject: "H-8", tag: "alone"), "tag.none", "/tag"),
        ] as [(any RegistryChange, String, String)])
    func refused(_ change: any RegistryChange, _ code: String, _ pointer: String) async throws {
        try await july().expectRefusal(of: change, code, pointer)
    }

    @Test("S57 S60 a tag is dated, bound to its leaf by a commitment, and withheld from whoever only reads")
    func tags() async throws {
        let town = try await july()
        try await town.change(TagSubject(subject: "H-1", tag: "medication"), on: "2026-07-10 10:00")
        let twice = await town.refusal { try await town.change(TagSubject(subject: "H-1", tag: "medication"), on: "2026-07-11") }
        #expect(twice == "tag.exists")
        try await town.change(UntagSubject(subject: "H-1", tag: "medication", on: Town.date("2026-08-01")), on: "2026-07-12 10:00")
        let reader = try await town.caller([.read])
        func tags(_ caller: Caller) async throws -> [String] {
            try await town.engine.subject("H-1", by: caller, at: town.at("2026-07-12 11:00")).tags.map {
                "\($0.tag) \($0.tenure.from) \($0.tenure.until?.description ?? "")"
            }
        }
        #expect(try await tags(Town.daemon) == ["medication 2026-07-10 2026-08-01"])
        #expect(try await tags(reader) == ["*** 2026-07-10 2026-08-01"])
        let leaf = try #require(try town.leaves("subject.tag").last)
        let commitment = try #require(leaf["pii"]?["tag"]?.stringValue)
        let field = try await town.engine.store.read { try $0.privateFields(of: 0).first { $0.field == "tag" } }
        let kept = try #require(field)
        #expect(Commitment.make(salt: kept.salt, field: "tag", value: "medication") == commitment && kept.seq == leaf["seq"]?.intValue)
    }
}
