import NIOCore

/// Cuts what a mail server says into lines; one that does not end is an error, not a growing buffer.
struct SMTPLine: ByteToMessageDecoder {
    typealias InboundOut = String

    struct TooLong: Error {}

    /// RFC 5321 allows 512; some say more.
    static let longest = 4_096

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let line = try Self.line(&buffer) else { return .needMoreData }
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
