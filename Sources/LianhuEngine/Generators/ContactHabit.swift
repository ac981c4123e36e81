import LianhuCore

/// What made-up people do again and again about subjects: one duty of a rule pack, in one rhythm.
struct ContactHabit: Sendable {
    enum Rhythm: Sendable {
        /// Once in each period; the late ones within so many working days of its end, 0: what is late is not done at all.
        case per(PeriodKind, lateDays: Int)
        /// So many days after the last time, or a little earlier.
        case every(Int)
        /// A supply of so many days, the next handed over before the last so many of them.
        case refill(supply: Int, safety: Int)
        /// Every day, holidays too.
        case daily
    }

    /// Who sees whom.
    struct Pair: Sendable {
        var subject, worker: String
        /// Goes now and then in the other's place.
        var backup: String?
    }

    /// A stream of random numbers of its own; no two habits of a history share one.
    var stream: UInt64
    var rhythm: Rhythm
    /// Words of the rules, each as often as it stands here.
    var methods: [String]
    var pairs: [Pair]
    var summaries: [String]
    /// Whether now and then nobody is met.
    var hasAttempts = true
    /// Whether people are met, as in a home; a patrol meets nobody in particular.
    var meetsPeople = true
}
