/// One request to the daemon.
package struct ClientRequest: Sendable {
    /// The methods of the API.
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"

        /// True if the call may change something, and so carries an `Idempotency-Key`.
        package var isWrite: Bool { self != .get && self != .head }
    }

    /// What is sent after the head; all of them can be sent again on a retry.
    package enum Body: Sendable, Equatable {
        case none
        case bytes([UInt8], mediaType: String)
        /// Streamed in pieces from a local file, of any size.
        case file(path: String, mediaType: String)
    }

    package var method: Method
    /// Path and query, percent-encoded: `/v1/obligations?limit=100`.
    package var path: String
    package var headers: [(name: String, value: String)]
    package var body: Body
    /// How long nothing at all may move on the connection; nil: the client's own limit.
    package var idleTimeout: Duration?
    /// Sent with every write; made at random unless given.
    package var idempotencyKey: String?

    package init(
        _ method: Method, _ path: String, headers: [(name: String, value: String)] = [], body: Body = .none, idleTimeout: Duration? = nil,
        idempotencyKey: String? = nil
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.idleTimeout = idleTimeout
        self.idempotencyKey = idempotencyKey ?? (method.isWrite ? IdempotencyKey.make() : nil)
    }

    /// A request whose body is a value in JSON with sorted keys.
    package init(_ method: Method, _ path: String, json value: some Encodable, headers: [(name: String, value: String)] = []) throws {
        self.init(method, path, headers: headers, body: .bytes(try WireJSON.encode(value), mediaType: "application/json"))
    }

    /// True if sending it again cannot make a second effect.
    var mayRepeat: Bool { !method.isWrite || idempotencyKey != nil }
}
