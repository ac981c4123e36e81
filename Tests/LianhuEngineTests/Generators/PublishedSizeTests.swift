import Foundation
import LianhuCore
import LianhuEngine
import Testing

@Suite("Made-up places have the sizes that were published of them")
struct PublishedSizeTests {
    @Test(
        "Matou: four villages of those names, 40 grids, households in tens, medication files of residents", arguments: [1, 9] as [UInt64])
    func matou(_ seed: UInt64) throws {
        let roster = try MadeUp.generate(.matou, seed: seed)
        let rows = MadeUp.rows(roster)
        #expect(
            MadeUp.counts(rows.units) { $0.kind.value } == ["town": 1, "village": 4, "party_group": 12, "grid": 40, "ten_group": 120])
        #expect(rows.units?.filter { $0.kind.value == "village" }.map(\.name.value) == ["码头村", "太山村", "双闸村", "凌桥村"])
        #expect(MadeUp.counts(rows.subjects) { $0.kind.value } == ["household": 1_200, "patient": 160])
        let households = (rows.subjects ?? []).filter { $0.kind.value == "household" }
        #expect(MadeUp.counts(households) { $0.unit.value }.values.allSatisfy { $0 == 10 })
        #expect(households.allSatisfy { $0.tier != nil })
        let tiers = MadeUp.counts(households) { $0.tier?.value ?? "" }
        #expect((20...120).contains(tiers["red"] ?? 0) && (150...350).contains(tiers["orange"] ?? 0), "\(tiers)")
        let roles = (rows.workers ?? []).flatMap { $0.roles.map(\.value) }
        #expect(rows.workers?.count == 177)
        #expect(roles.count { $0 == "grid_officer" } == 40 && roles.count { $0 == "ten_leader" } == 120)
        // A representative of the villagers serves as grid officer, and one is a member as well.
        #expect(
            rows.workers?.contains { Set($0.roles.map(\.value)) == ["grid_officer", "villager_representative", "party_member"] } == true)
        #expect(MadeUp.counts(rows.links) { $0.kind.value } == ["grid_link": 120 + 1_200 + 160, "ten_link": 1_200])
        // Every file is of a resident of a household, and neither illness nor drug stands anywhere.
        let residents = Set((rows.residents ?? []).map(\.name.value))
        #expect((rows.subjects ?? []).filter { $0.kind.value == "patient" }.allSatisfy { residents.contains($0.name?.value ?? "") })
        #expect(Set((rows.residents ?? []).map(\.household.value)).count == 1_200)
    }

    @Test("Yongtai: 1,429 message groups, each the channel of a unit, 37 of them of buildings in one town; 98 lecture teams")
    func yongtai() throws {
        let roster = try MadeUp.generate(.yongtai)
        let rows = MadeUp.rows(roster)
        #expect(
            MadeUp.counts(rows.units) { $0.kind.value } == [
                "county": 1, "town": 16, "village": 232, "grid": 1_392, "building": 37, "lecture_team": 98,
            ])
        #expect(
            MadeUp.counts(rows.subjects) { $0.kind.value } == ["grid_group": 1_392, "building_group": 37, "elder_household": 1_200])
        let channels = table(roster.files["channels.csv"])
        #expect(channels.count == 1_429 && channels.allSatisfy { $0.count == 8 })
        let kinds = Dictionary(uniqueKeysWithValues: (rows.units ?? []).map { ($0.id.value, $0.kind.value) })
        #expect(channels.allSatisfy { kinds[$0[0]] == $0[1] } && channels.count { $0[1] == "building" } == 37)
        let homes = Dictionary(uniqueKeysWithValues: (rows.subjects ?? []).map { ($0.id.value, $0.unit.value) })
        #expect(channels.allSatisfy { homes[$0[3]] == $0[0] })
        #expect(Set(channels.map { $0[3] }).count == 1_429)
        // The buildings are all of one town.
        let parents = Dictionary(uniqueKeysWithValues: (rows.units ?? []).map { ($0.id.value, $0.parent?.value ?? "") })
        func town(_ unit: String) -> String { kinds[unit] == "town" ? unit : town(parents[unit] ?? "") }
        #expect(Set(channels.filter { $0[1] == "building" }.map { town($0[0]) }).count == 1)
        #expect(
            MadeUp.counts(rows.workers) { $0.roles[0].value } == ["grid_officer": 1_392, "lecturer": 98, "village_cadre": 232, "cadre": 17])
    }

    @Test("Guannan: 90 officers, 80 grids of which 24 have a branch, 132 compounds", arguments: [1, 9] as [UInt64])
    func guannan(_ seed: UInt64) throws {
        let rows = MadeUp.rows(try MadeUp.generate(.guannan, seed: seed))
        #expect(MadeUp.counts(rows.units) { $0.kind.value } == ["town": 1, "grid": 80, "branch": 24, "compound": 132])
        #expect(
            MadeUp.counts(rows.workers) { $0.roles[0].value } == ["grid_officer": 60, "part_time_officer": 30, "town_staff": 4])
        #expect(MadeUp.counts(rows.subjects) { $0.kind.value } == ["employed_member": 240])
        let branches = (rows.units ?? []).filter { $0.kind.value == "branch" }
        #expect(Set(branches.compactMap { $0.parent?.value }).count == 24)
        let compounds = MadeUp.counts((rows.units ?? []).filter { $0.kind.value == "compound" }) { $0.parent?.value ?? "" }
        #expect(compounds.count == 80 && compounds.values.allSatisfy { (1...2).contains($0) })
        let patrols = (rows.links ?? []).filter { $0.kind.value == "patrol_link" }
        #expect(patrols.count { $0.isPrimary } == 80 && patrols.count { !$0.isPrimary } == 20)
        #expect(rows.posts?.contains { $0.post.value == "command_centre" && $0.worker != nil } == true)
    }

    @Test("Weishan: 3,800 people, 38,000 households, 600 shops, firms and tenants; 曙光村 chose 80 of 85 members, ten households each")
    func weishan() throws {
        let roster = try MadeUp.generate(.weishan, until: "2026-07-01")
        let rows = MadeUp.rows(roster)
        #expect(
            MadeUp.counts(rows.units) { $0.kind.value } == ["town": 1, "village": 38, "natural_village": 114, "group": 456])
        #expect(rows.workers?.count == 3_800)
        let subjects = MadeUp.counts(rows.subjects) { $0.kind.value }
        #expect(
            subjects == ["household": 38_000, "shop": 280, "firm": 120, "tenant": 200, "market": 2, "message_group": 495])
        let roles = (rows.workers ?? []).flatMap { $0.roles.map(\.value) }
        #expect(roles.count { $0 == "party_member" } == 3_785 && roles.count { $0 == "contact_member" } == 3_780)
        #expect(roles.count { $0 == "contact_activist" } == 4 && roles.count { $0 == "contact_applicant" } == 11)
        let links = Dictionary(grouping: rows.links ?? [], by: \.kind.value)
        let own = ["kin_link", "near_link", "neighbour_link"].flatMap { links[$0] ?? [] }.filter { $0.subject.value.hasPrefix("H-") }
        #expect(own.count == 38_000 && links["representative_link"]?.count == 38_000 && links["group_keeper"]?.count == 495)
        let held = MadeUp.counts(own) { $0.worker.value }
        #expect(held.count == 3_795 && held.values.allSatisfy { (6...15).contains($0) })
        #expect(table(roster.files["channels.csv"]).count == 495)
        // Each village has its own number of households per person; 曙光村's is published.
        let numbers = rows.parameters ?? []
        #expect(Set(numbers.map(\.unit.value)).count == 38 && Set(numbers.map(\.value.value)) == [5, 6, 10])
        // 曙光村: the first of the villages.
        let dawn = try #require(rows.units?.first { $0.name.value == "曙光村" }).id.value
        #expect(rows.units?.contains { $0.name.value == "东方红村" } == true)
        let parents = Dictionary(uniqueKeysWithValues: (rows.units ?? []).map { ($0.id.value, $0.parent?.value ?? "") })
        func isThere(_ unit: String) -> Bool { unit == dawn || parents[unit].map(isThere) ?? false }
        let people = (rows.workers ?? []).filter { isThere($0.unit.value) }
        let members = people.filter { $0.roles.map(\.value).contains("party_member") }
        #expect(members.count == 85 && members.count { $0.roles.map(\.value).contains("contact_member") } == 80)
        #expect(people.count == 100)
        #expect(numbers.filter { $0.unit.value == dawn }.map { "\($0.name.value) \($0.value.value)" } == ["households_per_person 10"])
        #expect(people.allSatisfy { [nil, 10].contains(held[$0.id.value]) } && people.count { held[$0.id.value] == 10 } == 95)
    }

    private func table(_ bytes: [UInt8]?) -> [[String]] {
        String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
