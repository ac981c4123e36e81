import LianhuCore
import Testing

// 2026-07-06 is a Monday. The amended calendar makes Thursday the 9th and Friday the 10th holidays.
@Suite("Matters under an amended calendar") struct MatterRedateTests {
    private static let first: EntityKey = 5

    private func at(_ text: String) -> Instant {
        Instant("\(text.prefix(10))T\(text.dropFirst(11)):00+08:00") ?? Instant(milliseconds: 0)
    }

    private func clock(isAmended: Bool) throws -> SpanClock {
        let days = isAmended ? [CalendarDay(kind: .holiday, from: Given.day("2026-07-09"), to: Given.day("2026-07-10"))] : []
        let year = DateSpan(from: Given.day("2026-01-01"), to: Given.day("2026-12-31"))
        let calendar = try WorkCalendar(name: "cn", covers: year, weekend: [.saturday, .sunday], days: days)
        return SpanClock(calendar: calendar, zone: try Given.zone())
    }

    private func kind(total: String? = "5wd", review: String? = nil, reply: String? = nil, handle: String? = nil) throws -> MatterClass {
        func stage(_ id: String, _ act: StageAct, _ by: StageActor, _ within: String?) throws -> MatterStage {
            MatterStage(
                id: id, title: LocalizedText(zh: id, en: id), act: act, by: by, within: try within.map { try TimeSpan(parsing: $0) })
        }
        return MatterClass(
            id: "t.m", pack: "t", title: LocalizedText(zh: "m", en: "m"), basis: "b", total: try total.map { try TimeSpan(parsing: $0) },
            review: try review.map { try TimeSpan(parsing: $0) }, reply: try reply.map { try TimeSpan(parsing: $0) },
            stages: [
                try stage("handle", .handle, .finder, handle),
                try stage("close", .close, .post(PostAt(post: "head", unitKind: "v")), "3wd"),
            ])
    }

    /// A matter that was found, and then lived through steps that each decide by the calendar of before.
    private func lived(
        _ kind: MatterClass, found: String = "2026-07-06 09:00", entered: String? = nil, _ steps: [(MatterAct, String, String?)] = []
    ) throws -> (MatterRecord, [MatterEvent]) {
        let clock = try clock(isAmended: false)
        var record = MatterRecord(
            key: 1, kind: 1, unit: 1, about: 2, field: nil, source: .inbound, evidence: nil, finder: Self.first, reporter: 2,
            foundAt: at(found), raisedAt: at(entered ?? found), state: MatterState(), wakeAt: nil)
        func desk(_ now: Instant) -> MatterDesk {
            MatterDesk(kind: kind, clock: clock, organisation: Organisation(), now: now)
        }
        var events = [desk(record.raisedAt).raise(record, by: Self.first)]
        record.state.apply(events[0])
        for (act, when, until) in steps {
            let approver = MatterPerson(worker: act == .extend ? Self.first : 9, canApprove: true, canExtend: true)
            let person =
                [.handle, .extend].contains(act) ? MatterPerson(worker: Self.first, canApprove: false, canExtend: false) : approver
            let request = MatterRequest(act, reason: "because", until: until.map(Given.day))
            let event =
                act == .close
                ? MatterEvent(
                    matter: 1, number: record.state.events + 1, act: .close, at: at(when), actor: 9, stage: record.state.stage, cycle: 1,
                    dues: record.state.dues)
                : try desk(at(when)).decide(request, on: record, by: person)
            events.append(event)
            record.state.apply(event)
        }
        return (record, events)
    }

    private func redated(_ kind: MatterClass, _ lived: (MatterRecord, [MatterEvent]), on now: String) throws -> MatterDues? {
        let desk = MatterDesk(
            kind: kind, clock: try clock(isAmended: true), organisation: Organisation(), now: at(now))
        return desk.redated(lived.0, events: lived.1, from: try clock(isAmended: false))?.dues
    }

    @Test(
        "S27 S30 the total deadline moves by the holidays that its clock still has before it or had run through, pauses left out",
        arguments: [
            // found on Monday the 6th, due on Monday the 13th
            ([], "2026-07-07 10:00", "2026-07-16 00:00"),
            // paused from the 7th to the 13th: four days were left, and neither holiday is among them
            ([(.shelve, "2026-07-07 10:00", "2026-07-12"), (.resume, "2026-07-13 00:00", nil)], "2026-07-13 10:00", nil),
            // paused on the 10th, which was used up, until the 14th: both holidays had been run through
            ([(.shelve, "2026-07-10 10:00", "2026-07-14"), (.resume, "2026-07-15 00:00", nil)], "2026-07-15 10:00", "2026-07-21 00:00"),
            // paused from the 7th to the 9th: the 10th lies before it still
            ([(.shelve, "2026-07-07 10:00", "2026-07-08"), (.resume, "2026-07-09 00:00", nil)], "2026-07-09 10:00", "2026-07-17 00:00"),
            // two pauses
            (
                [
                    (.shelve, "2026-07-06 10:00", "2026-07-06"), (.resume, "2026-07-07 00:00", nil),
                    (.shelve, "2026-07-07 10:00", "2026-07-07"),
                    (.resume, "2026-07-08 00:00", nil),
                ], "2026-07-08 10:00", "2026-07-18 00:00"
            ),
            // asked for and denied: the old deadline runs
            ([(.extend, "2026-07-07 10:00", "2026-07-30"), (.deny, "2026-07-07 11:00", nil)], "2026-07-07 12:00", "2026-07-16 00:00"),
            // granted: that day is that day
            ([(.extend, "2026-07-07 10:00", "2026-07-30"), (.grant, "2026-07-07 11:00", nil)], "2026-07-07 12:00", "2026-07-31 00:00"),
            // reopened on the 8th: five days from there
            (
                [(.handle, "2026-07-06 10:00", nil), (.close, "2026-07-07 10:00", nil), (.reopen, "2026-07-08 10:00", nil)],
                "2026-07-08 12:00", "2026-07-18 00:00"
            ),
            // late already: it stays as late as it was
            ([], "2026-07-14 10:00", nil),
        ] as [([(MatterAct, String, String?)], String, String?)])
    func total(steps: [(MatterAct, String, String?)], now: String, due: String?) throws {
        let kind = try kind()
        let lived = try lived(kind, steps)
        let dues = try redated(kind, lived, on: now)
        #expect((dues ?? lived.0.state.dues).total == (due.map(at) ?? lived.0.state.dues.total))
    }

    @Test("S27 S30 a matter that pauses while the calendar is amended has as many working days left as it had before")
    func paused() throws {
        let kind = try kind()
        // Four days were left on the 7th.
        var (record, events) = try lived(kind, [(.shelve, "2026-07-07 10:00", "2026-07-12")])
        let desk = MatterDesk(
            kind: kind, clock: try clock(isAmended: true), organisation: Organisation(), now: at("2026-07-08 10:00"))
        let event = try #require(desk.redated(record, events: events, from: try clock(isAmended: false)))
        record.state.apply(event)
        events.append(event)
        #expect(record.state.phase == .shelved)
        #expect(desk.resumed(record.state, at: at("2026-07-13 00:00")).total == at("2026-07-18 00:00"))
    }

    @Test(
        "S27 S34 the clocks of the stage, of the answer and of a review move as well, and what a late entry has used up is not given back")
    func others() throws {
        let kind = try kind(total: nil, review: "5wd", reply: "4wd", handle: "4wd")
        // Found on Friday and entered on Monday: stage and answer run from Friday, the review from Monday.
        let open = try lived(kind, found: "2026-07-03 09:00", entered: "2026-07-06 09:00")
        let before = open.0.state.dues
        #expect([before.stage, before.reply, before.total] == [at("2026-07-10 00:00"), at("2026-07-10 00:00"), at("2026-07-14 00:00")])
        let dues = try #require(try redated(kind, open, on: "2026-07-06 12:00"))
        #expect([dues.stage, dues.reply, dues.total] == [at("2026-07-14 00:00"), at("2026-07-14 00:00"), at("2026-07-16 00:00")])
        // Who was answered waits for nothing, and the stage runs from where it did.
        let answered = try lived(kind, found: "2026-07-03 09:00", entered: "2026-07-06 09:00", [(.reply, "2026-07-06 10:00", nil)])
        let after = try #require(try redated(kind, answered, on: "2026-07-06 12:00"))
        #expect([after.stage, after.reply] == [at("2026-07-14 00:00"), before.reply])
    }

    @Test("S27 S30 S35 the response is told against where the first stage's deadline went")
    func response() throws {
        let kind = try kind(handle: "4wd")
        var (record, events) = try lived(kind)
        #expect(record.state.responseDue == at("2026-07-11 00:00"))
        let desk = MatterDesk(kind: kind, clock: try clock(isAmended: true), organisation: Organisation(), now: at("2026-07-06 12:00"))
        let event = try #require(desk.redated(record, events: events, from: try clock(isAmended: false)))
        record.state.apply(event)
        events.append(event)
        #expect(record.state.responseDue == at("2026-07-15 00:00"))
        // Once somebody responded it stays.
        let later = try lived(
            kind, [(.handle, "2026-07-06 10:00", nil), (.shelve, "2026-07-06 11:00", "2026-07-20"), (.resume, "2026-07-21 00:00", nil)])
        #expect(later.0.state.responseDue == at("2026-07-11 00:00") && later.0.state.dues.stage != nil)
    }
}
