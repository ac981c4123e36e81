/// The number of a check.
package typealias CheckKey = Int64

/// A check as it was drawn; never changed afterwards.
package struct CheckRecord: Hashable, Sendable {
    package var key: CheckKey
    /// Number of its kind among the rules.
    package var kind: RuleKey
    /// The unit whose contacts, and those of all below it, were drawn from.
    package var unit: EntityKey
    /// Days on which the contacts happened, both inclusive.
    package var from: CivilDate
    package var through: CivilDate
    /// How many contacts stood there when it was drawn.
    package var population: Int
    /// Hash of the leaf of its start, 64 hexadecimal digits: everybody can compute from it who was drawn.
    package var seed: String
    /// The worker who drew it.
    package var drawer: EntityKey
    package var at: Instant
    /// The leaf of its start.
    package var leaf: Int64
    /// The contacts drawn, in the order of the draw.
    package var sample: [EvidenceKey]

    package init(
        key: CheckKey, kind: RuleKey, unit: EntityKey, from: CivilDate, through: CivilDate, population: Int, seed: String,
        drawer: EntityKey, at: Instant, leaf: Int64, sample: [EvidenceKey]
    ) {
        self.key = key
        self.kind = kind
        self.unit = unit
        self.from = from
        self.through = through
        self.population = population
        self.seed = seed
        self.drawer = drawer
        self.at = at
        self.leaf = leaf
        self.sample = sample
    }

    /// The public id: `CK-3`.
    package var id: String { Self.id(of: key) }

    package static func id(of key: CheckKey) -> String { "CK-\(key)" }

    /// The number of a public id; nil if it is none.
    package static func key(of id: String) -> CheckKey? {
        guard id.hasPrefix("CK-"), let key = CheckKey(id.dropFirst(3)), key > 0, Self.id(of: key) == id else { return nil }
        return key
    }
}

/// What the household said when it was called back.
package enum CallAnswer: String, Hashable, Sendable, CaseIterable {
    /// It took place as it was recorded.
    case confirmed = "true"
    /// It did not, or not so.
    case untrue
    /// Nobody answered.
    case notReached = "not_reached"
}

/// One call-back; a later one of the same contact takes its place, and both are kept.
package struct CallBack: Hashable, Sendable {
    package var check: CheckKey
    package var contact: EvidenceKey
    /// 1 for the first of this contact in this check.
    package var number: Int
    package var answer: CallAnswer
    /// The worker who called.
    package var caller: EntityKey
    package var at: Instant
    /// What it became (S34).
    package var matter: MatterKey?
    /// The leaf that tells it.
    package var leaf: Int64

    package init(
        check: CheckKey, contact: EvidenceKey, number: Int, answer: CallAnswer, caller: EntityKey, at: Instant, matter: MatterKey?,
        leaf: Int64
    ) {
        self.check = check
        self.contact = contact
        self.number = number
        self.answer = answer
        self.caller = caller
        self.at = at
        self.matter = matter
        self.leaf = leaf
    }
}

/// What was said at a call-back, in words; kept apart from the leaf (S60).
package struct CallBackText: Hashable, Sendable {
    package var check: CheckKey
    package var contact: EvidenceKey
    /// The call-back's number.
    package var number: Int
    package var salt: [UInt8]
    package var value: String

    package init(check: CheckKey, contact: EvidenceKey, number: Int, salt: [UInt8], value: String) {
        self.check = check
        self.contact = contact
        self.number = number
        self.salt = salt
        self.value = value
    }
}
