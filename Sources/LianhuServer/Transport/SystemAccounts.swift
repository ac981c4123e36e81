import CLianhuShim

/// Looks up names of users and groups (NSS): may block on a directory service, so never while answering a request.
package enum SystemAccounts {
    /// The number of a group, or nil if this machine has none of that name.
    package static func groupID(named name: String) -> UInt32? {
        var gid: UInt32 = 0
        return lh_group_id(name, &gid) == 0 ? gid : nil
    }

    /// The name of a user, or nil if this machine knows none with that number.
    package static func userName(uid: UInt32) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, lh_user_name(uid, start, buffer.count) == 0 else { return nil }
            return String(cString: start)
        }
    }
}
