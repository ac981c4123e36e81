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
        if let ref = try reader.entities(ids: [text])[text], kinds.contains(ref.kind) {
            guard findsIDsAnywhere || scope.contains(ref.unit) else {
                throw CommandProblem.member(pointer, "access.out_of_scope", ["value": text], kind: .notPermitted)
            }
            return ref
        }
        var found: [EntityRef] = []
        for kind in kinds { found += try reader.entities(named: text, kind: kind, limit: 1_000).filter { scope.contains($0.unit) } }
        if found.count > 1 {
            let candidates = found.prefix(5).map(\.id).joined(separator: ", ") + (found.count > 5 ? " …" : "")
            throw CommandProblem.member(pointer, "ambiguous.name", ["value": text, "candidates": candidates], kind: .conflict)
        }
        guard let only = found.first else {
            throw CommandProblem.member(pointer, "unknown.\((kinds.first ?? .subject).name)", ["value": text], kind: .notFound)
        }
        return only
    }
}
