import LianhuCore

/// A query at work: one snapshot, one caller, one instant.
package struct Lens {
    package let engine: Engine
    package let reader: any StoreReader
    package let caller: Caller
    package let now: Instant
    package let today: CivilDate
    package let rules: CompiledRules
    package let organisation: Organisation

    init(engine: Engine, reader: any StoreReader, caller: Caller, now: Instant) throws {
        self.init(
            engine: engine, reader: reader, caller: caller, now: now, rules: try engine.rules(in: reader),
            organisation: try reader.organisation())
    }

    init(engine: Engine, reader: any StoreReader, caller: Caller, now: Instant, rules: CompiledRules, organisation: Organisation) {
        self.engine = engine
        self.reader = reader
        self.caller = caller
        self.now = now
        today = engine.zone.date(of: now)
        self.rules = rules
        self.organisation = organisation
    }

    /// The units that the caller may see.
    package var scope: Scope { caller.scope(for: .read, in: organisation, on: today) }

    /// Units of a list: the caller's scope, narrowed to a subtree that the caller named; nil for everything.
    package func units(under name: String?) throws -> Set<EntityKey>? {
        let scope = scope
        guard let name else {
            if case .units(let units) = scope { return units }
            return nil
        }
        let unit = try NameLookup(reader: reader, scope: scope).find(name, kinds: [.unit], pointer: "/unit")
        return Set(organisation.subtree(of: unit.key, on: today))
    }
}
