import Foundation
import LianhuAudit
import Testing

@Suite("Bundles: every change is found")
struct BundleMutationTests {
    typealias Code = VerificationReport.Step.Code
    typealias Fault = VerificationReport.Step.Fault
    let fixture: BundleFixture

    init() throws { fixture = try BundleFixture() }

    private func verify(_ bundle: TestBundle) -> VerificationReport {
        BundleVerifier.verify(directory: bundle.path, key: fixture.key.verifier)
    }

    private func expect(
        _ bundle: TestBundle, fails code: Code, _ fault: Fault, location: SourceLocation = #_sourceLocation
    ) {
        let report = verify(bundle)
        #expect(report.verdict == .tampered, sourceLocation: location)
        let step = report.steps.first { $0.code == code }
        #expect(step?.outcome == .failed(fault), "\(report.steps)", sourceLocation: location)
        #expect(BundleVerifier.verify(directory: bundle.path, key: nil).verdict == .tampered, sourceLocation: location)
    }

    @Test("A byte flipped in any file is found by its sum")
    func sums() throws {
        let bundle = try TestBundle(fixture)
        for name in bundle.names {
            let original = try bundle.read(name)
            for position in [0, original.count / 2, original.count - 1] {
                var mutant = original
                mutant[position] ^= 1
                try bundle.write(name, mutant)
                #expect(verify(bundle).verdict == .tampered, "\(name) \(position)")
            }
            try bundle.write(name, original)
        }
        #expect(verify(bundle).verdict == .verified)
    }

    @Test(
        "A byte flipped anywhere in what is checked is found even if the sums were made to fit",
        arguments: [
            ("vkey", 1), ("pub.pem", 1), ("checkpoint", 1), ("prev/checkpoint", 1), ("range/compact", 3), ("consistency", 5),
            ("entries.jsonl", 53), ("entries-001.csv", 29), ("entries-002.csv", 29),
        ])
    func flips(name: String, stride: Int) throws {
        let bundle = try TestBundle(fixture)
        let original = try bundle.read(name)
        for position in Swift.stride(from: 0, to: original.count, by: stride) {
            var mutant = original
            mutant[position] ^= 1
            try bundle.write(name, mutant)
            try bundle.refreshSums()
            #expect(verify(bundle).verdict == .tampered, "\(name) \(position)")
        }
    }

    @Test("Totals and headings that do not fit the entries are found, the exporter's words are the exporter's")
    func totals() throws {
        let bundle = try TestBundle(fixture)
        let original = String(decoding: try bundle.read("totals.json"), as: UTF8.self)
        for (old, new) in [
            ("\"2026-08\":10", "\"2026-08\":11"), ("\"entries\":37", "\"entries\":36"), ("false", "true"), ("\"from\":23", "\"from\":22"),
            ("2026-07-01T", "2026-06-01T"), ("{\"acts\"", "{\"a\":1,\"acts\""), ("\"v\":1", "\"v\":2"), ("}\n", "} \n"), ("}\n", "}"),
        ] {
            try bundle.write("totals.json", original.replacing(old, with: new).utf8)
            try bundle.refreshSums()
            expect(bundle, fails: .totals, .contentDiffers)
        }
        try bundle.write("totals.json", original.replacing("uid 1003", with: "uid 1004").utf8)
        try bundle.refreshSums()
        #expect(verify(bundle).verdict == .verified)
        let columns = String(decoding: try bundle.read("columns.txt"), as: UTF8.self)
        try bundle.write("columns.txt", columns.replacing("uid\t.who.uid", with: "uid\t.who.gid").utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .sheets, .malformed)
        try bundle.write("columns.txt", columns.replacing("uid\t.who.uid", with: "uid\t.facts.uid").utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .sheets, .contentDiffers)
    }

    @Test("Entries dropped, swapped, doubled, inserted or spoiled are found")
    func entries() throws {
        let bundle = try TestBundle(fixture)
        let original = try bundle.lines("entries.jsonl")
        func check(_ lines: [[UInt8]], _ fault: Fault, location: SourceLocation = #_sourceLocation) throws {
            try bundle.write("entries.jsonl", lines: lines)
            try bundle.refreshSums()
            expect(bundle, fails: .entries, fault, location: location)
        }
        func changed(_ body: (inout [[UInt8]]) -> Void) -> [[UInt8]] {
            var lines = original
            body(&lines)
            return lines
        }
        try check(Array(original.dropFirst()), .outOfSequence)
        try check(changed { $0.remove(at: 10) }, .outOfSequence)
        try check(Array(original.dropLast()), .countDiffers)
        try check([], .countDiffers)
        try check(changed { $0.swapAt(4, 5) }, .outOfSequence)
        try check(changed { $0.insert($0[7], at: 7) }, .outOfSequence)
        try check(original + [try BundleFixture.leaf(60)], .countDiffers)
        try check(original.map { $0 + [0x0d] }, .malformed)
        try check(changed { $0[0] = [0xef, 0xbb, 0xbf] + $0[0] }, .malformed)
        try check(changed { $0[3] = Array("garbage".utf8) }, .malformed)
        try check(changed { $0[3] = [] }, .malformed)
        try check(changed { $0[3] = [0xff, 0xfe] }, .malformed)
        try check(changed { $0[3] = [UInt8](repeating: 0x41, count: 70_000) }, .malformed)
        try check(
            changed { $0[3] = Array(String(decoding: $0[3], as: UTF8.self).replacing("{\"act\"", with: "{\"act\":1,\"act\"").utf8) },
            .malformed)
        let other = try BundleFixture.leaf(26, note: "other")
        try check(changed { $0[3] = other }, .rootDiffers)
        try bundle.write("entries.jsonl", lines: original)
        try bundle.write("entries.jsonl", try bundle.read("entries.jsonl").dropLast())
        try bundle.refreshSums()
        expect(bundle, fails: .entries, .malformed)
    }

    @Test("A sheet that says something else than the entries is found")
    func sheets() throws {
        let bundle = try TestBundle(fixture)
        let first = try bundle.read("entries-001.csv")
        func check(_ bytes: [UInt8], _ fault: Fault = .contentDiffers, location: SourceLocation = #_sourceLocation) throws {
            try bundle.write("entries-001.csv", bytes)
            try bundle.refreshSums()
            expect(bundle, fails: .sheets, fault, location: location)
        }
        try check(Array(first.dropFirst(3)))
        try check(Array(String(decoding: first, as: UTF8.self).replacing("W-12", with: "W-13").utf8))
        try check(first + Array("1\n".utf8))
        try check(Array(first.dropLast(30)))
        try check([])
        try bundle.write("entries-001.csv", first)
        try bundle.write("entries-003.csv", try bundle.read("entries-002.csv").prefix(3 + 80))
        try bundle.refreshSums()
        expect(bundle, fails: .sheets, .extra)
        try bundle.remove("entries-003.csv")
        try bundle.remove("entries-002.csv")
        try bundle.refreshSums()
        expect(bundle, fails: .sheets, .missing)
    }

    @Test("Missing and extra files, links and folders are found")
    func files() throws {
        let bundle = try TestBundle(fixture)
        for name in bundle.names where name != "entries-002.csv" {
            let bytes = try bundle.read(name)
            try bundle.remove(name)
            if name != "SHA256SUMS" { try bundle.refreshSums() }
            expect(bundle, fails: .filesListed, .missing)
            try bundle.write(name, bytes)
        }
        try bundle.refreshSums()
        #expect(verify(bundle).verdict == .verified)
        for name in ["note.txt", "prev/x", ".hidden"] {
            try bundle.write(name, [1])
            expect(bundle, fails: .filesListed, .extra)
            try bundle.refreshSums()
            expect(bundle, fails: .filesListed, .extra)
            try bundle.remove(name)
        }
        try bundle.refreshSums()
        try FileManager.default.createDirectory(atPath: bundle.path + "/more", withIntermediateDirectories: false)
        expect(bundle, fails: .filesListed, .extra)
        try bundle.remove("more")
        try FileManager.default.moveItem(atPath: bundle.path + "/totals.json", toPath: bundle.folder.path + "/totals.json")
        try FileManager.default.createSymbolicLink(atPath: bundle.path + "/totals.json", withDestinationPath: "../totals.json")
        expect(bundle, fails: .filesListed, .extra)
    }

    @Test("Another key in the bundle is found by the paper copy, and only by it")
    func keys() throws {
        let bundle = try TestBundle(fixture)
        let forger = try BundleFixture(seed: [UInt8](repeating: 6, count: 32))
        try bundle.write("vkey", (forger.key.verifier.text + "\n").utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .key, .keyDiffers)
        try bundle.write("pub.pem", forger.key.verifier.pem.utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .key, .keyDiffers)
        let forged = try TestBundle(forger)
        #expect(BundleVerifier.verify(directory: forged.path, key: nil).verdict == .consistentButKeyUnknown)
        let report = verify(forged)
        #expect(report.verdict == .tampered)
        #expect(report.firstFailure?.code == .key)
    }

    @Test("History rewritten under the real key does not fit the checkpoint that was kept")
    func rewritten() throws {
        var rewritten = fixture
        rewritten.leaves[5] = try BundleFixture.leaf(5, note: "never happened")
        let bundle = try TestBundle(rewritten)
        #expect(verify(bundle).verdict == .verified)
        // The inspector puts in what was kept from the last visit.
        try bundle.write("prev/checkpoint", try fixture.checkpoint(23).utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .range, .rootDiffers)
        expect(bundle, fails: .consistency, .proofInvalid)
        try bundle.write("range/compact", try Frontier(size: 23, reader: fixture.log().store).text.utf8)
        try bundle.refreshSums()
        expect(bundle, fails: .entries, .rootDiffers)
    }

    @Test("A log cut back and signed again does not fit the checkpoint that was kept")
    func cut() throws {
        let bundle = try TestBundle(fixture)
        try bundle.replaceCheckpoint(try fixture.checkpoint(20))
        try bundle.write("entries.jsonl", [])
        try bundle.refreshSums()
        expect(bundle, fails: .size, .sizesReversed)
        // An older checkpoint in place of the new one does not count the entries either.
        let other = try TestBundle(fixture)
        try other.replaceCheckpoint(try fixture.checkpoint(50))
        try other.refreshSums()
        expect(other, fails: .entries, .countDiffers)
    }

    @Test("An unknown signature is ignored, a missing or second-hand one is not")
    func signatures() throws {
        let bundle = try TestBundle(fixture)
        let witness = try SigningKey(name: "witness.example", seed: [UInt8](repeating: 8, count: 32))
        var note = try Note(parsing: try fixture.checkpoint(60))
        try note.add(signatureOf: witness)
        try bundle.replaceCheckpoint(note.encoded)
        try bundle.refreshSums()
        #expect(verify(bundle).verdict == .verified, "\(verify(bundle))")
        let alone = try Note(signing: note.text, with: witness)
        try bundle.replaceCheckpoint(alone.encoded)
        try bundle.refreshSums()
        expect(bundle, fails: .signature, .signatureMissing)
        let stolen = alone.encoded.replacing("witness.example", with: "lianhu.example/log")
        try bundle.replaceCheckpoint(stolen)
        try bundle.refreshSums()
        expect(bundle, fails: .signature, .signatureMissing)
        try bundle.replaceCheckpoint(note.encoded.replacing("\n60\n", with: "\n61\n"))
        try bundle.refreshSums()
        expect(bundle, fails: .signature, .signatureInvalid)
        let extended = try Note(signing: note.text + "extension\n", with: fixture.key)
        try bundle.replaceCheckpoint(extended.encoded)
        try bundle.refreshSums()
        expect(bundle, fails: .signature, .malformed)
        let foreign = try Note(signing: note.text.replacing("lianhu.example", with: "lianhu-demo"), with: fixture.key)
        try bundle.replaceCheckpoint(foreign.encoded)
        try bundle.refreshSums()
        expect(bundle, fails: .origin, .originDiffers)
    }
}
