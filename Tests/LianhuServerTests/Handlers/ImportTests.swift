import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Imports over the API")
struct ImportTests {
    private func begin(_ town: ServedTown) async throws -> String {
        try await town.ask(.post, "/v1/imports").decode(Wire.ImportStage.self).id
    }

    private let households = "id,kind,name,address,unit,from\nH-6,household,马德福户,柳荫路六号,U-1,2026-08-01\n"

    @Test("sheets are sent, tried, applied once, and forgotten")
    func whole() async throws {
        try await ServedTown.with { town async throws in
            let id = try await begin(town)
            let sent = try await town.ask(.put, "/v1/imports/\(id)/subjects.csv", households)
            #expect(try sent.decode(Wire.StagedFile.self) == Wire.StagedFile(name: "subjects.csv", bytes: households.utf8.count, lines: 2))
            let dry = try await town.ask(.post, "/v1/imports/\(id)/commit?dryRun=true")
            #expect(dry.status == 200, "\(dry.text)")
            #expect(try dry.decode(Wire.ImportReport.self).sheets["subjects.csv"]?.started ?? 0 >= 0)
            #expect(try await town.ask(.get, "/v1/subjects/H-6").status == 404)
            let headers = ["Idempotency-Key": "import-1"]
            let applied = try await town.ask(.post, "/v1/imports/\(id)/commit", headers: headers)
            #expect(applied.status == 200, "\(applied.text)")
            #expect(try !applied.decode(Wire.ImportReport.self).changesNothing)
            #expect(try await town.ask(.get, "/v1/subjects/H-6").status == 200)
            let again = try await town.ask(.post, "/v1/imports/\(id)/commit", headers: headers)
            #expect(again.text == applied.text, "the same key gets its answer although the sheets are gone")
            #expect(try await town.ask(.post, "/v1/imports/\(id)/commit").code() == "import.unknown")
        }
    }

    @Test("an import is taken back by the number that it told; a dry run only tells, and what it cannot take back is listed")
    func revert() async throws {
        try await ServedTown.with { town async throws in
            let id = try await begin(town)
            _ = try await town.ask(.put, "/v1/imports/\(id)/subjects.csv", households)
            let number = try #require(try await town.ask(.post, "/v1/imports/\(id)/commit").decode(Wire.ImportReport.self).number)
            let dry = try await town.ask(.post, "/v1/imports/\(number)/revert?dryRun=true").decode(Wire.RevertReport.self)
            #expect(dry.dryRun && dry.sheets["subjects"]?.ended == 1 && dry.left.isEmpty)
            let headers = ["Idempotency-Key": "revert-1"]
            let done = try await town.ask(.post, "/v1/imports/\(number)/revert", "{}", headers: headers)
            #expect(done.status == 200, "\(done.text)")
            #expect(try done.decode(Wire.RevertReport.self).sheets == dry.sheets)
            #expect(try await town.ask(.get, "/v1/subjects/H-6").decode(Wire.Subject.self).until != nil)
            #expect(try await town.ask(.post, "/v1/imports/\(number)/revert", "{}", headers: headers).text == done.text)
            let again = try await town.ask(.post, "/v1/imports/\(number)/revert").decode(Wire.RevertReport.self)
            #expect(again.changesNothing && again.left.map(\.code) == ["revert.changed_since"] && again.leftCount == 1)
            for other in ["x", "999999"] {
                let refused = try await town.ask(.post, "/v1/imports/\(other)/revert")
                let code = try refused.code()
                #expect(refused.status == 404 && code == "revert.no_import")
            }
        }
    }

    @Test("faults are told with file, line and column, and nothing is changed")
    func faulty() async throws {
        try await ServedTown.with { town async throws in
            let id = try await begin(town)
            _ = try await town.ask(.put, "/v1/imports/\(id)/subjects.csv", households + "H-7,household,某户,柳荫路七号,U-99,2026-08-01\n")
            let answer = try await town.ask(.post, "/v1/imports/\(id)/commit")
            #expect(answer.status == 422)
            let problem = try answer.decode(Problem.self)
            #expect(problem.code == "roster.faulty")
            #expect(problem.errors.first?.pointer.hasPrefix("subjects.csv:3:") == true, "\(answer.text)")
            #expect(try await town.ask(.get, "/v1/subjects/H-6").status == 404)
        }
    }

    @Test("an import is its owner's alone, and bounded")
    func bounds() async throws {
        var limits = APILimits()
        limits.importBytes = 1_000
        limits.importLines = 5
        limits.imports = 2
        try await ServedTown.with(limits: limits) { town async throws in
            let id = try await begin(town)
            #expect(try await town.ask(.put, "/v1/imports/\(id)/units.csv", "id\n", uid: 2_005).code() == "import.unknown")
            #expect(try await town.ask(.put, "/v1/imports/\(id)/secrets.csv", "id\n").code() == "import.file_unknown")
            #expect(try await town.ask(.put, "/v1/imports/\(id)/contacts.csv", "id\n").code() == "import.file_unknown")
            let large = try await town.ask(.put, "/v1/imports/\(id)/units.csv", String(repeating: "a", count: 1_001))
            #expect(large.status == 413)
            let long = try await town.ask(.put, "/v1/imports/\(id)/units.csv", String(repeating: "\n", count: 6))
            #expect(try long.code() == "import.too_many_rows")
            #expect(try await town.ask(.put, "/v1/imports/\(id)/units.csv", String(repeating: "a", count: 1_000)).status == 200)
            _ = try await begin(town)
            #expect(try await town.ask(.post, "/v1/imports").code() == "import.too_many")
            #expect(try await town.ask(.delete, "/v1/imports/\(id)").status == 204)
            #expect(try await town.ask(.post, "/v1/imports").status == 201)
            town.clock.set(town.clock.now().wall.adding(hours: 2))
            #expect(try await town.ask(.post, "/v1/imports").status == 201, "those that waited are forgotten")
        }
    }
}
