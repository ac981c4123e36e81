import LianhuCore

/// The Store port on plain collections: for rule tests, simulations and the recomputation of a bundle.
///
/// An actor, so that writers and readers run one after another and each sees a whole commit. Nothing outlives the process.
package actor MemoryStore: Store {
    private let state: MemoryState

    /// An empty store whose leaves go to `log`: a `FullLog` can be read back, a `CountingLog` forgets.
    package init(log: any LogSink = FullLog()) {
        state = MemoryState(log: log)
    }

    package func write<Result: Sendable>(_ body: @escaping @Sendable (any StoreTransaction) throws -> Result) async throws -> Result {
        let result = try state.savepoint { try body(MemoryTransaction(state: state)) }
        state.commit()
        return result
    }

    package func read<Result: Sendable>(_ body: @escaping @Sendable (any StoreReader) throws -> Result) async throws -> Result {
        try body(MemoryTransaction(state: state))
    }
}
