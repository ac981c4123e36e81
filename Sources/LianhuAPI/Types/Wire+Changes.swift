import LianhuCore

extension Wire {
    // MARK: Dated changes of links, subjects, workers and units

    /// What a dated change came to.
    package struct Changed: Codable, Sendable, Equatable {
        /// The word of its leaf: `link.start`, `subject.move` …
        package var act: String
        package var about: Reference
        /// The first day on which it holds.
        package var on: CivilDate
        /// The seat concerned: `SUBJECT~SEAT`.
        package var link: String?
        package var planned: PlanTotals

        package init(act: String, about: Reference, on: CivilDate, link: String? = nil, planned: PlanTotals) {
            self.act = act
            self.about = about
            self.on = on
            self.link = link
            self.planned = planned
        }
    }

    /// A link to start; without days from today until it is ended.
    package struct LinkRequest: Codable, Sendable, Equatable {
        package var subject: String
        package var worker: String
        /// May be left out where the rules declare one kind alone.
        package var kind: String?
        package var from: CivilDate?
        /// The exclusive next day.
        package var until: CivilDate?
        package var backup: Bool?

        package init(
            subject: String, worker: String, kind: String? = nil, from: CivilDate? = nil, until: CivilDate? = nil, backup: Bool? = nil
        ) {
            self.subject = subject
            self.worker = worker
            self.kind = kind
            self.from = from
            self.until = until
            self.backup = backup
        }
    }

    /// From when something does not hold any more; today if left out.
    package struct EndRequest: Codable, Sendable, Equatable {
        package var on: CivilDate?
        /// A code: a-z, 0-9 and _.
        package var reason: String?

        package init(on: CivilDate? = nil, reason: String? = nil) {
            self.on = on
            self.reason = reason
        }
    }

    /// Who takes a seat over, from when.
    package struct HandOverRequest: Codable, Sendable, Equatable {
        package var to: String
        package var on: CivilDate?
        /// A code: a-z, 0-9 and _.
        package var reason: String?

        package init(to: String, on: CivilDate? = nil, reason: String? = nil) {
            self.to = to
            self.on = on
            self.reason = reason
        }
    }

    /// Below which unit from when on.
    package struct MoveRequest: Codable, Sendable, Equatable {
        package var to: String
        package var on: CivilDate?

        package init(to: String, on: CivilDate? = nil) {
            self.to = to
            self.on = on
        }
    }

    /// From when a subject is not there any more, and why.
    package struct LeaveRequest: Codable, Sendable, Equatable {
        package var on: CivilDate?
        /// A code: a-z, 0-9 and _.
        package var reason: String

        package init(on: CivilDate? = nil, reason: String) {
            self.on = on
            self.reason = reason
        }
    }

    /// For how long nothing is owed to a subject, and why.
    package struct SuspendRequest: Codable, Sendable, Equatable {
        package var from: CivilDate?
        /// The exclusive next day.
        package var until: CivilDate?
        /// A code: a-z, 0-9 and _.
        package var reason: String

        package init(from: CivilDate? = nil, until: CivilDate? = nil, reason: String) {
            self.from = from
            self.until = until
            self.reason = reason
        }
    }

    /// From when something holds again; today if left out.
    package struct ResumeRequest: Codable, Sendable, Equatable {
        package var on: CivilDate?

        package init(on: CivilDate? = nil) {
            self.on = on
        }
    }

    /// For how long a worker is away, and who acts for him.
    package struct AbsenceRequest: Codable, Sendable, Equatable {
        package var from: CivilDate?
        /// The exclusive next day.
        package var until: CivilDate?
        package var substitute: String?

        package init(from: CivilDate? = nil, until: CivilDate? = nil, substitute: String? = nil) {
            self.from = from
            self.until = until
            self.substitute = substitute
        }
    }

    /// A role that a worker gets, or loses, or both.
    package struct RoleRequest: Codable, Sendable, Equatable {
        package var add: String?
        package var remove: String?
        package var on: CivilDate?

        package init(add: String? = nil, remove: String? = nil, on: CivilDate? = nil) {
            self.add = add
            self.remove = remove
            self.on = on
        }
    }

    /// Who holds a post; either `worker` or `vacant`.
    package struct PostRequest: Codable, Sendable, Equatable {
        package var post: String
        package var worker: String?
        package var vacant: Bool?
        package var from: CivilDate?

        package init(post: String, worker: String? = nil, vacant: Bool? = nil, from: CivilDate? = nil) {
            self.post = post
            self.worker = worker
            self.vacant = vacant
            self.from = from
        }
    }

    /// A number of a unit; either `value` or `none`.
    package struct ParameterRequest: Codable, Sendable, Equatable {
        package var value: Int?
        package var none: Bool?
        package var from: CivilDate?

        package init(value: Int? = nil, none: Bool? = nil, from: CivilDate? = nil) {
            self.value = value
            self.none = none
            self.from = from
        }
    }

    /// Which subject it really is.
    package struct MergeRequest: Codable, Sendable, Equatable {
        package var into: String

        package init(into: String) {
            self.into = into
        }
    }

    /// A new household and who goes there.
    package struct SplitRequest: Codable, Sendable, Equatable {
        package var id: String
        package var name: String
        package var address: String?
        package var residents: [String]
        package var on: CivilDate?

        package init(id: String, name: String, address: String? = nil, residents: [String], on: CivilDate? = nil) {
            self.id = id
            self.name = name
            self.address = address
            self.residents = residents
            self.on = on
        }
    }

    /// A word about a subject or resident.
    package struct TagRequest: Codable, Sendable, Equatable {
        package var tag: String
        package var from: CivilDate?
        /// The exclusive next day.
        package var until: CivilDate?

        package init(tag: String, from: CivilDate? = nil, until: CivilDate? = nil) {
            self.tag = tag
            self.from = from
            self.until = until
        }
    }

    /// A word that does not hold any more.
    package struct UntagRequest: Codable, Sendable, Equatable {
        package var tag: String
        package var on: CivilDate?

        package init(tag: String, on: CivilDate? = nil) {
            self.tag = tag
            self.on = on
        }
    }

    /// Whether a waiver that was asked for is granted.
    package struct DecisionRequest: Codable, Sendable, Equatable {
        package var deny: Bool?

        package init(deny: Bool? = nil) {
            self.deny = deny
        }
    }

    /// A waiver that was asked for and not yet decided.
    package struct ExcuseAsked: Codable, Sendable, Equatable {
        package var obligation: Obligation
        package var reason: String
        package var worker: Reference
        package var askedAt: Instant

        package init(obligation: Obligation, reason: String, worker: Reference, askedAt: Instant) {
            self.obligation = obligation
            self.reason = reason
            self.worker = worker
            self.askedAt = askedAt
        }
    }

    /// A dated tag.
    package struct Tag: Codable, Sendable, Equatable {
        /// `***` where it is withheld.
        package var tag: String
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(tag: String, from: CivilDate, until: CivilDate? = nil) {
            self.tag = tag
            self.from = from
            self.until = until
        }
    }

    /// The colour of a subject from a day on; either `tier` or `none`.
    package struct TierRequest: Codable, Sendable, Equatable {
        package var tier: String?
        package var none: Bool?
        package var from: CivilDate?

        package init(tier: String? = nil, none: Bool? = nil, from: CivilDate? = nil) {
            self.tier = tier
            self.none = none
            self.from = from
        }
    }

    /// A dated colour.
    package struct Tier: Codable, Sendable, Equatable {
        package var tier: String
        package var from: CivilDate
        /// The exclusive next day.
        package var until: CivilDate?

        package init(tier: String, from: CivilDate, until: CivilDate? = nil) {
            self.tier = tier
            self.from = from
            self.until = until
        }
    }
}
