import Foundation
import Glibc
import LianhuAPI
import Testing

/// SIGTERM: who has asked is answered, and the next start goes on.
@Suite("stop and go on")
struct StopTests {
    @Test("requests that were sent before SIGTERM are answered; the next start has all of it and the mark moves on")
    func drains() throws {
        let place = try Installation()
        let daemon = try place.start()
        _ = try place.importRoster()
        let before = try place.console.status()
        // Each connection is accepted before it asks for more.
        let connections = try (1...8).map { _ in try HTTPConnection(place.console.socket) }
        for connection in connections {
            try connection.send("GET", "/v1/status")
            #expect(try connection.receive() == 200)
        }
        for (number, connection) in connections.enumerated() {
            let body = """
                {"id": "10000000-0000-8000-8000-00000000000\(number)", "subject": "H-\(number + 1)", "worker": "W-1",
                "method": "phone", "occurredAt": "\(before.now)"}
                """
            try connection.send("POST", "/v1/contacts", json: body)
        }
        daemon.signal(SIGTERM)
        for connection in connections { #expect(try connection.receive() == 201) }
        let end = try daemon.end()
        #expect(end.status == 0, "\(end.all)")
        #expect(!FileManager.default.fileExists(atPath: place.console.socket))

        let next = try place.start()
        #expect(try place.console.contacts().count == 8)
        let after = try place.console.status()
        #expect(after.workers == before.workers && after.links == before.links && after.rules.digest == before.rules.digest)
        let mark = try #require(before.highWater)
        try wait(for: "the mark to move") { try place.console.status().highWater.map { $0 > mark } ?? false }
        #expect(try place.stop(next).status == 0)
    }

    @Test("SIGINT ends it as well, and a follower of events is told goodbye")
    func saysGoodbye() throws {
        let place = try Installation()
        let daemon = try place.start()
        let follower = try Child("/usr/bin/curl", ["-sN", "--unix-socket", place.console.socket, "http://localhost/v1/events?after=-1"])
        try wait(for: "the first event") { follower.output.contains("id: 0\n") }
        daemon.signal(SIGINT)
        #expect(try daemon.end().status == 0)
        let ended = try follower.end()
        #expect(ended.status == 0, "\(ended.all)")
        #expect(ended.output.contains("event: bye"))
    }
}
