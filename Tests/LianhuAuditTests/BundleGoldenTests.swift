import Foundation
import LianhuAudit
import Testing

@Suite("Bundles: what was written once is read for ever")
struct BundleGoldenTests {
    private let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/bundle-v1").path(
        percentEncoded: false)

    @Test("The kept bundle verifies, and the same log is exported to the same bytes")
    func kept() throws {
        let fixture = try BundleFixture()
        let bundle = try TestBundle(fixture)
        if ProcessInfo.processInfo.environment["LIANHU_RECORD"] == "1" {
            try? FileManager.default.removeItem(atPath: golden)
            try FileManager.default.copyItem(atPath: bundle.path, toPath: golden)
            Issue.record("recorded \(golden)")
        }
        #expect(BundleVerifier.verify(directory: golden, key: fixture.key.verifier).verdict == .verified)
        for name in bundle.names {
            #expect(try Data(contentsOf: URL(filePath: "\(golden)/\(name)")) == Data(try bundle.read(name)), "\(name)")
        }
    }
}
