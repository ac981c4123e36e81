import LianhuCore

extension Wire {
    // MARK: Matters

    /// What is wrong, about whom, and where it comes from.
    package struct MatterRaise: Codable, Sendable, Equatable {
        /// A class of matters, with or without its pack; `class` in the packs' words.
        package var kind: String
        /// Id or name; left out, what the evidence is about.
        package var about: String?
        /// At most 4,000 characters; kept apart from the log.
        package var summary: String
        /// A word of the class, where it has fields.
        package var field: String?
        /// `contact`, `patrol`, `inbound`, `group`, `check`, `campaign`, `office` or `other`; left out, what the evidence says.
        package var source: String?
        /// The id of the record at which it was found.
        package var evidence: String?
        /// Left out: who made the record, or the caller's worker.
        package var finder: String?
        /// Who is to be answered; left out, whom it is about if somebody there told of it.
        package var reporter: String?
        /// RFC 3339, or a bare date, which stands for its beginning; left out, when the record was made, or now.
        package var foundAt: String?
        /// A code; needed if it was found long ago.
        package var reason: String?
        /// The finder put it right at once, and it is closed.
        package var fixed: Bool?

        package init(
            kind: String, about: String? = nil, summary: String, field: String? = nil, source: String? = nil, evidence: String? = nil,
            finder: String? = nil, reporter: String? = nil, foundAt: String? = nil, reason: String? = nil, fixed: Bool? = nil
        ) {
            self.kind = kind
            self.about = about
            self.summary = summary
            self.field = field
            self.source = source
            self.evidence = evidence
            self.finder = finder
            self.reporter = reporter
            self.foundAt = foundAt
            self.reason = reason
            self.fixed = fixed
        }
    }

    /// What is to happen to a matter.
    package struct MatterAct: Codable, Sendable, Equatable {
        /// `accept`, `assign`, `handle`, `verify`, `close`, `return`, `shelve`, `resume`, `extend`, `grant`, `deny`, `reopen`, `reply`, `join`, `part` or `review`.
        package var act: String
        /// To whom it is assigned, or whose part is done: id or name of a worker or unit.
        package var to: String?
        /// Departments that work together, with an assignment.
        package var parts: [MatterPart]?
        /// A code; needed to return, shelve, extend and reopen.
        package var reason: String?
        /// The last day of a pause, or the new last day asked for.
        package var until: CivilDate?
        /// The matter that it is joined into.
        package var into: String?
        /// At most 4,000 characters; kept apart from the log.
        package var note: String?

        package init(
            act: String, to: String? = nil, parts: [MatterPart]? = nil, reason: String? = nil, until: CivilDate? = nil, into: String? = nil,
            note: String? = nil
        ) {
            self.act = act
            self.to = to
            self.parts = parts
            self.reason = reason
            self.until = until
            self.into = into
            self.note = note
        }
    }

    /// A department's part of the work.
    package struct MatterPart: Codable, Sendable, Equatable {
        /// Id or name of a unit or worker.
        package var party: String
        /// What it does.
        package var text: String
        package var doneAt: Instant?

        package init(
            party: String, text: String, doneAt: Instant? = nil
        ) {
            self.party = party
            self.text = text
            self.doneAt = doneAt
        }
    }

    /// A deadline of a matter.
    package struct MatterDeadline: Codable, Sendable, Equatable {
        /// `stage`, `total` or `reply`.
        package var clock: String
        /// The first instant that is late.
        package var at: Instant
        /// The last day on which it is kept.
        package var on: CivilDate
        /// The first instant that is late, as people there say it; midnight: the last day counts whole.
        package var local: String?

        package init(
            clock: String, at: Instant, on: CivilDate, local: String? = nil
        ) {
            self.clock = clock
            self.at = at
            self.on = on
            self.local = local
        }
    }

    /// Something to be solved, in stages.
    package struct Matter: Codable, Sendable, Equatable {
        package var id: String
        /// Id of its class.
        package var kind: String
        /// Of the class.
        package var title: Title
        package var about: Reference
        package var unit: Reference
        package var field: String?
        /// In the pack's words.
        package var fieldTitle: Title?
        package var source: String
        /// Id of the record at which it was found.
        package var evidence: String?
        package var finder: Reference?
        /// Who is to be answered.
        package var reporter: Reference?
        package var foundAt: Instant
        package var raisedAt: Instant
        package var summary: String
        /// `open`, `shelved`, `closed` or `joined`.
        package var phase: String
        package var stage: String
        package var stageTitle: Title
        /// 1 until it is reopened.
        package var cycle: Int
        /// The worker or unit that has it.
        package var holder: Reference?
        /// Who answers for the stage today.
        package var responsible: Reference?
        package var overdue: Bool
        /// The earliest that is not met; none while it pauses.
        package var deadline: MatterDeadline?
        package var total: MatterDeadline?
        /// The total one without an extension.
        package var original: MatterDeadline?
        /// `asked`, `granted` or `denied`.
        package var `extension`: String?
        /// The last day of the pause.
        package var shelvedUntil: CivilDate?
        package var returns: Int
        package var firstClosedAt: Instant?
        package var closedAt: Instant?
        package var repliedAt: Instant?
        package var joinedInto: String?
        package var joined: [String]
        package var parts: [MatterPart]
        /// The highest step of its ladder that is done with; 0: none.
        package var step: Int
        /// The ladder rests through this day.
        package var acknowledgedUntil: CivilDate?
        package var acknowledgedBy: Reference?
        /// What can happen now.
        package var possible: [String]
        /// Oldest first; empty in lists.
        package var steps: [MatterStep]

        package init(
            id: String, kind: String, title: Title, about: Reference, unit: Reference, field: String? = nil, fieldTitle: Title? = nil,
            source: String,
            evidence: String? = nil, finder: Reference? = nil, reporter: Reference? = nil, foundAt: Instant, raisedAt: Instant,
            summary: String, phase: String, stage: String, stageTitle: Title, cycle: Int, holder: Reference? = nil,
            responsible: Reference? = nil, overdue: Bool, deadline: MatterDeadline? = nil, total: MatterDeadline? = nil,
            original: MatterDeadline? = nil, `extension`: String? = nil, shelvedUntil: CivilDate? = nil, returns: Int,
            firstClosedAt: Instant? = nil, closedAt: Instant? = nil, repliedAt: Instant? = nil, joinedInto: String? = nil, joined: [String],
            parts: [MatterPart], step: Int, acknowledgedUntil: CivilDate? = nil, acknowledgedBy: Reference? = nil, possible: [String],
            steps: [MatterStep]
        ) {
            self.id = id
            self.kind = kind
            self.title = title
            self.about = about
            self.unit = unit
            self.field = field
            self.fieldTitle = fieldTitle
            self.source = source
            self.evidence = evidence
            self.finder = finder
            self.reporter = reporter
            self.foundAt = foundAt
            self.raisedAt = raisedAt
            self.summary = summary
            self.phase = phase
            self.stage = stage
            self.stageTitle = stageTitle
            self.cycle = cycle
            self.holder = holder
            self.responsible = responsible
            self.overdue = overdue
            self.deadline = deadline
            self.total = total
            self.original = original
            self.`extension` = `extension`
            self.shelvedUntil = shelvedUntil
            self.returns = returns
            self.firstClosedAt = firstClosedAt
            self.closedAt = closedAt
            self.repliedAt = repliedAt
            self.joinedInto = joinedInto
            self.joined = joined
            self.parts = parts
            self.step = step
            self.acknowledgedUntil = acknowledgedUntil
            self.acknowledgedBy = acknowledgedBy
            self.possible = possible
            self.steps = steps
        }
    }

    /// One thing that happened to a matter.
    package struct MatterStep: Codable, Sendable, Equatable {
        package var number: Int
        package var act: String
        package var at: Instant
        package var on: CivilDate
        /// The moment as people there say it.
        package var local: String?
        /// None: the daemon itself.
        package var actor: Reference?
        package var party: Reference?
        /// After it.
        package var stage: String
        package var stageTitle: Title
        package var cycle: Int
        package var reason: String?
        /// The last day.
        package var until: CivilDate?
        package var into: String?
        package var note: String
        /// The log's leaf.
        package var leaf: Int64

        package init(
            number: Int, act: String, at: Instant, on: CivilDate, local: String? = nil, actor: Reference? = nil, party: Reference? = nil,
            stage: String,
            stageTitle: Title, cycle: Int, reason: String? = nil, until: CivilDate? = nil, into: String? = nil, note: String, leaf: Int64
        ) {
            self.number = number
            self.act = act
            self.at = at
            self.on = on
            self.local = local
            self.actor = actor
            self.party = party
            self.stage = stage
            self.stageTitle = stageTitle
            self.cycle = cycle
            self.reason = reason
            self.until = until
            self.into = into
            self.note = note
            self.leaf = leaf
        }
    }

    /// A step with the matter that it belongs to.
    package struct MatterThread: Codable, Sendable, Equatable {
        package var matter: String
        package var title: Title
        package var phase: String
        package var step: MatterStep

        package init(
            matter: String, title: Title, phase: String, step: MatterStep
        ) {
            self.matter = matter
            self.title = title
            self.phase = phase
            self.step = step
        }
    }
}
