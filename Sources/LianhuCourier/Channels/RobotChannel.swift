import LianhuAPI
import LianhuCore

/// A robot of a message group: WeCom or DingTalk, by their public formats.
struct RobotChannel: Channel {
    enum Make: Sendable {
        case wecom
        /// With the key for signing, where the robot asks for that.
        case dingtalk(Secret?)
    }

    let make: Make
    let url: String
    /// The robot's key or token: who has it can write to the group.
    let token: Secret
    let timeout: Duration
    let poster: HTTPPoster

    /// Both allow 20 messages a minute, and lock out for longer who sends more.
    var pace: Duration { .milliseconds(3_100) }

    func deliver(_ message: Wire.Message, at now: Instant) async -> Outcome {
        guard let body = try? body(message) else { return .rejected("robot.unusable") }
        do {
            let answer = try await poster.post(
                target(at: now), headers: [("Content-Type", "application/json; charset=utf-8")], body: body, timeout: timeout)
            return Self.outcome(of: answer)
        } catch {
            guard case .code(let code) = error else { return .failed("http.failed") }
            return .failed(code)
        }
    }

    func target(at now: Instant) -> String {
        let secret = DingTalkSign.encoded(token.text)
        switch make {
        case .wecom: return url + "?key=" + secret
        case .dingtalk(let key):
            let signed = key.map { "&" + DingTalkSign.query(milliseconds: now.milliseconds, key: $0) } ?? ""
            return url + "?access_token=" + secret + signed
        }
    }

    func body(_ message: Wire.Message) throws -> [UInt8] {
        switch make {
        // https://developer.work.weixin.qq.com: text up to 2048 bytes, UTF-8.
        case .wecom: try WireJSON.encode(WeComText(text: .init(content: RobotText.make(message, most: 2_048))))
        // A body of 20000 bytes at most; JSON may escape what it likes.
        case .dingtalk: try WireJSON.encode(DingTalkText(text: .init(content: RobotText.make(message, most: 6_000))))
        }
    }

    /// Robots answer 200 whatever happens, and say in the body whether it went well.
    static func outcome(of answer: HTTPPoster.Answer) -> Outcome {
        guard (200..<300).contains(answer.status) else { return .failed("http.\(answer.status)", retryAfter: answer.retryAfter) }
        guard let said = try? WireJSON.decode(RobotAnswer.self, from: answer.body) else { return .failed("robot.malformed_answer") }
        switch said.errcode {
        case 0: return .delivered
        // Sent too often; both lock out for a while.
        case 45_009, 130_101: return .failed("robot.\(said.errcode)", retryAfter: 600)
        // WeCom: no such key. DingTalk: no such token, robot switched off.
        case 93_000: return .rejected("robot.\(said.errcode)")
        default: return .failed("robot.\(abs(said.errcode))")
        }
    }
}

private struct RobotAnswer: Decodable {
    var errcode: Int
}

private struct RobotContent: Encodable {
    var content: String
}

private struct WeComText: Encodable {
    var msgtype = "text"
    var text: RobotContent
}

private struct DingTalkText: Encodable {
    /// Nobody is called.
    struct At: Encodable {
        var isAtAll = false
    }

    var msgtype = "text"
    var text: RobotContent
    var at = At()
}
