/// Who acts: the kernel's word, and the named worker where there is one (S55).
package struct Actor: Hashable, Sendable {
    /// How the command came in: `socket`, `tick`, `play`, `start`.
    package var via: String
    package var uid: UInt32
    package var gid: UInt32
    /// A hint: numbers are reused.
    package var pid: Int32
    /// The right under which it was allowed.
    package var right: Right?
    package var worker: EntityKey?
    package var workerID: String?

    package init(via: String, uid: UInt32, gid: UInt32, pid: Int32, right: Right?, worker: EntityKey? = nil, workerID: String? = nil) {
        self.via = via
        self.uid = uid
        self.gid = gid
        self.pid = pid
        self.right = right
        self.worker = worker
        self.workerID = workerID
    }
}

/// The units that a query may see (S57).
package enum Scope: Hashable, Sendable {
    case wholeTree
    case units(Set<EntityKey>)

    package func contains(_ unit: EntityKey) -> Bool {
        switch self {
        case .wholeTree: true
        case .units(let units): units.contains(unit)
        }
    }
}
