import LianhuCore
import Testing

@Suite("Holders and scores")
struct HoldersTests {
    private let july = Given.window("2026-07-01", "2026-07-31", "2026-08-07")

    @Test("S20 the holder is the primary seat's, else a backup's, of links in force")
    func holder() {
        let links = [Given.link(1, seat: 2, worker: 52, primary: false), Given.link(2, seat: 1, worker: 51, until: "2026-07-10")]
        #expect(Holders.holder(of: links, on: Given.day("2026-07-09")) == 51)
        #expect(Holders.holder(of: links, on: Given.day("2026-07-10")) == 52)
        #expect(Holders.holder(of: [], on: Given.day("2026-07-10")) == nil)
        #expect(Holders.holder(of: links.reversed(), on: Given.day("2026-07-09")) == 51)
    }

    @Test("S20 among several the first primary seat's holder is the one, in whatever order the links are told") func order() {
        let kinds = [(1, true), (1, false), (2, true), (2, false), (3, true), (3, false)]
        for first in kinds {
            for second in kinds {
                for third in kinds {
                    let links = [first, second, third].enumerated().map { index, kind in
                        Given.link(LinkKey(index + 1), seat: kind.0, worker: EntityKey(51 + index), primary: kind.1)
                    }
                    let sorted = links.sorted { ($0.isPrimary ? 0 : 1, $0.seat, $0.key) < ($1.isPrimary ? 0 : 1, $1.seat, $1.key) }
                    for told in [links, links.reversed(), [links[1], links[2], links[0]]] {
                        #expect(Holders.holder(of: told, on: Given.day("2026-07-10")) == sorted[0].worker)
                    }
                }
            }
        }
    }

    @Test(
        "S20 the score is the holder's at due if he held for ten days, else nobody's",
        arguments: [
            // Held from … to the 31st inclusive: the 22nd makes ten days.
            ("2026-07-21", Holders.Score.worker(51)), ("2026-07-22", .worker(51)), ("2026-07-23", .handover), ("2026-07-31", .handover),
            // Began after due: the old one still held it then.
            ("2026-08-01", .worker(50)),
        ])
    func handover(on day: String, expected: Holders.Score) {
        let links = [Given.link(1, worker: 50, until: day), Given.link(2, worker: 51, from: day)]
        #expect(Holders.score(links: links, window: july) == expected)
    }

    @Test("S20 shorter than ten days is enough since the window opened, or since the seat exists")
    func shortWindows() {
        let week = Given.window("2026-07-13", "2026-07-19", "2026-07-21")
        #expect(
            Holders.score(links: [Given.link(until: "2026-07-13"), Given.link(2, worker: 51, from: "2026-07-13")], window: week)
                == .worker(51))
        #expect(
            Holders.score(links: [Given.link(until: "2026-07-14"), Given.link(2, worker: 51, from: "2026-07-14")], window: week)
                == .handover)
        #expect(Holders.score(links: [Given.link(1, worker: 51, from: "2026-07-30")], window: july) == .worker(51))
        #expect(Holders.score(links: [], window: july) == .handover)
    }

    @Test("S20 links of one worker in a row are one hold, and one that ended on its first day does not matter")
    func renewed() {
        let links = [Given.link(1, worker: 50, until: "2026-07-28"), Given.link(2, worker: 50, from: "2026-07-28")]
        #expect(Holders.score(links: links, window: july) == .worker(50))
        let empty = [
            Given.link(1, worker: 49, until: "2026-07-28"), Given.link(2, worker: 50, from: "2026-07-28", until: "2026-07-28"),
            Given.link(3, worker: 50, from: "2026-07-28"),
        ]
        #expect(Holders.score(links: empty, window: july) == .handover)
    }

    @Test(
        "S20 S23 a substitute is the holder while the absence lasts",
        arguments: [
            ("2026-06-01", nil, Holders.Score.worker(60)), ("2026-07-22", "2026-08-10", .worker(60)),
            ("2026-07-25", "2026-08-10", .handover),
            ("2026-07-02", "2026-07-10", .worker(50)), ("2026-07-02", "2026-07-28", .handover), ("2026-08-01", nil, .worker(50)),
        ] as [(String, String?, Holders.Score)])
    func substituteScore(from: String, until: String?, expected: Holders.Score) {
        var organisation = Organisation()
        organisation.put(AbsenceRecord(worker: 50, substitute: 60, tenure: Given.tenure(from, until)))
        #expect(Holders.score(links: [Given.link()], window: july, in: organisation) == expected)
        #expect(Holders.score(links: [Given.link()], window: july) == .worker(50))
    }

    @Test("S20 S23 who stood in for the holder and then takes over, or is stood in for by the one before, had the seat all along")
    func substituteThenHolder() {
        var organisation = Organisation()
        organisation.put(AbsenceRecord(worker: 50, substitute: 60, tenure: Given.tenure("2026-07-15", "2026-08-10")))
        let takenOver = [Given.link(1, worker: 50, until: "2026-07-28"), Given.link(2, worker: 60, from: "2026-07-28")]
        #expect(Holders.score(links: takenOver, window: july, in: organisation) == .worker(60))
        let passedOn = [Given.link(1, worker: 60, until: "2026-07-28"), Given.link(2, worker: 50, from: "2026-07-28")]
        #expect(Holders.score(links: passedOn, window: july, in: organisation) == .worker(60))
        #expect(Holders.score(links: passedOn, window: july) == .handover)
    }

    private func organisation() -> Organisation {
        var organisation = Organisation()
        organisation.put(UnitRecord(key: 1, id: "T-1", kind: "town", name: "", parents: [Dated(nil, Given.tenure("2020-01-01"))]))
        organisation.put(UnitRecord(key: 2, id: "V-1", kind: "village", name: "", parents: [Dated(1, Given.tenure("2020-01-01"))]))
        organisation.put(PostHolding(unit: 2, post: "head", worker: 70, tenure: Given.tenure("2020-01-01", "2026-08-01")))
        organisation.put(PostHolding(unit: 1, post: "head", worker: 71, tenure: Given.tenure("2020-01-01")))
        return organisation
    }

    @Test("S23 who acts: himself, the substitute, else the head of the unit, else the head above")
    func acting() {
        var organisation = organisation()
        let day = Given.day("2026-07-15")
        func acting(_ holder: EntityKey?) -> EntityKey? { Holders.acting(for: holder, unit: 2, on: day, in: organisation) }
        #expect(acting(50) == 50)
        #expect(acting(nil) == 70)
        organisation.put(AbsenceRecord(worker: 50, substitute: 60, tenure: Given.tenure("2026-07-10", "2026-07-20")))
        #expect(acting(50) == 60)
        #expect(Holders.acting(for: 50, unit: 2, on: Given.day("2026-07-20"), in: organisation) == 50)
        // A substitute who is away himself leaves the duty to the head.
        organisation.put(AbsenceRecord(worker: 60, substitute: 61, tenure: Given.tenure("2026-07-01")))
        #expect(acting(50) == 70)
        organisation.put(AbsenceRecord(worker: 70, substitute: nil, tenure: Given.tenure("2026-07-01")))
        #expect(acting(50) == 71)
        organisation.put(AbsenceRecord(worker: 71, substitute: 71, tenure: Given.tenure("2026-07-01")))
        #expect(acting(50) == nil)
    }

    @Test("S19 S37 posts and parents are dated; a recorded vacancy ends the hold before it, in whatever order they became known")
    func dated() {
        var organisation = organisation()
        #expect(organisation.holder(of: "head", at: 2, on: Given.day("2026-07-31")) == 70)
        #expect(organisation.holder(of: "head", at: 2, on: Given.day("2026-08-01")) == nil)
        let vacancy = PostHolding(unit: 1, post: "head", worker: nil, tenure: Given.tenure("2026-07-01"))
        let later = PostHolding(unit: 1, post: "head", worker: 72, tenure: Given.tenure("2026-09-01"))
        for order in [[vacancy, later], [later, vacancy]] {
            var known = organisation
            for holding in order { known.put(holding) }
            #expect(known.holder(of: "head", at: 1, on: Given.day("2026-06-30")) == 71)
            #expect(known.holder(of: "head", at: 1, on: Given.day("2026-08-31")) == nil)
            #expect(known.holder(of: "head", at: 1, on: Given.day("2026-09-01")) == 72)
        }
        organisation.put(UnitRecord(key: 3, id: "T-2", kind: "town", name: "", parents: [Dated(nil, Given.tenure("2020-01-01"))]))
        organisation.put(
            UnitRecord(
                key: 2, id: "V-1", kind: "village", name: "",
                parents: [Dated(1, Given.tenure("2020-01-01", "2026-07-01")), Dated(3, Given.tenure("2026-07-01"))]))
        #expect(organisation.chain(of: 2, on: Given.day("2026-06-30")) == [2, 1])
        #expect(organisation.chain(of: 2, on: Given.day("2026-07-01")) == [2, 3])
        #expect(organisation.subtree(of: 1, on: Given.day("2026-07-01")) == [1])
        #expect(organisation.subtree(of: 3, on: Given.day("2026-07-01")) == [3, 2])
        #expect(
            organisation.contains(2, in: 1, on: Given.day("2026-06-30")) && !organisation.contains(2, in: 1, on: Given.day("2026-07-01")))
        #expect(organisation.roots(on: Given.day("2026-07-01")) == [1, 3])
    }

    @Test("S23 an absence recorded again with the same first day replaces the old one")
    func absenceReplaced() {
        var organisation = Organisation()
        organisation.put(AbsenceRecord(worker: 50, substitute: 60, tenure: Given.tenure("2026-07-01")))
        organisation.put(AbsenceRecord(worker: 50, substitute: 61, tenure: Given.tenure("2026-07-01", "2026-07-05")))
        #expect(organisation.absences(of: 50).count == 1)
        #expect(organisation.acting(for: 50, on: Given.day("2026-07-04")) == 61)
        #expect(organisation.acting(for: 50, on: Given.day("2026-07-05")) == 50)
    }
}
