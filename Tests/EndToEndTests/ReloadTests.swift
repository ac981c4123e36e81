import Foundation
import Glibc
import LianhuAPI
import Testing

/// Rules and rights read again while the daemon runs (S44).
@Suite("reload")
struct ReloadTests {
    @Test("faulty rules are refused and told, the old ones stay; corrected ones are adopted")
    func keepsTheOldSet() throws {
        let place = try Installation()
        let daemon = try place.start()
        let before = try place.console.status().rules

        let faulty = Trial.pack.replacing("home_visit, phone", with: "home_vist, phone")
        try place.folder.write(faulty, to: "rules/trial.yaml")
        #expect(try place.console.status().rules.pending)
        let refused = try place.console.run("rules", "reload")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("the old set stays in force") && refused.errors.contains("\(place.pack):24:"), "\(refused.all)")
        let told = try place.console.status()
        #expect(told.rules.digest == before.digest && told.rules.revision == before.revision)
        #expect(!told.load.ok)
        #expect(told.load.faults.map(\.place) == ["\(place.pack):24:24"])

        try place.folder.write(Trial.pack.replacing("per: month", with: "per: quarter"), to: "rules/trial.yaml")
        let adopted: Wire.Adoption = try place.console.ask("rules", "reload")
        #expect(adopted.revision == before.revision + 1 && !adopted.unchanged)
        let after = try place.console.status()
        #expect(after.load.ok && after.load.faults.isEmpty && !after.rules.pending)
        #expect(after.rules.digest == adopted.digest)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("a missing file or faulty rights are refused and told like faulty rules; rights and rules change together or not at all")
    func refusesWhatItCannotRead() throws {
        let place = try Installation()
        let daemon = try place.start()
        try FileManager.default.removeItem(atPath: place.pack)
        let missing = try place.console.run("rules", "reload")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("\(place.pack) cannot be read: No such file"), "\(missing.all)")
        #expect(try place.console.status().load.faults.map(\.place) == ["\(place.pack):1:1"])

        try place.folder.write(Trial.pack, to: "rules/trial.yaml")
        try place.folder.write("identities: [{uidd: 3}]\n", to: "access.yaml")
        let rights = try place.console.run("daemon", "reload")
        #expect(rights.status == 1)
        #expect(rights.errors.contains("\(place.access):1:"), "\(rights.all)")
        #expect(try !place.console.status().load.ok)

        try place.folder.write("identities: []\n", to: "access.yaml")
        try place.console.done("daemon", "reload")
        #expect(try place.console.status().load.ok)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("faulty rules at the first start leave a daemon without rules that says so, until they are corrected")
    func startsWithoutRules() throws {
        let place = try Installation()
        try place.folder.write("pack: [\n", to: "rules/trial.yaml")
        let daemon = try place.start()
        let status = try place.console.status()
        #expect(status.rules.revision == 0 && !status.load.ok)
        #expect(daemon.errors.contains("the rules are faulty") && daemon.errors.contains(place.pack), "\(daemon.errors)")
        try place.folder.write(Trial.pack, to: "rules/trial.yaml")
        try place.console.done("rules", "reload")
        #expect(try place.console.status().rules.revision == 1)
        #expect(try place.stop(daemon).status == 0)
    }

    @Test("SIGHUP reads rules again")
    func readsAgainOnSIGHUP() throws {
        let place = try Installation()
        let daemon = try place.start()
        try place.folder.write(Trial.pack.replacing("per: month", with: "per: quarter"), to: "rules/trial.yaml")
        daemon.signal(SIGHUP)
        try wait(for: "the new rules") { try place.console.status().rules.revision == 2 }
        #expect(try place.stop(daemon).status == 0)
    }
}
