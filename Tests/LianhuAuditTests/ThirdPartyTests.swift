import Foundation
import LianhuAudit
import Testing

@Suite("Bundles: verified with tools that are not ours")
struct ThirdPartyTests {
    let fixture: BundleFixture
    let bundle: TestBundle

    init() throws {
        fixture = try BundleFixture()
        bundle = try TestBundle(fixture, rowsPerSheet: 1_000_000)
    }

    /// Runs a shell script in the bundle; gives its exit status and all it printed.
    private func shell(_ script: String) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(filePath: bundle.path)
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    private func require(_ tool: String, package: String) throws {
        let found = try shell("command -v \(tool)").status == 0
        try #require(found, "\(tool) is missing: install the Debian package \(package)")
    }

    /// The commands that README.txt prints under a number.
    private func commands(_ number: Int) throws -> String {
        let readme = String(decoding: try bundle.read("README.txt"), as: UTF8.self)
        let start = try #require(readme.firstRange(of: "# \(number)  "))
        let rest = readme[start.lowerBound...]
        let end = try #require(rest.firstRange(of: "\n\n"))
        return String(rest[..<end.lowerBound])
    }

    @Test("sha256sum accepts the list and refuses a changed file")
    func sums() throws {
        #expect(try shell(try commands(1)).status == 0)
        try bundle.write("README.txt", "changed".utf8)
        #expect(try shell("sha256sum -c SHA256SUMS").status != 0)
    }

    @Test("openssl accepts both signatures, computes the key's id, and refuses a changed checkpoint")
    func openssl() throws {
        try require("openssl", package: "openssl")
        let verified = try shell(try commands(2))
        #expect(verified.output.components(separatedBy: "Signature Verified Successfully").count == 3, "\(verified.output)")
        let id = try shell(try commands(3))
        #expect(id.output.hasPrefix(fixture.key.verifier.idText), "\(id.output)")
        let text = String(decoding: try bundle.read("checkpoint"), as: UTF8.self)
        let script = try commands(2)
        try bundle.write("checkpoint", text.replacing("\n60\n", with: "\n61\n").utf8)
        let changed = try shell(script)
        #expect(changed.output.components(separatedBy: "Signature Verified Successfully").count == 2, "\(changed.output)")
    }

    @Test("The twenty lines of Python accept the entries and refuse changed, dropped and swapped ones")
    func python() throws {
        try require("python3", package: "python3-minimal")
        let intact = try shell(try commands(4))
        #expect(intact.status == 0, "\(intact.output)")
        #expect(intact.output == "OK lianhu.example/log 23 60\n")
        let script = try commands(4)
        let lines = try bundle.lines("entries.jsonl")
        var swapped = lines
        swapped.swapAt(3, 4)
        var changed = lines
        changed[9] = try BundleFixture.leaf(32, note: "x")
        for mutant in [swapped, changed, Array(lines.dropFirst()), Array(lines.dropLast()), lines + [lines[0]]] {
            try bundle.write("entries.jsonl", lines: mutant)
            let refused = try shell(script)
            #expect(refused.status == 1, "\(refused.output)")
            #expect(refused.output.hasPrefix("FAILED"))
        }
        let code = try bundle.lines("pure.py").filter { !$0.isEmpty && !$0.starts(with: Array("#".utf8)) }
        #expect(code.count <= 26)
    }

    @Test("jq writes the same sheet, byte for byte")
    func jq() throws {
        try require("jq", package: "jq")
        let same = try shell(try commands(5))
        #expect(same.status == 0, "\(same.output)")
        #expect(same.output.isEmpty, "\(same.output)")
        try bundle.write("entries-001.csv", try bundle.read("entries-001.csv").map { $0 == 0x57 ? 0x58 : $0 })
        #expect(try shell(try commands(5)).status != 0 || !(try shell(try commands(5)).output.isEmpty))
    }
}
