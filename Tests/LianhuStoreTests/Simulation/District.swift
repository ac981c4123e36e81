import Foundation
import LianhuCore
import LianhuEngine
import LianhuRules
import LianhuStore
import Logging

/// The district on one store: what a simulated year lives on, and what a restart replaces.
final class District {
    enum Kind: String, CaseIterable {
        case memory
        case sqlite
    }

    static let caller = Caller.daemon(via: "simulation")
    let kind: Kind
    private(set) var engine: Engine
    private let texts: Texts
    private let folder: TestFolder
    private var sqlite: SQLiteStore?
    private var starts = 0

    init(_ kind: Kind, texts: Texts) throws {
        self.kind = kind
        self.texts = texts
        folder = try TestFolder()
        sqlite = kind == .sqlite ? try folder.open() : nil
        engine = try texts.engine(on: sqlite ?? MemoryStore(log: CountingLog()), boot: "b0")
    }

    deinit { try? sqlite?.close() }

    /// A new engine, as after a restart; of SQLite the database is closed and opened again, too.
    func restart() throws {
        starts += 1
        guard let open = sqlite else {
            engine = try texts.engine(on: engine.store, boot: "b\(starts)")
            return
        }
        try open.close()
        let again = try folder.open()
        sqlite = again
        engine = try texts.engine(on: again, boot: "b\(starts)")
    }

    func dump() async throws -> [String] { try await engine.store.read { try StateDump.lines(of: $0) } }

    /// What is cheap to compare every day: the counters of the root, and the numbers that were given out.
    func digest() async throws -> String {
        try await engine.store.read { reader in
            let root = try reader.organisation().roots(on: CivilDate(day: 20_454)).first ?? 0
            let sums = try reader.counters(unit: root, rule: nil, periods: nil, asOf: CivilDate(day: 30_000))
            let numbers = try [
                reader.nextEvidenceKey(), reader.nextEscalationKey(), reader.nextNotificationKey(), reader.nextLinkKey(), reader.logSize(),
            ]
            return "\(numbers) \(sums)"
        }
    }
}

/// The shipped rules and the published holidays, and the engine that they need.
struct Texts: Sendable {
    let packs: [SourceText]
    let calendars: [SourceText]
    let zone: TimeZoneRules
    let calendar: WorkCalendar

    /// - Parameter more: Packs besides the shipped one.
    init(more: [SourceText] = []) throws {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "../../../rules")
        func text(_ name: String) throws -> SourceText {
            SourceText(file: name, text: try String(contentsOf: root.appending(path: name), encoding: .utf8))
        }
        packs = [try text("bagongshan.yaml")] + more
        calendars = [try text("calendars/cn.yaml")]
        let file = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Asia/Shanghai"))
        zone = try TimeZoneRules(name: "Asia/Shanghai", tzif: Array(file))
        calendar = RealCompiler().compile(packs: packs, calendars: calendars).rules?.calendars["cn"] ?? .weekdaysOnly(name: "weekdays")
    }

    func engine(on store: any Store, boot: String) throws -> Engine {
        var settings = EngineSettings(sendingHours: .standard, toolVersion: "test")
        // Nobody looks at them here, and a year of a district has 50,000 agendas.
        settings.plansVisitDays = false
        return Engine(
            store: store, compiler: RealCompiler(), zone: zone, settings: settings, boot: boot, logger: Logger(label: "simulation"))
    }
}

/// The engine's port for rule texts, on the compiler that the daemon has.
private struct RealCompiler: RuleCompiler {
    func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic]) {
        let (rules, faults) = RuleSetCompiler.compile(
            packs: packs.map { (file: $0.file, text: $0.text, governs: $0.governs) },
            calendars: calendars.map { (file: $0.file, text: $0.text) }, digest: Digest256.hex)
        return (rules, faults)
    }
}
