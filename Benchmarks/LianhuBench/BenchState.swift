import Foundation
import LianhuCore
import LianhuEngine
import LianhuRules
import LianhuStore
import LianhuSystem
import Logging

/// An opened state with the engine on it, and the fixed days of the benchmarks.
struct BenchState: Sendable {
    let store: SQLiteStore
    let engine: Engine

    /// The rules are adopted on this day, the first of the first month.
    static let adoption = CivilDate(year: 2026, month: 7, dayOfMonth: 1) ?? CivilDate(day: 0)
    static let caller = Caller.daemon(via: "bench")
    /// The one rule of the pack that is about households.
    static let rule = "bagongshan.household-monthly"

    init(_ options: StateOptions) throws {
        try FileManager.default.createDirectory(atPath: options.state, withIntermediateDirectories: true)
        store = try SQLiteStore(path: options.state + "/lianhu.sqlite")
        let zone = try TimeZoneRules(name: "Asia/Shanghai", tzif: ZoneFileReader().bytes(of: "Asia/Shanghai"))
        engine = Engine(
            store: store, compiler: PackTextCompiler(), zone: zone,
            settings: EngineSettings(sendingHours: .standard, toolVersion: "bench"), boot: "bench", logger: Logger(label: "bench"))
    }

    /// Writes the instance, or that the daemon was started again.
    func start(at now: Instant) async throws {
        try await engine.start(origin: "lianhu/bench", isDemonstration: false, by: Self.caller, at: now, trueTime: now)
    }

    /// Noon of a day.
    func noon(_ day: CivilDate) -> Instant { engine.zone.instant(day, secondOfDay: 12 * 3600) }

    /// Noon of a written day.
    func noon(_ text: String) throws -> Instant {
        guard let day = CivilDate(text) else { throw BenchFailure("\(text) is no date") }
        return noon(day)
    }

    /// The pack of the district and all calendars of a folder.
    static func texts(in folder: String) throws -> (packs: [SourceText], calendars: [SourceText]) {
        func text(_ file: String) throws -> SourceText {
            SourceText(file: file, text: try String(contentsOf: URL(filePath: folder + "/" + file), encoding: .utf8))
        }
        let calendars = try FileManager.default.contentsOfDirectory(atPath: folder + "/calendars").filter { $0.hasSuffix(".yaml") }
        return ([try text("bagongshan.yaml")], try calendars.sorted().map { try text("calendars/" + $0) })
    }
}

/// The engine's port for rule texts, on the YAML compiler.
struct PackTextCompiler: RuleCompiler {
    func compile(packs: [SourceText], calendars: [SourceText]) -> (rules: RuleSet?, faults: [Diagnostic]) {
        let (rules, faults) = RuleSetCompiler.compile(
            packs: packs.map { (file: $0.file, text: $0.text, governs: $0.governs) },
            calendars: calendars.map { (file: $0.file, text: $0.text) }, digest: Digest256.hex)
        return (rules, faults)
    }
}

/// Why a benchmark cannot go on.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
