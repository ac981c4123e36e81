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
