import LianhuCore

/// What somebody who goes to see a member needs to know of it; empty where nothing is known.
package struct Profile: Hashable, Sendable {
    package var member: EntityRef
    /// Of a household or venue.
    package var address: String
    /// The head of the household.
    package var head: String
    /// The head's; sensitive (S57).
    package var telephone: String

    package init(member: EntityRef, address: String, head: String, telephone: String) {
        self.member = member
        self.address = address
        self.head = head
        self.telephone = telephone
    }
}
