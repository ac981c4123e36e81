import LianhuCore
import LianhuEngine
import Testing

@Suite("The diary of a unit") struct DiaryTests {
    private static func record(
        _ town: Town, _ id: String, _ about: String, by worker: String, on time: String, kind: EvidenceKind = .contact,
        method: String = "home_visit", text: String = ""
    ) async throws {
        let draft = EvidenceDraft(
            kind: kind, id: id, about: about, worker: worker, method: method, occurredAt: town.at(time), personsMet: 1, summary: text)
        _ = try await town.engine.record(draft, by: Town.daemon, at: town.at("2026-07-06 09:00"))
    }

    private static func lines(_ diary: DiaryAnswer) -> [String] {
        diary.entries.map {
            "\($0.day) \($0.unit.id) \($0.id) \($0.what) \($0.who.map(\.id).joined(separator: "+"))>\($0.whom.id) \($0.text)"
        }
    }

    private static func town() async throws -> Town {
        let town = try await Town.ofMatters()
        try await record(town, "c", "H-4", by: "W-3", on: "2026-07-02 08:00")
        try await record(town, "b", "H-2", by: "W-2", on: "2026-07-02 15:00", text: "反映饮水问题")
        try await record(town, "a", "H-1", by: "W-1", on: "2026-07-01 18:00", kind: .attempt)
        try await record(town, "d", "U-A", by: "W-6", on: "2026-07-02 09:00", kind: .activity, method: "area_report")
        try await record(town, "e", "H-1", by: "W-1", on: "2026-07-05 10:00")
        try await town.raise(by: "W-2", on: "2026-07-02 16:00")
        try await town.act(.reply, by: "W-2", on: "2026-07-03 10:00", note: "已告知")
        return town
    }

    private static func diary(
        _ town: Town, _ unit: String = "U-V", _ from: String = "2026-07-01", _ through: String = "2026-07-03",
        by caller: Caller = Town.daemon
    ) async throws -> DiaryAnswer {
        try await town.engine.diary(
            of: unit, from: Town.date(from), through: Town.date(through), by: caller, at: town.at("2026-07-20"))
    }

    @Test("what happened stands by day, unit and time, matters on the day on which they were raised and answered")
    func order() async throws {
        let diary = try await Self.diary(try await Self.town())
        #expect(
            Self.lines(diary) == [
                "2026-07-01 U-1 a record(LianhuCore.EvidenceKind.attempt) W-1>H-1 ",
                "2026-07-02 U-1 b record(LianhuCore.EvidenceKind.contact) W-2>H-2 反映饮水问题",
                "2026-07-02 U-1 MT-1 matterRaised W-2>H-1 路灯不亮", "2026-07-02 U-3 c record(LianhuCore.EvidenceKind.contact) W-3>H-4 ",
                "2026-07-02 U-A d record(LianhuCore.EvidenceKind.activity) W-6>U-A ", "2026-07-03 U-1 MT-1 matterAnswered W-2>H-1 已告知",
            ])
        #expect(diary.entries.map(\.title.zh).contains("入户走访") && diary.entries.map(\.title.zh).contains("街巷事项"))
    }

    @Test("a smaller unit has its own, and a voided record is not in it")
    func narrower() async throws {
        let town = try await Self.town()
        _ = try await town.engine.void(evidence: "b", reason: "mistyped", by: Town.daemon, at: town.at("2026-07-07"))
        #expect(try await Self.diary(town, "U-1", "2026-07-02", "2026-07-02").entries.map(\.id) == ["MT-1"])
        #expect(try await Self.diary(town, "U-B").entries.map(\.id) == ["c"])
    }

    @Test("a session of a level above stands in the diary of each unit that it covered, for those whose scope holds it")
    func covered() async throws {
        let town = try await Self.town()
        let draft = EvidenceDraft(
            kind: .activity, id: "s", about: "U-V", worker: "W-5", method: "area_report", occurredAt: town.at("2026-07-03 19:00"),
            personsMet: 40, covers: ["U-1", "U-B"])
        _ = try await town.engine.record(draft, by: Town.daemon, at: town.at("2026-07-06 09:00"))
        for unit in ["U-1", "U-B", "U-V"] {
            let entry = try #require(try await Self.diary(town, unit).entries.first { $0.id == "s" })
            #expect(entry.covers.map(\.id) == ["U-1", "U-B"] && entry.unit.id == "U-V")
        }
        #expect(try await Self.diary(town, "U-2").entries.isEmpty)
        let narrow = try await town.caller([.read], unit: "U-B")
        #expect(try await Self.diary(town, "U-B", by: narrow).entries.map(\.id) == ["c"])
    }

    @Test("S57 what people wrote is withheld, visibly, from whoever may not see it, and his scope bounds what there is")
    func scope() async throws {
        let town = try await Self.town()
        let reader = try await town.caller([.read], unit: "U-A")
        let seen = try await Self.diary(town, "U-A", by: reader)
        #expect(seen.entries.map(\.text) == ["", "***", "***", "", "***"])
        let own = try await town.caller([.read], unit: "U-A", worker: "W-2")
        #expect(try await Self.diary(town, "U-A", by: own).entries.map(\.text) == ["", "反映饮水问题", "路灯不亮", "", "已告知"])
        #expect(await town.refusal { _ = try await Self.diary(town, "U-B", by: reader) }.contains("access.out_of_scope"))
    }

    @Test("a range that is turned round, or longer than a month, is refused with the remedy")
    func range() async throws {
        let town = try await Self.town()
        #expect(await town.refusal { _ = try await Self.diary(town, "U-V", "2026-07-03", "2026-07-01") } == "diary.days")
        #expect(await town.refusal { _ = try await Self.diary(town, "U-V", "2026-07-01", "2026-08-01") } == "diary.days")
        #expect(try await Self.diary(town, "U-V", "2026-07-01", "2026-07-31").entries.count == 7)
    }
}
