import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuStore
import LianhuSystem
import Logging

/// What every way of running needs: the locked state folder, the store, the engine and the signing key.
struct Foundations: Sendable {
    let lock: StateLock
    let store: SQLiteStore
    let engine: Engine
    var key: SigningKey?
    let clock: SystemClock
    let logger: Logger

    /// Opens a state folder: lock first, database second; nothing is written yet.
    ///
    /// - Throws: `StartFailure` in words that help.
    static func open(
        state: String, zone: String, settings: EngineSettings, key: SigningKey?, language: Language, logger: Logger
    ) throws -> Foundations {
        do {
            try makeFolder(state, language: language)
            let lock = try StateLock(folder: state)
            let rules = try TimeZoneRules(name: zone, tzif: try ZoneFileReader().bytes(of: zone))
            var options = SQLiteStore.Options()
            options.onMarkFailure = { error in logger.error("the high-water mark file cannot be written", metadata: ["error": "\(error)"]) }
            let store = try SQLiteStore(path: "\(state)/lianhu.sqlite", options: options)
            let engine = Engine(
                store: store, compiler: YAMLRuleCompiler(), zone: rules, settings: settings, boot: bootID(), logger: logger)
            return Foundations(lock: lock, store: store, engine: engine, key: key, clock: SystemClock(), logger: logger)
        } catch {
            throw StartFailure.of(error, state: state, language: language)
        }
    }

    private static func makeFolder(_ path: String, language: Language) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            // Foundation's own words name neither the folder nor the errno.
            let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
            let reason =
                underlying.map { String(cString: strerror(Int32(truncatingIfNeeded: ($0 as NSError).code))) } ?? error.localizedDescription
            throw StartFailure.readOnly("\(path): \(reason)") { code, args in Catalogue.text(code, args, in: language) }
        }
    }

    /// A random id for this start; the sandbox hides the kernel's.
    private static func bootID() -> String {
        var generator = SystemRandomNumberGenerator()
        let (high, low) = (generator.next() as UInt64, generator.next() as UInt64)
        return [high, low].map { number in
            let text = String(number, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }
}
