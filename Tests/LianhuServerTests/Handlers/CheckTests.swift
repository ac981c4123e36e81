import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Checks, diaries and coverage over the API")
struct CheckTests {
    private static let checks = """
        matters:
          - id: finding
            title: {zh: 检查发现问题, en: Finding}
            basis: county's choice
            total: 10wd
            stages:
              - {id: handle, title: {zh: 整改, en: Put right}, act: handle, by: finder}
              - {id: verify, title: {zh: 复查, en: Look again}, act: verify, by: responsible_leader of area}
        checks:
          - {id: visits, title: {zh: 月检查, en: Monthly check}, basis: x, by: responsible_leader of area, size: 5, matter: finding}

        """

    private static func adopt(_ town: ServedTown) async throws {
        _ = try await town.engine.adopt(
            packs: [SourceText(file: "p.yaml", text: TownSheets.rules + checks)],
            calendars: [SourceText(file: "cn.yaml", text: TownSheets.calendar)], by: .daemon(via: "test"), at: town.clock.now().wall)
    }

    private static let start = #"{"unit":"U-A","from":"2026-07-01","through":"2026-07-31"}"#

    @Test("a sample is drawn once, called back, and an untrue visit is a matter; the same key gives the same answer")
    func calls() async throws {
        try await ServedTown.with { town async throws in
            #expect(try await town.ask(.post, "/v1/checks", Self.start, uid: ServedTown.area).code() == "draw.no_kinds")
            try await Self.adopt(town)
            let drawn = try await town.ask(.post, "/v1/checks", Self.start, uid: ServedTown.area, headers: ["Idempotency-Key": "k-1"])
            let check = try drawn.decode(Wire.Check.self)
            #expect(drawn.status == 201 && check.id == "CK-1" && check.kind == "p.visits" && check.seed.utf8.count == 64)
            #expect(check.figures.population == 1 && check.items.map(\.contact.id) == ["july-H-2"] && check.items[0].calls.isEmpty)
            let again = try await town.ask(.post, "/v1/checks", Self.start, uid: ServedTown.area, headers: ["Idempotency-Key": "k-1"])
            #expect(again.text == drawn.text)
            #expect(try await town.ask(.post, "/v1/checks", Self.start, uid: ServedTown.area).code() == "draw.taken")
            let size = try await town.ask(.post, "/v1/checks", #"{"unit":"U-A","size":"0"}"#, uid: ServedTown.area).decode(Problem.self)
            #expect(size.code == "request.member_invalid" && size.errors.map(\.pointer) == ["/size"])
            let path = "/v1/checks/CK-1/calls"
            let odd = try await town.ask(.post, path, #"{"contact":"july-H-2","answer":"maybe"}"#, uid: ServedTown.area)
            #expect(try odd.decode(Problem.self).errors.map(\.pointer) == ["/answer"])
            let body = #"{"contact":"july-H-2","answer":"untrue","finding":"没有来过"}"#
            let said = try await town.ask(.post, path, body, uid: ServedTown.area).decode(Wire.Check.self)
            #expect(said.figures.untrue == 1 && said.items.first?.calls.first?.matter == "MT-1")
            let matter = try await town.ask(.get, "/v1/matters/MT-1").decode(Wire.Matter.self)
            #expect(matter.source == "check" && matter.evidence == "july-H-2" && matter.summary == "没有来过")
            let list = try await town.ask(.get, "/v1/checks?unit=U-A&through=2026-07-31").decode(Wire.Page<Wire.Check>.self)
            #expect(list.items.map(\.figures.reached) == [1] && list.items.allSatisfy(\.items.isEmpty))
            #expect(try await town.ask(.get, "/v1/checks/CK-9").code() == "unknown.check")
        }
    }

    @Test("S57 a diary withholds what was written from a reader, and coverage names whom it lacks")
    func diaryAndCoverage() async throws {
        try await ServedTown.with { town async throws in
            let path = "/v1/diary?unit=U-A&from=2026-07-30&through=2026-07-31"
            let whole = try await town.ask(.get, path).decode(Wire.Diary.self)
            #expect(whole.entries.map(\.id) == ["july-H-2"] && whole.entries[0].time == "15:00" && whole.entries[0].title.zh == "入户走访")
            #expect(whole.entries[0].text.contains("养老金"))
            let reader = try await town.ask(.get, path, uid: ServedTown.reader).decode(Wire.Diary.self)
            #expect(reader.entries.map(\.text) == ["***"])
            #expect(try await town.ask(.get, "/v1/diary?from=2026-07-30&through=2026-07-01").code() == "diary.days")
            let session = #"{"id":"s-1","unit":"U-A","activity":"area_report","worker":"W-6","occurredAt":"2026-08-04","covers":["U-B"]}"#
            #expect(try await town.ask(.post, "/v1/activities", session).status == 201)
            let listed = try await town.ask(.get, "/v1/activities").decode(Wire.Page<Wire.Evidence>.self)
            #expect(listed.items.last?.covers?.map(\.id) == ["U-B"])
            let query = "/v1/coverage?activity=area_report&kind=area&period=2026-Q3"
            let coverage = try await town.ask(.get, query).decode(Wire.Coverage.self)
            #expect(coverage.covered.numerator == 2 && coverage.sessions == 1 && coverage.missing.isEmpty)
            #expect(try await town.ask(.get, "/v1/coverage?activity=x&kind=area&period=2026").code() == "unknown.activity")
        }
    }
}
