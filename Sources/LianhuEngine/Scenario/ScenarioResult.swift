import LianhuCore

/// How a scenario ended.
package struct ScenarioResult: Hashable, Sendable {
    package var title: LocalizedText
    package var place: ScenarioPlace
    /// How many things were compared.
    package var compared: Int
    /// In the order of time; empty if all was as expected.
    package var failures: [ScenarioFailure]

    package init(title: LocalizedText, place: ScenarioPlace, compared: Int = 0, failures: [ScenarioFailure] = []) {
        self.title = title
        self.place = place
        self.compared = compared
        self.failures = failures
    }

    package var passed: Bool { failures.isEmpty }
}

/// Something that was not as expected: where it stands in the file, when it was looked at, and the difference.
package struct ScenarioFailure: Hashable, Sendable {
    /// One line of the difference, in the form in which a scenario file writes it.
    package struct Line: Hashable, Sendable {
        package enum Side: String, Hashable, Sendable {
            /// Expected and seen.
            case both
            case expected
            case got
        }

        package var side: Side
        /// Text as it is, or a code of the catalogue.
        package var text: String
        package var args: [String: String]?

        package init(_ side: Side, _ text: String) {
            self.side = side
            self.text = text
        }

        package init(_ side: Side, code: String, _ args: [String: String] = [:]) {
            self.side = side
            text = code
            self.args = args
        }

        package func text(in language: Language) -> String { args.map { Catalogue.text(text, $0, in: language) } ?? text }
    }

    package var place: ScenarioPlace
    package var at: ScenarioMoment
    /// What it is about: a code of the catalogue and its arguments.
    package var code: String
    package var args: [String: String]
    package var lines: [Line]

    package init(place: ScenarioPlace, at: ScenarioMoment, code: String, args: [String: String] = [:], lines: [Line]) {
        self.place = place
        self.at = at
        self.code = code
        self.args = args
        self.lines = lines
    }

    package func what(in language: Language) -> String { Catalogue.text(code, args, in: language) }
}

extension ScenarioFailure.Line {
    /// Two lists as one: what both have without a mark, in the order of what was expected, then of what was seen.
    static func difference<Wanted>(
        expected: [Wanted], got: [String], text: (Wanted) -> String, matches: (Wanted, Int) -> Bool
    ) -> [ScenarioFailure.Line] {
        var free = Array(got.indices)
        var lines: [(rank: Int, line: ScenarioFailure.Line)] = []
        for (index, wanted) in expected.enumerated() {
            if let position = free.firstIndex(where: { matches(wanted, $0) }) {
                lines.append((index * 2, ScenarioFailure.Line(.both, got[free.remove(at: position)])))
            } else {
                lines.append((index * 2, ScenarioFailure.Line(.expected, text(wanted))))
            }
        }
        lines += free.map { ($0 * 2 + 1, ScenarioFailure.Line(.got, got[$0])) }
        return lines.sorted { $0.rank < $1.rank }.map(\.line)
    }
}
