import LianhuCore
import LianhuEngine
import Testing

@testable import LianhuStore

@Suite("Lists agree with their filters")
struct ListTests {
    /// Obligations of 60 members in 40 units under 3 rules and 5 periods, settled, excused and void by chance.
    static func obligations(_ random: inout SplitMix) -> [Obligation] {
        var found: [Obligation] = []
        for about in 1...60 {
            for rule in 1...3 {
                for period in 0..<5 where random.next(3) > 0 {
                    var obligation = Sample.obligation(
                        about: EntityKey(about), rule: RuleKey(rule), period: Int64(period * 16), slot: 1 + random.next(2),
                        unit: EntityKey(1 + random.next(40)), opens: period * 30)
                    if random.next(2) == 0 {
                        let day = Sample.date(period * 30 + random.next(36))
                        obligation.settlement = Settlement(evidence: Int64(about), day: day, recordedOn: day)
                    }
                    obligation.isExcused = random.next(8) == 0
                    obligation.void = random.next(8) == 0 ? .superseded : nil
                    obligation.isBackfilled = random.next(8) == 0
                    found.append(obligation)
                }
            }
        }
        return found
    }

    static func filter(_ random: inout SplitMix) -> ObligationFilter {
        var filter = ObligationFilter(today: Sample.date(random.next(160)))
        switch random.next(4) {
        case 0: filter.units = Set((0..<random.next(4)).map { _ in EntityKey(1 + random.next(45)) })
        case 1: filter.units = Set(2...38)
        default: break
        }
        if random.next(3) == 0 { filter.about = (0..<5).map { _ in EntityKey(1 + random.next(70)) } }
        if random.next(3) == 0 { filter.rule = RuleKey(1 + random.next(4)) }
        if random.next(3) == 0 { filter.periods = Int64(random.next(40))...70 }
        filter.statuses = Set(Status.allCases.filter { _ in random.next(4) == 0 })
        return filter
    }

    @Test("obligations, page by page") func obligationPages() async throws {
        var random = SplitMix(seed: 1)
        let all = Self.obligations(&random)
        let sorted = all.sorted { $0.identity < $1.identity }
        let folder = try TestFolder()
        let store = try folder.open()
        try await store.write { transaction in
            var changes = Changes()
            changes.obligations = all.map { .create($0) }
            try transaction.append(changes)
        }
        for _ in 0..<300 {
            let filter = Self.filter(&random)
            let limit = 1 + random.next(40)
            let listed = try await store.read { reader in
                var listed: [Obligation] = []
                while true {
                    let page = try reader.obligations(filter, after: listed.last?.identity, limit: limit)
                    listed += page
                    if page.count < limit { return listed }
                }
            }
            #expect(listed == sorted.filter(filter.holds), "\(filter)")
        }
        let due = Sample.window(30).dueBefore
        let waiting = try await store.read { reader in
            var listed: [Obligation] = []
            while true {
                let page = try reader.unsettled(rule: 2, dueBefore: due, after: listed.last?.identity, limit: 7)
                listed += page
                if page.count < 7 { return listed }
            }
        }
        #expect(
            waiting
                == sorted.filter {
                    $0.identity.rule == 2 && $0.window.dueBefore == due && !$0.isSettled && !$0.isExcused && $0.void == nil
                })
        #expect(!waiting.isEmpty)
        let some = try await store.read { try $0.obligations(about: [3, 1, 2, 3], rule: nil, closingAfter: Sample.date(67)) }
        #expect(some == sorted.filter { $0.identity.about <= 3 && $0.window.closesBefore > Sample.date(67) })
        let range = try await store.read { try $0.obligations(rule: 1, period: 16, about: 10...20) }
        #expect(range == sorted.filter { (10...20).contains($0.identity.about) && $0.identity.rule == 1 && $0.identity.period == 16 })
        try store.close()
    }

    @Test("evidence and tallies") func evidence() async throws {
        var random = SplitMix(seed: 2)
        var all: [Evidence] = []
        for key in 1...400 {
            var evidence = Sample.evidence(
                Int64(key), about: EntityKey(1 + random.next(20)), unit: EntityKey(1 + random.next(40)),
                worker: EntityKey(1 + random.next(6)),
                occurred: random.next(50))
            evidence.kind = EvidenceKind.allCases[random.next(3)]
            evidence.method = ["talk", "phone"][random.next(2)]
            evidence.participants = (0..<random.next(3)).map { _ in EntityKey(1 + random.next(6)) }
            evidence.recordedAt = Sample.instant(random.next(60))
            if random.next(5) == 0 { evidence.supersededBy = Int64(key) }
            all.append(evidence)
        }
        let folder = try TestFolder()
        let store = try folder.open()
        let rows = all
        try await store.write { transaction in
            var changes = Changes()
            changes.evidence = rows
            try transaction.append(changes)
        }
        for _ in 0..<200 {
            var filter = EvidenceFilter()
            if random.next(3) == 0 { filter.units = Set((0..<random.next(4)).map { _ in EntityKey(1 + random.next(45)) }) }
            if random.next(5) == 0 { filter.units = Set(2...38) }
            if random.next(4) == 0 { filter.about = EntityKey(1 + random.next(25)) }
            if random.next(4) == 0 { filter.worker = EntityKey(1 + random.next(8)) }
            filter.kinds = Set(EvidenceKind.allCases.filter { _ in random.next(3) == 0 })
            if random.next(3) == 0 { filter.from = Sample.date(random.next(50)) }
            if random.next(3) == 0 { filter.before = Sample.date(random.next(60)) }
            if random.next(3) == 0 { filter.recordedUpTo = Sample.instant(random.next(60)) }
            filter.includesSuperseded = random.next(2) == 0
            let wanted = filter
            let after = Int64(random.next(100))
            let (page, tallies) = try await store.read { reader in
                (try reader.evidence(wanted, after: after, limit: 50), try reader.tallies(wanted))
            }
            #expect(page == Array(rows.filter { $0.key > after && wanted.holds(for: $0) }.prefix(50)), "\(wanted)")
            let counted = rows.filter { wanted.holds(for: $0) && $0.supersededBy == nil }
            #expect(tallies.map(\.records).reduce(0, +) == counted.count)
            for row in tallies {
                let of = counted.filter { $0.kind == row.kind && $0.method == row.method }
                #expect(row.records == of.count && row.subjects == Set(of.map(\.about)).count)
                #expect(row.personsMet == of.map(\.personsMet).reduce(0, +))
            }
        }
        try store.close()
    }
}

/// Random numbers that are the same in every run.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0 ..< bound
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
