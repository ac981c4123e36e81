import Foundation
import LianhuAPI
import LianhuCore
import Testing

/// `lianhud demo`, behind `make run`: a played district that says for ever what it is.
@Suite("the demonstration")
struct DemonstrationTests {
    @Test("the play fills an empty state and shows compliance by area, what is overdue and who was told")
    func plays() throws {
        let play = try Demonstration().play
        for word in ["U-A01", "U-A21", "Overdue now", "people told", "Messages that wait:"] {
            #expect(play.output.contains(word), "\(play.output)")
        }
    }

    @Test("its first leaf says demonstration with the true time; status has the published sizes")
    func saysWhatItIs() throws {
        let demonstration = try Demonstration()
        let daemon = try demonstration.start()
        let status = try demonstration.console.status()
        #expect(status.demonstration)
        #expect(status.origin.hasPrefix("lianhu-demo/"))
        #expect(status.workers == 155)
        #expect(status.subjects == ["household": 1_312])
        #expect(status.units["group"] == 141 && status.units["area"] == 21)
        #expect(status.checkpoint != nil && status.signed && status.load.ok)
        // They wait, and that is as it should be: nothing of it looks like an alarm.
        #expect(status.unaddressed > 0)
        #expect(try demonstration.console.done("status").errors.contains("messages wait, as they should"))

        let leaf = try demonstration.console.done("api", "GET", "/v1/audit/leaves?from=0&to=1").output
        #expect(!daemon.errors.contains("alarm=unaddressed"), "\(daemon.errors)")
        #expect(leaf.contains(#""act":"play.start""#) && leaf.contains(#""demonstration":true"#))
        let time = try #require(leaf.firstMatch(of: /"true_time":"([^"]+)"/).flatMap { Instant(String($0.1)) })
        #expect(demonstration.play.began.adding(minutes: -1) <= time && time <= demonstration.play.ended)
        #expect(try stop(daemon) == 0)
    }

    @Test("a second start goes on with the same data; so does one after SIGKILL")
    func goesOn() throws {
        let demonstration = try Demonstration()
        let first = try demonstration.start()
        let before = try demonstration.console.status()
        first.signal(SIGKILL)
        _ = try first.end()
        let second = try demonstration.start()
        #expect(second.output.contains("Overdue now"))
        let after = try demonstration.console.status()
        #expect(after.leaves > before.leaves && after.links == before.links && after.rules == before.rules)
        #expect(try stop(second) == 0)
    }

    @Test("a play that was interrupted is not gone on with")
    func refusesHalfAPlay() throws {
        let demonstration = try Demonstration()
        let arguments = Demonstration.arguments(demonstration.folder)
        let place = try #require(arguments.firstIndex(of: "--state"))
        try FileManager.default.removeItem(atPath: arguments[place + 1] + "/played")
        let outcome = try Child.run(Programs.lianhud, arguments)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("was interrupted"), "\(outcome.all)")
    }

    @Test("closing its terminal ends it cleanly")
    func endsAtHangup() throws {
        let demonstration = try Demonstration()
        let daemon = try demonstration.start()
        daemon.signal(SIGHUP)
        let end = try daemon.end()
        #expect(end.status == 0 && end.output.contains("Stopped; the data stays."), "\(end.all)")
    }

    @Test("a state that serve made is refused and stays as it was")
    func refusesRealData() throws {
        let place = try Installation()
        #expect(try place.stop(try place.start()).status == 0)
        // It holds the number of leaves and the root over them.
        let mark = try Data(contentsOf: URL(fileURLWithPath: place.state + "/high-water"))
        let outcome = try Child.run(Programs.lianhud, Demonstration.arguments(place.folder))
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("already holds data"), "\(outcome.all)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.state + "/high-water")) == mark)
        #expect(!FileManager.default.fileExists(atPath: place.state + "/audit.key"))
    }

    @Test("serve does not take a demonstration for real data")
    func isNotTakenForReal() throws {
        let demonstration = try Demonstration()
        let place = try Installation(signed: false)
        let outcome = try place.launch("--state", demonstration.folder.file("state")).end()
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("lianhu-demo/bagongshan"), "\(outcome.all)")
    }

    private func stop(_ daemon: Child) throws -> Int32 {
        daemon.signal(SIGTERM)
        return try daemon.end().status
    }
}
