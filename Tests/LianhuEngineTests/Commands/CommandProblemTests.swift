import LianhuEngine
import Testing

@Suite("Refusals")
struct CommandProblemTests {
    @Test("what is known is told as nothing where nothing is, and else as it was given", arguments: [("", "—"), ("head", "head")])
    func known(given: String, told: String) {
        let problem = CommandProblem.member("/post", "unknown.post", ["value": "chief", "known": given])
        #expect(problem.args["known"] == told && problem.items.first?.args["known"] == told)
    }
}
