import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuCore
import LianhuEngine
import Logging

/// The API over an engine: its routes, the lock before each, and the answers.
package struct APIServer: Sendable {
    let engine: Engine
    let clock: any WallClock
    let book: @Sendable () -> AccessBook
    let ports: ServerPorts
    let limits: APILimits
    let callers: CallerResolver
    let stages: ImportStages
    let seats: EventSeats
    let document: [UInt8]

    /// - Parameters:
    ///   - access: the rights as they are now; asked for at every request.
    ///   - ownUID: the daemon's uid, which like uid 0 is admin.
    /// - Throws: if the OpenAPI document cannot be made.
    package init(
        engine: Engine, clock: any WallClock, access: @escaping @Sendable () -> AccessBook, ownUID: UInt32, ports: ServerPorts,
        limits: APILimits = APILimits()
    ) throws {
        self.engine = engine
        self.clock = clock
        book = access
        self.ports = ports
        self.limits = limits
        callers = CallerResolver(engine: engine, book: access, ownUID: ownUID)
        stages = ImportStages(limits: limits)
        seats = EventSeats(limit: limits.eventStreams)
        document = try WireJSON.encode(OpenAPIDocument.make())
    }

    /// Adds every route of the table.
    package func addRoutes(to router: Router<APIRequestContext>) {
        for route in RouteTable.all {
            router.on(RouterPath(route.path), method: HTTPRequest.Method(route.method)) { request, context in
                try await answer(route, request, context)
            }
        }
    }

    private func answer(_ route: Route, _ request: Request, _ context: APIRequestContext) async throws -> Response {
        let now = clock.now().wall
        do {
            // The lock comes first: who may not ask learns nothing from how a request is refused.
            let caller = try await callers.caller(of: route, peer: context.peer, named: request.headers[.worker], at: now)
            var response = try await dispatch(try Call(route: route, request: request, context: context, caller: caller, now: now))
            // Instants travel in UTC; whoever shows them to people needs the zone of their days (S2).
            response.headers[.zone] = engine.zone.name
            return response
        } catch {
            let problem = Problem(error, language: Language(acceptLanguage: request.headers) ?? .en, requestID: context.requestID)
            guard let problem else { throw error }
            if problem.statusCode == 403 || (route.isWrite && problem.statusCode < 500) {
                engine.noteRefusal(uid: context.peer.uid, route: route.template, code: problem.code)
            }
            if problem.statusCode == 500 {
                context.logger.error("request failed", metadata: ["code": "\(problem.code)", "error": "\(error)"])
            }
            throw problem
        }
    }
}

extension HTTPRequest.Method {
    init(_ method: Route.Method) {
        switch method {
        case .get: self = .get
        case .post: self = .post
        case .put: self = .put
        case .delete: self = .delete
        }
    }
}
