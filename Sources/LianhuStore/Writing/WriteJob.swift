import LianhuEngine

/// One caller's work, and how to answer him.
struct WriteJob: Sendable {
    /// Answers after the commit: with the work's result, or with the failure of the commit.
    typealias Answer = @Sendable (_ failure: (any Error)?) -> Void

    /// Does the work inside the transaction.
    let perform: @Sendable (SQLiteTransaction) throws -> Answer
    /// Answers when the work itself failed.
    let fail: @Sendable (any Error) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (any StoreTransaction) throws -> Result, continuation: CheckedContinuation<Result, any Error>
    ) {
        perform = { transaction in
            let result = try body(transaction)
            return { failure in
                if let failure { continuation.resume(throwing: failure) } else { continuation.resume(returning: result) }
            }
        }
        fail = { continuation.resume(throwing: $0) }
    }
}
