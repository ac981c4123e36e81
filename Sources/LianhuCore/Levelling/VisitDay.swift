/// The day on which somebody means to make a visit; it changes no due day.
package struct VisitDay: Hashable, Sendable {
    package var item: Identity
    /// Whose plan it is: a successor makes his own.
    package var worker: EntityKey
    package var day: CivilDate
    /// Chosen by a person, and kept whatever is planned around it.
    package var isFixed: Bool

    package init(item: Identity, worker: EntityKey, day: CivilDate, isFixed: Bool) {
        self.item = item
        self.worker = worker
        self.day = day
        self.isFixed = isFixed
    }
}
