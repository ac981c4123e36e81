import Foundation
import LianhuAPI
import LianhuCore
import LianhuCourier
import Testing

@Suite("What goes out")
struct FormatTests {
    static let now = Instant(seconds: 1_786_064_400)

    static func message(
        title: String = "催办：待办 2 项，逾期 1 项", lines: [String] = ["王建国：", "1. 陈家福户（H-1）：每月走访，2026-07-31 截止，已过 7 天"], language: String = "zh",
        name: String = "王建国", address: String? = "wang@example.org"
    ) -> Wire.Message {
        Wire.Message(
            number: 17, id: "msg_0123456789abcdef0123456789abcdef", origin: "lianhu/test", channel: "hook", attempt: 2,
            recipient: Wire.Reference(id: "W-1", kind: "worker", name: name), address: address, group: "溪村群", tone: "urge", digest: "items",
            at: now, until: now.adding(minutes: 1), title: title, lines: lines, items: ["p.visit~H-1~2026-07~1"], language: language)
    }

    @Test("a signature is that of the Standard Webhooks convention's published example") func standardWebhooks() throws {
        let signature = try #require(WebhookSignature(Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")))
        let signed = signature.sign(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("a secret that is none of that convention makes no signature", arguments: ["", "whsec_", "whsec_c2hvcnQ=", "whsec_***", "x"])
    func badSecrets(text: String) { #expect(WebhookSignature(Secret(text)) == nil) }

    @Test("a DingTalk call is signed with time and key") func dingTalk() {
        let query = DingTalkSign.query(milliseconds: 1_577_262_236_757, key: Secret("SEC000000000000000000000"))
        #expect(query == "timestamp=1577262236757&sign=xOJIB8eNoYWeLy26EMZOlc2RjOJbtPv9HYjm%2BE3uALU%3D")
    }

    @Test("formats are as they were") func golden() throws {
        let message = Self.message()
        let parts = [
            "# CloudEvents", String(decoding: try CloudEvent.encode(message), as: UTF8.self), "# robot",
            RobotText.make(message, most: 2_048),
            "# mail", MailText.make(message, from: "lianhu@example.org", to: "wang@example.org", at: Self.now),
        ]
        try Repository.expectGolden(parts.joined(separator: "\n").replacingOccurrences(of: "\r\n", with: "\n") + "\n", "formats.zh.txt")
        let english = Self.message(
            title: "Urgent — to do: 2, overdue: 1", lines: ["To Wang:", "1. Chen (H-1): Monthly visit, due 2026-07-31, 7 days ago"],
            language: "en")
        let other = [RobotText.make(english, most: 2_048), MailText.make(english, from: "a@b.cn", to: "c@d.cn", at: Self.now)]
        try Repository.expectGolden(other.joined(separator: "\n").replacingOccurrences(of: "\r\n", with: "\n") + "\n", "formats.en.txt")
    }

    private static let nasty = [
        "\"}],\"evil\":[{\"", "a\r\nBcc: all@example.org", "@all @所有人 <@13800000000>", "**bold** [x](http://evil)",
        "\u{2028}\u{202E}x\u{0}",
        "=?utf-8?B?AAAA?=", ".\r\n.\r\nQUIT", "</font>", "\\u0000\\\"", String(repeating: "长", count: 5_000),
    ]

    @Test("nothing typed by a user breaks a format", arguments: nasty) func hostile(text: String) throws {
        let message = Self.message(title: text, lines: [text, text], name: text)
        let event = try #require(
            try JSONSerialization.jsonObject(with: Data(try CloudEvent.encode(message))) as? [String: Any])
        #expect(Set(event.keys) == ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "data"])
        #expect((event["data"] as? [String: Any])?["title"] as? String == text)

        let robot = RobotText.make(message, most: 2_048)
        #expect(robot.utf8.count <= 2_048 && !robot.contains("@") && !robot.contains("\r"))
        #expect(robot.split(separator: "\n").count <= 4)
        #expect(robot.hasSuffix("通知编号 17"))

        let mail = MailText.make(message, from: "a@example.org", to: "b@example.org", at: Self.now)
        let parts = mail.components(separatedBy: "\r\n\r\n")
        #expect(parts.count == 2 && mail.utf8.allSatisfy { $0 < 0x80 })
        let names = parts[0].components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(mail.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 && !$0.hasPrefix(".") })
    }

    @Test("a robot's text is cut between lines, and says how many it leaves out") func cut() {
        let lines = (1...100).map { "\($0). 陈家福户（H-\($0)）：每月走访" }
        let text = RobotText.make(Self.message(lines: lines), most: 1_000)
        let shown = text.split(separator: "\n").count - 3
        #expect(text.utf8.count <= 1_000 && text.contains("另有 \(100 - shown) 项"))
    }

    @Test(
        "an address of mail is one address and nothing else",
        arguments: [
            ("a.b+c@example.org", true), ("a@b", true), ("a@b@c", false), ("a b@c", false), ("a@c>\r\nRCPT TO:<x@y", false), ("@c", false),
            ("a@", false), ("王@例.中国", false), ("a..b@c", false), ("", false),
        ])
    func addresses(text: String, isPlain: Bool) { #expect(MailAddress.isPlain(text) == isPlain) }

    @Test("a secret is never printed") func secrets() {
        let secret = Secret("open sesame")
        #expect(["\(secret)", String(reflecting: secret), String(describing: [secret])].allSatisfy { !$0.contains("sesame") })
        var text = ""
        dump(secret, to: &text)
        #expect(!text.contains("sesame"))
    }
}
