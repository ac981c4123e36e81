import LianhuCore

/// Finds members of the id space by id or by unambiguous name, inside what the caller may see.
package struct NameLookup {
    let reader: any StoreReader
    /// Units whose members may be found by name.
    let scope: Scope
    /// Whether an id is found wherever its member is: whoever knows the id learns nothing by it, but names would tell who there is.
    let findsIDsAnywhere: Bool

    package init(reader: any StoreReader, scope: Scope, findsIDsAnywhere: Bool = false) {
        self.reader = reader
        self.scope = scope
        self.findsIDsAnywhere = findsIDsAnywhere
    }

    /// The one member meant; throws `unknown.*`, `ambiguous.name` or `access.out_of_scope` with the pointer.
    package func find(_ text: String, kinds: [EntityKind], pointer: String) throws -> EntityRef {
        if let found = try reader.entities(ids: [text])[text], kinds.contains(found.kind), let ref = try standing([found]).first {
            guard findsIDsAnywhere || scope.contains(ref.unit) else {
                throw CommandProblem.member(pointer, "access.out_of_scope", ["value": text], kind: .notPermitted)
            }
            return ref
        }
        var found: [EntityRef] = []
        for kind in kinds {
            found += try standing(try reader.entities(named: text, kind: kind, limit: 1_000)).filter { scope.contains($0.unit) }
        }
        if found.count > 1 {
            let candidates = found.prefix(5).map(\.id).joined(separator: ", ") + (found.count > 5 ? " …" : "")
            throw CommandProblem.member(pointer, "ambiguous.name", ["value": text, "candidates": candidates], kind: .conflict)
        }
        guard let only = found.first else {
            throw CommandProblem.member(pointer, "unknown.\((kinds.first ?? .subject).name)", ["value": text], kind: .notFound)
        }
        return only
    }

    /// What members stand for now: a subject that was merged means the other one (S24); each once, in their order.
    private func standing(_ refs: [EntityRef]) throws -> [EntityRef] {
        let subjects = refs.filter { $0.kind == .subject }.map(\.key)
        guard !subjects.isEmpty else { return refs }
        let aliases = try reader.aliases(of: subjects)
        guard !aliases.isEmpty else { return refs }
        let targets = Dictionary(aliases.map { ($0.entity, $0.target) }, uniquingKeysWith: { first, _ in first })
        let members = try reader.entities(keys: Array(Set(targets.values)).sorted())
        var seen: Set<EntityKey> = []
        return refs.compactMap { ref in targets[ref.key].map { members[$0] } ?? ref }.filter { seen.insert($0.key).inserted }
    }
}
