import Foundation
import LianhuCore
import LianhuEngine
import Testing

@Suite("The made-up district of Bagongshan")
struct BagongshanGeneratorTests {
    /// Version 1 of RFC 9636 with one type, eight hours east of UTC.
    private static let beijing: [UInt8] =
        Array("TZif".utf8) + [UInt8](repeating: 0, count: 31) + [0, 0, 0, 0, 1, 0, 0, 0, 4] + [0, 0, 0x70, 0x80, 0, 0] + Array("CST\0".utf8)

    private static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    private static func generator(
        seed: UInt64 = 1, from: String = "2026-07-01", until: String = "2026-11-20", villages: Int = BagongshanGenerator.villages
    ) throws -> BagongshanGenerator {
        BagongshanGenerator(
            seed: seed, from: try date(from), until: try date(until), calendar: .weekdaysOnly(name: "week"),
            zone: try TimeZoneRules(name: "Asia/Shanghai", tzif: beijing), villages: villages)
    }

    private static func rows(_ generator: BagongshanGenerator, _ language: Language = .zh) throws -> RosterRows {
        let (rows, faults) = RosterSheets.read(files: generator.generate(language: language).files, missingFrom: generator.span.from)
        #expect(faults == [])
        return rows
    }

    @Test("it has exactly the published size, whatever the seed", arguments: [1, 2, 77, 20_261_122] as [UInt64])
    func size(_ seed: UInt64) throws {
        let rows = try Self.rows(Self.generator(seed: seed, until: "2026-07-02"))
        let units = Dictionary(grouping: try #require(rows.units), by: \.kind.value).mapValues(\.count)
        #expect(units == ["district": 1, "town": 3, "village": 21, "area": 21, "group": 141])
        let roles = Dictionary(grouping: try #require(rows.workers), by: { $0.roles[0].value }).mapValues(\.count)
        #expect(roles == ["town_leader": 21, "town_cadre": 19, "village_cadre": 35, "party_member": 80])
        #expect(rows.workers?.count == 155)
        #expect(rows.subjects?.count == 1_312)
        #expect(Set(rows.subjects?.map(\.kind.value) ?? []) == ["household"])
        let households = Dictionary(grouping: try #require(rows.residents), by: \.household.value)
        #expect(households.count == 1_312)
        #expect(households.values.allSatisfy { (1...5).contains($0.count) && $0.count { $0.isHead } == 1 })
    }

    @Test("the quotas close at their minima (S25), each household and group has one primary link (S20)", arguments: [1, 5] as [UInt64])
    func quotas(_ seed: UInt64) throws {
        let rows = try Self.rows(Self.generator(seed: seed, until: "2026-07-02"))
        let links = try #require(rows.links)
        #expect(links.allSatisfy { $0.isPrimary })
        func held(_ worker: WorkerRow, _ prefix: String) -> Int {
            links.count { $0.worker.value == worker.id.value && $0.subject.value.hasPrefix(prefix) }
        }
        var leadersWithFour = 0
        for worker in try #require(rows.workers) {
            let (households, groups, villages) = (held(worker, "H-"), held(worker, "U-G"), held(worker, "U-V"))
            switch worker.roles[0].value {
            case "town_leader":
                #expect((3...4).contains(households) && groups == 0 && villages == 1)
                leadersWithFour += households - 3
            case "town_cadre": #expect(households == 5 && (1...2).contains(groups) && villages == 0)
            case "village_cadre": #expect(households == 10 && (1...3).contains(groups) && villages == 0)
            default: #expect(households == 10 && groups == 0 && villages == 0)
            }
        }
        #expect(leadersWithFour == 4)
        let seats = Dictionary(grouping: links, by: \.subject.value).mapValues(\.count)
        #expect(seats.values.allSatisfy { $0 == 1 })
        #expect(seats.count == 1_312 + 141 + 21 + 21)
    }

    @Test("a household's worker belongs to its own village, or is linked to a group or village there (就近)")
    func proximity() throws {
        let rows = try Self.rows(Self.generator(until: "2026-07-02"))
        let parents = Dictionary(uniqueKeysWithValues: try #require(rows.units).map { ($0.id.value, $0.parent?.value) })
        func village(_ unit: String) -> String {
            var unit = unit
            while !unit.hasPrefix("U-V"), let parent = parents[unit].flatMap(\.self) { unit = parent }
            return unit
        }
        let homes = Dictionary(uniqueKeysWithValues: try #require(rows.subjects).map { ($0.id.value, $0.unit.value) })
        let workers = Dictionary(uniqueKeysWithValues: try #require(rows.workers).map { ($0.id.value, $0) })
        var places: [String: Set<String>] = [:]
        for link in rows.links ?? [] where link.subject.value.hasPrefix("U-") {
            places[link.worker.value, default: []].insert(village(link.subject.value))
        }
        var inOwnGroup = 0
        for link in rows.links ?? [] where link.subject.value.hasPrefix("H-") {
            let home = try #require(homes[link.subject.value])
            let worker = try #require(workers[link.worker.value])
            #expect(village(worker.unit.value) == village(home) || places[worker.id.value]?.contains(village(home)) == true)
            if worker.unit.value == home { inOwnGroup += 1 }
        }
        // Members live in a group and are given its households first.
        #expect(inOwnGroup > 500)
    }

    @Test("every area has its leader, every village and town a head, the district its supervision group")
    func posts() throws {
        let rows = try Self.rows(Self.generator(until: "2026-07-02"))
        let kinds = Dictionary(uniqueKeysWithValues: try #require(rows.units).map { ($0.id.value, $0.kind.value) })
        let posts = Dictionary(grouping: try #require(rows.posts), by: { "\($0.post.value) of \(kinds[$0.unit.value] ?? "")" })
        #expect(
            posts.mapValues(\.count) == [
                "responsible_leader of area": 21, "head of village": 21, "head of town": 3, "supervision_group of district": 1,
            ])
        let leaders = Set(rows.workers?.filter { $0.roles[0].value == "town_leader" }.map(\.id.value) ?? [])
        #expect(Set(posts["responsible_leader of area"]?.compactMap { $0.worker?.value } ?? []) == leaders)
    }

    @Test("the same seed gives the same bytes, another seed others, a later end only more")
    func deterministic() throws {
        let first = try Self.generator(until: "2026-09-10").generate()
        #expect(first.files == (try Self.generator(until: "2026-09-10").generate().files))
        #expect(first.files["links.csv"] != (try Self.generator(seed: 2, until: "2026-09-10").generate().files["links.csv"]))
        let later = try Self.generator(until: "2026-11-20").generate()
        #expect(later.contacts.count > first.contacts.count && Array(later.contacts.prefix(first.contacts.count)) == first.contacts)
        #expect(Array(later.activities.prefix(first.activities.count)) == first.activities)
        #expect(
            first.files.filter { $0.key.hasSuffix(".csv") && !["contacts.csv", "activities.csv"].contains($0.key) }.allSatisfy {
                later.files[$0.key] == $0.value
            })
    }

    @Test("English and Chinese headings say the same")
    func languages() throws {
        let generator = try Self.generator(until: "2026-07-02", villages: 2)
        let (zh, en) = (try Self.rows(generator, .zh), try Self.rows(generator, .en))
        #expect(zh.links?.map(\.subject.value) == en.links?.map(\.subject.value))
        #expect(zh.residents?.map(\.isHead) == en.residents?.map(\.isHead))
    }

    @Test("most contacts are on time, some late, some missing; some are entered late, the oldest with a reason (S11)")
    func history() throws {
        let generator = try Self.generator(from: "2026-07-01", until: "2026-10-31")
        let roster = generator.generate()
        let zone = try TimeZoneRules(name: "Asia/Shanghai", tzif: Self.beijing)
        let visits = roster.contacts.filter { $0.kind == .contact }
        let share = Double(visits.count) / Double(4 * 1_312)
        #expect((0.88...0.96).contains(share), "\(share)")
        #expect(Set(roster.contacts.map(\.key)).count == roster.contacts.count)
        #expect(roster.contacts.contains { $0.kind == .attempt && $0.personsMet == 0 })
        #expect(Set(visits.map(\.method)) == ["home_visit", "talk", "phone", "online"])
        var delays: [Int: Int] = [:]
        for contact in roster.contacts {
            let days = zone.date(of: contact.recordedAt) - zone.date(of: contact.occurredAt)
            #expect(contact.recordedAt > contact.occurredAt && (days > 7) == (contact.reason != nil))
            delays[days, default: 0] += 1
        }
        #expect((delays[0] ?? 0) * 10 > roster.contacts.count * 8)
        #expect((1...5).allSatisfy { (delays[$0] ?? 0) > 0 } && delays.keys.contains { $0 > 7 } && delays[6] == nil)
        #expect(roster.contacts.allSatisfy { generator.span.contains(zone.date(of: $0.recordedAt)) })
        // Each contact is made by the household's own worker.
        let rows = RosterSheets.read(files: roster.files, missingFrom: generator.span.from).rows
        let holders = Dictionary(uniqueKeysWithValues: (rows.links ?? []).map { ($0.subject.value, $0.worker.value) })
        #expect(roster.contacts.allSatisfy { holders[$0.subject] == $0.worker })
    }

    @Test("the sheets of the history hold what the values hold (S11, S58)")
    func historySheets() throws {
        let zone = try TimeZoneRules(name: "Asia/Shanghai", tzif: Self.beijing)
        let roster = try Self.generator(until: "2026-09-30", villages: 3).generate()
        let contacts = ContactSheet.read(try #require(roster.files["contacts.csv"]), file: "contacts.csv")
        #expect(contacts.faults == [])
        #expect(contacts.rows.map { $0.key?.value } == roster.contacts.map(\.key))
        #expect(contacts.rows.map { $0.recordedAt?.value } == roster.contacts.map(\.recordedAt))
        #expect(
            contacts.rows.map { zone.instant($0.date.value, secondOfDay: ($0.minute?.value ?? 0) * 60) }
                == roster.contacts.map(\.occurredAt))
        #expect(contacts.rows.map(\.kind) == roster.contacts.map(\.kind))
        let activities = ActivitySheet.read(try #require(roster.files["activities.csv"]), file: "activities.csv")
        #expect(activities.faults == [])
        #expect(activities.rows.map { $0.participants.map(\.value) } == roster.activities.map(\.participants))
    }

    @Test("meetings, reports, checks and bulletins happen; some areas do not report")
    func activities() throws {
        let roster = try Self.generator(from: "2026-01-01", until: "2026-12-31").generate()
        let counts = Dictionary(grouping: roster.activities, by: \.activity).mapValues(\.count)
        #expect(
            counts["monthly_check"] == 12 && counts["report_meeting"] == 4 && counts["quarterly_bulletin"] == 4
                && counts["yearly_review"] == 1)
        #expect((60..<84).contains(counts["area_report"] ?? 0))
        #expect(roster.activities.allSatisfy { !$0.worker.isEmpty && Set($0.participants).count == $0.participants.count })
        #expect(roster.activities.filter { $0.activity == "report_meeting" }.allSatisfy { $0.participants.count >= 18 })
    }

    @Test("the words are those of the rule pack")
    func words() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let pack = try String(contentsOf: root.appending(path: "rules/bagongshan.yaml"), encoding: .utf8)
        let roster = try Self.generator(from: "2026-01-01", until: "2026-12-31").generate()
        let rows = try Self.rows(Self.generator(until: "2026-07-02"))
        var words = Set(roster.activities.map(\.activity)).union(roster.contacts.map(\.method))
        words.formUnion((rows.units ?? []).map(\.kind.value) + (rows.posts ?? []).map(\.post.value) + (rows.links ?? []).map(\.kind.value))
        words.formUnion((rows.workers ?? []).flatMap { $0.roles.map(\.value) } + (rows.subjects ?? []).map(\.kind.value))
        for word in words.sorted() { #expect(pack.contains("\n  \(word): {"), "\(word)") }
    }
}
