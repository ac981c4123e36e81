import HTTPTypes
import Hummingbird
import LianhuAPI
import Logging
import NIOCore
import NIOHTTP1

/// Turns every error, and the router's 404, into problem details (RFC 9457); the outermost middleware.
package struct ProblemMiddleware: RouterMiddleware {
    package typealias Context = APIRequestContext

    package init() {}

    package func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPParserError {
            // the connection itself is broken; the channel answers 400 and closes
            throw error
        } catch {
            return try Self.problem(for: error, request: request, context: context).response(from: request, context: context)
        }
    }

    /// The problem that an error stands for; what is not meant for the client goes to the log alone.
    static func problem(for error: any Error, request: Request, context: Context) -> Problem {
        switch error {
        case let problem as Problem:
            return problem
        case is NIOTooManyBytesError:
            return tooLarge(context)
        case let error as HTTPError:
            return problem(for: error.status, reason: error.body, request: request, context: context)
        case let error as any HTTPResponseError:
            return problem(for: error.status, reason: nil, request: request, context: context)
        case is CancellationError:
            return Problem(503, code: "server.stopping")
        default:
            context.logger.error("request failed", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            return Problem(500, code: "internal", args: ["request": context.id])
        }
    }

    private static func problem(for status: HTTPResponse.Status, reason: String?, request: Request, context: Context) -> Problem {
        switch status {
        case .badRequest: Problem(400, code: "request.malformed", args: ["reason": reason ?? status.reasonPhrase])
        case .notFound: Problem(404, code: "not_found", args: ["path": request.uri.path])
        case .contentTooLarge: tooLarge(context)
        default: Problem(status.code, code: "http.\(status.code)", detail: reason ?? status.reasonPhrase)
        }
    }

    private static func tooLarge(_ context: Context) -> Problem {
        Problem(413, code: "request.too_large", args: ["limit": "\(context.maxUploadSize)"])
    }
}
