import LianhuCore

/// Who asks, and what the kernel's word entitles to (S55–S57).
package struct Caller: Sendable {
    package var actor: Actor
    /// Nil: the daemon itself, which sees and may do everything.
    package var access: Access?

    package init(actor: Actor, access: Access?) {
        self.actor = actor
        self.access = access
    }

    /// The daemon acting by itself: a tick, its start, a demonstration's play.
    package static func daemon(via: String, uid: UInt32 = 0) -> Caller {
        Caller(actor: Actor(via: via, uid: uid, gid: 0, pid: 0, right: nil), access: nil)
    }

    /// The units over which a right is given.
    package func scope(for right: Right, in organisation: Organisation, on day: CivilDate) -> Scope {
        guard let access else { return .wholeTree }
        guard let roots = access.units(for: right) else { return .wholeTree }
        var units: Set<EntityKey> = []
        for root in roots.compactMap({ organisation.unitsByID[$0] }) { units.formUnion(organisation.subtree(of: root, on: day)) }
        return .units(units)
    }

    /// Throws unless a right is given over the whole tree: what concerns all is nobody's part (S57).
    package func requireWholeTree(_ right: Right) throws {
        try require(right)
        if let access, let units = access.units(for: right) {
            throw CommandProblem(.notPermitted, "access.out_of_scope", ["value": units.joined(separator: ", ")])
        }
    }

    /// Throws unless a right is given somewhere.
    package func require(_ right: Right) throws {
        guard let access else { return }
        guard !access.grants.isEmpty else {
            throw CommandProblem(.notPermitted, "access.no_identity", ["uid": String(access.uid)])
        }
        guard access.has(right) else {
            throw CommandProblem(
                .notPermitted, "access.right_missing",
                ["right": right.rawValue, "rights": access.rights.map(\.rawValue).joined(separator: ", ")])
        }
    }

    /// Throws unless a right covers a unit; `value` is what the caller named.
    package func require(_ right: Right, at unit: EntityKey, naming value: String, in organisation: Organisation, on day: CivilDate) throws
    {
        try require(right)
        guard scope(for: right, in: organisation, on: day).contains(unit) else {
            throw CommandProblem(.notPermitted, "access.out_of_scope", ["value": value])
        }
    }
}
