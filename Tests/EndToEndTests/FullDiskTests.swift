import Foundation
import LianhuAPI
import LianhuCore
import Testing

/// A disk that is full: a clear refusal, nothing half-written, and on again when there is room.
@Suite("a full disk")
struct FullDiskTests {
    @Test(
        "an import is refused whole and says why; the daemon answers all the time and takes it when there is room",
        .enabled(if: OwnDisk.obstacle == nil, Comment(rawValue: OwnDisk.obstacle ?? "a disk can be mounted")))
    func refusesAndGoesOn() throws {
        let place = try Installation()
        let daemon = try place.ready(try OwnDisk.launch(place, mountOptions: "size=32m"))
        let disk = OwnDisk.state(of: place, seenBy: daemon)
        _ = try place.importRoster()
        let before = try place.console.status()
        let sheet = Trial.sheet(1, rows: 400, day: before.today.description)
        let file = try place.folder.write(sheet.text, to: "sheet.csv")

        try OwnDisk.fill(disk)
        let refused = try place.console.run("contact", "import", file)
        #expect(refused.status == 75, "\(refused.all)")
        #expect(refused.errors.contains("The disk is full; nothing was changed"), "\(refused.all)")
        #expect(try place.console.contacts().isEmpty)
        #expect(try place.console.status().open == before.open)

        OwnDisk.free(disk)
        let taken: Wire.ContactSheet = try place.console.ask("contact", "import", file)
        #expect(taken.recorded == 400)
        #expect(try place.console.contacts() == sheet.ids)
        let bundle = place.folder.file("bundle")
        try place.console.done("audit", "export", "--from", before.today.description, "--out", bundle)
        #expect(try Bundle.verify(bundle, key: try Bundle.key(bundle)).status == 0)
        #expect(try place.stop(daemon).status == 0)
    }
}
