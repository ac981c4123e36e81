import FoundationEssentials
import Hummingbird
import Logging
import NIOCore

/// What a connection knows before a request is looked at.
package struct PeerRequestContextSource: RequestContextSource {
    package let channel: any Channel
    /// Carries the request id too (`hb.request.id`).
    package let logger: Logger
    package let requestID: String
    package let peer: PeerCredentials
}

/// What a handler knows of a request beside its bytes.
package struct APIRequestContext: RequestContext {
    // without it the framework's own source is inferred, and the compiler blames something else
    package typealias Source = PeerRequestContextSource

    package var coreContext: CoreRequestContextStorage
    /// Names the request in the log, in problems and in the answer's `X-Request-ID`; different in every start of the daemon.
    package let requestID: String
    /// Who asks, as the kernel says.
    package let peer: PeerCredentials

    package init(source: PeerRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        requestID = source.requestID
        peer = source.peer
    }

    /// Hides the framework's own, which ends the process if a log handler does not keep metadata.
    package var id: String { requestID }

    /// Bodies that are decoded whole: 1 MiB. Streams are bounded where they are read.
    package var maxUploadSize: Int { 1 << 20 }

    /// JSON with sorted keys, the same bytes for the same value in every process.
    package var responseEncoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
