import LianhuEngine
import Testing

@Suite("Encodings of sheets")
struct SheetEncodingTests {
    /// 巍山镇 as Chinese Excel saves it.
    private static let weishan: [UInt8] = [0xCE, 0xA1, 0xC9, 0xBD, 0xD5, 0xF2]
    /// 㐂, which GBK has not.
    private static let fourBytes: [UInt8] = [0x81, 0x39, 0xEF, 0x31]

    private static let encodings: [([UInt8], SheetEncoding)] = [
        (Array("巍山镇\n".utf8), SheetEncoding.utf8),
        ([0xEF, 0xBB, 0xBF] + Array("巍山镇\n".utf8), .utf8),
        (weishan + [0x0A], .gb18030),
        ([0xFF, 0xFE, 0xCD, 0x5D, 0x71, 0x5C, 0x47, 0x95, 0x0A, 0x00], .utf16LittleEndian),
        ([0xFE, 0xFF, 0x5D, 0xCD, 0x5C, 0x71, 0x95, 0x47, 0x00, 0x0A], .utf16BigEndian),
    ]

    @Test("the same text is found in each encoding", arguments: encodings)
    func decoded(_ bytes: [UInt8], _ encoding: SheetEncoding) throws {
        let result = try SheetEncoding.decode(bytes)
        #expect(String(decoding: result.text, as: UTF8.self) == "巍山镇\n")
        #expect(result.encoding == encoding)
    }

    @Test("GB18030 beyond GBK is read, and its own byte order mark is dropped")
    func gb18030() throws {
        #expect(String(decoding: try SheetEncoding.decode(Self.weishan + Self.fourBytes).text, as: UTF8.self) == "巍山镇㐂")
        #expect(String(decoding: try SheetEncoding.decode([0x84, 0x31, 0x95, 0x33] + Self.weishan).text, as: UTF8.self) == "巍山镇")
    }

    @Test("nothing and plain ASCII are UTF-8")
    func ascii() throws {
        #expect(try SheetEncoding.decode([]).text == [])
        #expect(try SheetEncoding.decode(Array("id,name\n".utf8)).encoding == .utf8)
    }

    private static let damaged: [([UInt8], SheetEncoding.Fault)] = [
        ([0x61, 0x0A, 0x0D, 0x0A] + weishan + [0x0A, 0xFF, 0xFF, 0x0A], SheetEncoding.Fault.invalid(.gb18030, line: 4)),
        ([0xEF, 0xBB, 0xBF, 0x61, 0x0A, 0xC3, 0x28], .invalid(.utf8, line: 2)),
        (Array("编号,名称\n联系人,联系对象\n".utf8) + [0xC3, 0x28], .invalid(.utf8, line: 3)),
        ([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0xDC, 0x0A, 0x00], .invalid(.utf16LittleEndian, line: 2)),
        ([0xFF, 0xFE, 0x61], .invalid(.utf16LittleEndian, line: 1)),
        (weishan + [0x0A, 0xCE], .invalid(.gb18030, line: 2)),
        ([0x50, 0x4B, 0x03, 0x04, 0x14], .workbook),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .workbook),
    ]

    @Test("bytes that are no text are told with their line", arguments: damaged)
    func invalid(_ bytes: [UInt8], _ fault: SheetEncoding.Fault) {
        #expect(throws: fault) { try SheetEncoding.decode(bytes) }
    }

    @Test("a file beyond the bound is refused unread")
    func bounded() {
        #expect(throws: SheetEncoding.Fault.tooLarge(limit: 3)) { try SheetEncoding.decode([1, 2, 3, 4], limit: 3) }
    }
}
