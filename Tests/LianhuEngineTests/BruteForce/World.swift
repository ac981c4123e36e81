/// A small world: a calendar, one rule, a roster, and what happens day by day.
///
/// Days are those of `Almanac`.
struct World: Sendable {
    enum PeriodName: String, CaseIterable, Sendable {
        case day, week, fortnight, xun
        case halfMonth = "half_month"
        case month, quarter
        case halfYear = "half_year"
        case year
    }

    /// `3wd` or `7d`.
    struct Span: Hashable, Sendable {
        var count: Int
        var isWorking: Bool
        var text: String { "\(count)" + (isWorking ? "wd" : "d") }
    }

    struct Quota: Hashable, Sendable {
        var period: PeriodName
        var atLeast = 1
        var minGap = 1
        var isEven = false
        var monthStart = 1
        /// Shifts of a day, each owed by itself (S49).
        var shifts: [Hours] = []
    }

    /// From a minute of the day until one that may lie on the next day.
    struct Hours: Hashable, Sendable {
        var start: Int
        var end: Int
    }

    struct Tier: Hashable, Sendable {
        var name: String
        var quota: Quota
    }

    enum Occasion: Hashable, Sendable {
        case monthDay(Int)
        case weekday(Int, everyOther: Bool)
        case everyDays(Int)
        case dates([Int])
        /// Counted from the beginning, or with that many behind it.
        case workingDay(Int, isFromEnd: Bool, of: PeriodName)
        /// A festival of the solar calendar, or one of the moon's as 2026 has it.
        case festival(String, month: Int, day: Int)
    }

    enum Cadence: Hashable, Sendable {
        case per(Quota)
        case tiers([Tier])
        case every(days: Int, lead: Int, isSchedule: Bool)
        case on(Occasion, before: Int, after: Int)
        case refill(lead: Int, safety: Int)
    }

    enum Shift: String, CaseIterable, Sendable {
        case none, previous, next, nearest
        case followingInPeriod = "following_in_period"
    }

    enum Closes: Hashable, Sendable {
        case standard
        case due
        case after(Span)
    }

    enum Effective: Hashable, Sendable {
        case adoption
        case thisPeriod
        case day(Int)
    }

    struct Rule: Hashable, Sendable {
        var cadence: Cadence
        var shift = Shift.none
        var grace: Span?
        var closes = Closes.standard
        var entryGrace = Span(count: 3, isWorking: true)
        /// Percent that must be left of a period; 100 is `full`.
        var exposed = 50
        var effective = Effective.adoption
        var isPerLink = false
        /// Roles whose links make the duty; empty: all.
        var roles: [String] = []
        var acceptsPhone = true
        var acceptsInbound = false
        /// Whether it is about the tagged only.
        var choosesByTag = false
    }

    struct Worker: Hashable, Sendable {
        var id: String
        var role: String
    }

    struct Subject: Hashable, Sendable {
        var id: String
        var unit: String
        var from: Int
    }

    struct Link: Hashable, Sendable {
        var subject: String
        var worker: String
        var isPrimary: Bool
        var from: Int
    }

    struct Visit: Hashable, Sendable {
        var id: String
        var subject: String
        var workers: [String]
        var method = "home_visit"
        var isInbound = false
        var isAttempt = false
        var day: Int
        /// Minute of the day on which it happened.
        var minute: Int
        var supply: Int?
    }

    enum What: Hashable, Sendable {
        case visit(Visit)
        case void(String)
        case correct(String, by: Visit)
        /// `until` is the exclusive next day, here and below.
        case startLink(subject: String, worker: String, isBackup: Bool, from: Int, until: Int?)
        case endLink(subject: String, worker: String, on: Int)
        case handOver(subject: String, to: String, on: Int)
        case absent(worker: String, from: Int, until: Int?, substitute: String?)
        case suspend(subject: String, from: Int, until: Int?)
        case resume(subject: String, on: Int)
        case leave(subject: String, on: Int)
        case move(subject: String, to: String, on: Int)
        case tier(subject: String, tier: String?, from: Int)
        /// A household is tagged, or is so no more.
        case tag(subject: String, from: Int, until: Int?)
        case untag(subject: String, on: Int)
        /// A group gets another village above it (S19).
        case reparent(unit: String, to: String, on: Int)
        /// Some people of a household start one of their own (S24).
        case split(subject: String, id: String, on: Int)
        /// The first household turns out to be the second one (S24).
        case merge(subject: String, into: String)
        /// Lets evidence count that came too late for a closed month; which one, a number says (S12, S46).
        case amend(Int)
        /// Waives one of those that are open or late then; which one, a number says.
        case excuse(Int)
    }

    struct Fact: Hashable, Sendable {
        /// When it becomes known.
        var day: Int
        var minute: Int
        var what: What
    }

    /// Groups with the village in which each lies when it begins.
    static let groups = ["U-1": "U-A", "U-2": "U-B"]
    static let villages = ["U-A", "U-B"]

    var seed: Int
    /// The village that the pack governs; nil: everything (S44).
    var governs: String?
    /// Whether months close by themselves (S46), instead of being kept open by a rule with a long entry grace.
    var closes = false
    var weekend: Set<Int>
    var holidays: [ClosedRange<Int>]
    var workdays: [Int]
    var rule: Rule
    /// The day on which the roster is imported, and that of the rules' adoption.
    var start: Int
    var adopted: Int
    var end: Int
    var workers: [Worker]
    var subjects: [Subject]
    var links: [Link]
    var facts: [Fact]
    /// Days on which nothing ticks.
    var silent: Set<Int> = []
    /// Days on which the answers are compared.
    var looks: [Int]

    var almanac: Almanac { Almanac(weekend: weekend, holidays: Set(holidays.flatMap { Array($0) }), workdays: Set(workdays)) }
}
