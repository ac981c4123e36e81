import Foundation
import LianhuAudit
import Testing

@Suite("Bundles: written and verified")
struct BundleTests {
    let fixture: BundleFixture

    init() throws { fixture = try BundleFixture() }

    private typealias Step = VerificationReport.Step

    @Test("An intact bundle is verified with the key, and consistent without")
    func intact() throws {
        let bundle = try TestBundle(fixture)
        let report = BundleVerifier.verify(directory: bundle.path, key: fixture.key.verifier)
        #expect(report.verdict == .verified, "\(report)")
        #expect(report.steps.map(\.code) == VerificationReport.Step.Code.allCases)
        #expect(report.steps.allSatisfy { $0.outcome == .passed })
        #expect(report.origin == "lianhu.example/log")
        #expect(report.demonstration == false)
        #expect(report.entries == 37)
        #expect(report.from == 23)
        #expect(report.to == 60)
        #expect(bundle.names.contains("entries-002.csv"))
        let keyless = BundleVerifier.verify(directory: bundle.path, key: nil)
        #expect(keyless.verdict == .consistentButKeyUnknown)
        #expect(keyless.key == fixture.key.verifier.text)
    }

    @Test("Every pair of sizes up to 20 makes a bundle that verifies, the first and the empty export too")
    func sizes() throws {
        for count in [0, 1, 2, 7, 8, 20] {
            for from in [0, 1, 5, 8, 20] where from <= count {
                let small = try BundleFixture(count: count, from: Int64(from), origin: "lianhu-demo/x")
                let bundle = try TestBundle(small, rowsPerSheet: 4)
                let report = BundleVerifier.verify(directory: bundle.path, key: small.key.verifier)
                #expect(report.verdict == .verified, "\(from)..<\(count): \(report)")
                #expect(report.demonstration == true)
                #expect(report.entries == Int64(count - from))
                let readme = String(decoding: try bundle.read("README.txt"), as: UTF8.self)
                #expect(readme.hasPrefix("演示数据"))
            }
        }
    }

    @Test("The sheet is quoted, guarded and marked for Excel")
    func sheet() throws {
        let bundle = try TestBundle(fixture)
        let text = String(decoding: try bundle.read("entries-001.csv").dropFirst(3), as: UTF8.self)
        #expect(try bundle.read("entries-001.csv").starts(with: [0xef, 0xbb, 0xbf]))
        #expect(text.hasPrefix(#""seq","ts","act","via","uid","gid","pid","right","worker","obj","why","ok","facts""# + "\n"))
        let row =
            #"27,"2026-07-01T01:02:03.456Z","contact.record","socket",1003,100,4027,"record","W-12","H-27","'=1+1",true,"#
            + #""{""delta"":-3,""method"":""home_visit"",""note"":"""",""persons"":[1,2]}""# + "\n"
        #expect(text.contains(row), "\(text)")
        #expect(text.contains(#","on ""time""","#))
        #expect(text.contains("\"'\tx\""))
        #expect(text.contains("\"'＝x\""))
        #expect(text.contains("\"'-\""))
        #expect(text.contains("\"late\u{1}\""))
        #expect(text.contains("\"H-29\",,true"))
    }

    @Test("The control totals count acts per month")
    func totals() throws {
        let bundle = try TestBundle(fixture)
        let totals = try JSONValue(parsing: try bundle.read("totals.json"))
        #expect(totals["entries"] == 37)
        #expect(totals["from"] == 23)
        #expect(totals["to"] == 60)
        #expect(totals["first_ts"] == "2026-07-01T01:02:03.456Z")
        #expect(totals["last_ts"] == "2026-08-01T01:02:03.456Z")
        #expect(
            totals["acts"] == [
                "contact.record": ["2026-07": 2, "2026-08": 10], "audit.tick": ["2026-07": 2, "2026-08": 10],
                "excuse.grant": ["2026-07": 3, "2026-08": 10],
            ])
    }

    @Test("A writer refuses what would not verify, and leaves nothing behind")
    func refusals() throws {
        let folder = try TestFolder()
        let target = folder.path + "/out"
        let input = try fixture.input()
        let leaves = fixture.leaves.dropFirst(23)
        #expect(throws: BundleError.countDiffers(expected: 37, found: 36)) {
            try BundleWriter.write(to: target, input: input, leaves: leaves.dropLast())
        }
        #expect(throws: BundleError.leaf(seq: 23, .outOfSequence(expected: 23, found: 24))) {
            try BundleWriter.write(to: target, input: input, leaves: leaves.dropFirst())
        }
        #expect(throws: BundleError.leaf(seq: 23, .json(.unexpectedByte))) {
            try BundleWriter.write(to: target, input: input, leaves: [Array("garbage".utf8)])
        }
        let other = try BundleFixture.leaf(23, note: "other")
        #expect(throws: BundleError.rootDiffers) {
            try BundleWriter.write(to: target, input: input, leaves: [other] + leaves.dropFirst())
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
        try BundleWriter.write(to: target + "/", input: input, leaves: leaves)
        #expect(throws: BundleError.targetExists(target)) { try BundleWriter.write(to: target, input: input, leaves: leaves) }
        #expect(BundleVerifier.verify(directory: target, key: fixture.key.verifier).verdict == .verified)
    }

    @Test("A writer refuses proofs that do not hold")
    func badProofs() throws {
        let folder = try TestFolder()
        let good = try fixture.input()
        func input(checkpoint: String? = nil, previous: String? = nil, range: Frontier? = nil, proof: [Hash]? = nil) -> BundleInput {
            BundleInput(
                checkpoint: checkpoint ?? good.checkpoint, previousCheckpoint: previous ?? good.previousCheckpoint,
                compactRange: range ?? good.compactRange, consistency: proof ?? good.consistency, verifierKey: good.verifierKey,
                words: good.words)
        }
        func open(_ input: BundleInput) throws { _ = try BundleWriter(target: folder.path + "/out", input: input) }
        #expect(throws: BundleError.sizesReversed(from: 23, to: 20)) { try open(input(checkpoint: try fixture.checkpoint(20))) }
        #expect(throws: BundleError.rangeDiffers) { try open(input(range: Frontier())) }
        #expect(throws: BundleError.consistencyInvalid) { try open(input(proof: [])) }
        #expect(throws: NoteError.malformed) { try open(input(previous: "")) }
        let stranger = try BundleFixture(seed: [UInt8](repeating: 6, count: 32))
        #expect(throws: NoteError.noKnownSignature) { try open(input(checkpoint: try stranger.checkpoint(60))) }
    }

    @Test("A missing or empty folder is no verdict")
    func cannotTell() throws {
        let folder = try TestFolder()
        #expect(BundleVerifier.verify(directory: folder.path + "/none", key: nil).verdict == .cannotTell)
        let empty = BundleVerifier.verify(directory: folder.path, key: nil)
        #expect(empty.verdict == .cannotTell)
        #expect(empty.firstFailure?.outcome == .failed(.notABundle))
    }

    @Test(
        "Leaves that are not canonical JSON, or lack what every leaf has, are refused",
        arguments: [
            (#"{"act":"a","seq":0}"#, LeafFault.member("ts")), (#"{"seq":0,"ts":"2026-01-01T00:00:00Z"}"#, .member("act")),
            (#"{"act":"a","ts":"2026-01-01T00:00:00Z"}"#, .member("seq")),
            (#"{"act":"a","seq":"0","ts":"2026-01-01T00:00:00Z"}"#, .member("seq")),
            (#"{"act":"a","seq":-1,"ts":"2026-01-01T00:00:00Z"}"#, .member("seq")),
            (#"{"act":"","seq":0,"ts":"2026-01-01T00:00:00Z"}"#, .member("act")),
            (#"{"act":"a b","seq":0,"ts":"2026-01-01T00:00:00Z"}"#, .member("act")),
            (#"{"act":"a","seq":0,"ts":"2026-01-01 00:00:00Z"}"#, .member("ts")),
            (#"{"act":"a","seq":0,"ts":"2026-01-01T00:00:00"}"#, .member("ts")),
            (#"{"act":"a","seq":0,"ts":"2026-01-01T00:00:00.Z"}"#, .member("ts")),
            (#"{"seq":0,"act":"a","ts":"2026-01-01T00:00:00Z"}"#, .json(.notCanonical)), (#"{"act":"a","act":"a"}"#, .json(.duplicateKey)),
            (#"{"act": "a"}"#, .json(.notCanonical)), (#"{"act":"\/"}"#, .json(.notCanonical)),
            (#"{"act":"\u0041"}"#, .json(.notCanonical)),
            (#"{"act":"\u000a"}"#, .json(.notCanonical)), (#"{"act":"\u001F"}"#, .json(.notCanonical)),
            (#"{"act":1.5}"#, .json(.notAnInteger)),
            (#"["act"]"#, .json(.unexpectedByte)), ("", .json(.unexpectedEnd)), (#"{"act":"a"}{}"#, .json(.unexpectedByte)),
            (#"{"act":"a"} "#, .json(.unexpectedByte)), (#"{"a":[1, 2]}"#, .json(.notCanonical)), (#"{"a":1 }"#, .json(.notCanonical)),
        ] as [(String, LeafFault)])
    func leafFaults(text: String, fault: LeafFault) throws {
        let one = try BundleFixture(count: 1, from: 0)
        let folder = try TestFolder()
        #expect(throws: BundleError.leaf(seq: 0, fault)) {
            try BundleWriter.write(to: folder.path + "/out", input: try one.input(), leaves: [Array(text.utf8)])
        }
    }
}
