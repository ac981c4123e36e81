import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuServer

@Suite("Plans of rules, served")
struct RulesPlanTests {
    private static let edited = TownSheets.rules.replacing("per: month", with: "per: fortnight")

    private func body(_ files: Wire.ProposedFile...) throws -> String {
        String(decoding: try WireJSON.encode(Wire.RulesPlanRequest(files: files)), as: UTF8.self)
    }

    private func reload(_ plan: String?, _ overdue: [String]? = nil) throws -> String {
        String(decoding: try WireJSON.encode(Wire.ReloadRequest(plan: plan, acceptOverdue: overdue)), as: UTF8.self)
    }

    @Test("a plan tells rules, obligations and loads, and changes nothing") func plan() async throws {
        #expect(Self.edited != TownSheets.rules)
        try await ServedTown.with { town async throws in
            let before = try await town.engine.store.read { (try StateDump.lines(of: $0), try $0.logSize()) }
            let answer = try await town.ask(.post, "/v1/rules/plan", try body(Wire.ProposedFile(name: "p.yaml", text: Self.edited)))
            #expect(answer.status == 200, "\(answer.text)")
            let plan = try answer.decode(Wire.RulesPlan.self)
            #expect(plan.changed == ["p.visit"] && !plan.unchanged && plan.revision == 1 && plan.day.description == "2026-08-05")
            #expect(plan.total.newlyOverdue == 0 && plan.rules.map(\.change) == ["changed"])
            #expect(plan.load.budget == 10 && plan.load.weeks.count == 13)
            #expect(plan.load.roles.allSatisfy { $0.before.byWeek.count == 13 && $0.after.byWeek.reduce(0, +) == $0.after.total })
            #expect(plan.plan.hasPrefix("\(plan.proposed.prefix(8))-\(plan.running.prefix(8))-"))
            // without files it is what a reload would do
            #expect(try await town.ask(.post, "/v1/rules/plan", "{\"files\":[]}").decode(Wire.RulesPlan.self).unchanged)
            let after = try await town.engine.store.read { (try StateDump.lines(of: $0), try $0.logSize()) }
            #expect(after == before)
        }
    }

    @Test("what is faulty is told with its place, and leaves no trace in the log") func refused() async throws {
        try await ServedTown.with { town async throws in
            let faulty = Self.edited.replacing("per: fortnight", with: "per: moon")
            let refused = try await town.ask(.post, "/v1/rules/plan", try body(Wire.ProposedFile(name: "p.yaml", text: faulty)))
            let problem = try refused.decode(Problem.self)
            #expect(refused.status == 422 && problem.code == "rules.faulty")
            #expect(problem.errors.allSatisfy { $0.pointer.hasPrefix("p.yaml:") && $0.detail != nil })
            let other = try await town.ask(.post, "/v1/rules/plan", try body(Wire.ProposedFile(name: "q.yaml", text: "x")))
            #expect(try other.decode(Problem.self).errors.map(\.pointer) == ["/files/0/name"])
            let large = Wire.ProposedFile(name: "p.yaml", text: String(repeating: "#", count: 1 << 20))
            #expect(try await town.ask(.post, "/v1/rules/plan", try body(large)).status == 413)
            _ = try await town.engine.tick(at: town.clock.now().wall)
            let leaves = try await town.engine.store.read { try $0.leaves(from: 0, limit: 10_000) }
            #expect(!leaves.contains { $0.act == "refused" })
        }
    }

    @Test("a reload may depend on a plan: what is not as it shows is refused, in the caller's language") func accept() async throws {
        try await ServedTown.with { town async throws in
            let plan = try await town.ask(.post, "/v1/rules/plan", "{\"files\":[]}").decode(Wire.RulesPlan.self)
            let done = try await town.ask(.post, "/v1/rules/reload", try reload(plan.plan))
            #expect(try done.decode(Wire.Adoption.self).unchanged)
            let other = try await town.ask(.post, "/v1/rules/plan", try body(Wire.ProposedFile(name: "p.yaml", text: Self.edited)))
            let name = try other.decode(Wire.RulesPlan.self).plan
            let refused = try await town.ask(
                .post, "/v1/rules/reload", try reload(name, ["p.visit"]), headers: ["Accept-Language": "zh"])
            #expect(refused.status == 409 && refused.text.contains("规则文件与预演时不同"), "\(refused.text)")
            #expect(try refused.code() == "plan.rules_changed")
            #expect(try await town.ask(.post, "/v1/rules/reload", try reload("x")).code() == "plan.malformed")
            #expect(try await town.ask(.post, "/v1/rules/reload", try reload(nil, ["p.visit"])).code() == "plan.accepts_nothing")
            #expect(try await town.ask(.post, "/v1/rules/reload", "{}").decode(Wire.Adoption.self).unchanged)
        }
    }
}
