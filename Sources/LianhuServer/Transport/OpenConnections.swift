import NIOConcurrencyHelpers
import NIOCore

/// The connections that are open, so that shutdown can end the idle ones.
///
/// Does what NIOExtras' quiescing helper does, but leaves the moment to the caller: between the end of accepting and this.
final class OpenConnections: Sendable {
    private let state = NIOLockedValueBox((channels: [ObjectIdentifier: any Channel](), quiesced: false))

    /// Remembers a connection until it closes.
    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isLate = state.withLockedValue { state in
            state.channels[id] = channel
            return state.quiesced
        }
        channel.closeFuture.whenComplete { [self] _ in
            state.withLockedValue { $0.channels[id] = nil }
        }
        if isLate { Self.quiesce(channel) }
    }

    /// Closes idle connections now, busy ones after their answer, and whatever comes still.
    func quiesce() {
        let channels = state.withLockedValue { state in
            state.quiesced = true
            return Array(state.channels.values)
        }
        for channel in channels { Self.quiesce(channel) }
    }

    private static func quiesce(_ channel: any Channel) {
        channel.eventLoop.execute { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
    }
}
