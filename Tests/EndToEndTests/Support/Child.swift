import Foundation
import Glibc

/// A program that a test started, with its output in files; stopped by its number when nobody holds it any more.
final class Child {
    /// How a program ended.
    struct Outcome {
        /// The exit status, or 128 + the signal.
        let status: Int32
        let output: String
        let errors: String

        /// For messages of tests.
        var all: String { "status \(status)\n\(output)\n\(errors)" }
    }

    private let process = Process()
    private let folder: TempFolder
    private let name: String
    private let outputFile: String
    private let errorFile: String

    var pid: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }
    var output: String { Self.text(of: outputFile) }
    var errors: String { Self.text(of: errorFile) }

    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
        folder = try TempFolder()
        name = ([program] + arguments).joined(separator: " ")
        (outputFile, errorFile) = (folder.file("out"), folder.file("err"))
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        var variables = ProcessInfo.processInfo.environment
        for name in ["LIANHU_SOCKET", "CREDENTIALS_DIRECTORY", "NOTIFY_SOCKET", "LISTEN_FDS"] { variables[name] = nil }
        variables["LIANHU_LANG"] = "en"
        process.environment = variables.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.handle(outputFile)
        process.standardError = try Self.handle(errorFile)
        try process.run()
    }

    deinit {
        guard process.isRunning else { return }
        kill(pid, SIGKILL)
        process.waitUntilExit()
    }

    func signal(_ number: Int32) { if process.isRunning { kill(pid, number) } }

    /// Waits for the end; a program that takes too long is killed and the test fails.
    func end(within seconds: Double = 90) throws -> Outcome {
        do {
            try wait(for: "the end of \(name)", seconds: seconds) { !process.isRunning }
        } catch {
            kill(pid, SIGKILL)
            throw Trouble("\(error)\n\(output)\n\(errors)")
        }
        let status = process.terminationStatus
        return Outcome(status: process.terminationReason == .exit ? status : 128 + status, output: output, errors: errors)
    }

    /// Starts a program and waits for its end.
    static func run(_ program: String, _ arguments: [String]) throws -> Outcome { try Child(program, arguments).end() }

    private static func handle(_ path: String) throws -> FileHandle {
        guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path) else {
            throw Trouble("cannot write \(path)")
        }
        return handle
    }

    private static func text(of path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
