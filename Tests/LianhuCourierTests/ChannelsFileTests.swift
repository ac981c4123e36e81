import LianhuCore
import LianhuCourier
import LianhuRules
import Logging
import Testing

@Suite("channels.yaml")
struct ChannelsFileTests {
    private func faults(_ channels: String) -> [String] {
        ChannelsCompiler.compile(text: "channels:\n  - \(channels)\n", file: "c.yaml").1.map { "\($0.line):\($0.column) \($0.code)" }
    }

    @Test(
        "a fault is told with its place",
        arguments: [
            ("{name: a}", "2:5 check.key_missing"), ("{name: a, kind: fax}", "2:21 check.word_unknown"),
            ("{name: A b, kind: paste}", "2:12 check.channel_name"),
            ("{name: a, kind: webhook, url: \"http://example.org/x\", secret: s}", "2:35 check.url"),
            ("{name: a, kind: webhook, url: \"https://u:p@example.org/\", secret: s}", "2:35 check.url"),
            ("{name: a, kind: webhook, url: \"https://example.org/?key=1\", secret: s}", "2:35 check.url"),
            ("{name: a, kind: webhook, url: \"http://127.0.0.1.evil.org/\", secret: s}", "2:35 check.url"),
            ("{name: a, kind: webhook, url: \"https://example.org/\"}", "2:5 check.key_missing"),
            ("{name: a, kind: paste, url: \"https://example.org/\"}", "2:28 check.key_unknown"),
            ("{name: a, kind: command, command: [send]}", "2:40 check.path"),
            ("{name: a, kind: paste, timeout: 0}", "2:37 check.number_malformed"),
            ("{name: a, kind: mail, host: mail.example.org, from: a@example.org, tls: none}", "2:72 check.word_unknown"),
            ("{name: a, kind: mail, host: h, from: \"a@b>,<c@d\"}", "2:42 check.mail_address"),
            ("{name: a, kind: paste}\n  - {name: a, kind: journal}", "3:5 check.word_twice"),
        ])
    func placed(channel: String, fault: String) { #expect(faults(channel) == [fault]) }

    @Test("every fault is told at once, also those behind another one of the same channel, and a name that stands twice")
    func all() {
        let found = faults(
            """
            {name: a, kind: webhook, timeout: soon, retry: {first: 0}}
              - {name: a, kind: mail, host: smtp.example.org, tls: none, from: nobody, user: u}
            """)
        #expect(
            Set(found) == [
                "2:5 check.key_missing", "2:39 check.number_malformed", "2:60 check.number_malformed", "3:5 check.word_twice",
                "3:51 check.word_unknown", "3:68 check.mail_address", "3:5 check.key_missing",
            ], "\(found)")
        // Its address and its secret.
        #expect(found.count { $0 == "2:5 check.key_missing" } == 2)
    }

    @Test(
        "a secret that stands where its name should is told of and repeated in no language",
        arguments: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "693a91f6-7aab-4bc4-97a0-0ec2516fa5aa", "0123456789abcdef0123456789abcdef"])
    func pasted(secret: String) {
        for key in ["secret", "signing"] {
            let other = key == "secret" ? "" : "secret: robot, "
            let text = "channels:\n  - {name: a, kind: dingtalk, \(other)\(key): \(secret)}\n"
            let faults = ChannelsCompiler.compile(text: text, file: "c.yaml").1
            #expect(faults.map(\.code) == ["check.credential_name"])
            for language in Language.allCases { #expect(!faults.contains { $0.text(in: language).contains(secret) }) }
        }
    }

    @Test("the packaged file is good, and tells of each channel that it has no secret for") func packaged() throws {
        let text = try Repository.text("etc/channels.yaml")
        let (configuration, faults) = ChannelsCompiler.compile(text: text, file: "channels.yaml")
        #expect(faults.map { $0.text(in: .en) } == [])
        #expect(try #require(configuration).channels.map(\.name) == ["paste", "default"])
        // With every example uncommented.
        let open = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.hasPrefix("  # - ") ? "  " + $0.dropFirst(4) : $0
        }
        let (all, more) = ChannelsCompiler.compile(text: open.joined(separator: "\n"), file: "channels.yaml")
        #expect(more.map { $0.text(in: .en) } == [])
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let (made, absent) = ChannelMaker(credentials: Credentials(folder: nil), poster: ChannelTests.poster, logger: logger)
            .make(try #require(all))
        #expect(Set(made.map(\.settings.name)) == ["paste", "default", "sms"])
        #expect(Set(absent.map(\.code)) == ["courier.secret_missing"] && absent.count == 4)
        for absence in absent {
            for language in Language.allCases { #expect(!Catalogue.text(absence.code, absence.args, in: language).contains("{")) }
        }
    }
}
