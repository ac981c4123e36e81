import Foundation
import Glibc
import LianhuAPI
import LianhuCore
import Testing

/// The courier as a program, against receivers on loopback that fail, are slow and die.
@Suite("The courier")
struct CourierTests {
    /// How often something is killed: LIANHU_KILL_ROUNDS, else few, and many in the long tests.
    private static var rounds: Int {
        let environment = ProcessInfo.processInfo.environment
        return environment["LIANHU_KILL_ROUNDS"].flatMap { Int($0) } ?? (environment["LIANHU_LONG_TESTS"] == "1" ? 200 : 8)
    }

    @Test("SIGKILL of daemon, courier and receiver at any moment: every message arrives, none under two ids, and no step fires twice")
    func killed() throws {
        let rounds = Self.rounds
        let trial = try CourierTrial(people: 16 + rounds, channel: "hook")
        var daemon = try trial.place.start()
        try trial.prepare()
        let log = trial.place.folder.file("received")
        var (receiver, port) = try trial.tool("webhook-receiver", log, CourierTrial.secret, "1")
        try trial.configure(
            "  - {name: hook, kind: webhook, url: \"http://127.0.0.1:\(port)/hook\", secret: hook, timeout: 1, retry: {first: 1, longest: 2, attempts: 1000}}",
            secrets: ["hook": "whsec_" + CourierTrial.secret])
        var courier = try trial.startCourier()
        var chance = SystemRandomNumberGenerator()
        var queued: Set<Int> = []
        for number in 1...16 where try trial.queue(number) { queued.insert(number) }
        for round in 1...rounds {
            let command = try trial.beginQueueing(16 + round)
            // Every other time while the step fires, else while messages are under way.
            usleep(UInt32.random(in: 0...(round % 2 == 0 ? 60_000 : 400_000), using: &chance))
            switch Int.random(in: 0..<5, using: &chance) {
            case 0, 1:
                courier.signal(SIGKILL)
                _ = try courier.end()
                courier = try trial.startCourier()
            case 2, 3:
                daemon.signal(SIGKILL)
                _ = try daemon.end()
                daemon = try trial.place.start()
            default:
                receiver.signal(SIGKILL)
                _ = try receiver.end()
                receiver = try trial.tool("webhook-receiver", log, CourierTrial.secret, "\(round)").tool
            }
            if try trial.isQueued(16 + round, command) { queued.insert(16 + round) }
        }
        try wait(for: "all messages to be told as delivered", seconds: 120) {
            usleep(200_000)
            return try trial.messages().allSatisfy { $0.state == "delivered" }
        }
        let messages = try trial.messages()
        let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(queued.count == 16 + rounds && messages.count == queued.count)
        #expect(Set(lines) == Set(messages.map(\.id)), "\(lines.filter { $0.hasPrefix("BAD") })")
        #expect(Set(messages.flatMap(\.items)).count == messages.count)
        #expect(courier.isRunning)
        #expect(!courier.errors.contains(CourierTrial.secret) && !courier.errors.contains("试"))
        courier.signal(SIGTERM)
        #expect(try courier.end().status == 0)
        try trial.place.console.done("audit", "export", "--from", "2020-01-01", "--out", trial.place.folder.file("bundle"))
        #expect(try trial.place.stop(daemon).status == 0)
    }

    @Test("a channel without its secret is named at start, and the others work; a dead channel holds up no other")
    func channels() throws {
        let trial = try CourierTrial(people: 4, channel: "journal")
        let daemon = try trial.place.start()
        try trial.prepare()
        try trial.place.folder.write(
            "worker,channel\nW-1,hook\nW-2,robot\nW-3,journal\nW-4,paste\n", to: "roster/channels.csv")
        try trial.place.console.done("roster", "import", trial.place.folder.file("roster"))
        try trial.configure(
            """
              - {name: hook, kind: webhook, url: "http://127.0.0.1:9/dead", secret: hook}
              - {name: robot, kind: wecom, secret: robot-key}
              - {name: journal, kind: journal}
              - {name: paste, kind: paste}
            """, secrets: ["hook": "whsec_" + CourierTrial.secret])
        for number in 1...4 { #expect(try trial.queue(number)) }
        let courier = try trial.startCourier()
        func states() throws -> [String?: String] {
            Dictionary(uniqueKeysWithValues: try trial.messages().map { ($0.recipient?.id, $0.state) })
        }
        let wanted = ["W-1": "pending", "W-2": "pending", "W-3": "delivered", "W-4": "handed"]
        try wait(for: "messages to go where they can", seconds: 30) {
            let hook = try trial.messages().first { $0.recipient?.id == "W-1" }
            return try states() == wanted && hook?.error == "http.no_connection"
        }
        #expect(courier.errors.contains("robot-key") && courier.errors.contains("robot"))
        let handed = try #require(try trial.messages("handed").first)
        let text = try trial.place.console.done("notification", "list", "--state", "handed", "--text").output
        #expect(text.contains("To 试4:") && text.contains("H-4"))
        try trial.place.console.done("notification", "deliver", "\(handed.number)")
        #expect(try trial.messages("delivered").count == 2)
        #expect(try trial.place.console.run("notification", "retry", "\(handed.number)").status == 1)
        courier.signal(SIGTERM)
        #expect(try courier.end().status == 0)
        #expect(try trial.place.stop(daemon).status == 0)
    }

    @Test(
        "mail reaches a real mail server under TLS with a password, and who is not known there is given up",
        arguments: ["implicit", "starttls"])
    func mail(tls: String) throws {
        let trial = try CourierTrial(people: 2, channel: "mail")
        let daemon = try trial.place.start()
        try trial.prepare()
        let (certificate, key) = (trial.place.folder.file("cert.pem"), trial.place.folder.file("key.pem"))
        let made = try Child.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
            ])
        #expect(made.status == 0, "\(made.all)")
        try trial.place.folder.write("", to: "mail/.keep")
        let mails = trial.place.folder.file("mail")
        let (server, port) = try trial.tool("smtp-receiver", mails, certificate, key, tls)
        try trial.configure(
            """
              - {name: mail, kind: mail, host: localhost, port: \(port), tls: \(tls), from: lianhu@example.org, user: lianhu@example.org, secret: mail, trust: \(certificate), timeout: 10}
            """, secrets: ["mail": "open sesame"])
        for number in 1...2 { #expect(try trial.queue(number)) }
        let courier = try trial.startCourier()
        try wait(for: "the mail", seconds: 40) { try trial.messages().allSatisfy { ["delivered", "dead"].contains($0.state) } }
        let messages = try trial.messages()
        #expect(messages.filter { $0.state == "dead" }.map(\.error) == ["smtp.recipient_refused"], "\(courier.errors)")
        let files = try FileManager.default.contentsOfDirectory(atPath: mails).filter { $0.hasSuffix(".eml") }
        #expect(files.count == 1)
        let text = try String(contentsOfFile: mails + "/" + (files.first ?? ""), encoding: .utf8)
        let first = try #require(messages.first { $0.state == "delivered" })
        #expect(text.hasPrefix("X-Envelope: lianhu@example.org w1@example.org\r\n"))
        #expect(text.contains("Message-ID: <\(first.id)@example.org>\r\n"))
        let body = text.components(separatedBy: "\r\n\r\n").last ?? ""
        let decoded = Data(base64Encoded: body, options: .ignoreUnknownCharacters).map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(decoded.contains("To 试1:") && decoded.contains("(H-1)"), "\(decoded)")
        #expect(!courier.errors.contains("sesame"))
        server.signal(SIGTERM)
        courier.signal(SIGTERM)
        #expect(try courier.end().status == 0)
        #expect(try trial.place.stop(daemon).status == 0)
    }
}
