import HTTPTypes
import Hummingbird
import LianhuAPI

/// The router with what it lacks: 405 with `Allow` where the path exists, but not for that method.
package struct APIResponder: HTTPResponder {
    package typealias Context = APIRequestContext

    private let inner: RouterResponder<APIRequestContext>
    private let routes: [(path: RouterPath, method: HTTPRequest.Method)]

    /// A router whose errors are problems and whose GET routes answer HEAD too; add routes, then make a responder of it.
    package static func makeRouter() -> Router<APIRequestContext> {
        let router = Router(context: APIRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware())
        return router
    }

    /// Takes the routes as they are now.
    package init(router: Router<APIRequestContext>) {
        inner = router.buildResponder()
        routes = router.routes.map { ($0.path, $0.method) }
    }

    package func respond(to request: Request, context: APIRequestContext) async throws -> Response {
        let response = try await inner.respond(to: request, context: context)
        // the router's own mark for "no such route", unlike a handler's 404
        guard response.status == .notFound, context.endpointPath == "NotFound" else { return response }
        let allowed = allowedMethods(at: request.uri.path)
        guard !allowed.isEmpty else { return response }
        let list = allowed.joined(separator: ", ")
        let args = ["method": request.method.rawValue, "path": request.uri.path, "allowed": list]
        var refusal = try Problem(405, code: "request.method_not_allowed", args: args).response(from: request, context: context)
        refusal.headers[.allow] = list
        return refusal
    }

    /// The methods that some route has for a path, sorted.
    func allowedMethods(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        var methods: Set<String> = []
        for route in routes where Self.matches(route.path, parts) {
            methods.insert(route.method.rawValue)
            if route.method == .get { methods.insert("HEAD") }
        }
        return methods.sorted()
    }

    private static func matches(_ path: RouterPath, _ parts: [Substring]) -> Bool {
        for (index, element) in path.components.enumerated() {
            if element == .recursiveWildcard { return index < parts.count }
            guard index < parts.count, element ~= parts[index] else { return false }
        }
        return path.components.count == parts.count
    }
}
