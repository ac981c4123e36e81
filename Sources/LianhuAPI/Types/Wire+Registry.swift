import LianhuCore

extension Wire {
    // MARK: Units, workers and subjects

    /// A unit with its place in the tree.
    package struct Unit: Codable, Sendable, Equatable {
        package var id: String
        package var kind: String
        package var name: String
        package var parent: Reference?
        package var children: [Reference]
        package var posts: [Post]
        package var parameters: [Parameter]

        package init(
            id: String, kind: String, name: String, parent: Reference? = nil, children: [Reference], posts: [Post], parameters: [Parameter]
        ) {
            self.id = id
            self.kind = kind
            self.name = name
            self.parent = parent
            self.children = children
            self.posts = posts
            self.parameters = parameters
        }
    }

    /// A number that a unit sets for itself.
    package struct Parameter: Codable, Sendable, Equatable {
        package var name: String
        package var value: Int
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(name: String, value: Int, from: CivilDate, until: CivilDate? = nil) {
            self.name = name
            self.value = value
            self.from = from
            self.until = until
        }
    }

    /// A post at a unit; without `holder` it is vacant.
    package struct Post: Codable, Sendable, Equatable {
        package var post: String
        package var holder: Reference?
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(post: String, holder: Reference? = nil, from: CivilDate, until: CivilDate? = nil) {
            self.post = post
            self.holder = holder
            self.from = from
            self.until = until
        }
    }

    /// A worker with roles, posts and links.
    package struct Worker: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var unit: Reference?
        package var roles: [Role]
        /// `***` where it is withheld.
        package var telephone: String
        package var posts: [HeldPost]
        package var links: [WorkerLink]

        package init(
            id: String, name: String, unit: Reference? = nil, roles: [Role], telephone: String, posts: [HeldPost], links: [WorkerLink]
        ) {
            self.id = id
            self.name = name
            self.unit = unit
            self.roles = roles
            self.telephone = telephone
            self.posts = posts
            self.links = links
        }
    }

    /// A dated role.
    package struct Role: Codable, Sendable, Equatable {
        package var role: String
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(role: String, from: CivilDate, until: CivilDate? = nil) {
            self.role = role
            self.from = from
            self.until = until
        }
    }

    /// A post that a worker holds.
    package struct HeldPost: Codable, Sendable, Equatable {
        package var unit: Reference
        package var post: String

        package init(unit: Reference, post: String) {
            self.unit = unit
            self.post = post
        }
    }

    /// Whom a worker is linked to.
    package struct WorkerLink: Codable, Sendable, Equatable {
        package var subject: Reference
        package var kind: String
        package var seat: Int
        package var primary: Bool
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(subject: Reference, kind: String, seat: Int, primary: Bool, from: CivilDate, until: CivilDate? = nil) {
            self.subject = subject
            self.kind = kind
            self.seat = seat
            self.primary = primary
            self.from = from
            self.until = until
        }
    }

    /// A subject with its people, links and duties.
    package struct Subject: Codable, Sendable, Equatable {
        package var id: String
        package var kind: String
        package var name: String
        package var address: String
        package var unit: Reference?
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?
        package var residents: [Resident]
        package var links: [SubjectLink]
        package var tiers: [Tier]
        package var tags: [Tag]
        /// Ids that were merged into it.
        package var aliases: [String]
        package var suspensions: [Span]
        package var obligations: [Obligation]

        package init(
            id: String, kind: String, name: String, address: String, unit: Reference? = nil, from: CivilDate, until: CivilDate? = nil,
            residents: [Resident], links: [SubjectLink], tiers: [Tier] = [], tags: [Tag] = [], aliases: [String] = [],
            suspensions: [Span] = [],
            obligations: [Obligation]
        ) {
            self.id = id
            self.kind = kind
            self.name = name
            self.address = address
            self.unit = unit
            self.from = from
            self.until = until
            self.residents = residents
            self.links = links
            self.tiers = tiers
            self.tags = tags
            self.aliases = aliases
            self.suspensions = suspensions
            self.obligations = obligations
        }
    }

    /// A person of a household.
    package struct Resident: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var head: Bool
        /// `***` where it is withheld.
        package var telephone: String

        package init(id: String, name: String, head: Bool, telephone: String) {
            self.id = id
            self.name = name
            self.head = head
            self.telephone = telephone
        }
    }

    /// Who is linked to a subject.
    package struct SubjectLink: Codable, Sendable, Equatable {
        package var worker: Reference
        package var kind: String
        package var seat: Int
        package var primary: Bool
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(worker: Reference, kind: String, seat: Int, primary: Bool, from: CivilDate, until: CivilDate? = nil) {
            self.worker = worker
            self.kind = kind
            self.seat = seat
            self.primary = primary
            self.from = from
            self.until = until
        }
    }

    /// What happened to a subject, oldest first.
    package struct Timeline: Codable, Sendable, Equatable {
        package var items: [TimelineEntry]

        package init(items: [TimelineEntry]) {
            self.items = items
        }
    }

    /// One entry; exactly one of the last four members is there.
    package struct TimelineEntry: Codable, Sendable, Equatable {
        package var on: CivilDate
        /// `obligation`, `contact`, `attempt`, `activity`, `escalation` or `matter`.
        package var kind: String
        package var obligation: Obligation?
        package var evidence: Evidence?
        package var escalation: Escalation?
        package var matter: MatterThread?

        package init(
            on: CivilDate, kind: String, obligation: Obligation? = nil, evidence: Evidence? = nil, escalation: Escalation? = nil,
            matter: MatterThread? = nil
        ) {
            self.on = on
            self.kind = kind
            self.obligation = obligation
            self.evidence = evidence
            self.escalation = escalation
            self.matter = matter
        }
    }
}
