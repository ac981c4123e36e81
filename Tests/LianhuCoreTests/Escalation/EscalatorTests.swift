import LianhuCore
import Testing

@Suite("Ladders")
struct EscalatorTests {
    private let july = Given.window("2026-07-01", "2026-07-31", "2026-08-07")

    private func step(_ number: Int, _ amount: Int, _ unit: TimeSpan.Unit, _ to: Recipient) -> LadderStep {
        LadderStep(number: number, at: TimeSpan(amount: amount, unit: unit), to: to, tone: .urge, digest: .items)
    }

    /// due-3d assignee, due+1wd head of village, due+3wd head of town.
    private func ladder() -> Ladder {
        Ladder(
            name: "village",
            steps: [
                step(1, -3, .days, .assignee), step(2, 1, .workingDays, .post(PostAt(post: "head", unitKind: "village"))),
                step(3, 3, .workingDays, .post(PostAt(post: "head", unitKind: "town"))),
            ])
    }

    /// A county (1, head 71), its town (2, head 72), its village (3, head 73) and a group (4) without posts.
    private func organisation() -> Organisation {
        var organisation = Organisation()
        for (key, kind, parent) in [(1, "county", nil), (2, "town", 1), (3, "village", 2), (4, "group", 3)]
            as [(EntityKey, String, EntityKey?)]
        {
            organisation.put(
                UnitRecord(key: key, id: "U-\(key)", kind: kind, name: "", parents: [Dated(parent, Given.tenure("2020-01-01"))]))
            if key < 4 { organisation.put(PostHolding(unit: key, post: "head", worker: 70 + key, tenure: Given.tenure("2020-01-01"))) }
        }
        return organisation
    }

    private func escalator(_ organisation: Organisation? = nil, _ ladder: Ladder? = nil) throws -> Escalator {
        Escalator(
            ladder: ladder ?? self.ladder(), calendar: try Given.calendar(), zone: try Given.zone(),
            organisation: organisation ?? self.organisation())
    }

    private func item(
        _ window: Window? = nil, handled: Int = 0, until: String? = nil, holder: EntityKey? = 50, settled: Bool = false,
        excused: Bool = false,
        void: VoidReason? = nil, backfilled: Bool = false
    ) -> Escalator.Item {
        let settlement = settled ? Settlement(evidence: 1, day: Given.day("2026-07-10"), recordedOn: Given.day("2026-07-10")) : nil
        return Escalator.Item(
            obligation: Given.obligation(
                window ?? july, unit: 4, settled: settlement, excused: excused, void: void, backfilled: backfilled),
            handledStep: handled, acknowledgedUntil: until.map(Given.day), holder: holder)
    }

    private func at(_ day: String, _ time: String = "00:00") -> Instant { Instant("\(day)T\(time):00+08:00") ?? Instant(milliseconds: 0) }

    @Test("S36 due-3d fires at the start of its day, due+1wd at the end of its")
    func nominal() throws {
        let escalator = try escalator()
        let due = Given.day("2026-07-31")
        // Friday 31 July: one working day later is Monday 3 August.
        let times = ladder().steps.map { escalator.nominal($0, due: due) }
        #expect(times == [at("2026-07-28"), at("2026-08-04"), at("2026-08-06")])
        #expect(escalator.nominal(step(1, 0, .days, .assignee), due: due) == at("2026-08-01"))
    }

    @Test("S36 each step fires once, on the minute, as an hourly run finds it")
    func once() throws {
        let escalator = try escalator()
        var fired: [Escalator.Outcome] = []
        var handled = 0
        var now = at("2026-07-20")
        while now < at("2026-08-20") {
            for outcome in escalator.climb([item(handled: handled)], now: now) {
                fired.append(outcome)
                handled = max(handled, outcome.step)
                #expect(outcome.nominal == now)
            }
            now = now.adding(hours: 1)
        }
        #expect(fired.map(\.step) == [1, 2, 3])
        #expect(fired.map(\.recipient) == [50, 73, 72])
        #expect(fired.allSatisfy { $0.skip == nil })
    }

    @Test("S6 a late step waits until grace has passed; a reminder before due does not")
    func grace() throws {
        let escalator = try escalator()
        let window = Given.window("2026-07-01", "2026-07-31", "2026-08-12", grace: "2026-08-05")
        #expect(escalator.climb([item(window)], now: at("2026-07-28")).map(\.step) == [1])
        #expect(escalator.climb([item(window, handled: 1)], now: at("2026-08-05", "23:59")).isEmpty)
        let fired = escalator.climb([item(window, handled: 1)], now: at("2026-08-06"))
        #expect(fired.last?.step == 3 && fired.last?.recipient == 72)
    }

    @Test("S37 what is settled, excused, void, closed or backfilled climbs no more")
    func recheck() throws {
        let escalator = try escalator()
        let now = at("2026-08-04", "09:00")
        #expect(escalator.climb([item()], now: now).count == 2)
        for quiet in [item(settled: true), item(excused: true), item(void: .unlinked), item(backfilled: true)] {
            #expect(escalator.climb([quiet], now: now).isEmpty)
        }
        #expect(escalator.climb([item()], now: at("2026-08-08")).isEmpty)
    }

    @Test("S38 after downtime only the highest step due fires with its nominal date; lower ones are skipped")
    func catchUp() throws {
        let outcomes = try escalator().climb([item()], now: at("2026-08-06", "12:00"))
        #expect(outcomes.map(\.step) == [1, 2, 3])
        // Step 1 is more than seven days late.
        #expect(outcomes.map(\.skip) == [.tooLate, .catchUp, nil])
        #expect(outcomes.map(\.recipient) == [nil, nil, 72])
        #expect(outcomes.last?.nominal == at("2026-08-06"))
    }

    @Test("S38 the highest step due of an open item fires however late it is")
    func veryLate() throws {
        let window = Given.window("2026-07-01", "2026-07-31", "2026-09-30")
        let outcomes = try escalator().climb([item(window)], now: at("2026-09-20"))
        #expect(outcomes.map(\.skip) == [.tooLate, .tooLate, nil] && outcomes.last?.recipient == 72)
    }

    @Test("S38 S4 a run with any downtime ends with the same steps done as one without", arguments: 1...50 as ClosedRange<UInt64>)
    func downtime(seed: UInt64) throws {
        let escalator = try escalator()
        var numbers = SeededNumbers(seed: seed)
        var handled = 0
        var steps: [Int] = []
        var now = at("2026-07-20")
        let end = at("2026-08-07", "23:00")
        while now < end {
            now = min(end, now.adding(hours: Int.random(in: 1...200, using: &numbers)))
            for outcome in escalator.climb([item(handled: handled)], now: now) {
                steps.append(outcome.step)
                handled = max(handled, outcome.step)
            }
        }
        #expect(steps == [1, 2, 3])
    }

    @Test("S39 an acknowledgement pauses the ladder through its day; then the next step follows")
    func acknowledged() throws {
        let escalator = try escalator()
        #expect(escalator.climb([item(handled: 1, until: "2026-08-05")], now: at("2026-08-05", "23:59")).isEmpty)
        #expect(escalator.climb([item(handled: 1, until: "2026-08-05")], now: at("2026-08-06")).map(\.step) == [2, 3])
        #expect(escalator.climb([item(handled: 1, until: "2026-08-04")], now: at("2026-08-05")).map(\.step) == [2])
    }

    @Test("S37 vacant, absent without a substitute, or the holder himself: one up; nobody at the top")
    func recipients() throws {
        let village = Recipient.post(PostAt(post: "head", unitKind: "village"))
        let today = Given.day("2026-08-04")
        func recipient(_ organisation: Organisation, holder: EntityKey? = 50, to: Recipient? = nil) throws -> EntityKey? {
            try escalator(organisation).recipient(of: to ?? village, unit: 4, holder: holder, on: today)
        }
        var organisation = organisation()
        #expect(try recipient(organisation) == 73)
        #expect(try recipient(organisation, holder: 73) == 72)
        #expect(try recipient(organisation, to: .assignee) == 50)
        organisation.put(AbsenceRecord(worker: 73, substitute: 60, tenure: Given.tenure("2026-08-01")))
        #expect(try recipient(organisation) == 60)
        // The substitute is the holder himself: one up.
        #expect(try recipient(organisation, holder: 60) == 72)
        organisation.put(AbsenceRecord(worker: 73, substitute: nil, tenure: Given.tenure("2026-08-01")))
        #expect(try recipient(organisation) == 72)
        organisation.put(PostHolding(unit: 2, post: "head", worker: nil, tenure: Given.tenure("2026-08-01")))
        #expect(try recipient(organisation) == 71)
        #expect(try recipient(organisation, holder: 71) == nil)
        organisation.put(PostHolding(unit: 1, post: "head", worker: nil, tenure: Given.tenure("2026-08-01")))
        #expect(try recipient(organisation) == nil)
        let outcome = try escalator(organisation).climb([item(handled: 1)], now: at("2026-08-04"))
        #expect(outcome.map(\.skip) == [.noRecipient] && outcome.map(\.recipient) == [nil])
    }

    @Test("S37 S23 the assignee's step goes to the substitute, and without one to the unit's head")
    func assignee() throws {
        var organisation = organisation()
        let now = at("2026-07-28")
        organisation.put(AbsenceRecord(worker: 50, substitute: 60, tenure: Given.tenure("2026-07-20")))
        #expect(try escalator(organisation).climb([item()], now: now).map(\.recipient) == [60])
        organisation.put(AbsenceRecord(worker: 50, substitute: nil, tenure: Given.tenure("2026-07-20")))
        #expect(try escalator(organisation).climb([item()], now: now).map(\.recipient) == [73])
        #expect(try escalator().climb([item(holder: nil)], now: now).map(\.recipient) == [73])
    }

    @Test("S37 another post of a kind is asked at the nearest unit of it; above, the same post or the head answers")
    func posts() throws {
        var organisation = organisation()
        let today = Given.day("2026-08-04")
        func recipient(_ post: String, _ kind: String) throws -> EntityKey? {
            try escalator(organisation).recipient(of: .post(PostAt(post: post, unitKind: kind)), unit: 4, holder: 50, on: today)
        }
        #expect(try recipient("supervisor", "town") == 71)
        organisation.put(PostHolding(unit: 1, post: "supervisor", worker: 81, tenure: Given.tenure("2020-01-01")))
        #expect(try recipient("supervisor", "town") == 81)
        organisation.put(PostHolding(unit: 2, post: "supervisor", worker: 82, tenure: Given.tenure("2020-01-01")))
        #expect(try recipient("supervisor", "town") == 82)
        // No area on the chain: the next unit above the obligation's own is asked.
        #expect(try recipient("head", "area") == 73)
    }

    @Test("S36 the decision takes a batch, and answers in its order")
    func batch() throws {
        var second = item()
        second.obligation.identity.about = 101
        let outcomes = try escalator().climb([second, item(settled: true), item()], now: at("2026-07-28"))
        #expect(outcomes.map(\.item.about) == [101, 100])
    }
}
