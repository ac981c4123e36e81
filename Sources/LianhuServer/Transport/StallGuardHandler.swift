import NIOCore
import NIOHTTPTypes

/// Closes what an idle time-out does not see: a body that trickles, and a client that does not read its answer.
///
/// At shutdown it keeps a connection whose first request is still on its way from being taken for an idle one.
final class StallGuardHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private var bodyDeadline: NIODeadline?
    private var bodyAlarm: Scheduled<Void>?
    private var writeAlarm: Scheduled<Void>?
    private var graceAlarm: Scheduled<Void>?
    private var sawRequest = false
    private var isQuiescing = false

    init(limits: ServerLimits) { self.limits = limits }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head:
            bodyDeadline = .now() + limits.bodyTimeout
            watchBody(context)
            sawRequest = true
        case .body(let piece):
            // time for what came, not for each piece: one byte at a time must not live for ever
            if let deadline = bodyDeadline { bodyDeadline = deadline + credit(for: piece.readableBytes) }
        case .end:
            bodyDeadline = nil
            bodyAlarm?.cancel()
        }
        context.fireChannelRead(data)
        // after the head, so that the next handler counts a request in progress
        if isQuiescing { passOnQuiescing(context) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent else { return context.fireUserInboundEventTriggered(event) }
        isQuiescing = true
        if sawRequest { return passOnQuiescing(context) }
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        graceAlarm = context.eventLoop.scheduleTask(in: limits.firstRequestGrace) {
            let (handler, context) = bound.value
            handler.passOnQuiescing(context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writeAlarm?.cancel()
        if !context.channel.isWritable {
            let bound = context.loopBound
            writeAlarm = context.eventLoop.scheduleTask(in: limits.writeStallTimeout) { bound.value.close(promise: nil) }
        }
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        bodyAlarm?.cancel()
        writeAlarm?.cancel()
        graceAlarm?.cancel()
    }

    private func passOnQuiescing(_ context: ChannelHandlerContext) {
        isQuiescing = false
        graceAlarm?.cancel()
        context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }

    private func credit(for bytes: Int) -> TimeAmount {
        .nanoseconds(Int64(bytes) * 1_000_000_000 / Int64(max(1, limits.minimumBodyRate)))
    }

    private func watchBody(_ context: ChannelHandlerContext) {
        bodyAlarm?.cancel()
        guard let deadline = bodyDeadline else { return }
        let bound = NIOLoopBound((handler: self, context: context), eventLoop: context.eventLoop)
        bodyAlarm = context.eventLoop.scheduleTask(deadline: deadline) {
            let (handler, context) = bound.value
            guard let deadline = handler.bodyDeadline else { return }
            if NIODeadline.now() >= deadline { context.close(promise: nil) } else { handler.watchBody(context) }
        }
    }
}
