import LianhuAPI
import LianhuCore

/// A message as CloudEvents 1.0 in JSON (structured mode): what webhooks and commands get.
package struct CloudEvent: Encodable, Sendable {
    package static let mediaType = "application/cloudevents+json; charset=utf-8"
    package static let type = "lianhu.notification.v1"

    struct Body: Encodable, Sendable {
        var number: Int64
        var attempt: Int
        var recipient: Wire.Reference?
        var address: String?
        var group: String?
        var tone: String
        var digest: String
        var language: String
        var title: String
        var lines: [String]
        var items: [String]
    }

    var specversion = "1.0"
    /// The same over all tries; unique together with `source`.
    var id: String
    var source: String
    var type = CloudEvent.type
    var subject: String?
    var time: Instant
    var datacontenttype = "application/json"
    var data: Body

    init(_ message: Wire.Message) {
        id = message.id
        source = message.origin
        subject = message.recipient?.id
        time = message.at
        data = Body(
            number: message.number, attempt: message.attempt, recipient: message.recipient, address: message.address, group: message.group,
            tone: message.tone, digest: message.digest, language: message.language, title: message.title, lines: message.lines,
            items: message.items)
    }

    package static func encode(_ message: Wire.Message) throws -> [UInt8] { try WireJSON.encode(CloudEvent(message)) }
}
