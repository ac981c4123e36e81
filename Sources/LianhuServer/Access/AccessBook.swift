import LianhuCore

/// The lines of access.yaml with the groups' numbers, looked up once when it is read: a look-up may block, so none is made for a request.
package struct AccessBook: Sendable {
    package let policy: AccessPolicy
    private let groupIDs: [String: UInt32]
    /// Groups that this machine has not got; their lines give nothing to anybody.
    package let inertGroups: [String]

    /// - Parameter groupID: the number of a group, nil if there is none of that name.
    package init(policy: AccessPolicy, groupID: (String) -> UInt32? = SystemAccounts.groupID) {
        self.policy = policy
        var ids: [String: UInt32] = [:]
        var inert: Set<String> = []
        for case .group(let name) in policy.lines.map(\.subject) {
            if let id = groupID(name) { ids[name] = id } else { inert.insert(name) }
        }
        groupIDs = ids
        inertGroups = inert.sorted()
    }

    /// Names of the groups in the book of which a caller is a member.
    package func groups(of peer: PeerCredentials) -> [String] {
        groupIDs.filter { peer.isMember(ofGroup: $0.value) }.keys.sorted()
    }

    /// What the kernel's word about a caller amounts to; `ownUID` is the daemon's.
    package func access(of peer: PeerCredentials, ownUID: UInt32) -> Access {
        policy.access(uid: peer.uid, groupNames: Set(groups(of: peer)), ownUID: ownUID)
    }
}
