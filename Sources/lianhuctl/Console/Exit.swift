import ArgumentParser
import LianhuAPI
import LianhuAudit

/// How a command ends, for scripts.
enum Exit: Int32, CaseIterable {
    case done = 0
    /// The daemon refused, or a verification failed.
    case refused = 1
    /// A check has findings, or a verification cannot tell.
    case findings = 2
    /// Called wrongly.
    case usage = 64
    case noDaemon = 69
    /// 503, a time-out, or the same key is in flight.
    case tryAgain = 75
    case notPermitted = 77

    init(of error: any Error) {
        switch error {
        case let failure as Failure: self = failure.exit
        case let problem as Problem: self.init(of: problem)
        case let error as ClientError: self.init(of: error)
        case is ValidationError: self = .usage
        default: self = .refused
        }
    }

    init(of problem: Problem) {
        switch (problem.statusCode, problem.code) {
        case (401, _), (403, _): self = .notPermitted
        // the same key is still at work; every other conflict is a refusal
        case (409, "idempotency.in_flight"), (408, _), (429, _), (503, _), (504, _): self = .tryAgain
        default: self = .refused
        }
    }

    init(of error: ClientError) {
        switch error {
        case .noDaemon: self = .noDaemon
        case .notPermitted: self = .notPermitted
        case .busy, .timedOut, .connectionLost: self = .tryAgain
        case .pathTooLong: self = .usage
        case .answerTooLarge, .malformedAnswer, .unexpectedAnswer, .unreadableFile, .failed: self = .refused
        }
    }
}
