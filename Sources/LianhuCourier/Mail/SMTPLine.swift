import NIOCore
import Synchronization

/// Cuts what a mail server says into lines; one that does not end is an error, not a growing buffer.
struct SMTPLine: ByteToMessageDecoder {
    typealias InboundOut = String

    /// How many lines came: what came before TLS and was not asked for may be somebody else's words.
    final class Count: Sendable {
        private let lines = Mutex(0)

        var value: Int { lines.withLock { $0 } }

        func add() { lines.withLock { $0 += 1 } }
    }

    let count: Count

    struct TooLong: Error {}

    /// RFC 5321 allows 512; some say more.
    static let longest = 4_096

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let line = try Self.line(&buffer) else { return .needMoreData }
        count.add()
        context.fireChannelRead(wrapInboundOut(line))
        return .continue
    }

    static func line(_ buffer: inout ByteBuffer) throws -> String? {
        guard let end = buffer.readableBytesView.firstIndex(of: 0x0A) else {
            guard buffer.readableBytes <= longest else { throw TooLong() }
            return nil
        }
        let length = end - buffer.readerIndex
        guard length <= longest else { throw TooLong() }
        var line = buffer.readString(length: length) ?? ""
        buffer.moveReaderIndex(forwardBy: 1)
        if line.hasSuffix("\r") { line.removeLast() }
        return line
    }

    mutating func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws -> DecodingState {
        try decode(context: context, buffer: &buffer)
    }
}
