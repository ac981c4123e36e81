import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import Logging
import NIOCore

extension HTTPField.Name {
    /// Names the request in answers as in the journal. The literal is a valid token, so the value exists.
    static let requestID = HTTPField.Name("X-Request-ID")!
}

/// A problem thrown anywhere is an answer.
extension Problem: HTTPResponseError {
    package var status: HTTPResponse.Status { HTTPResponse.Status(code: statusCode) }

    package func response(from request: Request, context: some RequestContext) throws -> Response {
        let requestID = (context as? APIRequestContext)?.requestID ?? context.logger[metadataKey: "hb.request.id"]?.description
        return try response(in: Language(acceptLanguage: request.headers) ?? .en, requestID: requestID ?? "")
    }

    /// The answer, with words from the catalogue wherever the thrower gave none.
    func response(in language: Language, requestID: String, headers extra: HTTPFields = [:]) throws -> Response {
        var problem = self
        problem.requestID = requestID
        problem.detail = detail ?? Catalogue.text(code, args, in: language)
        problem.errors = errors.map { item in
            var item = item
            item.detail = item.detail ?? Catalogue.text(item.code, item.args, in: language)
            return item
        }
        var headers = extra
        headers[.contentType] = Self.mediaType
        headers[.contentLanguage] = language.rawValue
        // else the rest of the refused body, however long, would be read to keep the connection
        if status == .contentTooLarge { headers[.connection] = "close" }
        if status == .serviceUnavailable { headers[.retryAfter] = "1" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: try WireJSON.encode(problem))))
    }
}
