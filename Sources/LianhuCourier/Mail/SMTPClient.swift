import Foundation
import LianhuRules
import NIOCore
import NIOPosix
import NIOSSL

/// Hands one mail to a mail server: a connection a mail, TLS from the start or by STARTTLS (RFC 5321, 3207, 4954).
struct SMTPClient: Sendable {
    enum Failure: Error, Hashable, Sendable {
        case later(String)
        case never(String)
    }

    let mail: CourierConfiguration.Mail
    let password: Secret?
    let timeout: Duration
    /// Nil without TLS.
    let context: NIOSSLContext?

    /// Throws if the file of certificates cannot be read.
    init(mail: CourierConfiguration.Mail, password: Secret?, timeout: Duration) throws {
        self.mail = mail
        self.password = password
        self.timeout = timeout
        guard mail.tls != .none else {
            context = nil
            return
        }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let trust = mail.trust {
            configuration.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(trust))]
        }
        context = try NIOSSLContext(configuration: configuration)
    }

    private typealias Connection = NIOAsyncChannel<String, ByteBuffer>

    /// - Parameter text: the whole mail, its lines ended by CR LF.
    func send(_ text: String, to address: String) async -> Outcome {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await talk(text, to: address) }
                group.addTask {
                    try await Task.sleep(for: timeout)
                    throw Failure.later("smtp.timed_out")
                }
                defer { group.cancelAll() }
                try await group.next()
            }
            return .delivered
        } catch {
            return Self.outcome(of: error)
        }
    }

    private static func outcome(of error: any Error) -> Outcome {
        switch error {
        case Failure.later(let code): .failed(code)
        case Failure.never(let code): .rejected(code)
        case is NIOConnectionError, is IOError: .failed("smtp.no_connection")
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: .failed("smtp.tls_failed")
        case is SMTPLine.TooLong: .failed("smtp.malformed_answer")
        case is CancellationError: .failed("stopped")
        default: .failed("smtp.failed")
        }
    }

    private func talk(_ text: String, to address: String) async throws {
        let (host, context) = (mail.host, mail.tls == .implicit ? self.context : nil)
        let count = SMTPLine.Count()
        let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .connect(host: host, port: mail.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(Self.tls(context, host: host))
                    }
                    try channel.pipeline.syncOperations.addHandler(ByteToMessageHandler(SMTPLine(count: count)))
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        let channel = connection.channel
        try await connection.executeThenClose { inbound, outbound in
            var dialogue = SMTPDialogue(lines: inbound.makeAsyncIterator(), outbound: outbound)
            try await converse(&dialogue, text, to: address) { [self] read in
                guard let context = self.context else { throw Failure.never("smtp.no_tls") }
                try await channel.eventLoop.submit {
                    guard count.value == read else { throw Failure.later("smtp.tls_failed") }
                    try channel.pipeline.syncOperations.addHandler(Self.tls(context, host: host), position: .first)
                }.get()
            }
        }
    }

    /// A name is checked against the certificate; an address cannot be.
    private static func tls(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }

    private func converse(
        _ dialogue: inout SMTPDialogue, _ text: String, to address: String, upgrade: (Int) async throws -> Void
    ) async throws {
        try await dialogue.expectGreeting()
        var hello = try await dialogue.hello()
        if mail.tls == .starttls {
            guard hello.offers("STARTTLS") else { throw Failure.later("smtp.no_tls") }
            try await dialogue.command("STARTTLS", code: "smtp.no_tls")
            try await upgrade(dialogue.read)
            hello = try await dialogue.hello()
        }
        if let user = mail.user, let password {
            let token = Data([0] + Array(user.utf8) + [0] + Array(password.text.utf8)).base64EncodedString()
            try await dialogue.command("AUTH PLAIN " + token, code: "smtp.not_let_in")
        }
        try await dialogue.command("MAIL FROM:<\(mail.from)>", code: "smtp.sender_refused")
        try await dialogue.command("RCPT TO:<\(address)>", code: "smtp.recipient_refused")
        try await dialogue.data(text)
        // It has arrived; how the good-bye goes does not matter.
        try? await dialogue.say("QUIT\r\n")
    }
}
