/// The lines of `access.yaml`: who gets which rights over which subtree (S55–S57).
package struct AccessPolicy: Hashable, Sendable {
    /// Whom a line is about.
    package enum Subject: Hashable, Sendable {
        case uid(UInt32)
        /// A group of the system, by name.
        case group(String)
        /// A uid that may name the worker for whom it acts (S55).
        case gateway(UInt32)
    }

    /// One line.
    package struct Line: Hashable, Sendable {
        package var subject: Subject
        package var rights: Set<Right>
        /// Id of the subtree's root; nil: the whole tree.
        package var unit: String?
        /// Id of the worker that the uid is.
        package var worker: String?

        package init(subject: Subject, rights: Set<Right>, unit: String?, worker: String?) {
            self.subject = subject
            self.rights = rights
            self.unit = unit
            self.worker = worker
        }
    }

    package var lines: [Line]

    package init(lines: [Line]) { self.lines = lines }

    /// What the kernel's word about a caller amounts to: the union of all lines that fit, nothing by default.
    ///
    /// `groupNames` are the names of the caller's groups; `ownUID` is the daemon's, which like uid 0 is admin.
    package func access(uid: UInt32, groupNames: Set<String>, ownUID: UInt32) -> Access {
        var access = Access(uid: uid)
        // The overflow uid is nobody known.
        if uid == 65534 { return access }
        if uid == 0 || uid == ownUID {
            access.grants.append(Access.Grant(rights: Set(Right.allCases), unit: nil, reason: uid == 0 ? "uid 0" : "the daemon's own uid"))
        }
        for line in lines {
            switch line.subject {
            case .uid(let wanted) where wanted == uid:
                access.grants.append(Access.Grant(rights: line.rights, unit: line.unit, reason: "uid \(uid)"))
                access.worker = line.worker ?? access.worker
            case .gateway(let wanted) where wanted == uid:
                access.grants.append(Access.Grant(rights: line.rights, unit: line.unit, reason: "gateway \(uid)"))
                access.isGateway = true
            case .group(let name) where groupNames.contains(name):
                access.grants.append(Access.Grant(rights: line.rights, unit: line.unit, reason: "group \(name)"))
            default: break
            }
        }
        return access
    }
}

/// What one caller may do, and why.
package struct Access: Hashable, Sendable {
    /// Rights over a subtree, with the line that gave them.
    package struct Grant: Hashable, Sendable {
        package var rights: Set<Right>
        /// Id of the subtree's root; nil: the whole tree.
        package var unit: String?
        package var reason: String

        package init(rights: Set<Right>, unit: String?, reason: String) {
            self.rights = rights
            self.unit = unit
            self.reason = reason
        }

        /// `admin` includes every other right.
        package func gives(_ right: Right) -> Bool { rights.contains(right) || rights.contains(.admin) }
    }

    package var uid: UInt32
    package var grants: [Grant] = []
    package var isGateway = false
    /// Id of the worker that this uid is.
    package var worker: String?

    package init(uid: UInt32) { self.uid = uid }

    /// Whether a right is given anywhere.
    package func has(_ right: Right) -> Bool { grants.contains { $0.gives(right) } }

    /// Every right that is given somewhere, in declaration order.
    package var rights: [Right] { Right.allCases.filter(has) }

    /// Where a right is given: nil for the whole tree, else ids of subtree roots.
    package func units(for right: Right) -> [String]? {
        let fitting = grants.filter { $0.gives(right) }
        if fitting.contains(where: { $0.unit == nil }) { return nil }
        return fitting.compactMap(\.unit)
    }
}
