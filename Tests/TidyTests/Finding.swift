import Testing

/// One untidy place: where it is and what to do about it.
struct Finding: Equatable, CustomStringConvertible {
    var file: String
    /// Counted from 1.
    var line: Int
    var message: String

    var description: String { "\(file):\(line): \(message)" }
}

/// Fails the running test once for each finding.
func expectTidy(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings {
        Issue.record("\(finding)", sourceLocation: sourceLocation)
    }
}
