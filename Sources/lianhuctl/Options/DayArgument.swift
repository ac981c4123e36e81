import ArgumentParser
import LianhuCore

/// A day on the command line.
enum DayArgument {
    /// `2026-10-01`.
    static func parse(_ text: String) throws -> CivilDate {
        guard let day = CivilDate(text) else { throw ValidationError(words("cli.day", ["value": text])) }
        return day
    }
}
