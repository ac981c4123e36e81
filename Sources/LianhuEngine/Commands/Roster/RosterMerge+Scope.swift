import LianhuCore

extension RosterMerge {
    /// An administrator of a subtree changes that subtree only (S57): every row beyond it is a fault, whether or not it would change
    /// something.
    mutating func checkScope(_ scope: Scope) {
        guard case .units(let units) = scope else { return }
        let parents = Dictionary(
            (rows.units ?? []).compactMap { row in row.parent.map { (row.id.value, $0.value) } }, uniquingKeysWith: { first, _ in first })
        let places = Dictionary((rows.subjects ?? []).map { ($0.id.value, $0.unit.value) }, uniquingKeysWith: { first, _ in first })
        // A new unit lies where the nearest known one above it lies.
        func lies(unit id: String) -> Bool {
            var next = id
            for _ in 0..<64 {
                if let ref = known[next] { return units.contains(ref.key) }
                guard let parent = parents[next] else { return false }
                next = parent
            }
            return false
        }
        func lies(subject id: String) -> Bool {
            known[id].map { units.contains($0.unit) } ?? places[id].map(lies(unit:)) ?? false
        }
        var beyond: [Cell<String>] = []
        beyond += (rows.units ?? []).map(\.id).filter { !lies(unit: $0.value) }
        beyond += (rows.posts ?? []).map(\.unit).filter { !lies(unit: $0.value) }
        beyond += (rows.parameters ?? []).map(\.unit).filter { !lies(unit: $0.value) }
        beyond += (rows.workers ?? []).filter {
            !lies(unit: $0.unit.value) || !(known[$0.id.value].map { units.contains($0.unit) } ?? true)
        }.map(\.id)
        beyond += (rows.subjects ?? []).filter { !lies(unit: $0.unit.value) || !lies(subject: $0.id.value) }.map(\.id)
        beyond += (rows.residents ?? []).map(\.household).filter { !lies(subject: $0.value) }
        beyond += (rows.links ?? []).map(\.subject).filter { !lies(subject: $0.value) }
        beyond += (rows.channels ?? []).compactMap(\.unit).filter { !lies(unit: $0.value) }
        let homes = Dictionary((rows.workers ?? []).map { ($0.id.value, $0.unit.value) }, uniquingKeysWith: { first, _ in first })
        beyond += (rows.channels ?? []).compactMap(\.worker).filter { cell in
            !(known[cell.value].map { units.contains($0.unit) } ?? homes[cell.value].map(lies(unit:)) ?? false)
        }
        faults += beyond.map { $0.place.fault("merge.out_of_scope", ["id": $0.value]) }
    }
}
