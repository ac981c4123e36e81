import LianhuCore
import Testing

@Suite("Figures of matters") struct MatterFiguresTests {
    private let july = DateSpan(from: Given.day("2026-07-01"), to: Given.day("2026-07-31"))

    private func at(_ day: String) -> Instant { Instant("\(day)T12:00:00+08:00") ?? Instant(milliseconds: 0) }

    /// A matter that was found on a day, is due through another, and was closed on a third.
    private func matter(
        _ key: MatterKey, found: String = "2026-07-02", due: String = "2026-07-10", extended: String? = nil, closed: String? = nil,
        reopened: String? = nil, responded: String? = nil
    ) throws -> (record: MatterRecord, state: MatterState, hasDeadline: Bool) {
        let zone = try Given.zone()
        func late(_ day: String) -> Instant { zone.startOfDay(Given.day(day).adding(days: 1)) }
        var number = 0
        var events: [MatterEvent] = []
        func happen(_ act: MatterAct, _ day: String, stage: String, cycle: Int = 1, total: String? = nil) {
            number += 1
            events.append(
                MatterEvent(
                    matter: key, number: number, act: act, at: at(day), actor: 5, stage: stage, cycle: cycle,
                    dues: MatterDues(stage: late(due), total: late(total ?? due), original: late(due))))
        }
        happen(.raise, found, stage: "handle")
        if let extended { happen(.grant, found, stage: "handle", total: extended) }
        if let responded { happen(.handle, responded, stage: "close", total: extended) }
        if let closed {
            if responded == nil { happen(.handle, closed, stage: "close", total: extended) }
            happen(.close, closed, stage: "close", total: extended)
        }
        if let reopened { happen(.reopen, reopened, stage: "handle", cycle: 2, total: extended) }
        let state = try #require(MatterState(events))
        let record = MatterRecord(
            key: key, kind: 1, unit: 1, about: 2, field: nil, source: .contact, evidence: nil, finder: 5, reporter: 2, foundAt: at(found),
            raisedAt: at(found), state: state, wakeAt: nil)
        return (record, state, true)
    }

    private func figures(_ matters: [(record: MatterRecord, state: MatterState, hasDeadline: Bool)], asOf: String = "2026-07-31") throws
        -> MatterFigures
    {
        MatterFigures(matters, days: july, zone: try Given.zone(), asOf: at(asOf))
    }

    @Test("S35 247 of 250 closed are 98.8 %, whatever the other three are; on time is told against closed and overdue ones")
    func published() throws {
        var matters = try (1...247).map { try matter($0, closed: $0 <= 240 ? "2026-07-09" : "2026-07-15") }
        // three that are open and not yet due
        let waiting = try (248...250).map { try matter($0, due: "2026-08-05") }
        var figures = try figures(matters + waiting)
        #expect(figures.closedOfRaised == 247 && figures.raised == 250)
        #expect(Compliance.basisPoints(figures.closedOfRaised, of: figures.raised) == 9_880)
        #expect(figures.original.onTime == 240 && figures.original.expected == 247 && figures.original.overdue == 0)
        // the same three, open and overdue: closed is 98.8 % still, on time counts them
        matters += try (248...250).map { try matter($0) }
        figures = try self.figures(matters)
        #expect(Compliance.basisPoints(figures.closedOfRaised, of: figures.raised) == 9_880)
        #expect(figures.original.onTime == 240 && figures.original.expected == 250 && figures.original.overdue == 3)
    }

    @Test("S32 on time is told against the original deadline and the extended one") func extended() throws {
        let figures = try figures([
            matter(1, extended: "2026-07-20", closed: "2026-07-15"), matter(2, extended: "2026-07-20", closed: "2026-07-25"),
            matter(3, extended: "2026-08-20"),
        ])
        #expect(figures.original.onTime == 0 && figures.original.expected == 3 && figures.original.overdue == 1)
        // the third one's extended deadline lies in August
        #expect(figures.extended.onTime == 1 && figures.extended.expected == 2 && figures.extended.notYetDue == 0)
    }

    @Test("S33 reopened within 30 days counts against the resolution, later it does not") func resolution() throws {
        let figures = try figures(
            [
                matter(1, closed: "2026-07-05"), matter(2, closed: "2026-07-05", reopened: "2026-07-20"),
                matter(3, closed: "2026-07-05", reopened: "2026-08-04"), matter(4, closed: "2026-07-05", reopened: "2026-08-05"),
            ], asOf: "2026-08-30")
        #expect(figures.resolvedOf == 4 && figures.resolved == 2 && figures.reopened == 1)
    }

    @Test("the last day of a deadline decides the period, and its last minute is on time") func edges() throws {
        let figures = try figures(
            [
                matter(1, due: "2026-07-31", closed: "2026-07-31"), matter(2, due: "2026-06-30", closed: "2026-07-01"),
                matter(3, due: "2026-08-01", closed: "2026-07-31"),
            ], asOf: "2026-08-30")
        #expect(figures.original.onTime == 1 && figures.original.expected == 1)
        #expect(figures.closed == 3)
    }

    @Test("joined ones are counted where they are worked on; old disputes are in no rate") func others() throws {
        var dispute = try matter(1)
        dispute.hasDeadline = false
        let figures = try figures([dispute])
        #expect(figures.underReview == 1 && figures.original.expected == 0 && figures.raised == 1)
    }
}
