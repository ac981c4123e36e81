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
            ("{name: A b, kind: paste}", "2:12 check.path"),
            ("{name: a, kind: webhook, url: \"http://example.org/x\", secret: s}", "2:35 check.path"),
            ("{name: a, kind: webhook, url: \"https://u:p@example.org/\", secret: s}", "2:35 check.path"),
            ("{name: a, kind: webhook, url: \"https://example.org/?key=1\", secret: s}", "2:35 check.path"),
            ("{name: a, kind: webhook, url: \"http://127.0.0.1.evil.org/\", secret: s}", "2:35 check.path"),
            ("{name: a, kind: webhook, url: \"https://example.org/\"}", "2:5 check.key_missing"),
            ("{name: a, kind: paste, url: \"https://example.org/\"}", "2:28 check.key_unknown"),
            ("{name: a, kind: command, command: [send]}", "2:40 check.path"),
            ("{name: a, kind: paste, timeout: 0}", "2:37 check.number_malformed"),
            ("{name: a, kind: mail, host: mail.example.org, from: a@example.org, tls: none}", "2:72 check.word_unknown"),
            ("{name: a, kind: mail, host: h, from: \"a@b>,<c@d\"}", "2:42 check.path"),
            ("{name: a, kind: paste}\n  - {name: a, kind: journal}", "3:5 check.word_twice"),
        ])
    func placed(channel: String, fault: String) { #expect(faults(channel) == [fault]) }

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
