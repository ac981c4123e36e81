import LianhuAPI
import LianhuAudit
import LianhuCore

/// Fetches what a bundle holds and writes it; the daemon's disk is not involved, and memory does not grow with the log.
struct BundleAssembly {
    let client: DaemonClient

    /// What was written.
    struct Result {
        var from: Int64
        var to: Int64
        var key: String
        var isDemonstration: Bool
    }

    func write(to folder: String, first: CivilDate, last: CivilDate, name: String) async throws -> Result {
        // Made first: its place in the log lies after everything that the bundle is about.
        let new = try await client.call(.makeCheckpoint, as: Wire.Checkpoint.self).value
        guard let text = new.key, let key = try? VerifierKey(text) else { throw ClientError.malformedAnswer("checkpoint without a key") }
        let place = try await client.call(.findLeaf, query: [("day", first.description)], as: Wire.LogPlace.self).value
        let old = try await client.call(.showCheckpoint, query: [("before", String(min(place.seq, new.size)))], as: Wire.Checkpoint.self)
            .value
        let frontier = try await client.call(.showFrontier, query: [("size", String(old.size))], as: Wire.Frontier.self).value
        let range: APIPath.Query = [("from", String(old.size)), ("to", String(new.size))]
        let consistency = try await client.call(.showConsistency, query: range, as: Wire.Consistency.self).value
        let hashes = consistency.hashes.compactMap { Hash(base64: $0) }
        guard let compact = Frontier(text: frontier.text.utf8), hashes.count == consistency.hashes.count else {
            throw ClientError.malformedAnswer("range or proof")
        }
        let identity = try await client.call(.showIdentity, as: Wire.Identity.self).value
        let words = BundleWords(
            query: name, exportedBy: identity.worker.map { "uid \(identity.uid), \($0.id)" } ?? "uid \(identity.uid)",
            exportedAt: Today.instant.description, tool: Version.tool)
        let input = BundleInput(
            checkpoint: new.note, previousCheckpoint: old.note, compactRange: compact, consistency: hashes, verifierKey: key, words: words)
        let writer = try BundleWriter(target: folder, input: input)
        if old.size < new.size {
            try await client.stream(.streamLeaves, query: range) { stream in
                for try await line in stream.lines { try writer.append(Array(line.utf8)) }
            }
        }
        try writer.finish()
        let head = try Checkpoint.open(new.note.utf8, key: key)
        return Result(from: old.size, to: new.size, key: text, isDemonstration: head.isDemonstration)
    }
}
