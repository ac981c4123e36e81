import Foundation
import LianhuAPI
import LianhuCore
import Testing

/// An installation from its first start to its first export.
@Suite("serve")
struct ServeTests {
    @Test("the first start adopts the rules; people come in, a contact settles, figures and status say so")
    func livesFromItsFirstStart() throws {
        let place = try Installation()
        let daemon = try place.start()
        let console = place.console

        let empty = try console.status()
        #expect(empty.rules.revision == 1)
        #expect(!empty.rules.pending && empty.load.ok && !empty.demonstration && empty.signed)
        #expect(empty.origin == Installation.origin)
        #expect(empty.workers == 0)
        let nothing = try console.done("agenda", "export", "--out", place.folder.file("nothing.csv"))
        #expect(nothing.errors.contains("Nothing is owed there now") && !nothing.errors.contains("Fill in"), "\(nothing.all)")

        let imported = try place.importRoster()
        #expect(imported.sheets["links"]?.started == Trial.households)
        // In the last week of a month the next one is planned, too.
        let months = empty.today.month == empty.today.adding(days: 7).month ? 1 : 2
        #expect(imported.planned.created == months * Trial.households)
        #expect(try place.importRoster().changesNothing)

        let receipt: Wire.Receipt = try console.ask("contact", "record", "试户1", "--worker", "王一", "--method", "home_visit")
        #expect(receipt.settled.map(\.before) == ["open"])
        #expect(receipt.settled.map(\.after) == ["met"])

        let status = try console.status()
        #expect(status.units == ["district": 1, "group": 2])
        #expect(status.workers == 2)
        #expect(status.subjects == ["household": Trial.households])
        #expect(status.open == Trial.households - 1)
        #expect(status.highWater != nil)

        let month = String(status.today.description.prefix(7))
        let figures: Wire.Compliance = try console.ask("compliance", "show", "--period", month)
        #expect(figures.total.expected == Trial.households)
        #expect(figures.total.met == 1)
        #expect(figures.total.coverage.numerator == 1 && figures.total.coverage.denominator == Trial.households)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("an export verifies: 0 with the key, 2 without, 1 after one byte was changed")
    func exportsWhatItSigned() throws {
        let place = try Installation()
        let daemon = try place.start()
        _ = try place.importRoster()
        try place.console.done("contact", "record", "H-1", "--worker", "W-1", "--method", "phone")
        let checkpoint: Wire.Checkpoint = try place.console.ask("audit", "checkpoint")
        let key = try #require(checkpoint.key)
        #expect(key.hasPrefix("\(Installation.origin)+"))

        let today = try place.console.status().today
        let bundle = place.folder.file("bundle")
        try place.console.done("audit", "export", "--from", today.description, "--to", today.description, "--out", bundle)
        #expect(try Bundle.verify(bundle, key: key).status == 0)
        let unsure = try Bundle.verify(bundle)
        #expect(unsure.status == 2)
        #expect(unsure.output.contains(key) || unsure.errors.contains(key), "\(unsure.all)")

        try Bundle.flipByte(of: bundle)
        let tampered = try Bundle.verify(bundle, key: key)
        #expect(tampered.status == 1, "\(tampered.all)")
        #expect(try Bundle.verify(bundle).status == 1)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("without a key the log grows unsigned, and checkpoint and export say how to make one")
    func goesOnUnsigned() throws {
        let place = try Installation(signed: false)
        let daemon = try place.start()
        #expect(try !place.console.status().signed)
        for command in [["audit", "checkpoint"], ["audit", "export", "--period", "2026-Q3", "--out", place.folder.file("bundle")]] {
            let outcome = try Child.run(Programs.lianhuctl, command + ["--socket", place.console.socket])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("audit keygen"), "\(outcome.all)")
        }
        #expect(try place.stop(daemon).status == 0)
    }
}

/// A bundle on disk.
enum Bundle {
    static func verify(_ folder: String, key: String? = nil) throws -> Child.Outcome {
        try Child.run(Programs.lianhuctl, ["audit", "verify", folder] + (key.map { ["--key", $0] } ?? []))
    }

    /// Changes one byte in the middle of the entries.
    static func flipByte(of folder: String) throws {
        let file = URL(fileURLWithPath: folder).appending(path: "entries.jsonl")
        var bytes = try Data(contentsOf: file)
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: file)
    }

    /// The verifier key that lies in the bundle.
    static func key(_ folder: String) throws -> String {
        try String(contentsOfFile: folder + "/vkey", encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
