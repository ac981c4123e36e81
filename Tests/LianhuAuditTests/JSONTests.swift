import LianhuAudit
import Testing

@Suite("Canonical JSON")
struct JSONTests {
    @Test("A leaf is written as RFC 8785 writes it")
    func golden() throws {
        let leaf: JSONValue = [
            "v": 1, "seq": 9_007_199_254_740_991, "ts": "2026-10-01T01:02:03.456Z", "act": "contact.record",
            "who": ["uid": 1003, "via": "socket", "worker": nil], "ok": true, "no": false,
            "facts": ["b": [1, -2, "三"], "a": [], "": [:], "neg": -9_007_199_254_740_991],
            "why": "quote \" slash \\ / line\n tab\t bell\u{7} bs\u{8} ff\u{c} cr\r del\u{7f} 😀 \u{2028}",
        ]
        let expected =
            #"{"act":"contact.record","facts":{"":{},"a":[],"b":[1,-2,"三"],"neg":-9007199254740991},"no":false,"ok":true,"#
            + #""seq":9007199254740991,"ts":"2026-10-01T01:02:03.456Z","v":1,"who":{"uid":1003,"via":"socket","worker":null},"#
            + #""why":"quote \" slash \\ / line\n tab\t bell\u0007 bs\b ff\f cr\r del\#u{7f} 😀 \#u{2028}"}"#
        #expect(String(decoding: try leaf.encoded(), as: UTF8.self) == expected)
        #expect(try JSONValue(parsing: expected) == leaf)
    }

    @Test("What a leaf may not hold cannot be written")
    func refused() {
        #expect(throws: JSONFault.integerTooLarge) { try JSONValue.int(1 << 53).encoded() }
        #expect(throws: JSONFault.integerTooLarge) { try JSONValue.int(.min).encoded() }
        #expect(throws: JSONFault.badKey) { try JSONValue.object(["键": 1]).encoded() }
        #expect(throws: JSONFault.badKey) { try JSONValue.object(["a\"b": 1]).encoded() }
        #expect(throws: JSONFault.badString) { try JSONValue.string("a\u{0}b").encoded() }
        var deep: JSONValue = 1
        for _ in 0..<33 { deep = [deep] }
        #expect(throws: JSONFault.tooDeep) { try deep.encoded() }
    }

    @Test("Reading accepts spaces and every escape of RFC 8259")
    func reading() throws {
        #expect(try JSONValue(parsing: " {\r\n\t\"b\" : [ 1 , 0 ] , \"a\":null } ") == ["a": nil, "b": [1, 0]])
        #expect(try JSONValue(parsing: #""\u4e09\ud83d\ude00\/\b\f\n\r\t\"\\""#) == "三😀/\u{8}\u{c}\n\r\t\"\\")
        #expect(try JSONValue(parsing: "true") == true)
    }

    @Test(
        "Malformed texts are refused",
        arguments: [
            ("", JSONFault.unexpectedEnd), ("{", .unexpectedEnd), ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte),
            ("{\"a\":1,\"a\":2}", .duplicateKey), ("1.0", .notAnInteger), ("1e3", .notAnInteger), ("-0", .notAnInteger),
            ("01", .notAnInteger), ("9007199254740992", .integerTooLarge), ("99999999999999999999999", .integerTooLarge),
            ("-", .unexpectedEnd), ("+1", .unexpectedByte), ("\"a", .unexpectedEnd), ("\"\u{1}\"", .badString), ("\"\\u0000\"", .badString),
            ("\"\\ud800\"", .badString), ("\"\\udc00\"", .badString), ("\"\\ud800\\u0041\"", .badString), ("\"\\x\"", .badString),
            ("\"\\u12\"", .unexpectedEnd), ("nul", .unexpectedEnd), ("nulL", .unexpectedByte), ("1 2", .unexpectedByte),
            ("{\"é\":1}", .badKey),
            ("{a:1}", .unexpectedByte), ("[1 2]", .unexpectedByte), ("NaN", .unexpectedByte), (String(repeating: "[", count: 40), .tooDeep),
        ] as [(String, JSONFault)])
    func malformed(text: String, fault: JSONFault) {
        #expect(throws: fault) { try JSONValue(parsing: text) }
    }

    @Test(
        "Invalid UTF-8 is refused",
        arguments: [
            [0x80], [0xc0, 0x80], [0xc1, 0xbf], [0xe0, 0x9f, 0xbf], [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80],
            [0xf5, 0x80, 0x80, 0x80], [0xe4, 0xb8], [0xe4, 0xb8, 0x41], [0xff],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        #expect(throws: JSONFault.invalidUTF8) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
    }

    @Test("A commitment is the HMAC that openssl computes, and binds field, value and salt")
    func commitment() {
        let salt = [UInt8](0..<32)
        let made = Commitment.make(salt: salt, field: "note", value: "王大妈想修路灯")
        #expect(made == "143f4c38cccdebf81987f0dd2dee2d25284975e2125ea9261095ca638e61bd65")
        #expect(Commitment.verify(made, salt: salt, field: "note", value: "王大妈想修路灯"))
        #expect(!Commitment.verify(made, salt: salt, field: "nota", value: "王大妈想修路灯"))
        #expect(!Commitment.verify(made, salt: salt, field: "note", value: "王大妈想修路"))
        #expect(!Commitment.verify(made, salt: salt.reversed(), field: "note", value: "王大妈想修路灯"))
        #expect(!Commitment.verify("zz", salt: salt, field: "note", value: "王大妈想修路灯"))
        #expect(Commitment.randomSalt().count == 32)
        #expect(Commitment.randomSalt() != Commitment.randomSalt())
    }

    @Test("Base64 is read only in its canonical form")
    func base64() {
        for count in 0..<20 {
            let bytes = (0..<UInt8(count)).map { $0 &* 37 &+ 11 }
            #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
        }
        #expect(Base64.encode("foobar".utf8) == "Zm9vYmFy")
        for bad in ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm 9vYmFy", "Zm9v\n", "Zg==Zg==", "Zm-_"] {
            #expect(Base64.decode(bad.utf8) == nil, "\(bad)")
        }
    }
}
