import Glibc
import LianhuSystem
import Testing

@Suite("The reader of time zones")
struct ZoneFileReaderTests {
    @Test(
        "refuses names that lead out of the folder",
        arguments: ["", "/etc/passwd", "../passwd", "Asia/../../x", "Asia//Shanghai", "Asia/", "a b", "A\u{0}"])
    func badNames(name: String) {
        #expect(throws: ZoneFileError.badName(name)) { try ZoneFileReader().bytes(of: name) }
    }

    @Test("says which package is missing")
    func missing() {
        let reader = ZoneFileReader(folder: "/nonexistent")
        #expect {
            try reader.bytes(of: "Asia/Shanghai")
        } throws: { error in
            "\(error)".contains("Asia/Shanghai") && "\(error)".contains("tzdata")
        }
        #expect(throws: ZoneFileError.missing(zone: "Asia/Shanghai", path: "/nonexistent/Asia/Shanghai")) {
            try reader.bytes(of: "Asia/Shanghai")
        }
    }

    @Test("gives the bytes of a zone and refuses any other file")
    func bytes() throws {
        var template = Array("/tmp/lhXXXXXX".utf8CString)
        let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        defer { rmdir(folder) }
        for (name, text) in [("Good", "TZif2 and so on"), ("Bad", "# not a zone")] {
            let file = try #require(fopen("\(folder)/\(name)", "w"))
            fputs(text, file)
            fclose(file)
        }
        defer { for name in ["Good", "Bad"] { unlink("\(folder)/\(name)") } }
        let reader = ZoneFileReader(folder: folder)
        #expect(try reader.bytes(of: "Good") == Array("TZif2 and so on".utf8))
        #expect(throws: ZoneFileError.notAZone(zone: "Bad", path: "\(folder)/Bad")) { try reader.bytes(of: "Bad") }
    }
}
