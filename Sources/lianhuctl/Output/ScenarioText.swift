import LianhuCore
import LianhuEngine

/// What became of scenarios, for people: a line for each, and under those that failed every difference with its place.
struct ScenarioText {
    let language: Language
    let isColoured: Bool

    func report(faults: [Diagnostic], played: [(file: String, results: [ScenarioResult])]) -> String {
        var parts: [String] = []
        if !faults.isEmpty { parts.append(faults.map { $0.text(in: language) + "\n" }.joined()) }
        parts += played.map { file, results in ([file] + results.flatMap { lines(of: $0, file: file) }).map { $0 + "\n" }.joined() }
        return parts.joined(separator: "\n")
    }

    private func lines(of result: ScenarioResult, file: String) -> [String] {
        let mark = words(result.passed ? "cli.scenario_passed" : "cli.scenario_failed")
        let args = ["result": paint(mark, result.passed ? "32" : "31"), "title": result.title[language], "count": String(result.compared)]
        let head = words("cli.scenario", args)
        return ["  \(head)"] + result.failures.flatMap { lines(of: $0, file: file) }
    }

    private func lines(of failure: ScenarioFailure, file: String) -> [String] {
        let place = "\(file):\(failure.place.line):\(failure.place.column)"
        let labels = [ScenarioFailure.Line.Side.expected: words("scenario.expected"), .got: words("scenario.got"), .both: ""]
        let width = labels.values.map(DisplayWidth.of).max() ?? 0
        let colours = [ScenarioFailure.Line.Side.expected: "32", .got: "31", .both: "2"]
        let head = words("cli.scenario_difference", ["place": place, "at": failure.at.description, "what": failure.what(in: language)])
        return ["    \(head)"]
            + failure.lines.map { line in
                let label = labels[line.side] ?? ""
                let gap = String(repeating: " ", count: width - DisplayWidth.of(label) + 2)
                return "      " + paint(label + gap + PrintableText.of(line.text(in: language)), colours[line.side] ?? "0")
            }
    }

    private func paint(_ text: String, _ colour: String) -> String { isColoured ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text }
}
