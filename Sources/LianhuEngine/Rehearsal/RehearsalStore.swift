import LianhuCore
import Synchronization

/// A store whose writes are kept in memory and forgotten: what commands would do, on the live facts, while nothing changes.
///
/// It shows the obligations of some members of the id space alone, so that a rehearsal over all of them, one range after another, needs no more
/// memory than the widest range. Rules that are adopted in it are in force in it. Each call has a snapshot of its own, as commands have.
final class RehearsalStore: Store {
    private let base: any Store
    private let members: ClosedRange<EntityKey>
    private let changes = RehearsedChanges()

    init(_ base: any Store, members: ClosedRange<EntityKey>) {
        self.base = base
        self.members = members
    }

    /// The obligations that were changed, in key order, each with what the live store has.
    var touched: [RehearsedChanges.Touched] { changes.touched }

    func write<Result: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Result) async throws -> Result {
        let (members, changes) = (self.members, self.changes)
        return try await base.read { reader in try body(RehearsalTransaction(reader, members: members, changes: changes)) }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Result) async throws -> Result {
        try await write { try body($0) }
    }
}

/// What was written in a rehearsal.
final class RehearsedChanges: Sendable {
    /// An obligation as the live store has it, and as it would be.
    struct Touched: Sendable {
        /// Nil: it would be new.
        var old: Obligation?
        var new: Obligation
    }

    struct State {
        var rules: AdoptedRules?
        var newRules: [RuleRef] = []
        var rows: [EntityKey: [Touched]] = [:]
    }

    private let state = Mutex(State())

    var rules: AdoptedRules? { state.withLock { $0.rules } }
    var newRules: [RuleRef] { state.withLock { $0.newRules } }
    var touched: [Touched] { state.withLock { $0.rows.values.flatMap { $0 } }.sorted { $0.new.identity < $1.new.identity } }

    /// Takes what an adoption writes; of anything else nothing is read again in a rehearsal.
    func take(_ changes: Changes, of members: ClosedRange<EntityKey>) {
        state.withLock { state in
            if let rules = changes.rules { state.rules = rules }
            state.newRules += changes.newRules
            for change in changes.obligations {
                let (old, new): (Obligation?, Obligation) =
                    switch change {
                    case .create(let new): (nil, new)
                    case .update(let old, let new): (old, new)
                    }
                guard members.contains(new.identity.about) else { continue }
                var rows = state.rows.removeValue(forKey: new.identity.about) ?? []
                if let index = rows.firstIndex(where: { $0.new.identity == new.identity }) {
                    rows[index].new = new
                } else {
                    rows.append(Touched(old: old, new: new))
                }
                state.rows[new.identity.about] = rows
            }
        }
    }

    /// Rows about some members as they would be.
    func rows(about keys: [EntityKey]) -> [Obligation] {
        state.withLock { state in keys.flatMap { state.rows[$0] ?? [] }.map(\.new) }
    }

    /// Rows about members in a range as they would be, as far as they fit.
    func rows(about range: ClosedRange<EntityKey>, where fits: (Obligation) -> Bool) -> [Obligation] {
        state.withLock { state in
            var found: [Obligation] = []
            for (about, rows) in state.rows where range.contains(about) {
                for row in rows where fits(row.new) { found.append(row.new) }
            }
            return found
        }
    }

    func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let before = state.withLock { $0 }
        do { return try body() } catch {
            state.withLock { $0 = before }
            throw error
        }
    }
}
