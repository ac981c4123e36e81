/// A subject that was merged into another one: its id goes on meaning that one, and evidence about it counts there (S24).
package struct AliasRecord: Hashable, Sendable {
    /// The subject that is no more.
    package var entity: EntityKey
    /// What it is now; never an alias itself.
    package var target: EntityKey
    package var mergedOn: CivilDate

    package init(entity: EntityKey, target: EntityKey, mergedOn: CivilDate) {
        self.entity = entity
        self.target = target
        self.mergedOn = mergedOn
    }
}
