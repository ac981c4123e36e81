import Foundation
import LianhuCore
import LianhuEngine
import Testing

@Suite("Made-up places, each with its pack")
struct RosterProfileTests {
    private static let isLong = ProcessInfo.processInfo.environment["LIANHU_LONG_TESTS"] == "1"

    /// A tenth of the largest is imported here, and the whole under `LIANHU_LONG_TESTS=1`.
    private static func villages(_ profile: RosterProfile) -> Int? {
        switch profile {
        case .weishan: isLong ? nil : 4
        case .bagongshan: isLong ? nil : 3
        case .matou, .yongtai, .guannan: nil
        }
    }

    @Test("the same seed gives the same bytes, another seed others", arguments: RosterProfile.allCases)
    func deterministic(_ profile: RosterProfile) throws {
        let villages = profile == .weishan ? 3 : nil
        let first = try MadeUp.generate(profile, villages: villages)
        #expect(first.files == (try MadeUp.generate(profile, villages: villages).files))
        let other = try MadeUp.generate(profile, seed: 2, villages: villages).files
        #expect(first.files["workers.csv"] != other["workers.csv"])
        // A seed makes up people, never sizes: of a whole place, that is.
        #expect(villages != nil || lines(first.files["workers.csv"]) == lines(other["workers.csv"]))
    }

    @Test("a longer history begins with the shorter one", arguments: [.matou, .guannan] as [RosterProfile])
    func longer(_ profile: RosterProfile) throws {
        let first = try MadeUp.generate(profile, until: "2026-07-20")
        let later = try MadeUp.generate(profile, until: "2026-08-10")
        #expect(first.contacts.count > 100 && Array(later.contacts.prefix(first.contacts.count)) == first.contacts)
        #expect(Array(later.activities.prefix(first.activities.count)) == first.activities)
        for name in ["units.csv", "workers.csv", "subjects.csv", "links.csv"] { #expect(first.files[name] == later.files[name]) }
    }

    @Test("S25, S59 its roster is imported without a fault or a finding, and again without a change", arguments: RosterProfile.allCases)
    func imported(_ profile: RosterProfile) async throws {
        let roster = try MadeUp.generate(profile, from: "2026-06-20", until: "2026-06-21", villages: Self.villages(profile))
        let town = try await MadeUp.town(profile, on: "2026-06-20")
        let report = try await MadeUp.bring(roster, to: town, on: "2026-06-20")
        #expect(report.sheets["subjects"]?.started == lines(roster.files["subjects.csv"]))
        #expect(report.sheets["links"]?.started == lines(roster.files["links.csv"]))
        let findings = try await town.engine.findings(unit: nil, on: nil, by: Town.daemon, at: town.at("2026-06-20"))
        #expect(findings == [], "\(findings.prefix(5))")
        let again = try await MadeUp.bring(roster, to: town, on: "2026-06-20")
        #expect(again.changesNothing)
        // Duties begin with the first period after adoption.
        let tick = try await town.tick("2026-06-28")
        #expect(tick.planned.created > 0)
    }

    @Test(
        "its words are those of the pack, its workers' contacts are of subjects that they are linked to", arguments: RosterProfile.allCases)
    func words(_ profile: RosterProfile) throws {
        let roster = try MadeUp.generate(profile, until: "2026-07-31", villages: profile == .weishan ? 2 : nil)
        let rows = MadeUp.rows(roster)
        let pack = try Repository.text("rules/\(profile.rawValue).yaml")
        var words = Set(roster.activities.map(\.activity)).union(roster.contacts.map(\.method))
        words.formUnion((rows.units ?? []).map(\.kind.value) + (rows.posts ?? []).map(\.post.value) + (rows.links ?? []).map(\.kind.value))
        words.formUnion((rows.workers ?? []).flatMap { $0.roles.map(\.value) } + (rows.subjects ?? []).map(\.kind.value))
        words.formUnion((rows.subjects ?? []).compactMap { $0.tier?.value })
        for word in words.sorted() { #expect(pack.contains("\n  \(word): {"), "\(word)") }
        let links = Set((rows.links ?? []).map { "\($0.subject.value) \($0.worker.value)" })
        #expect(!roster.contacts.isEmpty && roster.contacts.allSatisfy { links.contains("\($0.subject) \($0.worker)") })
        #expect(Set(roster.contacts.map(\.key) + roster.activities.map(\.key)).count == roster.contacts.count + roster.activities.count)
    }

    @Test("most is entered in time, some late, the oldest with a reason (S11)", arguments: RosterProfile.allCases)
    func entered(_ profile: RosterProfile) throws {
        let roster = try MadeUp.generate(profile, until: "2026-08-31", villages: profile == .weishan ? 2 : nil)
        let zone = try Town.zone()
        var delays: [Int: Int] = [:]
        for contact in roster.contacts {
            let days = zone.date(of: contact.recordedAt) - zone.date(of: contact.occurredAt)
            #expect(contact.recordedAt > contact.occurredAt && (days > 7) == (contact.reason != nil))
            delays[days, default: 0] += 1
        }
        #expect((delays[0] ?? 0) * 10 > roster.contacts.count * 8)
        #expect((1...5).allSatisfy { (delays[$0] ?? 0) > 0 } && delays.keys.contains { $0 > 7 })
    }

    @Test("S1, S8 the history of Matou, taken in as a sheet, meets most of a month, and what was handed over says when the next is due")
    func history() async throws {
        let roster = try MadeUp.generate(.matou, from: "2026-06-20", until: "2026-08-05")
        let town = try await MadeUp.town(.matou, on: "2026-06-20")
        _ = try await MadeUp.bring(roster, to: town, on: "2026-06-20")
        try await town.tick("2026-06-21")
        try await town.tick("2026-08-08")
        let sheet = try #require(roster.files["contacts.csv"])
        let report = try await town.engine.importContacts(
            sheet, file: "contacts.csv", reason: "paper_record", by: Town.daemon, at: town.at("2026-08-08 10:00"))
        #expect(report.recorded == roster.contacts.count && report.duplicates == 0)
        try await town.tick("2026-08-09")
        let monthly = try await town.figures("2026-07", on: "2026-08-09", rule: "matou.ten-households-monthly").total
        #expect(monthly.expected == 1_200 && (1_000..<1_200).contains(monthly.covered), "\(monthly)")
        let refills = try await town.views(on: "2026-08-09", rule: "matou.medication-refill")
        #expect(Set(refills.map(\.about.id)).count == 160)
    }

    @Test("a history of very many contacts is a folder of months, each within the bounds of a sheet", .enabled(if: isLong))
    func months() throws {
        let roster = try MadeUp.generate(.weishan, until: "2026-08-31")
        #expect(roster.files["contacts.csv"] == nil)
        for month in ["07", "08"] {
            let bytes = try #require(roster.files["contacts/2026-\(month).csv"])
            #expect(bytes.count < 16 << 20 && lines(bytes) > 50_000)
        }
    }

    private func lines(_ bytes: [UInt8]?) -> Int { (bytes ?? []).count { $0 == 0x0A } - 1 }
}
