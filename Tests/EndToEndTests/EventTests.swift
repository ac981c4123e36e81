import Foundation
import LianhuAPI
import Testing

/// The stream of events over a real socket.
@Suite("events")
struct EventTests {
    @Test("a client sees the leaf of a contact recorded meanwhile, and resumes after the last one that it saw")
    func followsAndResumes() throws {
        let place = try Installation()
        let daemon = try place.start()
        _ = try place.importRoster()
        let last = try place.console.status().leaves - 1

        let follower = try follow(place, after: last)
        try place.console.done("contact", "record", "H-1", "--worker", "W-1", "--method", "phone", "--id", id(1))
        try wait(for: "the first contact") { follower.output.contains(id(1)) }
        let seen = try #require(number(of: id(1), in: follower.output))
        #expect(seen > last)
        withExtendedLifetime(follower) {}

        try place.console.done("contact", "record", "H-2", "--worker", "W-2", "--method", "phone", "--id", id(2))
        let resumed = try follow(place, after: seen)
        try wait(for: "the second contact") { resumed.output.contains(id(2)) }
        #expect(!resumed.output.contains(id(1)))
        #expect(try #require(number(of: id(2), in: resumed.output)) > seen)
        #expect(try place.stop(daemon).status == 0)
    }

    private func id(_ number: Int) -> String { "20000000-0000-8000-8000-00000000000\(number)" }

    private func follow(_ place: Installation, after seen: Int64) throws -> Child {
        try Child(
            "/usr/bin/curl",
            ["-sN", "-H", "Last-Event-ID: \(seen)", "--unix-socket", place.console.socket, "http://localhost/v1/events"])
    }

    /// The number of the event whose data name something.
    private func number(of text: String, in stream: String) -> Int64? {
        let event = stream.split(separator: "\n\n").first { $0.contains(text) }
        let line = event?.split(separator: "\n").first { $0.hasPrefix("id: ") }
        return line.flatMap { Int64($0.dropFirst(4)) }
    }
}
