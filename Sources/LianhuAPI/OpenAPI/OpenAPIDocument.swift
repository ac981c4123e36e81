import LianhuCore

/// The OpenAPI 3.1 document, made from the table of routes and the wire types: there is no second description to fall behind.
package enum OpenAPIDocument {
    /// The document. Throws if a wire type has no form.
    package static func make(routes: [Route] = RouteTable.all) throws -> JSONTree {
        var schemas = Schemas()
        var paths: [String: [String: JSONTree]] = [:]
        for route in routes { paths[route.path, default: [:]][route.method.rawValue] = try operation(route, &schemas) }
        _ = try schemas.reference(to: Problem.self)
        let problem: JSONTree = [
            "description": "A refusal or failure: RFC 9457 problem details with a stable code.",
            "content": .object([Problem.mediaType: ["schema": .object(["$ref": "#/components/schemas/Problem"])]]),
        ]
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Lianhu", "version": "1",
                "description": .string(about),
            ],
            "servers": [["url": "http://localhost", "description": "The daemon's Unix socket."]],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": [
                "schemas": .object(schemas.all), "responses": ["Problem": problem], "parameters": .object(headers),
            ],
        ]
    }

    private static let about = """
        HTTP/1.1 and JSON over a Unix socket. The caller is who the kernel says; rights and units come from access.yaml. \
        Days are civil dates in the instance's zone; `due`, `grace` and `closes` are last days, names with `Before` or `until` the \
        exclusive next day. Rates are whole basis points with numerator and denominator. Unknown members of a request are refused; \
        clients ignore unknown members of answers.
        """

    // MARK: Operations

    private static func operation(_ route: Route, _ schemas: inout Schemas) throws -> JSONTree {
        var members: [String: JSONTree] = [
            "operationId": .string(route.id.rawValue), "summary": .string(route.summary.en), "description": .string(route.summary.zh),
            "responses": .object(try responses(route, &schemas)), "x-rights": .array(rights(route.access)),
        ]
        let parameters = self.parameters(of: route)
        if !parameters.isEmpty { members["parameters"] = .array(parameters) }
        switch route.body {
        case .none: break
        case .json(let type): members["requestBody"] = try body(type, isRequired: true, &schemas)
        case .optionalJSON(let type): members["requestBody"] = try body(type, isRequired: false, &schemas)
        case .csv: members["requestBody"] = ["required": true, "content": ["text/csv": ["schema": ["type": "string"]]]]
        }
        return .object(members)
    }

    private static func body(_ type: any WireType.Type, isRequired: Bool, _ schemas: inout Schemas) throws -> JSONTree {
        ["required": .bool(isRequired), "content": ["application/json": ["schema": try schemas.reference(to: type, isClosed: true)]]]
    }

    private static func responses(_ route: Route, _ schemas: inout Schemas) throws -> [String: JSONTree] {
        func answer(_ mediaType: String, _ schema: JSONTree) -> JSONTree {
            ["description": .string(route.summary.en), "content": .object([mediaType: ["schema": schema]])]
        }
        var all: [String: JSONTree] = ["default": ["$ref": "#/components/responses/Problem"]]
        switch route.answer {
        case .json(let type, let status): all["\(status)"] = answer("application/json", try schemas.reference(to: type))
        case .document: all["200"] = answer("application/json", ["type": "object"])
        case .lines: all["200"] = answer("application/x-ndjson", ["type": "string"])
        case .events: all["200"] = answer("text/event-stream", ["type": "string"])
        case .nothing: all["204"] = ["description": .string(route.summary.en)]
        }
        return all
    }

    private static func rights(_ access: Route.Access) -> [JSONTree] {
        switch access {
        case .anyone: []
        case .rights(let rights): rights.map { .string($0.rawValue) }
        }
    }

    // MARK: Parameters

    private static func parameters(of route: Route) -> [JSONTree] {
        var all: [JSONTree] = route.pathParameters.map {
            ["name": .string($0), "in": "path", "required": true, "schema": ["type": "string"]]
        }
        all += route.query.map { parameter in
            [
                "name": .string(parameter.name), "in": "query", "required": .bool(parameter.isRequired),
                "description": .string(parameter.summary.en), "schema": schema(of: parameter.kind),
            ]
        }
        if case .rights = route.access { all.append(["$ref": "#/components/parameters/Worker"]) }
        if route.method == .post, route.isWrite { all.append(["$ref": "#/components/parameters/IdempotencyKey"]) }
        if case .events = route.answer { all.append(["$ref": "#/components/parameters/LastEventID"]) }
        return all
    }

    private static let headers: [String: JSONTree] = [
        "Worker": [
            "name": "Lianhu-Worker", "in": "header", "required": false, "schema": ["type": "string"],
            "description": "Id of the worker for whom a gateway acts.",
        ],
        "IdempotencyKey": [
            "name": .string(IdempotencyKey.header), "in": "header", "required": false, "schema": ["type": "string"],
            "description": "The same key with the same body within 24 hours changes nothing and gets the same answer.",
        ],
        "LastEventID": [
            "name": "Last-Event-ID", "in": "header", "required": false, "schema": ["type": "string"],
            "description": "Number of the last event seen; goes before `after`.",
        ],
    ]

    private static func schema(of kind: QueryParameter.Kind) -> JSONTree {
        switch kind {
        case .text: ["type": "string"]
        case .date: ["type": "string", "format": "date"]
        case .flag: ["type": "boolean"]
        case .integer(let range): ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .word(let words): ["type": "string", "enum": .array(words.map { .string($0) })]
        case .words(let words): ["type": "string", "description": .string(words.joined(separator: ","))]
        }
    }
}
