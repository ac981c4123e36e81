/// Why a bundle cannot be written.
package enum BundleError: Error, Hashable, Sendable {
    /// There is something at the target, other than an empty folder.
    case targetExists(String)
    /// The two notes name different logs, or not that of the key.
    case originDiffers
    /// The earlier checkpoint is larger than the later one.
    case sizesReversed(from: Int64, to: Int64)
    /// The compact range does not give the root of the earlier checkpoint.
    case rangeDiffers
    /// The consistency proof does not lead from the earlier checkpoint to the later one.
    case consistencyInvalid
    /// An entry is not a leaf, or not the next one.
    case leaf(seq: Int64, LeafFault)
    /// Fewer or more entries than the checkpoint counts.
    case countDiffers(expected: Int64, found: Int64)
    /// The entries do not give the root of the later checkpoint.
    case rootDiffers
    /// The exporter's words cannot be written as JSON.
    case words(JSONFault)
}
