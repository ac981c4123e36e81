import ArgumentParser
import Foundation
import LianhuAudit
import LianhuCore
import LianhuEngine
import LianhuRules
import LianhuServer
import LianhuStore
import LianhuSystem
import Logging

/// Serves a made-up district; on first start it is played through the past quarter first.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Play the Bagongshan district on a local socket (demonstration data).")

    @Option(help: "Folder of the database; made if it is missing.") var state: String
    @Option(help: "Path of the socket to bind.") var socket: String
    @Option(help: "Rule pack to run.") var rules: String
    @Option(help: "Folder of work calendars.") var calendars: String
    @Option(help: "Seed of the made-up people and of what they do.") var seed: UInt64 = 1
    @Flag(help: "Play, show the figures and end.") var playOnly = false

    static let origin = "lianhu-demo/bagongshan"

    func run() async throws {
        let language = ConsoleLanguage.current
        do {
            try await serve(language: language)
        } catch {
            throw StartFailure.of(error, state: state, language: language)
        }
    }

    private func serve(language: Language) async throws {
        let logger = Logger(label: "lianhud") { label in SystemLog.handler(label: label, level: .notice) }
        let files = RuleFiles(packs: [RuleFiles.Pack(file: rules, governs: nil)], calendars: calendars)
        let texts = try files.read()
        var settings = EngineSettings(sendingHours: .standard, toolVersion: Version.text)
        settings.language = language
        var foundations = try Foundations.open(
            state: state, zone: "Asia/Shanghai", settings: settings, key: nil, language: language, logger: logger)
        let screen = DemoScreen(language: language, socket: socket)
        let now = foundations.clock.now().wall
        let isFresh = try await foundations.store.read { reader in try reader.logSize() == 0 }
        if isFresh {
            screen.begin()
            let key = try demoKey()
            foundations.key = key
            let play = Play(
                engine: foundations.engine, origin: Demo.origin, now: now, seed: seed, key: key, texts: texts, progress: screen.progress)
            let report = try await play.run()
            screen.played(report)
            try Data().write(to: URL(fileURLWithPath: finished))
        } else {
            try await foundations.engine.start(
                origin: Demo.origin, isDemonstration: true, by: .daemon(via: "start"), at: now, trueTime: now)
            guard FileManager.default.fileExists(atPath: finished) else {
                throw StartFailure(65, Catalogue.text("demo.interrupted", ["state": state], in: language))
            }
            foundations.key = try demoKey()
            screen.goingOn()
        }
        _ = try await foundations.engine.tick(at: now)
        try await screen.figures(engine: foundations.engine, at: now)
        if playOnly { return try foundations.store.close() }
        // Whoever tries it out may name any worker with `lianhuctl --as`.
        let book = AccessBook(
            policy: AccessPolicy(lines: [
                AccessPolicy.Line(subject: .gateway(getuid()), rights: Set(Right.allCases), unit: nil, worker: nil)
            ]))
        let reloader = Reloader(engine: foundations.engine, files: files, now: now, readPolicy: nil)
        let daemon = Daemon(
            foundations: foundations, book: { book }, reloader: reloader, socket: .path(socket, mode: 0o600, group: nil), endsAtHangup: true
        )
        let (key, today) = (try demoKey(), foundations.engine.zone.date(of: now))
        try await daemon.run { screen.ready(key: key, today: today) }
    }

    /// Says that the play came to its end: one that was interrupted cannot be gone on with.
    private var finished: String { "\(state)/played" }

    /// The demonstration's own key, made on first use.
    private func demoKey() throws -> SigningKey {
        let path = "\(state)/audit.key"
        if FileManager.default.fileExists(atPath: path) { return try SigningKey.load(from: path) }
        let key = try SigningKey.generate(name: Demo.origin)
        try key.save(to: path)
        return key
    }
}
