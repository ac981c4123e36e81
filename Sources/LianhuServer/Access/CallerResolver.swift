import HTTPTypes
import LianhuAPI
import LianhuCore
import LianhuEngine

extension HTTPField.Name {
    /// Names the worker for whom a gateway acts. The literal is a valid token, so the value exists.
    static let worker = HTTPField.Name("Lianhu-Worker")!
    /// Names the instance's zone in every answer (S2).
    static let zone = HTTPField.Name("Lianhu-Zone")!
}

/// Finds out who asks and whether he may ask that at all (S55, S57): nothing by default.
struct CallerResolver: Sendable {
    let engine: Engine
    let book: @Sendable () -> AccessBook
    let ownUID: UInt32

    /// The caller of a route; throws `access.*`.
    ///
    /// - Parameter named: the value of `Lianhu-Worker`.
    func caller(of route: Route, peer: PeerCredentials, named: String?, at now: Instant) async throws -> Caller {
        let access = book().access(of: peer, ownUID: ownUID)
        let actor = Actor(via: "socket", uid: peer.uid, gid: peer.gid, pid: peer.pid, right: nil)
        var caller = Caller(actor: actor, access: access)
        if case .rights(let rights) = route.access {
            if let given = rights.first(where: access.has) {
                caller.actor.right = given
            } else if let first = rights.first {
                try caller.require(first)
            }
        }
        if let worker = try await worker(named: named, caller: caller, at: now) {
            caller.actor.worker = worker.key
            caller.actor.workerID = worker.id
        }
        return caller
    }

    private func worker(named: String?, caller: Caller, at now: Instant) async throws -> EntityRef? {
        guard let access = caller.access else { return nil }
        guard let named else {
            guard let id = access.worker else { return nil }
            return try await engine.worker(withID: id)
        }
        let mayName: Bool
        if access.isGateway {
            mayName = true
        } else if access.uid == 0 || access.uid == ownUID {
            // Who plays with a demonstration may be anybody in it; over real data nobody may.
            mayName = try await engine.store.read { reader in try reader.instance()?.isDemonstration ?? false }
        } else {
            mayName = false
        }
        guard mayName else { throw CommandProblem(.notPermitted, "access.not_gateway") }
        guard let worker = try await engine.worker(withID: named) else {
            throw CommandProblem(.notFound, "unknown.worker", ["value": named])
        }
        // A gateway speaks for the people of its own subtree, or a post elsewhere would widen what it may do.
        let right = caller.actor.right ?? .read
        let isInside = try await engine.query(by: caller, at: now) { lens in
            caller.scope(for: right, in: lens.organisation, on: lens.today).contains(worker.unit)
        }
        guard isInside else { throw CommandProblem(.notPermitted, "access.out_of_scope", ["value": named]) }
        return worker
    }
}
