import LianhuCore

/// The ways in which a unit or a worker is reached, in the order of the sheet: the first is taken.
package struct MemberChannels: Hashable, Sendable {
    /// One way: a message group, a mail address, a robot.
    package struct Way: Hashable, Sendable {
        /// A channel of the courier's channels.yaml.
        package var channel: String
        /// What sort of group it is, a word of the rules; may be empty.
        package var kind: String
        /// What the group is called.
        package var name: String
        /// Whatever the channel needs to find it; personal data.
        package var address: String
        /// Who keeps the group, and ticks off what was passed on there.
        package var owner: EntityKey?
        /// What its keeper owes is about this subject.
        package var subject: EntityKey?

        package init(
            channel: String, kind: String = "", name: String = "", address: String = "", owner: EntityKey? = nil, subject: EntityKey? = nil
        ) {
            self.channel = channel
            self.kind = kind
            self.name = name
            self.address = address
            self.owner = owner
            self.subject = subject
        }
    }

    package var member: EntityKey
    package var ways: [Way]

    package init(member: EntityKey, ways: [Way]) {
        self.member = member
        self.ways = ways
    }
}
