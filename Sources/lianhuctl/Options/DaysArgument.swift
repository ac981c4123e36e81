import ArgumentParser
import LianhuCore

/// A number of natural days on the command line: with its kind, as everywhere (S26).
enum DaysArgument {
    /// `28d`.
    static func parse(_ text: String) throws -> Int {
        guard let span = try? TimeSpan(parsing: text), span.unit == .days, span.amount > 0 else {
            throw ValidationError(words("cli.days", ["value": text]))
        }
        return span.amount
    }
}
