import ArgumentParser

/// The forms in which an answer can be printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
    /// Aligned columns, for people.
    case table
    /// The API's bytes, for programs.
    case json
    /// For spreadsheets: UTF-8, one heading line, guarded against formulas.
    case csv
    /// One id a line, for shell loops.
    case ids
}
