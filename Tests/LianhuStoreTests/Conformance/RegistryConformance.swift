import LianhuCore
import LianhuEngine
import Testing

@Suite("The port: registry")
struct RegistryConformance {
    @Test("An empty store knows nothing, and numbers begin with 1", arguments: ConformingStore.allCases)
    func empty(kind: ConformingStore) async throws {
        try await kind.open { store in
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.instance() == nil)
                #expect(try reader.adoptedRules() == nil)
                #expect(try reader.ruleRefs().isEmpty)
                #expect(try reader.nextEntityKey() == 1)
                #expect(try reader.nextLinkKey() == 1)
                #expect(try reader.nextEvidenceKey() == 1)
                #expect(try reader.nextEscalationKey() == 1)
                #expect(try reader.nextNotificationKey() == 1)
                #expect(try reader.logSize() == 0)
                #expect(try reader.organisation().units.isEmpty)
                #expect(try reader.entities(kind: .unit, subkind: nil, units: nil, after: 0, limit: 10).isEmpty)
                #expect(try reader.obligations(ObligationFilter(today: SampleTown.day("2026-07-01")), after: nil, limit: 10).isEmpty)
                #expect(try StateDump.lines(of: reader).isEmpty)
            }
        }
    }

    @Test(
        "S2 S21 S44 instance, adopted rules and rule numbers are read back; a later one replaces the earlier",
        arguments: ConformingStore.allCases)
    func instanceAndRules(kind: ConformingStore) async throws {
        try await kind.open { store in
            var changes = Changes()
            changes.instance = InstanceFacts(zone: "Asia/Shanghai", origin: "lianhu/test", isDemonstration: true)
            changes.rules = AdoptedRules(
                revision: 1, digest: "d1", adoptedAt: SampleTown.at(0),
                packs: [SourceText(file: "b.yaml", text: "二", governs: "U-2"), SourceText(file: "a.yaml", text: "一")],
                calendars: [SourceText(file: "cn.yaml", text: "日")])
            changes.newRules = [RuleRef(key: 2, id: "p.b", adoptedOn: SampleTown.day("2026-02-01"))]
            try await store.append(changes)
            let first = changes
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.instance() == first.instance)
                #expect(try reader.adoptedRules() == first.rules)
            }
            changes.instance?.highWater = SampleTown.at(5)
            changes.rules = AdoptedRules(revision: 2, digest: "d2", adoptedAt: SampleTown.at(1), packs: [], calendars: [])
            changes.newRules = [RuleRef(key: 1, id: "p.a", adoptedOn: SampleTown.day("2026-01-01"))]
            try await store.append(changes)
            let second = changes
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.instance() == second.instance)
                #expect(try reader.adoptedRules() == second.rules)
                #expect(try reader.ruleRefs().map(\.id) == ["p.a", "p.b"])
                // What was in force at the instant comes along.
                let revisions = { (at: Int64) in try reader.adoptions(since: SampleTown.at(at)).map(\.revision) }
                #expect(try revisions(-1) == [1, 2] && revisions(0) == [1, 2] && revisions(1) == [2] && revisions(9) == [2])
                #expect(try reader.adoptions(since: SampleTown.at(0)) == [first.rules, second.rules].compactMap { $0 })
            }
        }
    }

    @Test("S3 members are found by id, key, name, kind and unit, in key order and by pages", arguments: ConformingStore.allCases)
    func entities(kind: ConformingStore) async throws {
        try await kind.open { store in
            try await store.seeded().read { (reader: any StoreReader) throws in
                #expect(try reader.nextEntityKey() == 32)
                #expect(try reader.nextLinkKey() == 9)
                #expect(try reader.entities(ids: ["H-20", "U-3", "X-1"]).mapValues(\.key) == ["H-20": 20, "U-3": 3])
                #expect(try reader.entities(keys: [30, 10, 99]).mapValues(\.id) == [30: "R-30", 10: "W-10"])
                #expect(try reader.entities(named: "张三", kind: .worker, limit: 10).map(\.key) == [10, 11, 12])
                #expect(try reader.entities(named: "张三", kind: .worker, limit: 2).map(\.key) == [10, 11])
                #expect(try reader.entities(named: "张三", kind: .subject, limit: 10).isEmpty)
                #expect(try reader.entities(named: "张", kind: .worker, limit: 10).isEmpty)
                #expect(try reader.entities(kind: .subject, subkind: nil, units: nil, after: 0, limit: 3).map(\.key) == [20, 21, 22])
                #expect(try reader.entities(kind: .subject, subkind: nil, units: nil, after: 22, limit: 9).map(\.key) == [23, 24, 25, 26])
                #expect(try reader.entities(kind: .subject, subkind: "shop", units: nil, after: 0, limit: 9).map(\.key) == [26])
                #expect(try reader.entities(kind: .subject, subkind: "household", units: [6], after: 23, limit: 9).map(\.key) == [24, 25])
                #expect(try reader.entities(kind: .subject, subkind: nil, units: [], after: 0, limit: 9).isEmpty)
                #expect(try reader.entities(kind: .unit, subkind: "village", units: [3], after: 0, limit: 9).map(\.key) == [3])
                let household = try #require(try reader.entities(keys: [20])[20])
                #expect(household == EntityRef(key: 20, id: "H-20", kind: .subject, name: "户20", subkind: "household", unit: 5))
            }
        }
    }

    @Test("Records are read back as written, in key order, each once", arguments: ConformingStore.allCases)
    func records(kind: ConformingStore) async throws {
        let sample = SampleTown.registry()
        try await kind.open { store in
            try await store.seeded().read { (reader: any StoreReader) throws in
                #expect(try reader.workers([12, 10, 10, 99]) == [sample.workers[0], sample.workers[2]])
                #expect(try reader.subjects([26, 20]) == [sample.subjects[0], sample.subjects[6]])
                #expect(try reader.residents(of: [21, 20]) == sample.residents)
                #expect(try sample.residents.map { try reader.household(of: $0.key) } == sample.residents.map(\.household))
                #expect(try reader.household(of: 20) == nil)
                #expect(try reader.links(ofWorkers: [11]).map(\.key) == [4, 5, 6])
                #expect(try reader.links(ofWorkers: [12, 11, 10]) == sample.links)
                #expect(try reader.links(ofSubjects: [22, 5, 22, 99]).map(\.key) == [8, 3, 4])
            }
        }
    }

    @Test("A profile tells a member with its address and the head of its household, each once", arguments: ConformingStore.allCases)
    func profiles(kind: ConformingStore) async throws {
        let sample = SampleTown.registry()
        func profile(_ key: EntityKey, address: String = "", head: String = "") throws -> Profile {
            let member = try #require(sample.entities.first { $0.key == key })
            return Profile(member: member, address: address, head: head, telephone: "")
        }
        let expected = try [profile(5), profile(10), profile(20, address: "20 号", head: "李30"), profile(26, address: "26 号")]
        try await kind.open { store in
            try await store.seeded().read { (reader: any StoreReader) throws in
                #expect(try reader.profiles(of: [26, 20, 5, 10, 99, 20]) == expected)
                #expect(try reader.profiles(of: [20]) == [expected[2]])
                #expect(try reader.profiles(of: []).isEmpty)
            }
        }
    }

    @Test("S22 tiers are known by their first day, and those that begin in some days are found", arguments: ConformingStore.allCases)
    func tiers(kind: ConformingStore) async throws {
        @Sendable func tier(
            _ subject: EntityKey, _ name: String, _ from: String, _ until: String? = nil, recorded: String = "2026-01-01"
        ) -> TierRecord {
            TierRecord(
                subject: subject, tier: name, tenure: SampleTown.tenure(from, until), recordedOn: SampleTown.day(recorded))
        }
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.tiers = [
                tier(20, "blue", "2026-01-01"), tier(20, "red", "2026-07-08", recorded: "2026-07-09"), tier(22, "red", "2026-07-01"),
                tier(5, "red", "2026-07-07"),
            ]
            try await store.append(changes)
            let before = try await store.read { try $0.registryRevision() }
            changes.tiers = [tier(20, "blue", "2026-01-01", "2026-07-08")]
            try await store.append(changes)
            let after = try await store.read { try $0.registryRevision() }
            #expect(before == nil || before != after)
            try await store.read { (reader: any StoreReader) throws in
                let facts = try reader.subjectFacts([5, 20, 21, 22])
                #expect(
                    facts.map(\.tiers) == [
                        [tier(5, "red", "2026-07-07")],
                        [tier(20, "blue", "2026-01-01", "2026-07-08"), tier(20, "red", "2026-07-08", recorded: "2026-07-09")], [],
                        [tier(22, "red", "2026-07-01")],
                    ])
                #expect(try reader.subjectFacts(kinds: ["household"], after: 19, limit: 1).first?.tiers.count == 2)
                func changed(_ after: String, _ through: String) throws -> [EntityKey] {
                    try reader.tierChanges(after: SampleTown.day(after), through: SampleTown.day(through)).map(\.subject)
                }
                #expect(try changed("2026-06-30", "2026-07-08") == [22, 5, 20])
                #expect(try changed("2026-07-01", "2026-07-07") == [5])
                #expect(try changed("2026-07-08", "2027-01-01") == [])
            }
        }
    }

    @Test(
        "S19 who came to another unit within some days, by day and member; where a subject was at first is no move",
        arguments: ConformingStore.allCases)
    func moves(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            for (key, days) in [(21, ["2026-07-08"]), (20, ["2026-07-08", "2026-07-20"])] as [(EntityKey, [String])] {
                guard var record = try await store.read({ try $0.subjects([key]) }).first else { throw StoreError.unknownEntity(key) }
                let unit = record.units[0].value
                record.units[0].tenure.until = SampleTown.day(days[0])
                record.units += days.enumerated().map { index, day in
                    Dated(unit + 1, SampleTown.tenure(day, index + 1 < days.count ? days[index + 1] : nil))
                }
                changes.subjects.append(record)
            }
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                func moved(_ after: String, _ through: String) throws -> [String] {
                    try reader.moves(after: SampleTown.day(after), through: SampleTown.day(through)).map { "\($0.subject) \($0.on)" }
                }
                #expect(try moved("2026-07-07", "2026-07-19") == ["20 2026-07-08", "21 2026-07-08"])
                #expect(try moved("2026-07-08", "2026-07-20") == ["20 2026-07-20"])
                #expect(try moved("2020-01-01", "2026-07-07") == [])
            }
        }
    }

    @Test(
        "S17 facts of subjects are streamed in key order with links and suspensions; a unit with a link is one",
        arguments: ConformingStore.allCases)
    func facts(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            changes.suspensions = [(20, SampleTown.tenure("2026-08-01", "2026-09-01")), (20, SampleTown.tenure("2026-02-01"))]
            try await store.append(changes)
            changes.suspensions = [(20, SampleTown.tenure("2026-02-01", "2026-03-01"))]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                let all = try reader.subjectFacts(kinds: ["household", "group"], after: 0, limit: 100)
                #expect(all.map(\.key) == [5] + SampleTown.households)
                #expect(all[0].kind == "group" && all[0].links.map(\.key) == [8] && all[0].units.map(\.value) == [5])
                #expect(all[0].presence.contains(SampleTown.day("2026-07-01")))
                #expect(
                    all[1].suspensions == [SampleTown.tenure("2026-02-01", "2026-03-01"), SampleTown.tenure("2026-08-01", "2026-09-01")])
                #expect(all[3].links.map(\.key) == [3, 4] && all[3].units == [Dated(5, SampleTown.tenure("2021-01-01"))])
                #expect(all[6].presence == SampleTown.tenure("2021-01-01", "2026-06-01") && all[6].links.isEmpty)
                var paged: [SubjectFacts] = []
                while true {
                    let page = try reader.subjectFacts(kinds: ["household", "group"], after: paged.last?.key ?? 0, limit: 2)
                    guard !page.isEmpty else { break }
                    #expect(page.count <= 2)
                    paged += page
                }
                #expect(paged == all)
                #expect(try reader.subjectFacts(kinds: ["shop"], after: 0, limit: 9).map(\.key) == [26])
                #expect(try reader.subjectFacts([24, 5, 20, 10, 6]) == [all[0], all[1], all[5]])
            }
        }
    }

    @Test("Numbers of units, workers, subjects, links and residents are those of the day", arguments: ConformingStore.allCases)
    func counts(kind: ConformingStore) async throws {
        try await kind.open { store in
            try await store.seeded().read { (reader: any StoreReader) throws in
                let june = try reader.registryCounts(on: SampleTown.day("2026-05-31"))
                #expect(june.unitsByKind == ["county": 1, "town": 1, "village": 2, "group": 2])
                #expect(june.subjectsByKind == ["household": 6, "shop": 1] && june.workers == 3 && june.residents == 2 && june.links == 8)
                let july = try reader.registryCounts(on: SampleTown.day("2026-07-01"))
                #expect(july.subjectsByKind == ["household": 5, "shop": 1] && july.links == 7)
            }
        }
    }

    @Test("A record put again replaces the old one, and what lists show follows it", arguments: ConformingStore.allCases)
    func replace(kind: ConformingStore) async throws {
        try await kind.open { store in
            _ = try await store.seeded()
            var changes = Changes()
            var subject = SampleTown.subject(20, in: 5)
            subject.name = "新名"
            subject.units = [Dated(5, SampleTown.tenure("2021-01-01", "2026-07-01")), Dated(6, SampleTown.tenure("2026-07-01"))]
            changes.subjects = [subject]
            changes.links = [SampleTown.link(1, 20, 10, until: "2026-07-01"), SampleTown.link(9, 20, 11)]
            changes.workers = [SampleTown.worker(10, in: 4, role: "head")]
            try await store.append(changes)
            let wanted = subject
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.subjects([20]) == [wanted])
                let ref = try #require(try reader.entities(keys: [20])[20])
                #expect(ref.name == "新名" && ref.unit == 6)
                #expect(try reader.entities(named: "新名", kind: .subject, limit: 5).map(\.key) == [20])
                #expect(try reader.entities(named: "户20", kind: .subject, limit: 5).isEmpty)
                #expect(
                    try reader.entities(kind: .subject, subkind: nil, units: [6], after: 0, limit: 9).map(\.key) == [20, 23, 24, 25, 26])
                #expect(try reader.subjectFacts([20])[0].links.map(\.key) == [1, 9])
                #expect(try reader.subjectFacts([20])[0].links[0].tenure.until == SampleTown.day("2026-07-01"))
                #expect(try reader.entities(keys: [10])[10]?.unit == 4)
                #expect(try reader.organisation().home(of: 10) == 4)
            }
        }
    }

    @Test(
        "S19 S23 the organisation is read anew after a unit, post, role or absence changed, also inside the transaction",
        arguments: ConformingStore.allCases)
    func organisation(kind: ConformingStore) async throws {
        let day = SampleTown.day("2026-07-15")
        try await kind.open { store in
            _ = try await store.seeded()
            try await store.read { (reader: any StoreReader) throws in
                let known = try reader.organisation()
                #expect(known.chain(of: 5, on: day) == [5, 3, 2, 1] && known.subtree(of: 2, on: day) == [2, 3, 4, 5, 6])
                #expect(known.holder(of: "head", at: 3, on: day) == 10 && known.acting(for: 10, on: day) == 10)
                #expect(known.worker(12, hasAnyOf: ["cadre"], on: day) && known.workers == [10, 11, 12])
            }
            try await store.write { (transaction: any StoreTransaction) throws in
                _ = try transaction.organisation()
                var changes = Changes()
                changes.absences = [AbsenceRecord(worker: 10, substitute: 11, tenure: SampleTown.tenure("2026-07-01"))]
                changes.posts = [PostHolding(unit: 3, post: "head", worker: 10, tenure: SampleTown.tenure("2023-01-01", "2026-07-01"))]
                try transaction.append(changes)
                #expect(try transaction.organisation().acting(for: 10, on: day) == 11)
            }
            try await store.read { (reader: any StoreReader) throws in
                #expect(try reader.organisation().acting(for: 10, on: day) == 11)
                #expect(try reader.organisation().holder(of: "head", at: 3, on: day) == nil)
                #expect(try reader.organisation().holdings(at: 3).count == 1)
            }
            var changes = Changes()
            changes.units = [
                UnitRecord(
                    key: 5, id: "U-5", kind: "group", name: "组",
                    parents: [Dated(3, SampleTown.tenure("2020-01-01", "2026-07-01")), Dated(4, SampleTown.tenure("2026-07-01"))])
            ]
            changes.absences = [AbsenceRecord(worker: 10, substitute: 12, tenure: SampleTown.tenure("2026-07-01"))]
            changes.workers = [SampleTown.worker(12, in: 2, role: "leader")]
            try await store.append(changes)
            try await store.read { (reader: any StoreReader) throws in
                let known = try reader.organisation()
                #expect(
                    known.chain(of: 5, on: day) == [5, 4, 2, 1] && known.chain(of: 5, on: SampleTown.day("2026-06-30")) == [5, 3, 2, 1])
                #expect(known.acting(for: 10, on: day) == 12 && known.absences(of: 10).count == 1)
                #expect(!known.worker(12, hasAnyOf: ["cadre"], on: day) && known.worker(12, hasAnyOf: ["leader"], on: day))
            }
        }
    }

    @Test(
        "S25 numbers of units are dated, one a name and first day, and both stores tell them in one order",
        arguments: ConformingStore.allCases)
    func parameters(_ kind: ConformingStore) async throws {
        @Sendable func number(_ name: String, _ value: Int, _ from: String, _ until: String? = nil) -> UnitParameter {
            UnitParameter(unit: 3, name: name, value: value, tenure: SampleTown.tenure(from, until))
        }
        try await kind.open { store in
            _ = try await store.seeded()
            let revision = try await store.read { try $0.registryRevision() }
            var changes = Changes()
            changes.parameters = [
                number("visits", 2, "2026-07-01"), number("households", 8, "2026-07-01"), number("households", 6, "2026-01-01"),
            ]
            try await store.append(changes)
            let later = try await store.read { try $0.registryRevision() }
            #expect(revision == nil || later != revision)
            try await store.write { (transaction: any StoreTransaction) throws in
                _ = try transaction.organisation()
                var changes = Changes()
                // The same first day again: a correction, and an end.
                changes.parameters = [number("households", 6, "2026-01-01", "2026-07-01"), number("households", 9, "2026-07-01")]
                try transaction.append(changes)
                #expect(try transaction.organisation().parameter("households", at: 3, on: SampleTown.day("2026-07-01"))?.value == 9)
            }
            try await store.read { (reader: any StoreReader) throws in
                let known = try reader.organisation()
                #expect(
                    known.parameters(of: 3).map { "\($0.name) \($0.value)" } == ["households 6", "households 9", "visits 2"])
                #expect(known.parameter("households", at: 3, on: SampleTown.day("2026-06-30"))?.value == 6)
                #expect(
                    known.parameter(ParameterAt(unitKind: "village", name: "households"), in: 5, on: SampleTown.day("2026-07-01"))?.value
                        == 9)
                #expect(known.parameters(of: 4).isEmpty)
            }
        }
    }

    @Test("S3 an id belongs to one member for ever; a record of no member is refused", arguments: ConformingStore.allCases)
    func refused(kind: ConformingStore) async throws {
        try await kind.open { store in
            let before = try await store.seeded().dump()
            var twin = Changes()
            twin.entities = [EntityRef(key: 40, id: "H-20", kind: .subject, name: "", subkind: "household", unit: 5)]
            var orphan = Changes()
            orphan.subjects = [SampleTown.subject(41, in: 5)]
            for changes in [twin, orphan] { await #expect(throws: (any Error).self) { try await store.append(changes) } }
            #expect(try await store.dump() == before)
        }
    }
}
