import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine

extension Problem {
    /// The problem that an error stands for: the one place where refusals become statuses. Nil for what the edge does not know.
    init?(_ error: any Error, language: Language, requestID: String) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as CommandProblem: self.init(refusal, language: language)
        case let failure as StoreError: self.init(failure, requestID: requestID)
        default: return nil
        }
    }

    private init(_ refusal: CommandProblem, language: Language) {
        let errors = refusal.items.map { item in
            var detail = Catalogue.text(item.code, item.args, in: language)
            let remedy = item.code + ".remedy"
            if Catalogue.knows(remedy) { detail += (language == .zh ? "" : " ") + Catalogue.text(remedy, item.args, in: language) }
            return ProblemItem(pointer: item.pointer, code: item.code, args: item.args, detail: detail)
        }
        self.init(Self.status(of: refusal.kind), code: refusal.code, args: refusal.args, errors: errors)
    }

    private static func status(of kind: CommandProblem.Kind) -> Int {
        switch kind {
        case .invalid: 422
        case .notFound: 404
        case .notPermitted: 403
        case .conflict: 409
        case .unavailable: 503
        case .internalFailure: 500
        }
    }

    private init(_ failure: StoreError, requestID: String) {
        switch failure {
        case .full: self.init(503, code: "state.full")
        case .readOnly: self.init(503, code: "state.read_only", args: ["reason": "read-only"])
        case .io(let code): self.init(503, code: "state.read_only", args: ["reason": "I/O \(code)"])
        case .busy, .stopped, .closed: self.init(503, code: "server.stopping")
        default: self.init(500, code: "internal", args: ["request": requestID])
        }
    }
}
