import Foundation
import LianhuAPI

/// The programs under test, beside the test program, and how to ask them.
enum Programs {
    static let lianhud = ThrowAwayMachine.products.appending(path: "lianhud").path
    static let lianhuctl = ThrowAwayMachine.products.appending(path: "lianhuctl").path
    static let courier = ThrowAwayMachine.products.appending(path: "lianhu-courier").path
    static let tools = ThrowAwayMachine.checkout.appending(path: "Tests/Tools").path
    static let calendars = ThrowAwayMachine.checkout.appending(path: "rules/calendars").path
    static let rules = ThrowAwayMachine.checkout.appending(path: "rules").path
    static let bagongshan = ThrowAwayMachine.checkout.appending(path: "rules/bagongshan.yaml").path
}

/// A daemon's socket and the command line that asks it.
struct Console {
    let socket: String

    /// Runs `lianhuctl` to its end.
    func run(_ arguments: String...) throws -> Child.Outcome { try Child.run(Programs.lianhuctl, arguments + ["--socket", socket]) }

    /// Runs `lianhuctl` and expects status 0.
    @discardableResult
    func done(_ arguments: String...) throws -> Child.Outcome { try done(arguments) }

    @discardableResult
    func done(_ arguments: [String]) throws -> Child.Outcome {
        let outcome = try Child.run(Programs.lianhuctl, arguments + ["--socket", socket])
        guard outcome.status == 0 else { throw Trouble("lianhuctl \(arguments.joined(separator: " ")): \(outcome.all)") }
        return outcome
    }

    /// Runs `lianhuctl … --output json`, expects status 0 and decodes.
    func ask<Value: Decodable>(_ arguments: String..., as type: Value.Type = Value.self) throws -> Value {
        let outcome = try Child.run(Programs.lianhuctl, arguments + ["--output", "json", "--socket", socket])
        guard outcome.status == 0 else { throw Trouble("lianhuctl \(arguments.joined(separator: " ")): \(outcome.all)") }
        return try WireJSON.decode(type, from: Array(outcome.output.utf8))
    }

    func status() throws -> Wire.Status { try ask("status") }

    /// Ids of all contacts.
    func contacts() throws -> Set<String> {
        Set(try done("contact", "list", "--all", "--output", "ids").output.split(separator: "\n").map(String.init))
    }

    /// Whether a daemon answers; one that only listens is not yet ready for signals.
    var answers: Bool {
        guard let connection = try? HTTPConnection(socket) else { return false }
        return (try? connection.send("GET", "/v1")) != nil && (try? connection.receive()) != nil
    }
}
