import NIOCore

/// The lines of one conversation with a mail server.
struct SMTPDialogue {
    private var lines: NIOAsyncChannelInboundStream<String>.AsyncIterator
    /// Lines that were read so far.
    private(set) var read = 0
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    /// Lines of one reply; more is an endless answer.
    private static let mostLines = 100

    init(lines: NIOAsyncChannelInboundStream<String>.AsyncIterator, outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) {
        self.lines = lines
        self.outbound = outbound
    }

    func say(_ text: String) async throws { try await outbound.write(ByteBuffer(string: text)) }

    mutating func reply() async throws -> SMTPReply {
        var reply: SMTPReply?
        for _ in 0..<Self.mostLines {
            guard let line = try await lines.next() else { throw SMTPClient.Failure.later("smtp.connection_lost") }
            read += 1
            guard let isComplete = SMTPReply.take(line, into: &reply) else { throw SMTPClient.Failure.later("smtp.malformed_answer") }
            if isComplete, let reply { return reply }
        }
        throw SMTPClient.Failure.later("smtp.malformed_answer")
    }

    mutating func expectGreeting() async throws {
        guard try await reply().code == 220 else { throw SMTPClient.Failure.later("smtp.not_ready") }
    }

    mutating func hello() async throws -> SMTPReply { try await command("EHLO localhost", code: "smtp.not_ready") }

    /// Says a line and wants a yes; 5xx is a no for ever, anything else one for now.
    @discardableResult
    mutating func command(_ line: String, code: String) async throws -> SMTPReply {
        try await say(line + "\r\n")
        let reply = try await reply()
        guard reply.isDone else { throw Self.refusal(reply, code) }
        return reply
    }

    mutating func data(_ text: String) async throws {
        try await say("DATA\r\n")
        let ready = try await reply()
        guard ready.code == 354 else { throw Self.refusal(ready, "smtp.message_refused") }
        // A line that begins with a dot gets another one (RFC 5321 §4.5.2).
        let stuffed = text.split(separator: "\r\n", omittingEmptySubsequences: false).map { $0.hasPrefix(".") ? "." + $0 : String($0) }
        try await say(stuffed.joined(separator: "\r\n") + ".\r\n")
        let taken = try await reply()
        guard taken.isDone else { throw Self.refusal(taken, "smtp.message_refused") }
    }

    /// Who is not let in has a password to put right, and the message nothing to do with it.
    private static func refusal(_ reply: SMTPReply, _ code: String) -> SMTPClient.Failure {
        let isForEver = (500..<600).contains(reply.code) && ["smtp.recipient_refused", "smtp.message_refused"].contains(code)
        return isForEver ? .never(code) : .later(code)
    }
}
