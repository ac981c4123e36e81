import Foundation
import HTTPTypes
import Hummingbird
import LianhuAPI
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuRules
import Logging
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import LianhuServer

/// A clock that stands still until a test moves it.
final class StandingClock: WallClock {
    private let time: Mutex<Instant>

    init(_ time: Instant) { self.time = Mutex(time) }

    func now() -> ClockReading { ClockReading(wall: time.withLock { $0 }, sinceBoot: 0) }

    func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// The engine's port for rule texts, on the compiler that the daemon has.
struct RealCompiler: RuleCompiler {
    func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic]) {
        let (rules, faults) = RuleSetCompiler.compile(
            packs: packs.map { (file: $0.file, text: $0.text, governs: $0.governs) },
            calendars: calendars.map { (file: $0.file, text: $0.text) }, digest: Digest256.hex)
        return (rules, faults)
    }
}

/// What came back.
struct Answer {
    var status: Int
    var headers: HTTPFields
    var text: String

    func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value { try WireJSON.decode(type, from: Array(text.utf8)) }

    /// The code of the refusal.
    func code() throws -> String { try decode(Problem.self).code }
}

/// The API over a small town in memory, asked by whatever uid a test likes: the kernel's word is made up, all behind it is real.
final class ServedTown: Sendable {
    let engine: Engine
    let clock: StandingClock
    let server: APIServer
    private let responder: APIResponder
    private let channel: any Channel

    static let ownUID: UInt32 = 4_242
    /// Uids by what access.yaml would give them, over the whole tree.
    static let single: [Right: UInt32] = [.read: 2_001, .record: 2_002, .approve: 2_003, .audit: 2_004, .admin: 2_005, .deliver: 2_006]
    static let nobody: UInt32 = 2_010
    /// Everything but admin over U-A; reading alone over U-A; a gateway over U-A; a worker of U-A.
    static let area: UInt32 = 2_020
    static let reader: UInt32 = 2_021
    static let gateway: UInt32 = 2_022
    static let member: UInt32 = 2_023

    static var policy: AccessPolicy {
        var lines = Right.allCases.compactMap { right in
            single[right].map { AccessPolicy.Line(subject: .uid($0), rights: [right], unit: nil, worker: "W-9") }
        }
        lines += [
            .init(subject: .uid(area), rights: [.read, .record, .approve, .audit], unit: "U-A", worker: "W-6"),
            .init(subject: .uid(reader), rights: [.read], unit: "U-A", worker: nil),
            .init(subject: .gateway(gateway), rights: [.read, .record], unit: "U-A", worker: nil),
            .init(subject: .uid(member), rights: [.read, .record], unit: "U-A", worker: "W-2"),
            // Whoever runs the tests, over a real socket.
            .init(subject: .uid(getuid()), rights: [.read], unit: nil, worker: nil),
            .init(subject: .group("no-such-group"), rights: [.admin], unit: nil, worker: nil),
        ]
        return AccessPolicy(lines: lines)
    }

    private init(engine: Engine, clock: StandingClock, server: APIServer, channel: any Channel) {
        self.engine = engine
        self.clock = clock
        self.server = server
        self.channel = channel
        let router = APIResponder.makeRouter()
        server.addRoutes(to: router)
        responder = APIResponder(router: router)
    }

    /// Runs a test in the town as it is on 2026-08-05 at ten: July was planned, H-2 and H-4 were visited in July, H-1 is overdue.
    static func with<Result>(limits: APILimits = APILimits(), _ body: (ServedTown) async throws -> Result) async throws -> Result {
        try await withFolder { folder in
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .bind(unixDomainSocketPath: folder + "/c").get()
            let town = try await found(limits: limits, channel: channel)
            do {
                let result = try await body(town)
                try await channel.close()
                return result
            } catch {
                try await channel.close()
                throw error
            }
        }
    }

    private static func found(limits: APILimits, channel: any Channel) async throws -> ServedTown {
        let file = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Asia/Shanghai"))
        let zone = try TimeZoneRules(name: "Asia/Shanghai", tzif: Array(file))
        let engine = Engine(
            store: MemoryStore(), compiler: RealCompiler(), zone: zone,
            settings: EngineSettings(sendingHours: .standard, toolVersion: "1.2.3"), boot: "b0", logger: silence)
        let daemon = Caller.daemon(via: "test")
        let packs = [SourceText(file: "p.yaml", text: TownSheets.rules)]
        let calendars = [SourceText(file: "cn.yaml", text: TownSheets.calendar)]
        let opening = time("2026-06-20 09:00", zone)
        try await engine.start(origin: "lianhu.test/town", isDemonstration: false, by: daemon, at: opening, trueTime: opening)
        _ = try await engine.adopt(packs: packs, calendars: calendars, by: daemon, at: opening)
        _ = try await engine.importRoster(
            TownSheets.roster.mapValues { Array($0.utf8) }, options: ImportOptions(effective: zone.date(of: opening)), by: daemon,
            at: opening)
        for day in 0...46 { _ = try await engine.tick(at: opening.adding(hours: 24 * day)) }
        for (subject, worker) in [("H-2", "W-2"), ("H-4", "W-3")] {
            let draft = EvidenceDraft(
                kind: .contact, id: "july-\(subject)", about: subject, worker: worker, method: "home_visit",
                occurredAt: time("2026-07-30 15:00", zone), personsMet: 2, summary: "谈了\(subject == "H-4" ? "何淑兰" : "林玉珍")的养老金")
            _ = try await engine.record(draft, by: daemon, at: time("2026-08-05 09:30", zone))
        }
        let clock = StandingClock(time("2026-08-05 10:00", zone))
        let key = try SigningKey(name: "lianhu.test/town", seed: [UInt8](repeating: 7, count: 32))
        let book = AccessBook(policy: policy, groupID: { _ in nil })
        let ports = ServerPorts(
            reload: { caller, now, accepted in
                ReloadOutcome(
                    adoption: try await engine.adoptConfiguration(
                        packs: packs, calendars: calendars, accepting: accepted, by: caller, at: now))
            },
            plan: { caller, now, files in
                let texts = try ConfiguredTexts.replacing((packs, calendars), with: files)
                return PlanOutcome(
                    plan: try await engine.planRules(packs: texts.packs, calendars: texts.calendars, by: caller, at: now))
            }, signingKey: { key },
            health: { ServerHealth(startedAt: opening, socket: "/run/lianhu/control.sock", loadedAt: opening) })
        let server = try APIServer(engine: engine, clock: clock, access: { book }, ownUID: ownUID, ports: ports, limits: limits)
        return ServedTown(engine: engine, clock: clock, server: server, channel: channel)
    }

    /// `2026-08-05 10:00` in the town.
    static func time(_ text: String, _ zone: TimeZoneRules) -> Instant {
        let time = text.dropFirst(11).split(separator: ":").compactMap { Int($0) }
        return zone.instant(CivilDate(String(text.prefix(10))) ?? CivilDate(day: 0), secondOfDay: (time.first ?? 0) * 3_600)
    }

    // MARK: Asking

    /// Asks as a uid; the body is what is sent, whatever it is.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", uid: UInt32 = ServedTown.ownUID,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        let response = try await respond(method, path, body, uid: uid, headers: headers)
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(status: response.status.code, headers: response.headers, text: collector.text)
    }

    /// The events that a caller is sent within a while; a refusal's status if there is one.
    ///
    /// The feed is run without its stream, for only a real connection can show that a client left.
    func events(
        _ path: String, uid: UInt32, headers: [String: String] = [:], for time: Duration = .milliseconds(600)
    ) async throws -> [ServerEvent] {
        let (request, context) = try question(.get, path, "", uid: uid, headers: headers)
        let response = try await responder.respond(to: request, context: context)
        guard response.status == .ok else { return [ServerEvent(event: "refused", data: "\(response.status.code)")] }
        let route = try #require(RouteTable[.streamEvents])
        let now = clock.now().wall
        let caller = try await server.callers.caller(of: route, peer: context.peer, named: nil, at: now)
        let feed = try await server.feed(Call(route: route, request: request, context: context, caller: caller, now: now))
        let sent = SentEvents()
        let running = Task { try await feed.run { await sent.add($0) } }
        try await Task.sleep(for: time)
        running.cancel()
        _ = await running.result
        return await sent.all
    }

    private func respond(
        _ method: HTTPRequest.Method, _ path: String, _ body: String, uid: UInt32, headers: [String: String]
    ) async throws -> Response {
        let (request, context) = try question(method, path, body, uid: uid, headers: headers)
        return try await responder.respond(to: request, context: context)
    }

    private func question(
        _ method: HTTPRequest.Method, _ path: String, _ body: String, uid: UInt32, headers: [String: String]
    ) throws -> (Request, APIRequestContext) {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        let peer = PeerCredentials(pid: 42, uid: uid, gid: 100, groups: [])
        let source = PeerRequestContextSource(channel: channel, logger: silence, requestID: "r-1", peer: peer)
        return (request, APIRequestContext(source: source))
    }
}

/// Takes what a feed sends.
private actor SentEvents {
    private(set) var all: [ServerEvent] = []

    func add(_ event: ServerEvent) { all.append(event) }
}

/// Takes what an answer writes.
final class Collector: ResponseBodyWriter, Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func write(_ buffer: ByteBuffer) async throws { bytes.withLock { $0 += Array(buffer: buffer) } }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
