/// A node of the organisation tree; its kind is data (county, town, village, area, group …).
package struct UnitRecord: Hashable, Sendable {
    package var key: EntityKey
    package var id: String
    package var kind: String
    package var name: String
    /// Parents are dated (S19); nil is the root.
    package var parents: [Dated<EntityKey?>]

    package init(key: EntityKey, id: String, kind: String, name: String, parents: [Dated<EntityKey?>]) {
        self.key = key
        self.id = id
        self.kind = kind
        self.name = name
        self.parents = parents
    }
}

/// A person with duties. Name and telephone are personal data and never reach a leaf (S60).
package struct WorkerRecord: Hashable, Sendable {
    package var key: EntityKey
    package var id: String
    package var name: String
    package var telephone: String
    package var unit: EntityKey
    package var roles: [Dated<String>]

    package init(key: EntityKey, id: String, name: String, telephone: String, unit: EntityKey, roles: [Dated<String>]) {
        self.key = key
        self.id = id
        self.name = name
        self.telephone = telephone
        self.unit = unit
        self.roles = roles
    }
}

/// The dated holder of a function at a unit; `worker == nil` records a vacancy.
package struct PostHolding: Hashable, Sendable {
    package var unit: EntityKey
    /// The function: `head`, `responsible_leader`, `supervision_group` …
    package var post: String
    package var worker: EntityKey?
    package var tenure: Tenure

    package init(unit: EntityKey, post: String, worker: EntityKey?, tenure: Tenure) {
        self.unit = unit
        self.post = post
        self.worker = worker
        self.tenure = tenure
    }
}

/// What a duty is about: a household, shop, group … `name` and `address` are personal data.
package struct SubjectRecord: Hashable, Sendable {
    package var key: EntityKey
    package var id: String
    package var kind: String
    package var name: String
    package var address: String
    /// The innermost unit, dated (S19).
    package var units: [Dated<EntityKey>]
    /// From when until when the subject is there at all (S17, S18).
    package var presence: Tenure
    /// Day on which the subject became known; makes nobody guilty before (S17).
    package var recordedOn: CivilDate

    package init(
        key: EntityKey, id: String, kind: String, name: String, address: String, units: [Dated<EntityKey>], presence: Tenure,
        recordedOn: CivilDate
    ) {
        self.key = key
        self.id = id
        self.kind = kind
        self.name = name
        self.address = address
        self.units = units
        self.presence = presence
        self.recordedOn = recordedOn
    }
}

/// A person in a household. All fields but the ids are personal data (S57, S60).
package struct ResidentRecord: Hashable, Sendable {
    package var key: EntityKey
    package var id: String
    package var household: EntityKey
    package var name: String
    package var telephone: String
    package var isHead: Bool
    /// The day of birth, of a known year alone its first day; nil: not known. It is shown to nobody: campaigns reckon ages with it.
    package var born: CivilDate?

    package init(
        key: EntityKey, id: String, household: EntityKey, name: String, telephone: String, isHead: Bool, born: CivilDate? = nil
    ) {
        self.key = key
        self.id = id
        self.household = household
        self.name = name
        self.telephone = telephone
        self.isHead = isHead
        self.born = born
    }
}

/// A worker's dated hold on a seat of a subject (S3, S20).
package struct LinkRecord: Hashable, Sendable {
    package var key: LinkKey
    package var subject: EntityKey
    /// The seat's number on its subject; a successor keeps it.
    package var seat: Int
    package var worker: EntityKey
    /// 结对, 包组 … the kind is data.
    package var kind: String
    /// A backup sees the item, and its contact settles it (S20).
    package var isPrimary: Bool
    package var tenure: Tenure
    /// What is recorded late makes nobody guilty (S17).
    package var recordedOn: CivilDate

    package init(
        key: LinkKey, subject: EntityKey, seat: Int, worker: EntityKey, kind: String, isPrimary: Bool, tenure: Tenure,
        recordedOn: CivilDate
    ) {
        self.key = key
        self.subject = subject
        self.seat = seat
        self.worker = worker
        self.kind = kind
        self.isPrimary = isPrimary
        self.tenure = tenure
        self.recordedOn = recordedOn
    }
}

/// A dated absence with its substitute, if there is one (S23).
package struct AbsenceRecord: Hashable, Sendable {
    package var worker: EntityKey
    package var substitute: EntityKey?
    package var tenure: Tenure

    package init(worker: EntityKey, substitute: EntityKey?, tenure: Tenure) {
        self.worker = worker
        self.substitute = substitute
        self.tenure = tenure
    }
}

/// The dated tier of a subject: a colour, of which the pack knows what it asks for (S22). Known by its first day.
package struct TierRecord: Hashable, Sendable {
    package var subject: EntityKey
    package var tier: String
    package var tenure: Tenure
    /// What is recorded late makes nobody guilty (S17).
    package var recordedOn: CivilDate

    package init(subject: EntityKey, tier: String, tenure: Tenure, recordedOn: CivilDate) {
        self.subject = subject
        self.tier = tier
        self.tenure = tenure
        self.recordedOn = recordedOn
    }
}
