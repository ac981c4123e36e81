import LianhuCore

/// A type that travels as JSON.
package typealias WireType = Codable & Sendable

/// One operation of the API: what the router, the lock before it, the OpenAPI document and the client all read.
package struct Route: Sendable {
    /// The methods in use.
    package enum Method: String, Sendable, CaseIterable {
        case get
        case post
        case put
        case delete
    }

    /// Who may call it at all; the engine decides about units and posts.
    package enum Access: Sendable, Hashable {
        /// Whoever may connect.
        case anyone
        /// Whoever has one of these rights over some unit.
        case rights([Right])
    }

    /// What is sent.
    package enum Body: Sendable {
        case none
        case json(any WireType.Type)
        /// The same, but it may be left out.
        case optionalJSON(any WireType.Type)
        /// A sheet, bounded where it is read.
        case csv
    }

    /// What comes back.
    package enum Answer: Sendable {
        case json(any WireType.Type, status: Int = 200)
        /// An OpenAPI document.
        case document
        /// One leaf a line.
        case lines
        /// Server-Sent Events.
        case events
        /// 204.
        case nothing
    }

    package let id: RouteID
    package let method: Method
    /// With parameters in braces: `/v1/units/{id}`.
    package let path: String
    package let access: Access
    package let summary: LocalizedText
    package let query: [QueryParameter]
    package let body: Body
    package let answer: Answer
    /// Whether it changes something, so that an `Idempotency-Key` is kept and refusals are told in the log.
    package let isWrite: Bool

    /// - Parameter isQuestion: it changes nothing although it sends something.
    init(
        _ id: RouteID, _ method: Method, _ path: String, _ access: Access, en: String, zh: String, query: [QueryParameter] = [],
        body: Body = .none, answer: Answer, isQuestion: Bool = false
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.access = access
        summary = LocalizedText(zh: zh, en: en)
        self.query = query
        self.body = body
        self.answer = answer
        isWrite = method != .get && !isQuestion
    }

    /// `POST /v1/contacts/{id}/void`: the name under which refusals are counted and keys are remembered.
    package var template: String { "\(method.rawValue.uppercased()) \(path)" }

    /// Names of the parameters in the path, in their order.
    package var pathParameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map { String($0.dropFirst().dropLast()) }
    }
}
