import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension APIServer {
    func showCoverage(_ call: Call) async throws -> Response {
        let query = CoverageQuery(
            activity: call.text("activity") ?? "", kind: call.text("kind") ?? "", period: call.text("period") ?? "",
            unit: call.text("unit"), asOf: call.date("asOf"))
        return try call.json(Wire.Coverage(try await engine.coverage(query, by: call.caller, at: call.now)))
    }
}

extension Wire.Coverage {
    init(_ answer: CoverageAnswer) {
        self.init(
            unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
            asOf: answer.asOf, activity: answer.activity, activityTitle: Wire.Title(answer.activityTitle), kind: answer.kind,
            kindTitle: Wire.Title(answer.kindTitle), sessions: answer.sessions, attendance: answer.attendance,
            covered: Wire.Rate(
                numerator: answer.covered, denominator: answer.members,
                basisPoints: Compliance.basisPoints(answer.covered, of: answer.members)),
            missing: answer.missing.map { Wire.Reference($0) }, demonstration: answer.isDemonstration)
    }
}
