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
    static let configuration = CommandConfiguration(abstract: ConsoleLanguage.words("help.lianhud.demo"))

    @Option(help: .words("option.lianhud.demo_state")) var state: String
    @Option(help: .words("option.lianhud.demo_socket")) var socket: String
    @Option(help: .words("option.lianhud.rules")) var rules: String
    @Option(help: .words("option.lianhud.calendars")) var calendars: String
    @Option(help: .words("option.lianhud.seed")) var seed: UInt64 = 1
    @Flag(help: .words("option.lianhud.play_only")) var playOnly = false

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
            foundations: foundations, book: { book }, reloader: reloader, socket: .path(socket, mode: 0o600, group: nil),
            endsAtHangup: true,
            // The screen says that they wait, and why; nobody can do anything about it.
            untold: ["unaddressed"]
        )
        let (key, today) = (try demoKey(), foundations.engine.zone.date(of: now))
        try await daemon.run { screen.ready(key: key, today: today) }
        screen.stopped()
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
