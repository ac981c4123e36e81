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
import Synchronization

/// Serves an installation as its configuration says; systemd starts this.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: ConsoleLanguage.words("help.lianhud.serve"))

    @Option(help: .words("option.lianhud.config")) var config = "/etc/lianhu/lianhud.yaml"
    @Option(help: .words("option.lianhud.socket")) var socket: String?
    @Option(help: .words("option.lianhud.state")) var state: String?

    func run() async throws {
        let configuration: DaemonConfiguration
        do {
            configuration = try Self.compile(config, with: ConfigurationCompiler.compile)
        } catch {
            throw StartFailure.of(error, state: state ?? "", language: ConsoleLanguage.current)
        }
        let state = self.state ?? configuration.state
        do {
            try await serve(configuration, state: state)
        } catch {
            throw StartFailure.of(error, state: state, language: configuration.language)
        }
    }

    private func serve(_ configuration: DaemonConfiguration, state: String) async throws {
        if let problem = Inherited.problem {
            throw StartFailure(74, Catalogue.text("start.sockets", ["reason": problem], in: configuration.language))
        }
        let logger = Logger(label: "lianhud") { label in SystemLog.handler(label: label, level: .info) }
        var settings = EngineSettings(sendingHours: configuration.sending, toolVersion: Version.text)
        settings.language = configuration.language
        settings.backdateLimit = configuration.backdateLimit
        settings.importBackdateLimit = configuration.backdateLimitSheet
        let key = try SigningKeyFile.load(configured: configuration.key, environment: ProcessInfo.processInfo.environment)
        if let key, key.verifier.name != configuration.origin {
            let args = ["key": key.verifier.name, "origin": configuration.origin]
            throw StartFailure(78, Catalogue.text("start.wrong_key", args, in: configuration.language))
        }
        // Before the state is opened: a fault in it must not leave a database behind.
        let access = configuration.access ?? URL(fileURLWithPath: config).deletingLastPathComponent().appending(path: "access.yaml").path
        let policy = PolicyFile(path: access, initial: try Self.compile(access, with: AccessCompiler.compile))
        let foundations = try Foundations.open(
            state: state, zone: configuration.zone, settings: settings, key: key, language: configuration.language, logger: logger)
        let files = RuleFiles(
            packs: configuration.packs.map { RuleFiles.Pack(file: $0.file, governs: $0.unit) }, calendars: configuration.calendars)
        let now = foundations.clock.now().wall
        try await foundations.engine.start(
            origin: configuration.origin, isDemonstration: false, by: .daemon(via: "start", uid: getuid()), at: now, trueTime: now)
        let reloader = Reloader(engine: foundations.engine, files: files, now: now, readPolicy: { try policy.read() })
        try await adoptFirst(files, foundations: foundations, reloader: reloader, at: now)
        let daemon = Daemon(
            foundations: foundations, book: { policy.current }, reloader: reloader, socket: try listenSocket(configuration))
        try await daemon.run { logger.notice("ready", metadata: ["version": "\(Version.text)"]) }
    }

    /// Only an empty database adopts at start; files that differ later wait for a reload (S44).
    private func adoptFirst(_ files: RuleFiles, foundations: Foundations, reloader: Reloader, at now: Instant) async throws {
        let hasRules = try await foundations.store.read { reader in try reader.rulesVersion() != nil }
        guard !hasRules, !files.packs.isEmpty else { return }
        do {
            _ = try await reloader.reload(by: .daemon(via: "start"), at: now)
        } catch let problem as CommandProblem {
            // A daemon without rules still records and answers; `status` and the journal say what is wrong.
            foundations.logger.error(
                "the rules are faulty and were not adopted; run: lianhuctl rules check", metadata: ["faults": "\(problem.items.count)"])
            for item in problem.items { foundations.logger.error("\(item.pointer): \(Catalogue.text(item.code, item.args, in: .en))") }
        }
    }

    private func listenSocket(_ configuration: DaemonConfiguration) throws -> Daemon.Socket {
        if let socket { return .path(socket, mode: 0o660, group: "lianhu") }
        if let inherited = Inherited.control { return .inherited(fd: inherited.fd, name: inherited.name) }
        return .path(configuration.socket ?? "/run/lianhu/control.sock", mode: 0o660, group: "lianhu")
    }

    /// Compiles a file, or fails with every fault.
    static func compile<Value>(_ file: String, with compile: (String, String) -> (Value?, [Diagnostic])) throws -> Value {
        let (value, faults) = compile(try RuleFiles.text(of: file), file)
        guard let value else { throw ConfigurationFault(faults) }
        return value
    }
}

/// The access policy as last read; a reload with faults keeps the old one.
final class PolicyFile: Sendable {
    private let path: String
    private let book: Mutex<AccessBook>

    init(path: String, initial: AccessPolicy) {
        self.path = path
        book = Mutex(AccessBook(policy: initial))
    }

    var current: AccessBook { book.withLock { $0 } }

    /// Reads the file; what is returned puts it in force.
    func read() throws -> @Sendable () -> Void {
        let fresh = AccessBook(policy: try Serve.compile(path, with: AccessCompiler.compile))
        return { self.book.withLock { $0 = fresh } }
    }
}
