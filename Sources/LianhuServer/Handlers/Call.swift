import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine
import NIOCore

/// One request that passed the lock, with its query checked.
struct Call: Sendable {
    let route: Route
    let request: Request
    let context: APIRequestContext
    let caller: Caller
    let now: Instant
    private let query: [String: String]

    /// Throws for parameters that the route has not got, and for values that cannot be.
    init(route: Route, request: Request, context: APIRequestContext, caller: Caller, now: Instant) throws {
        self.route = route
        self.request = request
        self.context = context
        self.caller = caller
        self.now = now
        query = try QueryCheck(route.query).values(of: request.uri.query)
    }

    // MARK: What was asked

    /// A parameter of the path, decoded.
    func path(_ name: String) throws -> String {
        guard let raw = context.parameters.get(name), let text = PercentCoding.decode(raw) else {
            throw Problem(400, code: "request.malformed", args: ["reason": "{\(name)}"])
        }
        return text
    }

    func text(_ name: String) -> String? { query[name] }

    /// Checked before, so that what is there is a date.
    func date(_ name: String) -> CivilDate? { query[name].flatMap { CivilDate($0) } }

    func integer(_ name: String) -> Int64? { query[name].flatMap { Int64($0) } }

    func flag(_ name: String) -> Bool { query[name] == "true" }

    func words(_ name: String) -> [String] { query[name].map { $0.split(separator: ",").map(String.init) } ?? [] }

    /// Items of a page.
    var limit: Int { integer("limit").map { Int($0) } ?? 100 }

    // MARK: What was sent

    /// The body, at most 1 MiB (the context's limit) or as said.
    func bytes(upTo limit: Int? = nil) async throws -> [UInt8] {
        let limit = limit ?? context.maxUploadSize
        do {
            return Array(buffer: try await request.body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw Problem(413, code: "request.too_large", args: ["limit": "\(limit)"])
        }
    }

    /// The key under which the client may send this again, with a digest of all that it says.
    func onceKey(for body: [UInt8]) throws -> OnceKey? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw CommandProblem.member(
                "", "request.member_invalid", ["name": IdempotencyKey.header, "value": key, "reason": "1–128 ASCII"])
        }
        let parts = [request.uri.path, request.uri.query ?? "", caller.actor.workerID ?? ""]
        let said = Array(parts.joined(separator: "\u{0}").utf8) + [0] + body
        return OnceKey(uid: caller.actor.uid, route: route.template, key: key, fingerprint: Digest256.hex(said))
    }

    // MARK: Answers

    func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(try WireJSON.encode(value), status: status)
    }

    func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        let headers: HTTPFields = [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"]
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// An answer that was written down with its effect.
    func json(_ reply: KeptReply) -> Response {
        var response = json(reply.body, status: HTTPResponse.Status(code: reply.status))
        if reply.isReplay { response.headers[.idempotencyReplayed] = "true" }
        return response
    }

    /// Keeps the answer to a command in the transaction of its effect.
    func once<Result: Sendable, Answer: Encodable & Sendable>(
        _ body: [UInt8], status: Int = 200, _ answer: @escaping @Sendable (Result) throws -> Answer
    ) throws -> Once<Result> {
        Once(try onceKey(for: body)) { result in KeptReply(status: status, body: try WireJSON.encode(try answer(result))) }
    }
}

extension HTTPField.Name {
    // These literals are valid tokens, so the values exist.
    static let idempotencyKey = HTTPField.Name(IdempotencyKey.header)!
    /// Says that an answer was given before.
    static let idempotencyReplayed = HTTPField.Name("Idempotency-Replayed")!
}
