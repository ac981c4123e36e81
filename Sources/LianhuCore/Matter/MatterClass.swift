/// A kind of matter: its stages, who may act in them, and every time limit (S29–S34).
package struct MatterClass: Hashable, Sendable {
    /// Prefixed by its pack: `guannan.street` (S44).
    package var id: String
    package var pack: String
    package var title: LocalizedText
    package var basis: String
    /// What it may be about in the pack's words, such as public order or sanitation; empty: not asked for.
    package var fields: [Vocabulary.Word]
    /// From found to closed (S29); nil for old disputes, which have review dates instead (S30).
    package var total: TimeSpan?
    /// How often an old dispute is looked at; nil where there is a deadline.
    package var review: TimeSpan?
    /// Within which its reporter is to be answered (S34); nil: before it is closed.
    package var reply: TimeSpan?
    /// At least one, in their order; the last one closes.
    package var stages: [MatterStage]
    package var ladder: String?
    /// For how long somebody may take one on, from the day on which he does; nil: as long as the instance allows (S39).
    package var acknowledgeUntil: TimeSpan?
    /// Kind of unit inside which the finder may close what he put right at once (S34).
    package var instantWithin: String?
    /// Whom a matter goes to that was returned too often (S31).
    package var coordinator: PostAt?

    package init(
        id: String, pack: String, title: LocalizedText, basis: String, fields: [Vocabulary.Word] = [], total: TimeSpan?,
        review: TimeSpan? = nil, reply: TimeSpan? = nil, stages: [MatterStage], ladder: String? = nil, acknowledgeUntil: TimeSpan? = nil,
        instantWithin: String? = nil, coordinator: PostAt? = nil
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.basis = basis
        self.fields = fields
        self.total = total
        self.review = review
        self.reply = reply
        self.stages = stages
        self.ladder = ladder
        self.acknowledgeUntil = acknowledgeUntil
        self.instantWithin = instantWithin
        self.coordinator = coordinator
    }

    /// The default of S31: what is returned more often goes to the coordinator.
    package static let returnLimit = 2
    /// The default of S33: reopened within as many days counts against the resolution.
    package static let reopenedDays = 30

    /// Place of a stage, 0 for the first; nil if the class has none of that name.
    package func index(of stage: String) -> Int? { stages.firstIndex { $0.id == stage } }

    package func stage(_ id: String) -> MatterStage? { stages.first { $0.id == id } }

    /// Where a reopened matter begins anew: where it is assigned, else at the first stage (S33).
    var reopensAt: MatterStage? { stages.first { $0.act == .assign } ?? stages.first }
}

/// One stage of a class of matters: what ends it, who does that, within what time.
package struct MatterStage: Hashable, Sendable {
    package var id: String
    package var title: LocalizedText
    package var act: StageAct
    package var by: StageActor
    /// The stage's own clock (S29); nil: only the total one runs.
    package var within: TimeSpan?

    package init(id: String, title: LocalizedText, act: StageAct, by: StageActor, within: TimeSpan?) {
        self.id = id
        self.title = title
        self.act = act
        self.by = by
        self.within = within
    }
}

/// What ends a stage.
package enum StageAct: String, Hashable, Sendable, CaseIterable {
    /// Taken in, looked into, reported up.
    case accept
    /// Given to somebody who handles it.
    case assign
    /// Done, says whoever has it.
    case handle
    /// A second person found it done (S34, S56).
    case verify
    /// Crossed off.
    case close

    package var act: MatterAct {
        switch self {
        case .accept: .accept
        case .assign: .assign
        case .handle: .handle
        case .verify: .verify
        case .close: .close
        }
    }
}

/// Who ends a stage.
package enum StageActor: Hashable, Sendable, CustomStringConvertible {
    /// Who raised it.
    case finder
    /// To whom it was assigned: a worker, or the head of a unit.
    case assignee
    case post(PostAt)

    package var description: String {
        switch self {
        case .finder: "finder"
        case .assignee: "assignee"
        case .post(let post): post.description
        }
    }
}

/// What can happen to a matter.
package enum MatterAct: String, Hashable, Sendable, CaseIterable {
    case raise
    case accept
    case assign
    case handle
    case verify
    case close
    /// Sent back to the stage before (S31).
    case giveBack = "return"
    /// Paused by an approver until a day (S30).
    case shelve
    case resume
    /// Asked for more time (S32).
    case extend
    /// The extension is granted.
    case grant
    /// The extension is denied.
    case deny
    case reopen
    /// The reporter was answered (S34).
    case reply
    /// Worked on together with another one about the same thing (S31).
    case join
    /// A department did its part.
    case part
    /// Looked at again: an old dispute's next review date (S30).
    case review
    /// An amended calendar moved an open deadline later (S27).
    case redate

    /// Those that people ask for; the rest the daemon does.
    package static let asked: [MatterAct] = allCases.filter { $0 != .raise && $0 != .redate }
}

/// Where a matter comes from (S34).
package enum MatterSource: String, Hashable, Sendable, CaseIterable {
    case contact
    case patrol
    /// Somebody came or called.
    case inbound
    /// A message group.
    case group
    /// A finding of a check.
    case check
    case campaign
    /// Handed down or over by another office.
    case office
    case other
}
