/// Finds what was probably meant by a word that nobody knows.
package enum SheetSuggestion {
    /// The nearest candidate by insertions, deletions, replacements and swaps of neighbours; nil if none is within a third of its length
    /// (at least 1). Of equally near ones it is the first.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = Array(word.lowercased())
        guard !typed.isEmpty, typed.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let known = Array(candidate.lowercased())
            let allowed = max(1, known.count / 3)
            // A single character that is replaced has nothing in common with what was typed.
            guard abs(known.count - typed.count) <= allowed, max(known.count, typed.count) > 1 else { continue }
            let distance = distance(typed, known)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// The optimal string alignment distance.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var current = [i + 1]
            for (j, b) in right.enumerated() {
                var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, beforePrevious[j - 1] + 1) }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
