import LianhuCore

/// A message that tells somebody of an item as unsettled was given to a courier: what he is to hear the end of (S41).
package struct ToldRecord: Hashable, Sendable, Comparable {
    package var recipient: EntityKey
    package var item: Identity
    /// The message's key.
    package var notification: Int64

    package init(recipient: EntityKey, item: Identity, notification: Int64) {
        self.recipient = recipient
        self.item = item
        self.notification = notification
    }

    package static func < (left: ToldRecord, right: ToldRecord) -> Bool {
        (left.recipient, left.item, left.notification) < (right.recipient, right.item, right.notification)
    }
}
