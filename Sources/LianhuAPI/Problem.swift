import NIOHTTP1

/// What the daemon answers when it refuses or fails: RFC 9457 problem details with a stable code.
///
/// `code` and `args` are for programs and for rendering in the reader's language; `title` and `detail` are for people.
package struct Problem: Error, Sendable, Equatable {
    /// The HTTP status, 400–599; on the wire `status`.
    package var statusCode: Int
    /// Stable and dotted: `access.right_missing`. Never changes its meaning.
    package var code: String
    /// The status in words (RFC 9457 §4.2.1: what `about:blank` asks for).
    package var title: String
    /// The sentence for people, in the language asked for; nil until it is rendered.
    package var detail: String?
    /// What the sentence of `code` names; not sent when empty.
    package var args: [String: String]
    /// One entry per faulty member of the request; not sent when empty.
    package var errors: [ProblemItem]
    /// Finds the request in the daemon's journal; nil until the answer leaves.
    package var requestID: String?

    package init(
        _ statusCode: Int, code: String, args: [String: String] = [:], errors: [ProblemItem] = [], detail: String? = nil,
        requestID: String? = nil
    ) {
        self.statusCode = statusCode
        self.code = code
        self.title = HTTPResponseStatus(statusCode: statusCode).reasonPhrase
        self.detail = detail
        self.args = args
        self.errors = errors
        self.requestID = requestID
    }
}

/// One faulty member of a request.
package struct ProblemItem: Sendable, Equatable {
    /// JSON Pointer into the body (RFC 6901): `/persons/0`; empty for the whole body.
    package var pointer: String
    package var code: String
    package var detail: String?
    package var args: [String: String]

    package init(pointer: String, code: String, args: [String: String] = [:], detail: String? = nil) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
        self.args = args
    }
}

extension Problem: Codable {
    /// The media type of a problem (RFC 9457 §3).
    package static let mediaType = "application/problem+json"

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, code, args, errors, requestID
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        statusCode = try members.decode(Int.self, forKey: .status)
        code = try members.decode(String.self, forKey: .code)
        title = try members.decodeIfPresent(String.self, forKey: .title) ?? HTTPResponseStatus(statusCode: statusCode).reasonPhrase
        detail = try members.decodeIfPresent(String.self, forKey: .detail)
        args = try members.decodeIfPresent([String: String].self, forKey: .args) ?? [:]
        errors = try members.decodeIfPresent([ProblemItem].self, forKey: .errors) ?? []
        requestID = try members.decodeIfPresent(String.self, forKey: .requestID)
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode("about:blank", forKey: .type)
        try members.encode(title, forKey: .title)
        try members.encode(statusCode, forKey: .status)
        try members.encodeIfPresent(detail, forKey: .detail)
        try members.encode(code, forKey: .code)
        if !args.isEmpty { try members.encode(args, forKey: .args) }
        if !errors.isEmpty { try members.encode(errors, forKey: .errors) }
        try members.encodeIfPresent(requestID, forKey: .requestID)
    }
}

extension ProblemItem: Codable {
    private enum CodingKeys: String, CodingKey {
        case pointer, code, detail, args
    }

    package init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        pointer = try members.decode(String.self, forKey: .pointer)
        code = try members.decode(String.self, forKey: .code)
        detail = try members.decodeIfPresent(String.self, forKey: .detail)
        args = try members.decodeIfPresent([String: String].self, forKey: .args) ?? [:]
    }

    package func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(pointer, forKey: .pointer)
        try members.encode(code, forKey: .code)
        try members.encodeIfPresent(detail, forKey: .detail)
        if !args.isEmpty { try members.encode(args, forKey: .args) }
    }
}
