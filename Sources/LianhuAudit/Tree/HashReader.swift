/// Gives back hashes that were stored in the order of `StoredHash`.
package protocol HashReader {
    /// The hashes at these positions, in the order asked; throws if one is missing.
    func readHashes(_ indexes: [Int64]) throws -> [Hash]
}
