/// Finds the word that was probably meant.
package enum NearMiss {
    /// The candidate with the fewest slips (letters left out, added, changed or swapped), if they are at most a third of the word;
    /// the first of several. Words of more than 64 characters have none.
    package static func best(for word: String, among candidates: [String]) -> String? {
        let wanted = normal(word)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let limit = max(1, max(wanted.count, candidate.count) / 3)
            let distance = distance(wanted, normal(candidate))
            if distance <= limit, distance < wanted.count, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Capitals and the choice of - or _ are no difference worth counting.
    private static func normal(_ word: String) -> [Character] {
        word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// Optimal string alignment.
    package static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
