/// A dated number that a unit sets for itself, as a village says how many households each of its people has; rules name it (S25).
package struct UnitParameter: Hashable, Sendable {
    package var unit: EntityKey
    /// A word that packs declare: `households_per_person`.
    package var name: String
    package var value: Int
    package var tenure: Tenure

    package init(unit: EntityKey, name: String, value: Int, tenure: Tenure) {
        self.unit = unit
        self.name = name
        self.value = value
        self.tenure = tenure
    }

    /// What a unit may set.
    package static let bounds = 0...9_999
}
