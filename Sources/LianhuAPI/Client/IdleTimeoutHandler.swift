import NIOCore

/// Ends a connection on which nothing moves in either direction; stands next to the socket.
final class IdleTimeoutHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let limit: Duration
    private var deadline: NIODeadline
    private var alarm: Scheduled<Void>?

    init(limit: Duration) {
        self.limit = limit
        deadline = .now() + TimeAmount(limit)
    }

    func handlerAdded(context: ChannelHandlerContext) { arm(context) }

    func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        moved()
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        moved()
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        moved()
        context.fireChannelWritabilityChanged()
    }

    private func moved() { deadline = .now() + TimeAmount(limit) }

    /// Moving only shifts the deadline: the alarm looks again when it rings, which is cheaper than a new one for every read.
    private func arm(_ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        alarm = context.eventLoop.scheduleTask(deadline: deadline) {
            let (handler, context) = bound.value
            guard NIODeadline.now() >= handler.deadline else { return handler.arm(context) }
            context.fireErrorCaught(ClientError.timedOut(seconds: Int(handler.limit.components.seconds)))
            context.close(promise: nil)
        }
    }
}
