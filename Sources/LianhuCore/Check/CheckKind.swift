/// A kind of check that a pack declares: who draws a sample of recorded contacts, how large, and what a finding becomes.
package struct CheckKind: Hashable, Sendable {
    /// Prefixed by its pack: `bagongshan.visits-monthly` (S44).
    package var id: String
    package var pack: String
    package var title: LocalizedText
    package var basis: String
    /// Whose post draws and calls back; whoever may approve there may, too (S56).
    package var by: PostAt
    /// Of the sample, unless whoever draws says otherwise.
    package var size: SampleSize
    /// Full id of the class of matters that a finding becomes; it has a stage in which a second person looks again.
    package var matter: String
    /// The field of that class, where it has fields.
    package var field: String?
    /// What a check is, once everybody drawn was called back, in the words of activities: nobody writes it down twice (S50); nil: nothing.
    package var activity: String?

    package init(
        id: String, pack: String, title: LocalizedText, basis: String, by: PostAt, size: SampleSize, matter: String, field: String?,
        activity: String? = nil
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.basis = basis
        self.by = by
        self.size = size
        self.matter = matter
        self.field = field
        self.activity = activity
    }
}

/// How many of the recorded contacts are called back.
package enum SampleSize: Hashable, Sendable, CustomStringConvertible {
    case number(Int)
    case percent(Int)

    /// A supervision group calls no more people in a month; and a sample stands in one leaf.
    package static let most = 500

    /// `20` or `10%`; nil for anything else.
    package init?(_ text: String) {
        let written = text.filter { $0 != " " }
        guard let last = written.last else { return nil }
        let isPercent = last == "%" || last == "％"
        let digits = isPercent ? String(written.dropLast()) : written
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !digits.hasPrefix("0"), let number = Int(digits), number > 0,
            number <= (isPercent ? 100 : Self.most)
        else { return nil }
        self = isPercent ? .percent(number) : .number(number)
    }

    package var description: String {
        switch self {
        case .number(let number): "\(number)"
        case .percent(let percent): "\(percent)%"
        }
    }

    /// How many of a population: no more than there are, and a started per cent is a whole contact.
    package func count(of population: Int) -> Int {
        switch self {
        case .number(let number): min(number, population)
        case .percent(let percent): (population * percent + 99) / 100
        }
    }
}
