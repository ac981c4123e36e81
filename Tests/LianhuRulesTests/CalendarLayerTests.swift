import LianhuCore
import LianhuRules
import Testing

@Suite("Calendars over calendars")
struct CalendarLayerTests {
    private let layer = """
        version: 1
        extends: cn
        days:
          - {kind: holiday, from: 2026-04-17, to: 2026-04-18, zh: 庙会, en: Temple fair}
          - {kind: workday, from: 2026-02-21, to: 2026-02-23, zh: 提前上班, en: Early return}
        """

    private func sources() throws -> [(file: String, text: String)] {
        [("county.yaml", layer), ("cn.yaml", try Repository.text("rules/calendars/cn.yaml"))]
    }

    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    @Test("S27: a county's lines win, every other day is the nation's, in whatever order the files come")
    func layered() throws {
        for list in [try sources(), try sources().reversed()] {
            let (calendars, faults) = CalendarSetCompiler.compile(list)
            #expect(faults.isEmpty)
            let (county, nation) = (try #require(calendars["county"]), try #require(calendars["cn"]))
            let own: [String: Bool] = [
                "2026-04-17": false, "2026-04-18": false, "2026-02-21": true, "2026-02-22": true, "2026-02-23": true,
            ]
            let covers = try #require(nation.covers)
            #expect(county.covers == covers)
            for number in covers.from.day...covers.to.day {
                let date = CivilDate(day: number)
                #expect(county.isWorkingDay(date) == own[date.description] ?? nation.isWorkingDay(date), "\(date)")
            }
            #expect(county.exception(on: try day("2026-02-20"))?.zh == "春节")
            #expect(county.exception(on: try day("2026-02-22"))?.en == "Early return")
        }
    }

    @Test("a ring of calendars is refused, and a layer over a faulty one is not at fault itself") func rings() throws {
        let ring = CalendarSetCompiler.compile([
            ("a.yaml", layer.replacing("extends: cn", with: "extends: b")), ("b.yaml", layer.replacing("extends: cn", with: "extends: a")),
        ])
        #expect(ring.calendars.isEmpty && ring.diagnostics.map(\.code) == ["check.calendar_base", "check.calendar_base"])
        let broken = try Repository.text("rules/calendars/cn.yaml").replacing("2026: 248", with: "2026: 247")
        let faulty = CalendarSetCompiler.compile([("county.yaml", layer), ("cn.yaml", broken)])
        #expect(faulty.calendars.isEmpty && faulty.diagnostics.map(\.code) == ["check.year_sum"])
    }

    @Test("rules check knows a layer, and packs may choose it") func check() throws {
        let pack = try Repository.text("rules/bagongshan.yaml").replacing("calendar: cn", with: "calendar: county")
        let check = RulesCheck(files: [("b.yaml", pack), ("county.yaml", layer)], calendars: [try sources()[1]])
        #expect(check.diagnostics.map { $0.text(in: .en) } == [] && check.packs.count == 1 && check.calendars.map(\.name) == ["county"])
        let set = RuleSetCompiler.compile(packs: [("b.yaml", pack, nil)], calendars: try sources(), digest: { "\($0.count)" })
        #expect(set.0?.calendars.keys.sorted() == ["cn", "county"] && set.1.isEmpty)
    }
}
