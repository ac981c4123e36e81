import LianhuCore
import LianhuEngine

/// A made-up district of any size: 50 households a group, 20 groups a village, 20 villages a town, a worker for every 10 households.
///
/// Keys are given in the order units, workers, households, residents, so that the references can compute them.
struct District: Sendable {
    let households: Int
    let perWorker: Int

    static let perGroup = 50
    static let perVillage = 20 * perGroup
    static let perTown = 20 * perVillage
    static let since = Tenure(from: CivilDate(year: 2026, month: 1, dayOfMonth: 1) ?? CivilDate(day: 0))

    var towns: Int { parts(of: Self.perTown) }
    var villages: Int { parts(of: Self.perVillage) }
    var groups: Int { parts(of: Self.perGroup) }
    var workers: Int { parts(of: perWorker) }

    private func parts(of size: Int) -> Int { (households + size - 1) / size }

    // MARK: Keys

    let root: EntityKey = 1
    var firstTown: EntityKey { root + 1 }
    var firstVillage: EntityKey { firstTown + EntityKey(towns) }
    var firstGroup: EntityKey { firstVillage + EntityKey(villages) }
    var firstWorker: EntityKey { firstGroup + EntityKey(groups) }
    var firstHousehold: EntityKey { firstWorker + EntityKey(workers) }
    var firstResident: EntityKey { firstHousehold + EntityKey(households) }

    /// Letter and number of seven digits, from 1.
    static func id(_ letter: String, _ index: Int) -> String {
        let digits = String(index + 1)
        return letter + "-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    // MARK: Rows

    /// Units and posts.
    func unitChanges() -> Changes {
        var changes = Changes()
        add(root, "D-1", "district", "测区", parent: nil, to: &changes)
        for index in 0..<towns {
            add(firstTown + EntityKey(index), Self.id("T", index), "town", "测镇\(index + 1)", parent: root, to: &changes)
        }
        for index in 0..<villages {
            let town = firstTown + EntityKey(index * Self.perVillage / Self.perTown)
            add(firstVillage + EntityKey(index), Self.id("V", index), "village", "测村\(index + 1)", parent: town, to: &changes)
        }
        for index in 0..<groups {
            let village = firstVillage + EntityKey(index * Self.perGroup / Self.perVillage)
            add(firstGroup + EntityKey(index), Self.id("G", index), "group", "测组\(index + 1)", parent: village, to: &changes)
        }
        return changes
    }

    private func add(_ key: EntityKey, _ id: String, _ kind: String, _ name: String, parent: EntityKey?, to changes: inout Changes) {
        changes.entities.append(EntityRef(key: key, id: id, kind: .unit, name: name, subkind: kind, unit: key))
        changes.units.append(UnitRecord(key: key, id: id, kind: kind, name: name, parents: [Dated(parent, Self.since)]))
    }

    /// Workers of a range of numbers.
    func workerChanges(_ range: Range<Int>) -> Changes {
        var changes = Changes()
        for index in range {
            let key = firstWorker + EntityKey(index)
            let id = Self.id("W", index)
            let unit = group(ofHousehold: index * perWorker)
            changes.entities.append(EntityRef(key: key, id: id, kind: .worker, name: "联系人\(index + 1)", subkind: "", unit: unit))
            changes.workers.append(
                WorkerRecord(
                    key: key, id: id, name: "联系人\(index + 1)", telephone: "13800000000", unit: unit,
                    roles: [Dated("party_member", Self.since)]))
        }
        return changes
    }

    private func group(ofHousehold index: Int) -> EntityKey { firstGroup + EntityKey(index / Self.perGroup) }

    /// Households of a range of numbers, each with its link.
    func householdChanges(_ range: Range<Int>) -> Changes {
        var changes = Changes()
        for index in range {
            let key = firstHousehold + EntityKey(index)
            let id = Self.id("H", index)
            let unit = group(ofHousehold: index)
            changes.entities.append(EntityRef(key: key, id: id, kind: .subject, name: "户\(index + 1)", subkind: "household", unit: unit))
            changes.subjects.append(
                SubjectRecord(
                    key: key, id: id, kind: "household", name: "户\(index + 1)", address: "\(index % Self.perGroup + 1)号",
                    units: [Dated(unit, Self.since)], presence: Self.since, recordedOn: Self.since.from))
            changes.links.append(
                LinkRecord(
                    key: LinkKey(index + 1), subject: key, seat: 1, worker: firstWorker + EntityKey(index / perWorker), kind: "pairing",
                    isPrimary: true, tenure: Self.since, recordedOn: Self.since.from))
        }
        return changes
    }

    /// The heads of a range of households.
    func residentChanges(_ range: Range<Int>) -> Changes {
        var changes = Changes()
        for index in range {
            let key = firstResident + EntityKey(index)
            let id = Self.id("R", index)
            let name = "户主\(index + 1)"
            changes.entities.append(
                EntityRef(key: key, id: id, kind: .resident, name: name, subkind: "", unit: group(ofHousehold: index)))
            changes.residents.append(
                ResidentRecord(
                    key: key, id: id, household: firstHousehold + EntityKey(index), name: name, telephone: "13900000000", isHead: true))
        }
        return changes
    }
}
