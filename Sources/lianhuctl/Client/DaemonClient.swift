import LianhuAPI
import LianhuCore

/// The daemon as commands see it: routes by name, typed answers with the bytes they came from.
struct DaemonClient: Sendable {
    /// An answer and the bytes it came from, which `--output json` prints.
    struct Answer<Value: Sendable>: Sendable {
        let value: Value
        let bytes: [UInt8]
    }

    /// Only gateways may send it.
    static let workerHeader = "Lianhu-Worker"
    /// Names the instance's zone in every answer.
    static let zoneHeader = "Lianhu-Zone"

    /// Work that grows with the instance says nothing until it is done.
    private static let slow: Set<RouteID> = [.planRules, .reloadRules, .addCalendar, .commitImport, .recordContactSheet]

    /// How long a route may be silent; nil: as long as any other.
    static func patience(with id: RouteID) -> Duration? { slow.contains(id) ? .seconds(3_600) : nil }

    let http: UnixHTTPClient
    private let headers: [(name: String, value: String)]

    init(path: String, language: Language, actingAs worker: String?) {
        http = UnixHTTPClient(path: path, language: language)
        // A header holds ASCII; names in Chinese travel percent-encoded.
        headers = worker.map { [(Self.workerHeader, APIPath.encoded($0))] } ?? []
    }

    /// A call without a body.
    func call<Value: Decodable & Sendable>(
        _ id: RouteID, _ parameters: [String] = [], query: APIPath.Query = [], as type: Value.Type = Value.self
    ) async throws -> Answer<Value> {
        let path = try APIPath(id, parameters, query)
        return try await ask(ClientRequest(path.method, path.text, headers: headers, idleTimeout: Self.patience(with: id)))
    }

    /// A call whose body is JSON.
    func call<Value: Decodable & Sendable>(
        _ id: RouteID, _ parameters: [String] = [], query: APIPath.Query = [], json body: some Encodable, as type: Value.Type = Value.self
    ) async throws -> Answer<Value> {
        let path = try APIPath(id, parameters, query)
        var request = try ClientRequest(path.method, path.text, json: body, headers: headers)
        request.idleTimeout = Self.patience(with: id)
        return try await ask(request)
    }

    /// A call that streams a local file of any size.
    func call<Value: Decodable & Sendable>(
        _ id: RouteID, _ parameters: [String] = [], query: APIPath.Query = [], file: String, as type: Value.Type = Value.self
    ) async throws -> Answer<Value> {
        let path = try APIPath(id, parameters, query)
        return try await ask(
            ClientRequest(
                path.method, path.text, headers: headers, body: .file(path: file, mediaType: "text/csv"),
                idleTimeout: Self.patience(with: id)))
    }

    /// A call that answers nothing.
    func call(_ id: RouteID, _ parameters: [String] = []) async throws {
        let path = try APIPath(id, parameters)
        _ = try await http.send(ClientRequest(path.method, path.text, headers: headers))
    }

    /// An answer as it arrives.
    func stream<Result: Sendable>(
        _ id: RouteID, query: APIPath.Query = [], idleTimeout: Duration? = nil, _ body: (ResponseStream) async throws -> Result
    ) async throws -> Result {
        let path = try APIPath(id, [], query)
        return try await http.stream(ClientRequest(path.method, path.text, headers: headers, idleTimeout: idleTimeout), body)
    }

    /// Any request; refusals are thrown.
    func raw(_ request: ClientRequest) async throws -> ClientResponse {
        var request = request
        request.headers = headers + request.headers
        return try await http.send(request)
    }

    private func ask<Value: Decodable & Sendable>(_ request: ClientRequest) async throws -> Answer<Value> {
        let response = try await http.send(request)
        InstanceZone.note(response.head.header(Self.zoneHeader))
        return Answer(value: try response.decode(), bytes: response.body)
    }
}
