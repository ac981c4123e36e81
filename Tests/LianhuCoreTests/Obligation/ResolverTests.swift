import LianhuCore
import Testing

@Suite("Allocation of evidence")
struct ResolverTests {
    private func slot(_ month: Int, seat: Int? = nil, closes: String? = nil) throws -> Resolver.Slot {
        let scheme = PeriodScheme.standard
        let period = scheme.period(.month, containing: try #require(CivilDate(year: 2026, month: month, dayOfMonth: 1)))
        let window = WindowPolicy(of: Given.rule()).window(of: period, scheme: scheme, calendar: try Given.calendar())
        return Resolver.Slot(window: window, seat: seat)
    }

    private func visit(_ key: EvidenceKey, _ day: String, hour: Int = 9, id: String? = nil, seats: [Int] = []) -> Resolver.Candidate {
        let day = Given.day(day)
        return Resolver.Candidate(
            key: key, id: id ?? "id-\(key)", day: day, occurredAt: Instant(seconds: Int64(day.day) * 86_400 + Int64(hour) * 3_600),
            recordedOn: day, seats: seats)
    }

    private func settled(_ slots: [Resolver.Slot], _ candidates: [Resolver.Candidate], minGap: Int = 1) -> [EvidenceKey?] {
        Resolver.allocate(slots: slots, candidates: candidates, minGap: minGap).settlements.map { $0?.evidence }
    }

    @Test("S8 a visit on 4 May settles April as late, and May still needs its own")
    func catchUp() throws {
        let slots = [try slot(4), try slot(5)]
        #expect(settled(slots, [visit(1, "2026-05-04")]) == [1, nil])
        let allocation = Resolver.allocate(slots: slots, candidates: [visit(1, "2026-05-04"), visit(2, "2026-05-20")], minGap: 1)
        #expect(allocation.settlements.map { $0?.evidence } == [1, 2])
        let april = Given.obligation(slots[0].window, settled: allocation.settlements[0])
        #expect(april.status(on: Given.day("2026-05-20")) == .metLate)
    }

    @Test("S8 a visit in March never pays for April")
    func noPrepayment() throws {
        #expect(settled([try slot(3), try slot(4)], [visit(1, "2026-03-10"), visit(2, "2026-03-31")]) == [1, nil])
    }

    @Test("S8 S10 three visits on one day never clear three months")
    func oneDay() throws {
        let slots = try (2...5).map { try slot($0) }
        let visits = [visit(1, "2026-04-02", hour: 8), visit(2, "2026-04-02", hour: 10), visit(3, "2026-04-02", hour: 12)]
        // 2 April is inside March's closing days and inside April: the first settles March, the others are the same visit.
        let allocation = Resolver.allocate(slots: slots, candidates: visits, minGap: 1)
        #expect(allocation.settlements.map { $0?.evidence } == [nil, 1, nil, nil])
        #expect(allocation.unused == [2: .minGap, 3: .minGap])
    }

    @Test("S8 the order of typing changes nothing")
    func order() throws {
        let slots = try (3...6).map { try slot($0) }
        let visits = [
            visit(1, "2026-04-01"), visit(2, "2026-04-03"), visit(3, "2026-05-06"), visit(4, "2026-05-06", hour: 7), visit(5, "2026-06-30"),
        ]
        let first = settled(slots, visits)
        #expect(first == [1, 2, 4, 5])
        var numbers = SeededNumbers(seed: 8)
        for _ in 0..<100 { #expect(settled(slots, visits.shuffled(using: &numbers)) == first) }
    }

    @Test("S8 one day's evidence is taken by its instant, then by its id")
    func ties() throws {
        let slots = [try slot(4)]
        #expect(settled(slots, [visit(1, "2026-04-10", hour: 12), visit(2, "2026-04-10", hour: 8)]) == [2])
        #expect(settled(slots, [visit(1, "2026-04-10", id: "b"), visit(2, "2026-04-10", id: "a")]) == [2])
    }

    @Test(
        "S10 k slots of a period fill in order, min_gap apart",
        arguments: [
            (1, ["2026-07-01", "2026-07-01"], [1, nil]), (1, ["2026-07-01", "2026-07-02"], [1, 2]),
            (7, ["2026-07-01", "2026-07-07"], [1, nil]), (7, ["2026-07-01", "2026-07-08"], [1, 2]),
            (7, ["2026-07-01", "2026-07-07", "2026-07-08"], [1, 3]), (0, ["2026-07-01", "2026-07-01"], [1, 2]),
        ] as [(Int, [String], [EvidenceKey?])])
    func minGap(gap: Int, days: [String], expected: [EvidenceKey?]) throws {
        let slots = [try slot(7), try slot(7)]
        #expect(settled(slots, days.enumerated().map { visit(EvidenceKey($0.offset + 1), $0.element) }, minGap: gap) == expected)
    }

    @Test("S16 a joint visit meets each seat's own obligation under per: link, and only the seats that took part")
    func perLink() throws {
        let slots = [try slot(7, seat: 1), try slot(7, seat: 2), try slot(7, seat: 3)]
        #expect(settled(slots, [visit(1, "2026-07-10", seats: [1, 3])]) == [1, nil, 1])
        #expect(settled(slots, [visit(1, "2026-07-10", seats: [1]), visit(2, "2026-07-10", seats: [2])]) == [1, 2, nil])
        let nobody = Resolver.allocate(slots: slots, candidates: [visit(1, "2026-07-10")], minGap: 1)
        #expect(nobody.settlements == [nil, nil, nil] && nobody.unused == [1: .noWindow])
    }

    @Test("S16 S46 a joint visit that one seat keeps in a closed period settles another seat's later one all the same")
    func keptByOneSeat() throws {
        var june = try slot(6, seat: 1)
        june.frozen = Settlement(evidence: 5, day: Given.day("2026-07-03"), recordedOn: Given.day("2026-07-03"))
        let slots = [june, try slot(7, seat: 1), try slot(7, seat: 2)]
        let allocation = Resolver.allocate(slots: slots, candidates: [visit(5, "2026-07-03", seats: [1, 2])], minGap: 1)
        #expect(allocation.settlements.map { $0?.evidence } == [5, nil, 5])
        #expect(allocation.unused.isEmpty)
    }

    @Test("S46 what fills a slot of a closed period stays, and is not used again")
    func frozen() throws {
        var march = try slot(3)
        march.frozen = Settlement(evidence: 2, day: Given.day("2026-04-02"), recordedOn: Given.day("2026-04-02"))
        let visits = [visit(1, "2026-03-05"), visit(2, "2026-04-02"), visit(3, "2026-04-09")]
        #expect(settled([march, try slot(4)], visits) == [2, 3])
    }

    @Test("S9 S13 evidence that settles nothing is told why")
    func reasons() throws {
        let allocation = Resolver.allocate(
            slots: [try slot(7)], candidates: [visit(1, "2026-07-10"), visit(2, "2026-07-20"), visit(3, "2026-12-01")], minGap: 1)
        #expect(allocation.unused == [2: .alreadySettled, 3: .noWindow])
    }

    /// S8 and S10 once more: a day-by-day walk that shares no code with the resolver.
    private func walked(_ windows: [ClosedRange<Int>], _ days: [Int], minGap: Int) -> [Int?] {
        var filled = [Int?](repeating: nil, count: windows.count)
        for today in 0...30 {
            for (index, day) in days.enumerated() where day == today {
                // One that is too close to a visit that counted is the same visit.
                if filled.contains(where: { $0.map { abs(days[$0] - day) < minGap } ?? false }) { continue }
                var best: Int?
                for (slot, window) in windows.enumerated() where filled[slot] == nil && window.contains(day) { best = best ?? slot }
                if let best { filled[best] = index }
            }
        }
        return filled
    }

    @Test("S8 S10 random small cases agree with a walk from day to day", arguments: 1...20 as ClosedRange<UInt64>)
    func bruteForce(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        for _ in 0..<200 {
            var start = 0
            var windows: [ClosedRange<Int>] = []
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let length = Int.random(in: 1...6, using: &numbers)
                for _ in 0..<Int.random(in: 1...2, using: &numbers) {
                    windows.append(start...(start + length - 1 + Int.random(in: 0...3, using: &numbers)))
                }
                start += length
            }
            let days = (0..<Int.random(in: 0...7, using: &numbers)).map { _ in Int.random(in: 0...25, using: &numbers) }
            let gap = Int.random(in: 0...4, using: &numbers)
            let slots = windows.map { window in
                Resolver.Slot(
                    window: Window(
                        opens: CivilDate(day: Int32(window.lowerBound)), dueBefore: CivilDate(day: Int32(window.upperBound + 1)),
                        graceBefore: CivilDate(day: Int32(window.upperBound + 1)),
                        closesBefore: CivilDate(day: Int32(window.upperBound + 1))))
            }
            let candidates = days.enumerated().map { index, day in
                Resolver.Candidate(
                    key: Int64(index), id: "\(index)", day: CivilDate(day: Int32(day)), occurredAt: Instant(seconds: Int64(day) * 86_400),
                    recordedOn: CivilDate(day: Int32(day)))
            }
            let expected = walked(windows, days, minGap: gap).map { $0.map(Int64.init) }
            #expect(
                settled(slots, candidates.shuffled(using: &numbers), minGap: gap) == expected, "windows \(windows) days \(days) gap \(gap)")
        }
    }
}
