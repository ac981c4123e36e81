import LianhuAudit
import LianhuCore
import LianhuEngine
import Testing

@Suite("Numbers that units set for themselves")
struct UnitParameterTests {
    private static let name = "households_per_person"
    private static let rules = Pack.text(
        more: Pack.reports
            + Pack.caseloads.replacing("{min: 2, max: 3}", with: "{min: parameter area.\(name), max: parameter area.\(name), default: 2}"))

    /// Findings about caseloads, with what they were judged by.
    private func findings(_ town: Town, _ day: String) async throws -> [String] {
        try await town.engine.findings(unit: nil, on: nil, by: Town.daemon, at: town.at(day)).filter { $0.rule == "p.caseload" }.map {
            let source = $0.source.map { "\($0.parameter) \($0.unit?.id ?? "default") \($0.title.en)" } ?? "-"
            return "\($0.kind.rawValue) \($0.about.id) \($0.has) \($0.min ?? -1)…\($0.max ?? -1) \(source)"
        }
    }

    private func numbers(_ town: Town, _ unit: String, _ day: String) async throws -> [String] {
        try await town.engine.unit(unit, by: Town.daemon, at: town.at(day)).parameters.map {
            "\($0.value) \($0.tenure.from) \($0.tenure.until?.description ?? "")"
        }
    }

    @Test(
        "S25 a caseload is judged by the number that the nearest unit of the kind has on the day, else by the default; the finding names it"
    )
    func judged() async throws {
        let town = try await Town.found(rules: Self.rules)
        // W-2 of area U-A has two households, W-3 of area U-B has one.
        let byDefault = "shortfall W-3 1 2…2 area.households_per_person default households per person"
        #expect(try await findings(town, "2026-06-20") == [byDefault])
        try await town.change(SetUnitParameter(unit: "U-B", name: Self.name, value: 1), on: "2026-06-21")
        try await town.change(SetUnitParameter(unit: "U-A", name: Self.name, value: 1, from: Town.date("2026-07-01")), on: "2026-06-21")
        #expect(try await findings(town, "2026-06-21") == [])
        #expect(
            try await findings(town, "2026-07-01") == ["excess W-2 2 1…1 area.households_per_person U-A households per person"])
        // The number of another kind of unit is not meant.
        try await town.change(SetUnitParameter(unit: "U-V", name: Self.name, value: 9), on: "2026-06-22")
        #expect(try await findings(town, "2026-06-22") == [])
        try await town.change(SetUnitParameter(unit: "U-B", name: Self.name, value: nil, from: Town.date("2026-06-25")), on: "2026-06-22")
        #expect(try await findings(town, "2026-06-24") == [])
        #expect(try await findings(town, "2026-06-25") == [byDefault])
    }

    @Test("a number ends on the day on which the next begins; the same day again is a correction; each leaves a leaf")
    func dated() async throws {
        let town = try await Town.found(rules: Self.rules)
        try await town.change(SetUnitParameter(unit: "U-A", name: Self.name, value: 8), on: "2026-06-21")
        try await town.change(SetUnitParameter(unit: "U-A", name: Self.name, value: 10, from: Town.date("2026-07-01")), on: "2026-06-22")
        #expect(try await numbers(town, "U-A", "2026-06-22") == ["8 2026-06-21 2026-07-01", "10 2026-07-01 "])
        try await town.change(SetUnitParameter(unit: "U-A", name: Self.name, value: 9, from: Town.date("2026-07-01")), on: "2026-06-23")
        #expect(try await numbers(town, "U-A", "2026-06-23") == ["8 2026-06-21 2026-07-01", "9 2026-07-01 "])
        #expect(try await numbers(town, "U-A", "2026-07-01") == ["9 2026-07-01 "])
        let leaf = try #require(try town.leaves("unit.set").last)
        #expect(leaf["obj"] == .string("U-A"))
        #expect(leaf["facts"] == .object(["name": .string(Self.name), "value": .int(9), "from": .string("2026-07-01")]))
    }

    @Test(
        "what cannot be is refused at its member",
        arguments: [
            (SetUnitParameter(unit: "U-A", name: "visits", value: 3), "unknown.parameter", "/name"),
            (SetUnitParameter(unit: "U-A", name: Self.name, value: -1), "parameter.range", "/value"),
            (SetUnitParameter(unit: "U-A", name: Self.name, value: 10_000), "parameter.range", "/value"),
            (SetUnitParameter(unit: "U-A", name: Self.name, value: nil), "change.nothing", "/value"),
            (SetUnitParameter(unit: "U-B", name: Self.name, value: 4), "change.nothing", "/value"),
            (SetUnitParameter(unit: "U-B", name: Self.name, value: 5, from: Town.date("2026-06-01")), "parameter.later_known", "/from"),
            (SetUnitParameter(unit: "U-0", name: Self.name, value: 4), "unknown.unit", "/unit"),
        ])
    func refused(_ change: SetUnitParameter, _ code: String, _ pointer: String) async throws {
        let town = try await Town.found(rules: Self.rules)
        try await town.change(SetUnitParameter(unit: "U-B", name: Self.name, value: 4), on: "2026-06-21")
        try await town.expectRefusal(of: change, code, pointer)
    }

    @Test("S59 parameters.csv: a row starts a number and ends the one before; again it changes nothing, in another month too")
    func sheet() async throws {
        let town = try await Town.found(rules: Self.rules)
        let first = ["parameters.csv": "unit,name,value\nU-A,\(Self.name),8\nU-B,\(Self.name),6"]
        #expect(try await town.bring(first, on: "2026-06-21").sheets["parameters"]?.started == 2)
        #expect(try await numbers(town, "U-A", "2026-06-21") == ["8 2026-06-01 "])
        for day in ["2026-06-22", "2026-08-03"] { #expect(try await town.bring(first, on: day).changesNothing, "\(day)") }
        let next = try await town.bring(["单位参数.csv": "单位,参数,数值\nU-A,\(Self.name),9"], on: "2026-08-04", effective: "2026-08-10")
        #expect(next.sheets["parameters"]?.started == 1)
        #expect(try await numbers(town, "U-A", "2026-08-04") == ["8 2026-06-01 2026-08-10", "9 2026-08-10 "])
        let corrected = try await town.bring(
            ["parameters.csv": "unit,name,value,from,until\nU-A,\(Self.name),7,2026-08-10,2026-08-31"], on: "2026-08-05")
        #expect(corrected.sheets["parameters"]?.changed == 1)
        #expect(try await numbers(town, "U-A", "2026-08-05") == ["8 2026-06-01 2026-08-10", "7 2026-08-10 2026-09-01"])
    }

    @Test("faults of parameters.csv are told with their places")
    func faults() async throws {
        let town = try await Town.found(rules: Self.rules)
        let cases = [
            ("U-A,visits,8,,", "sheet.word_unknown"), ("U-9,\(Self.name),8,,", "sheet.unknown_unit"),
            ("W-1,\(Self.name),8,,", "sheet.not_a_unit"), ("U-A,\(Self.name),many,,", "sheet.number_malformed"),
            ("U-A,\(Self.name),8,,\nU-A,\(Self.name),9,,", "sheet.parameter_twice"),
        ]
        for (rows, code) in cases {
            do {
                try await town.bring(["parameters.csv": "unit,name,value,from,until\n" + rows], on: "2026-06-21")
                Issue.record("\(rows) was taken")
            } catch let problem as CommandProblem {
                #expect(problem.items.map(\.code) == [code], "\(rows)")
            }
        }
        let near = try await town.caller([.read, .admin], unit: "U-A", worker: "W-6")
        let far = await town.refusal {
            _ = try await town.engine.importRoster(
                ["parameters.csv": Array("unit,name,value\nU-B,\(Self.name),8".utf8)],
                options: ImportOptions(effective: Town.date("2026-06-21")), by: near, at: town.at("2026-06-21"))
        }
        #expect(far == "roster.faulty: merge.out_of_scope")
    }
}
