extension Organisation {
    /// The number of a name that a unit has on a day; of several the one that began last.
    package func parameter(_ name: String, at unit: EntityKey, on day: CivilDate) -> UnitParameter? {
        parameters(of: unit).last { $0.name == name && $0.tenure.contains(day) }
    }

    /// The number that holds in a unit on a day: that of the nearest unit of the kind on its chain; nil if that one has none.
    package func parameter(_ at: ParameterAt, in unit: EntityKey, on day: CivilDate) -> UnitParameter? {
        chain(of: unit, on: day).first { units[$0]?.kind == at.unitKind }.flatMap { parameter(at.name, at: $0, on: day) }
    }
}
