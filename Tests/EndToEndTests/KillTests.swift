import Foundation
import Glibc
import LianhuAPI
import LianhuCore
import Testing

/// SIGKILL at any moment: what was acknowledged is there, what was not is whole or absent, and the log verifies.
@Suite("killed in the middle")
struct KillTests {
    /// Moments in 1/1000 of the time that an import takes.
    private struct Moments {
        var state: UInt64

        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double((state >> 33) % 1_000) / 1_000
        }
    }

    @Test("an import of contacts is whole or absent after a kill, eight times over on one state", .timeLimit(.minutes(3)))
    func losesNothing() throws {
        let place = try Installation()
        var daemon = try place.start()
        _ = try place.importRoster()
        let today = try place.console.status().today.description

        let calm = Trial.sheet(0, rows: 300, day: today)
        let began = ContinuousClock.now
        let first: Wire.ContactSheet = try place.console.ask("contact", "import", try place.folder.write(calm.text, to: "0.csv"))
        let usual = (ContinuousClock.now - began) / .seconds(1)
        #expect(first.recorded == 300)

        var acknowledged = calm.ids
        var present = calm.ids
        var moments = Moments(state: 20_261_001)
        for round in 1...8 {
            let sheet = Trial.sheet(round, rows: 300, day: today)
            let file = try place.folder.write(sheet.text, to: "\(round).csv")
            let client = try Child(Programs.lianhuctl, ["contact", "import", file, "--socket", place.console.socket])
            usleep(UInt32(usual * 1.1 * moments.next() * 1_000_000))
            daemon.signal(SIGKILL)
            #expect(try daemon.end().status == 128 + SIGKILL)
            let answer = try client.end()
            if answer.status == 0 { acknowledged.formUnion(sheet.ids) } else { #expect([69, 75].contains(answer.status), "\(answer.all)") }

            daemon = try place.start()
            let found = try place.console.contacts()
            #expect(found.isSuperset(of: acknowledged))
            let ours = found.intersection(sheet.ids)
            #expect(ours.isEmpty || ours == sheet.ids, "round \(round): \(ours.count) of 300 rows")
            #expect(found.subtracting(sheet.ids) == present)
            present = found
        }
        // What was not acknowledged is sent again: twice is once.
        for round in 1...8 {
            let again: Wire.ContactSheet = try place.console.ask("contact", "import", place.folder.file("\(round).csv"))
            #expect(again.recorded + again.duplicates == 300)
        }
        #expect(try place.console.contacts().count == 9 * 300)
        let bundle = place.folder.file("bundle")
        try place.console.done("audit", "export", "--from", today, "--out", bundle)
        let verified = try Bundle.verify(bundle, key: try Bundle.key(bundle))
        #expect(verified.status == 0, "\(verified.all)")
        #expect(try place.stop(daemon).status == 0)
    }
}
