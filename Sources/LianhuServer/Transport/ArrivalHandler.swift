import NIOCore

/// Tells once when an accepted connection has become usable, or has ended before that.
///
/// A channel is set up before it is registered with its event loop; what is done to it in between is lost, or worse.
final class ArrivalHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private var arrive: ((_ isActive: Bool) -> Void)?

    /// - Parameter arrive: called on the connection's event loop.
    init(_ arrive: @escaping (_ isActive: Bool) -> Void) { self.arrive = arrive }

    func channelActive(context: ChannelHandlerContext) {
        tell(true)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { tell(false) }

    private func tell(_ isActive: Bool) {
        arrive?(isActive)
        arrive = nil
    }
}
