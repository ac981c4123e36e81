/// Something that happens in a scenario.
package struct ScenarioFact: Hashable, Sendable {
    /// An obligation by its parts; the rule with its pack's name.
    package struct Item: Hashable, Sendable {
        package var rule: String
        package var about: String
        package var period: String
        package var slot: Int

        package init(rule: String, about: String, period: String, slot: Int = 1) {
            self.rule = rule
            self.about = about
            self.period = period
            self.slot = slot
        }

        /// The public id: `rule~about~period~slot` (S3).
        package var id: String { "\(rule)~\(about)~\(period)~\(slot)" }
    }

    /// A contact, an attempt or an activity.
    package struct Record: Hashable, Sendable {
        package var kind: EvidenceKind
        /// The record's own id; nil: the player gives one.
        package var id: String?
        package var about: String
        package var worker: String
        package var participants: [String]
        package var method: String
        package var direction: Direction
        /// When it happened; the fact's moment is when it is recorded (S11).
        package var occurred: ScenarioMoment
        package var personsMet: Int
        package var reason: String?
        /// Days for which what was handed over lasts.
        package var supplyDays: Int?
        /// What an activity covered besides (S50).
        package var covers: [String]

        package init(
            kind: EvidenceKind, id: String?, about: String, worker: String, participants: [String], method: String, direction: Direction,
            occurred: ScenarioMoment, personsMet: Int, reason: String?, supplyDays: Int? = nil, covers: [String] = []
        ) {
            self.kind = kind
            self.id = id
            self.about = about
            self.worker = worker
            self.participants = participants
            self.method = method
            self.direction = direction
            self.occurred = occurred
            self.personsMet = personsMet
            self.reason = reason
            self.supplyDays = supplyDays
            self.covers = covers
        }
    }

    /// A matter that is raised (S34).
    package struct Raise: Hashable, Sendable {
        /// The class with its pack's name.
        package var kind: String
        package var about: String
        package var finder: String
        package var field: String?
        package var source: MatterSource?
        package var reporter: String?
        /// When it was found; the fact's moment is when it is raised.
        package var found: ScenarioMoment
        package var reason: String?
        package var isFixed: Bool

        package init(
            kind: String, about: String, finder: String, field: String?, source: MatterSource?, reporter: String?, found: ScenarioMoment,
            reason: String?, isFixed: Bool
        ) {
            self.kind = kind
            self.about = about
            self.finder = finder
            self.field = field
            self.source = source
            self.reporter = reporter
            self.found = found
            self.reason = reason
            self.isFixed = isFixed
        }
    }

    /// Something that happens to a matter (S29–S34).
    package struct Act: Hashable, Sendable {
        /// `MT-1` for the first that was raised.
        package var matter: String
        package var act: MatterAct
        package var worker: String
        package var to: String?
        package var reason: String?
        package var until: CivilDate?
        package var into: String?

        package init(
            matter: String, act: MatterAct, worker: String, to: String?, reason: String?, until: CivilDate?, into: String?
        ) {
            self.matter = matter
            self.act = act
            self.worker = worker
            self.to = to
            self.reason = reason
            self.until = until
            self.into = into
        }
    }

    package enum What: Hashable, Sendable {
        case record(Record)
        /// A record counts no more (S15).
        case void(record: String, reason: String)
        /// A record is replaced by another (S15).
        case correct(record: String, by: Record, reason: String)
        /// Rows or sheets become known (S59).
        case roster(ScenarioRoster, from: CivilDate)
        /// A subject goes to another unit (S19).
        case move(subject: String, to: String, from: CivilDate)
        /// A subject's last day (S18).
        case leave(subject: String, lastDay: CivilDate)
        /// A seat goes from its holder to a successor, who holds it from a day on (S3, S20); nil: from whoever holds the primary seat.
        case handOver(subject: String, worker: String?, to: String, from: CivilDate)
        /// First and last day of a suspension; nil: open-ended (S18).
        case suspend(subject: String, from: CivilDate, lastDay: CivilDate?)
        /// The first day after a suspension (S18).
        case resume(subject: String, from: CivilDate)
        /// First and last day of an absence, with a substitute or without (S23).
        case absent(worker: String, from: CivilDate, lastDay: CivilDate?, substitute: String?)
        /// A subject's tier from a day on; nil: none (S22).
        case tier(subject: String, tier: String?, from: CivilDate)
        /// A waiver by an approver (S14, S56).
        case excuse(Item, reason: String, by: String)
        /// A pause of a ladder (S39).
        case acknowledge(Item, until: CivilDate, by: String)
        /// Nothing runs from the fact's moment until this one (S38).
        case downtime(until: ScenarioMoment)
        /// Another text of the pack is adopted (S44).
        case adopt(ScenarioFile.Source)
        case raise(Raise)
        case act(Act)
        case campaign(ScenarioCampaign)
        /// First and last day of a subject's tag; nil: open-ended (S17).
        case tag(subject: String, tag: String, from: CivilDate, lastDay: CivilDate?)
        /// The first day without a tag (S18).
        case untag(subject: String, tag: String, from: CivilDate)
        case check(Check)
        case callBack(Call)
    }

    package var place: ScenarioPlace
    /// When it becomes known.
    package var at: ScenarioMoment
    package var what: What
    /// The code with which it must be refused; nil: it must not.
    package var refused: String?

    package init(place: ScenarioPlace, at: ScenarioMoment, what: What, refused: String? = nil) {
        self.place = place
        self.at = at
        self.what = what
        self.refused = refused
    }
}
