import LianhuAudit
import LianhuCore
import LianhuEngine

extension Town {
    /// Somebody on the socket with rights over a subtree (nil: the whole tree), as a named worker or as nobody.
    func caller(_ rights: Set<Right>, unit: String? = nil, worker: String? = nil, uid: UInt32 = 1003) async throws -> Caller {
        var access = Access(uid: uid)
        if !rights.isEmpty { access.grants = [Access.Grant(rights: rights, unit: unit, reason: "test")] }
        access.worker = worker
        var key: EntityKey?
        if let worker { key = try await engine.store.read { try $0.entities(ids: [worker])[worker]?.key } }
        let actor = Actor(via: "socket", uid: uid, gid: 100, pid: 42, right: rights.first, worker: key, workerID: worker)
        return Caller(actor: actor, access: access)
    }
}
