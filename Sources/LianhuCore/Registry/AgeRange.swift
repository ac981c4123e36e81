/// Ages in completed years, both ends included: `60+`, or from 60 to 79.
package struct AgeRange: Hashable, Sendable, CustomStringConvertible {
    /// What an age may be.
    package static let bounds = 0...130

    package let from: Int
    /// Nil: no end.
    package let to: Int?

    /// Nil where nobody can have such an age.
    package init?(from: Int?, to: Int?) {
        guard from != nil || to != nil, (from ?? 0) <= (to ?? Self.bounds.upperBound) else { return nil }
        guard [from, to].allSatisfy({ $0.map(Self.bounds.contains) ?? true }) else { return nil }
        self.from = from ?? 0
        self.to = to
    }

    /// `60+`; nil for anything else.
    package init?(_ text: String) {
        guard text.last == "+", (2...4).contains(text.utf8.count), text.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        self.init(from: Int(text.dropLast()), to: nil)
    }

    /// Whether somebody born on a day has such an age on another; who was not born yet has none.
    package func contains(born: CivilDate, on day: CivilDate) -> Bool {
        guard born <= day else { return false }
        let (birth, now) = (born.components, day.components)
        let years = now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day) ? 1 : 0)
        return years >= from && to.map { years <= $0 } ?? true
    }

    package var description: String { to.map { "\(from)–\($0)" } ?? "\(from)+" }
}
