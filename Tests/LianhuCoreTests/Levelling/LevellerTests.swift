import LianhuCore
import Testing

@Suite("Levelling a worker's visits")
struct LevellerTests {
    /// Numbers of a test, the same on every machine.
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static func day(_ text: String) -> CivilDate {
        guard let day = CivilDate(text) else { preconditionFailure("\(text) is no date") }
        return day
    }

    private static let calendar = WorkCalendar.weekdaysOnly(name: "plain")
    private static let march = DateSpan(from: day("2026-03-01"), to: day("2026-03-31"))
    private static let days = Leveller.workingDays(of: 1, in: march, calendar: calendar, organisation: Organisation())

    private static func visit(
        _ about: EntityKey, from: String = "2026-03-01", to: String = "2026-03-31", fixed: String? = nil, planned: CivilDate? = nil,
        place: EntityKey = 1
    ) -> Leveller.Visit {
        Leveller.Visit(
            item: Identity(about: about, rule: 1, period: 1, slot: 1), opens: day(from), due: day(to), fixed: fixed.map(day),
            planned: planned, place: place)
    }

    private static func loads(_ plan: [Identity: CivilDate]) -> [Int] { Dictionary(grouping: plan.values) { $0 }.values.map(\.count) }

    @Test("the fullest day has no more than the ideal, for every number of visits over any number of days")
    func exhaustive() {
        for days in 1...Self.days.count {
            let leveller = Leveller(workingDays: Self.days.prefix(days))
            for count in 1...60 {
                let plan = leveller.place((1...count).map { Self.visit(EntityKey($0)) })
                #expect(plan.count == count)
                #expect(Self.loads(plan).max() == Leveller.ideal(visits: count, days: days))
                #expect(plan.values.allSatisfy { Self.days.prefix(days).contains($0) })
            }
        }
    }

    @Test("tight windows come first, so that wide ones leave room for them")
    func tight() {
        let narrow = (1...3).map { Self.visit(EntityKey($0), from: "2026-03-02", to: "2026-03-04") }
        let wide = (4...22).map { Self.visit(EntityKey($0)) }
        let plan = Leveller(workingDays: Self.days).place(wide + narrow)
        #expect(Self.loads(plan).max() == 1)
        #expect(Set(narrow.compactMap { plan[$0.item] }) == [Self.day("2026-03-02"), Self.day("2026-03-03"), Self.day("2026-03-04")])
    }

    @Test("the order in which visits are given changes nothing")
    func order() {
        var numbers = Numbers(state: 7)
        let visits = (1...40).map { Self.visit($0, from: $0 % 3 == 0 ? "2026-03-10" : "2026-03-01", place: $0 % 4) }
        let plan = Leveller(workingDays: Self.days).place(visits)
        for _ in 0..<20 { #expect(Leveller(workingDays: Self.days).place(visits.shuffled(using: &numbers)) == plan) }
    }

    @Test("what is fixed by hand stays, on a Sunday too, and counts for its day")
    func fixed() {
        let sunday = Self.visit(1, fixed: "2026-03-08")
        let plan = Leveller(workingDays: [Self.day("2026-03-09"), Self.day("2026-03-10")]).place([
            sunday, Self.visit(2, fixed: "2026-03-09"), Self.visit(3),
        ])
        #expect(plan[sunday.item] == Self.day("2026-03-08"))
        #expect(plan[Self.visit(3).item] == Self.day("2026-03-10"))
    }

    @Test("planning again moves nothing, and one household more moves none of the others")
    func sticky() {
        for count in 1...60 {
            let visits = (1...count).map { Self.visit(EntityKey($0)) }
            let leveller = Leveller(workingDays: Self.days)
            let plan = leveller.place(visits)
            let again = visits.map { Self.visit($0.item.about, planned: plan[$0.item]) }
            #expect(leveller.place(again) == plan)
            let more = leveller.place(again + [Self.visit(999)])
            #expect(visits.allSatisfy { more[$0.item] == plan[$0.item] })
        }
    }

    @Test("S27 a new holiday moves only the visits of that day")
    func holiday() {
        for count in [5, 10, 22, 37, 60] {
            let visits = (1...count).map { Self.visit(EntityKey($0)) }
            let plan = Leveller(workingDays: Self.days).place(visits)
            for gone in Self.days {
                let after = Leveller(workingDays: Self.days.filter { $0 != gone }).place(
                    visits.map { Self.visit($0.item.about, planned: plan[$0.item]) })
                let moved = visits.filter { after[$0.item] != plan[$0.item] }
                #expect(moved.allSatisfy { plan[$0.item] == gone })
                #expect(moved.count == plan.values.count { $0 == gone })
                #expect((Self.loads(after).max() ?? 0) <= Leveller.ideal(visits: count, days: Self.days.count - 1) + 1)
            }
        }
    }

    @Test("S23 the worker's own leave is no working day")
    func leave() {
        var organisation = Organisation()
        organisation.put(
            AbsenceRecord(worker: 1, substitute: nil, tenure: Tenure(from: Self.day("2026-03-09"), until: Self.day("2026-03-16"))))
        let own = Leveller.workingDays(of: 1, in: Self.march, calendar: Self.calendar, organisation: organisation)
        #expect(own == Self.days.filter { $0 < Self.day("2026-03-09") || $0 >= Self.day("2026-03-16") })
        let all = Leveller.workingDays(of: 2, in: Self.march, calendar: Self.calendar, organisation: organisation)
        #expect(all == Self.days)
    }

    @Test("of equally loaded days the one that leads to the same place is taken")
    func places() {
        let first = Self.visit(1, fixed: "2026-03-09", place: 5)
        let other = Self.visit(2, fixed: "2026-03-10", place: 6)
        let leveller = Leveller(workingDays: [Self.day("2026-03-09"), Self.day("2026-03-10")])
        #expect(leveller.place([first, other, Self.visit(3, place: 6)])[Self.visit(3).item] == Self.day("2026-03-10"))
        #expect(leveller.place([first, other, Self.visit(3, place: 5)])[Self.visit(3).item] == Self.day("2026-03-09"))
    }

    @Test("a window without a working day has its last day")
    func noWorkingDay() {
        let weekend = Self.visit(1, from: "2026-03-07", to: "2026-03-08")
        #expect(Leveller(workingDays: Self.days).place([weekend])[weekend.item] == Self.day("2026-03-08"))
        #expect(Leveller(workingDays: []).place([weekend])[weekend.item] == Self.day("2026-03-08"))
    }

    @Test("the mean of the workers' fullest day is within 5 % of the ideal, with windows of every length")
    func fairness() {
        var numbers = Numbers(state: 20_260_301)
        var fullest = 0
        var ideal = 0
        for _ in 0..<400 {
            let count = Int.random(in: 8...20, using: &numbers)
            // Two of ten households are due every week.
            let visits = (1...count).flatMap { household -> [Leveller.Visit] in
                guard household % 5 == 0 else { return [Self.visit(EntityKey(household))] }
                return [("02", "08"), ("09", "15"), ("16", "22"), ("23", "29")].enumerated().map { week, span in
                    Leveller.Visit(
                        item: Identity(about: EntityKey(household), rule: 1, period: Int64(week), slot: 1),
                        opens: Self.day("2026-03-\(span.0)"), due: Self.day("2026-03-\(span.1)"), place: 1)
                }
            }
            fullest += Self.loads(Leveller(workingDays: Self.days).place(visits)).max() ?? 0
            ideal += Leveller.ideal(visits: visits.count, days: Self.days.count)
        }
        #expect(Double(fullest) <= 1.05 * Double(ideal))
    }
}
