import Foundation
import Glibc

/// Runs commands inside a machine with a systemd of its own that is dropped afterwards, where this host lets us make one.
enum ThrowAwayMachine {
    /// The source tree that these tests were built from.
    static let checkout: URL = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder that holds this test program, and beside it the programs under test.
    static let products: URL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

    /// Why no machine can be booted here; nil if one can. Found out by booting one, which takes about a second.
    static let obstacle: String? = {
        guard geteuid() == 0 else { return "a machine can be booted by root alone" }
        do {
            let trial = try run(options: ["--timeout", "20"], command: ["true"])
            return trial.status == 0 ? nil : "no machine can be booted here: \(trial.output)"
        } catch {
            return "no machine can be booted here: \(error)"
        }
    }()

    /// Boots a machine, runs `command` in it as root and returns its exit status and everything it printed.
    static func run(options: [String], command: [String]) throws -> (status: Int32, output: String) {
        let machine = Process()
        machine.executableURL = checkout.appending(path: "Tests/Tools/with-systemd")
        machine.arguments = options + ["--chdir", "/", "--"] + command
        machine.standardInput = FileHandle.nullDevice
        let output = Pipe()
        machine.standardOutput = output
        machine.standardError = output
        try machine.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        machine.waitUntilExit()
        return (machine.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
