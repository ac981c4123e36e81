import Foundation
import LianhuEngine
import LianhuStore
import Testing

/// The implementations of the port that must behave alike.
enum ConformingStore: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite

    var testDescription: String { rawValue }

    /// Runs a test on an empty store, which is gone afterwards.
    func open<Result>(_ body: (any Store) async throws -> Result) async throws -> Result {
        switch self {
        case .memory: return try await body(MemoryStore())
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "lianhu-store-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await body(try SQLiteStore(path: folder.appending(path: "lianhu.db").path))
        }
    }
}
