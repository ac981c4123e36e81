import LianhuCore
import Testing

@Suite("Status")
struct StatusTests {
    private struct Case {
        var obligation: Obligation
        var today: CivilDate
    }

    /// Every order of the four days over a small range × settlement × excuse × void × today.
    private func allCases() -> [Case] {
        var cases: [Case] = []
        let range: ClosedRange<Int32> = 0...5
        for opens in range {
            for due in opens...range.upperBound {
                for grace in due...range.upperBound {
                    for closes in grace...range.upperBound {
                        let window = Window(
                            opens: CivilDate(day: opens), dueBefore: CivilDate(day: due + 1), graceBefore: CivilDate(day: grace + 1),
                            closesBefore: CivilDate(day: closes + 1))
                        for settled in [nil] + (opens...closes).map(Optional.init) {
                            for flags in 0..<4 {
                                let settlement = settled.map {
                                    Settlement(evidence: 1, day: CivilDate(day: $0), recordedOn: CivilDate(day: $0))
                                }
                                let obligation = Given.obligation(
                                    window, settled: settlement, excused: flags & 1 == 1, void: flags & 2 == 2 ? .movedAway : nil)
                                for today in Int32(-1)...7 { cases.append(Case(obligation: obligation, today: CivilDate(day: today))) }
                            }
                        }
                    }
                }
            }
        }
        return cases
    }

    /// S6 in its own words, written with inclusive days.
    private func expected(_ item: Case) -> Status {
        let (window, today) = (item.obligation.window, item.today)
        if item.obligation.void != nil { return .void }
        if let day = item.obligation.settlement?.day { return day <= window.due ? .met : .metLate }
        if item.obligation.isExcused { return .excused }
        if today > window.closes { return .missed }
        if today > window.grace { return .overdue }
        return today < window.opens ? .upcoming : .open
    }

    @Test("S4 S6 the status, its predicate as data, and the words of S6 agree on all small cases")
    func predicates() {
        let cases = allCases()
        #expect(cases.count > 10_000)
        for item in cases {
            let status = item.obligation.status(on: item.today)
            #expect(status == expected(item))
            let holding = Status.allCases.filter { StatusPredicate.of($0).holds(for: item.obligation, on: item.today) }
            #expect(holding == [status], "\(item)")
        }
    }

    @Test("S6 evidence in (due, grace] is met_late, yet without it the obligation stays open until grace has passed")
    func grace() {
        let window = Given.window("2026-07-01", "2026-07-31", "2026-08-07", grace: "2026-08-03")
        let late = Given.obligation(
            window, settled: Settlement(evidence: 1, day: Given.day("2026-08-02"), recordedOn: Given.day("2026-08-02")))
        #expect(late.status(on: Given.day("2026-08-02")) == .metLate)
        let unmet = Given.obligation(window)
        #expect(unmet.status(on: Given.day("2026-08-03")) == .open)
        #expect(unmet.status(on: Given.day("2026-08-04")) == .overdue)
        #expect(unmet.status(on: Given.day("2026-08-07")) == .overdue)
        #expect(unmet.status(on: Given.day("2026-08-08")) == .missed)
    }

    @Test("S6 names of statuses are read back")
    func names() {
        for status in Status.allCases { #expect(Status(name: status.name) == status) }
        #expect(Status.metLate.name == "met_late" && Status(name: "metLate") == nil)
    }

    @Test("S3 identities are ordered by about, rule, period and slot, and differ in nothing else")
    func identityOrder() {
        var all: [Identity] = []
        for about in Int64(1)...2 {
            for rule in Int64(1)...2 {
                for period in Int64(1)...2 {
                    for slot in 1...2 { all.append(Identity(about: about, rule: rule, period: period, slot: slot)) }
                }
            }
        }
        #expect(all.shuffled().sorted() == all)
        #expect(Set(all).count == 16)
    }
}
