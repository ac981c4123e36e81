import LianhuCore

extension Engine {
    /// Ids of members, as far as they exist: for names in answers that were allowed already.
    package func ids(of keys: Set<EntityKey>) async throws -> [EntityKey: String] {
        guard !keys.isEmpty else { return [:] }
        return try await store.readBriefly { reader in try reader.entities(keys: keys.sorted()).mapValues(\.id) }
    }

    /// The worker of an id, whoever asks: the edge finds out as whom a caller acts (S55).
    package func worker(withID id: String) async throws -> EntityRef? {
        try await store.readBriefly { reader in
            guard let ref = try reader.entities(ids: [id])[id], ref.kind == .worker else { return nil }
            return ref
        }
    }
}
