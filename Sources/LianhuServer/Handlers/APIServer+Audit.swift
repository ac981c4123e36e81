import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuAudit
import LianhuCore
import LianhuEngine
import NIOCore

extension APIServer {
    /// Leaves read at a time for an export.
    private static let leafChunk = 500

    func makeCheckpoint(_ call: Call) async throws -> Response {
        guard let key = ports.signingKey() else { throw CommandProblem(.conflict, "audit.no_key") }
        let record = try await engine.makeCheckpoint(key: key, by: call.caller, at: call.now)
        return try call.json(Wire.Checkpoint(record, key: key), status: .created)
    }

    func showCheckpoint(_ call: Call) async throws -> Response {
        var size = call.integer("before") ?? .max
        if let day = call.date("at") { size = min(size, try await engine.firstLeaf(on: day, by: call.caller, at: call.now)) }
        guard let record = try await engine.checkpoint(atMost: size, by: call.caller, at: call.now) else {
            // A log's first export begins where nothing was signed yet: the head of the empty log is always the same.
            guard call.integer("before") != nil, let key = ports.signingKey() else {
                throw CommandProblem(.notFound, "audit.no_checkpoint")
            }
            let note = try Checkpoint(origin: key.verifier.name, size: 0, root: MerkleTree.emptyRoot).signed(by: key)
            return try call.json(Wire.Checkpoint(CheckpointRecord(size: 0, at: call.now, note: note.encoded), key: key))
        }
        return try call.json(Wire.Checkpoint(record, key: ports.signingKey()))
    }

    func showFrontier(_ call: Call) async throws -> Response {
        let size = call.integer("size") ?? 0
        let range = try await engine.logRange(from: size, to: size, by: call.caller, at: call.now)
        return try call.json(Wire.Frontier(size: size, text: range.frontier.text))
    }

    func showConsistency(_ call: Call) async throws -> Response {
        let (from, to) = (call.integer("from") ?? 0, call.integer("to") ?? 0)
        let range = try await engine.logRange(from: from, to: to, by: call.caller, at: call.now)
        return try call.json(Wire.Consistency(from: from, to: to, hashes: range.consistency.map(\.base64)))
    }

    func findLeaf(_ call: Call) async throws -> Response {
        let day = call.date("day") ?? engine.zone.date(of: call.now)
        let seq = try await engine.firstLeaf(on: day, by: call.caller, at: call.now)
        let size = try await engine.query(by: call.caller, at: call.now) { lens in try lens.reader.logSize() }
        return try call.json(Wire.LogPlace(seq: seq, size: size))
    }

    func streamLeaves(_ call: Call) async throws -> Response {
        let (from, to) = (call.integer("from") ?? 0, call.integer("to") ?? 0)
        // Before the head goes out: a refusal must be one.
        let first = try await engine.leaves(from: from, limit: Self.leafChunk, by: call.caller, at: call.now)
        let size = try await engine.query(by: call.caller, at: call.now) { lens in try lens.reader.logSize() }
        guard from <= to, to <= size else {
            throw CommandProblem.member(
                "/to", "request.member_invalid", ["name": "to", "value": String(to), "reason": "\(min(from, size))–\(size)"])
        }
        let (engine, caller, now) = (engine, call.caller, call.now)
        let body = ResponseBody { writer in
            var chunk = first
            var next = from
            while next < to, !chunk.isEmpty {
                var buffer = ByteBuffer()
                for leaf in chunk where leaf.seq < to {
                    buffer.writeBytes(leaf.body)
                    buffer.writeInteger(UInt8(ascii: "\n"))
                    next = leaf.seq + 1
                }
                try await writer.write(buffer)
                if next < to { chunk = try await engine.leaves(from: next, limit: Self.leafChunk, by: caller, at: now) }
            }
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [.contentType: "application/x-ndjson", .cacheControl: "no-store"]
        return Response(status: .ok, headers: headers, body: body)
    }
}
