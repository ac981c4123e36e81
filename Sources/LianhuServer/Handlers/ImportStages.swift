import LianhuAPI
import LianhuCore
import LianhuEngine

/// The sheets of imports that have been sent and not yet applied; bounded, and forgotten after a while.
///
/// They live in memory: an import that was not committed is nothing, and a restart forgets it.
actor ImportStages {
    private struct Stage {
        var uid: UInt32
        var expiresAt: Instant
        var files: [String: (bytes: [UInt8], lines: Int)] = [:]
    }

    private let limits: APILimits
    private var stages: [String: Stage] = [:]
    /// Bytes of sheets that are on their way.
    private var arriving = 0

    init(limits: APILimits) { self.limits = limits }

    /// A new place for sheets, which belongs to one user.
    func create(uid: UInt32, at now: Instant) throws -> (id: String, expiresAt: Instant) {
        stages = stages.filter { $0.value.expiresAt > now }
        guard stages.count < limits.imports else {
            throw CommandProblem(.conflict, "import.too_many", ["limit": String(limits.imports)])
        }
        let id = IdempotencyKey.make()
        let stage = Stage(uid: uid, expiresAt: now.adding(hours: limits.importHours))
        stages[id] = stage
        return (id, stage.expiresAt)
    }

    /// Makes sure that there is an import and that it is the user's own.
    func require(_ id: String, uid: UInt32, at now: Instant) throws {
        guard let stage = stages[id], stage.uid == uid, stage.expiresAt > now else {
            throw CommandProblem(.notFound, "import.unknown", ["value": id])
        }
    }

    /// Takes room for some bytes of a sheet that is on its way; throws 413 if there is none.
    func reserve(_ count: Int) throws {
        let held = stages.values.reduce(0) { $0 + $1.files.values.reduce(0) { $0 + $1.bytes.count } }
        guard held + arriving + count <= limits.importBytes else {
            throw Problem(413, code: "request.too_large", args: ["limit": String(limits.importBytes)])
        }
        arriving += count
    }

    /// Gives room back that a sheet took which did not arrive.
    func release(_ count: Int) { arriving -= count }

    /// Keeps a sheet that has arrived whole, in place of an earlier one of that name; its room was reserved.
    func store(_ bytes: [UInt8], lines: Int, as name: String, in id: String, uid: UInt32, at now: Instant) throws {
        arriving -= bytes.count
        try require(id, uid: uid, at: now)
        let others = stages[id]?.files.filter { $0.key != name }.values.reduce(0) { $0 + $1.lines } ?? 0
        guard others + lines <= limits.importLines else {
            throw Problem(413, code: "import.too_many_rows", args: ["limit": String(limits.importLines)])
        }
        stages[id]?.files[name] = (bytes, lines)
    }

    func files(of id: String, uid: UInt32, at now: Instant) throws -> [String: [UInt8]] {
        try require(id, uid: uid, at: now)
        return stages[id]?.files.mapValues(\.bytes) ?? [:]
    }

    func remove(_ id: String) { stages[id] = nil }
}
