/// Status and headers of an answer.
package struct ClientResponseHead: Sendable {
    package let statusCode: Int
    package let headers: [(name: String, value: String)]

    /// The first header of that name, whatever its case.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    /// The media type without its parameters, in lower case.
    package var mediaType: String? {
        header("Content-Type").map { value in
            value.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        }
    }
}

/// A whole answer.
package struct ClientResponse: Sendable {
    package let head: ClientResponseHead
    package let body: [UInt8]

    /// The HTTP status.
    package var statusCode: Int { head.statusCode }

    /// The body as a value.
    ///
    /// - Throws: ``ClientError/malformedAnswer(_:)`` if it is not that JSON.
    package func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws(ClientError) -> Value {
        do { return try WireJSON.decode(type, from: body) } catch { throw .malformedAnswer("\(error)") }
    }

    /// The refusal that a status of 400 or more stands for, else nil.
    var refusal: (any Error)? {
        guard statusCode >= 400 else { return nil }
        guard head.mediaType == Problem.mediaType, let problem = try? WireJSON.decode(Problem.self, from: body) else {
            return ClientError.unexpectedAnswer(status: statusCode)
        }
        return problem
    }
}
