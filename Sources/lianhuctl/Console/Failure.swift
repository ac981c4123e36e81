import LianhuAPI

/// Why a command ends otherwise than done, with words for the user.
struct Failure: Error {
    let exit: Exit
    /// Lines for standard error; none where the answer itself says everything.
    let lines: [String]
    /// The command to run next.
    let next: String?

    init(_ exit: Exit, _ lines: [String] = [], next: String? = nil) {
        self.exit = exit
        self.lines = lines
        self.next = next
    }

    /// Called wrongly: one sentence of the catalogue.
    static func usage(_ code: String, _ args: [String: String] = [:], next: String? = nil) -> Failure {
        Failure(.usage, [words(code, args)], next: next)
    }

    /// Something on this machine is not as it must be.
    static func refused(_ code: String, _ args: [String: String] = [:], next: String? = nil) -> Failure {
        Failure(.refused, [words(code, args)], next: next)
    }
}

/// The daemon refused, and the command itself knows best what to run next.
struct Refusal: Error {
    let problem: Problem
    let next: String

    /// Faulty sheets are mended and sent again by the same command; every other error stays what it is.
    static func sheets(_ error: any Error, next: String) -> any Error {
        guard let problem = error as? Problem, problem.code == "roster.faulty" else { return error }
        return Refusal(problem: problem, next: next)
    }
}
