/// Which kinds of members and links a roster has, in the words that rules use: enough to tell a rule that matches nobody.
package struct RosterOutline: Hashable, Sendable {
    /// Links of one kind, to members of one kind, by workers of the same roles.
    package struct Links: Hashable, Sendable {
        /// Of the subject or unit that is linked.
        package var memberKind: String
        package var kind: String
        package var roles: Set<String>

        package init(memberKind: String, kind: String, roles: Set<String>) {
            self.memberKind = memberKind
            self.kind = kind
            self.roles = roles
        }
    }

    package var unitKinds: Set<String> = []
    package var subjectKinds: Set<String> = []
    package var roles: Set<String> = []
    package var tiers: Set<String> = []
    /// Posts that somebody holds, at the kinds of units at which he does.
    package var posts: Set<PostAt> = []
    package var links: Set<Links> = []

    package init() {}
}
