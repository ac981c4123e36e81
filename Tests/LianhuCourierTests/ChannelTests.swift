import Foundation
import LianhuAPI
import LianhuCore
import LianhuRules
import Logging
import Synchronization
import Testing

@testable import LianhuCourier

@Suite("Channels and their runners")
struct ChannelTests {
    /// For all tests; a client must be shut down before it goes, and this one stays.
    static let poster = HTTPPoster()

    private static func answer(_ status: Int, _ body: String, retryAfter: Int = 0) -> HTTPPoster.Answer {
        HTTPPoster.Answer(status: status, body: Array(body.utf8), retryAfter: retryAfter)
    }

    @Test(
        "a robot that answers 200 with an error is an error",
        arguments: [
            (200, #"{"errcode":0,"errmsg":"ok"}"#, Outcome.delivered),
            (200, #"{"errcode":45009,"errmsg":"api freq out of limit"}"#, .failed("robot.45009", retryAfter: 600)),
            (200, #"{"errcode":130101,"errmsg":"send too fast"}"#, .failed("robot.130101", retryAfter: 600)),
            (200, #"{"errcode":93000,"errmsg":"invalid webhook url"}"#, .rejected("robot.93000")),
            (200, #"{"errcode":310000,"errmsg":"sign not match"}"#, .failed("robot.310000")), (200, "", .failed("robot.malformed_answer")),
            (200, "<html>", .failed("robot.malformed_answer")), (502, "", .failed("http.502")),
        ])
    func robots(status: Int, body: String, outcome: Outcome) { #expect(RobotChannel.outcome(of: Self.answer(status, body)) == outcome) }

    @Test("a webhook's answer counts by its status; gone is gone, and a wish to wait is kept")
    func webhooks() {
        #expect([200, 202, 204].allSatisfy { WebhookChannel.outcome(of: Self.answer($0, "anything")) == .delivered })
        #expect(WebhookChannel.outcome(of: Self.answer(410, "")) == .rejected("http.410"))
        #expect(WebhookChannel.outcome(of: Self.answer(429, "", retryAfter: 90)) == .failed("http.429", retryAfter: 90))
        #expect([301, 400, 404, 500].allSatisfy { WebhookChannel.outcome(of: Self.answer($0, "")) == .failed("http.\($0)") })
    }

    @Test("robots' calls have the public forms") func calls() throws {
        let poster = Self.poster
        let wecom = RobotChannel(make: .wecom, url: "https://w.example/send", token: Secret("k 1"), timeout: .seconds(1), poster: poster)
        let ding = RobotChannel(
            make: .dingtalk(Secret("SEC")), url: "https://d.example/send", token: Secret("t"), timeout: .seconds(1), poster: poster)
        #expect(wecom.target(at: FormatTests.now) == "https://w.example/send?key=k%201")
        #expect(ding.target(at: FormatTests.now).hasPrefix("https://d.example/send?access_token=t&timestamp=1786064400000&sign="))
        let message = FormatTests.message(title: "标题", lines: ["行"])
        #expect(
            String(decoding: try wecom.body(message), as: UTF8.self) == #"{"msgtype":"text","text":{"content":"【标题】\n行\n通知编号 17"}}"#)
        #expect(
            String(decoding: try ding.body(message), as: UTF8.self)
                == #"{"at":{"isAtAll":false},"msgtype":"text","text":{"content":"【标题】\n行\n通知编号 17"}}"#)
    }

    @Test("a command gets the event, and its status tells") func commands() async {
        func outcome(_ script: String) async -> Outcome {
            await CommandChannel(command: ["/bin/sh", "-c", script], timeout: .seconds(2)).deliver(
                FormatTests.message(), at: FormatTests.now)
        }
        #expect(await outcome("grep -q '\"id\":\"msg_0123456789abcdef0123456789abcdef\"'") == .delivered)
        #expect(await outcome("exit 67") == .rejected("command.refused"))
        #expect(await outcome("exit 3") == .failed("command.failed"))
        #expect(await outcome("exec sleep 60") == .failed("command.killed"))
        #expect(await outcome("head -c 10000000 /dev/zero; cat >/dev/null") == .delivered)
        #expect(
            await CommandChannel(command: ["/no/such"], timeout: .seconds(1)).deliver(FormatTests.message(), at: FormatTests.now)
                == .failed("command.not_started"))
    }

    @Test("a mail server's replies are read whole, and what is none is refused") func replies() {
        func read(_ lines: [String]) -> SMTPReply? {
            var reply: SMTPReply?
            for line in lines {
                guard let isComplete = SMTPReply.take(line, into: &reply) else { return nil }
                if isComplete { return reply }
            }
            return nil
        }
        #expect(read(["250-host", "250-STARTTLS", "250 AUTH PLAIN"])?.offers("STARTTLS") == true)
        #expect(read(["250"])?.code == 250)
        for bad in [["hello"], ["99 x"], ["250-a", "251 b"], ["250_x"], ["-50 x"], [""]] { #expect(read(bad) == nil) }
    }

    /// An outbox of one message that remembers what it was told.
    private final class OneMessage: Outbox {
        let told = Mutex<[Wire.ReportRequest]>([])
        let claims = Mutex(0)

        func claim(_ channel: String, limit: Int, lease: Int) async throws -> [Wire.Message] {
            claims.withLock {
                $0 += 1
                return $0 == 1 ? [FormatTests.message()] : []
            }
        }

        func report(_ number: Int64, _ report: Wire.ReportRequest) async throws { told.withLock { $0.append(report) } }
    }

    private struct Fixed: Channel {
        let outcome: Outcome
        func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome { outcome }
    }

    @Test(
        "each outcome is told with the channel's own patience",
        arguments: [
            (Outcome.delivered, Wire.ReportRequest(outcome: "delivered")), (.handed, Wire.ReportRequest(outcome: "handed")),
            (.rejected("http.410"), Wire.ReportRequest(outcome: "rejected", code: "http.410")),
            (
                .failed("http.500", retryAfter: 9),
                Wire.ReportRequest(outcome: "failed", code: "http.500", retryAfter: 9, first: 7, longest: 3_600, attempts: 16)
            ),
        ])
    func reports(outcome: Outcome, report: Wire.ReportRequest) async throws {
        var settings = CourierConfiguration.Channel(name: "x", kind: .journal)
        settings.retry.first = 7
        let outbox = OneMessage()
        let runner = ChannelRunner(
            settings: settings, channel: Fixed(outcome: outcome), outbox: outbox, poll: .seconds(1), now: { FormatTests.now },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(try await runner.round() == 1)
        #expect(try await runner.round() == 0)
        #expect(outbox.told.withLock { $0 } == [report])
    }
}
