import LianhuAudit
import LianhuCore

/// Turns drafts into leaves that continue a log: exact bytes, sequence numbers and tree hashes.
package struct LeafSealer {
    package let boot: String
    package let actor: Actor
    package private(set) var frontier: Frontier

    package init(frontier: Frontier, boot: String, actor: Actor) {
        self.frontier = frontier
        self.boot = boot
        self.actor = actor
    }

    /// The sequence number that the next leaf gets.
    package var next: Int64 { frontier.size }

    /// Seals one draft; throws if it holds what no leaf may.
    package mutating func seal(_ draft: LeafDraft, at: Instant) throws -> SealedLeaf {
        let seq = frontier.size
        let body = try draft.json(seq: seq, at: at, boot: boot, actor: actor).encoded()
        guard body.count <= LeafSealer.largestLeaf else {
            throw CommandProblem(.internalFailure, "internal", ["request": "leaf \(seq) too large"])
        }
        var hashes: [Hash] = []
        frontier.append(MerkleTree.leafHash(body), storing: &hashes)
        return SealedLeaf(seq: seq, at: at.milliseconds, act: draft.act, unit: draft.unit, body: body, hashes: hashes)
    }

    /// tlog-tiles entry bundles carry a 16-bit length.
    static let largestLeaf = 65_535
}
