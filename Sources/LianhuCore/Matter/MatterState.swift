/// What a matter is after some of its events: a fold, so that any past moment can be asked for (S46).
package struct MatterState: Hashable, Sendable {
    package enum Phase: String, Hashable, Sendable, CaseIterable {
        case open
        case shelved
        case closed
        /// Worked on under another matter (S31).
        case joined
    }

    /// How a request for more time stands (S32).
    package enum Extension: Hashable, Sendable {
        case none
        case asked(by: EntityKey, until: Instant)
        case granted(by: EntityKey)
        case denied
    }

    /// A department's part of the work.
    package struct Part: Hashable, Sendable {
        package var party: EntityKey
        package var doneAt: Instant?
    }

    package private(set) var phase: Phase = .open
    /// 1 until it is reopened (S33).
    package private(set) var cycle = 1
    /// Id of the stage that it stands in, or stood in when it was closed.
    package private(set) var stage = ""
    /// Stages in the order in which it first came to them: their numbers in its ladder, whatever its class becomes.
    package private(set) var visited: [String] = []
    package private(set) var stageSince = Instant(milliseconds: 0)
    /// The worker or unit that has it.
    package private(set) var holder: EntityKey?
    package private(set) var dues = MatterDues()
    package private(set) var `extension` = Extension.none
    package private(set) var returns = 0
    /// Returned too often: the coordinator has it (S31).
    package private(set) var isCoordinated = false
    package private(set) var handledBy: EntityKey?
    package private(set) var verifiedBy: EntityKey?
    package private(set) var firstClosedAt: Instant?
    package private(set) var closedAt: Instant?
    package private(set) var reopenedAt: Instant?
    package private(set) var shelvedAt: Instant?
    /// When a pause ends; exclusive.
    package private(set) var resumesAt: Instant?
    package private(set) var repliedAt: Instant?
    /// When the first stage was ended: somebody responded.
    package private(set) var respondedAt: Instant?
    /// The first stage's deadline.
    package private(set) var responseDue: Instant?
    package private(set) var joinedInto: MatterKey?
    package private(set) var parts: [Part] = []
    /// Number of the last event.
    package private(set) var events = 0
    package private(set) var lastAt = Instant(milliseconds: 0)

    package init() {}

    /// The state after the events up to an instant, itself included; nil before the first one.
    package init?(_ events: [MatterEvent], upTo instant: Instant? = nil) {
        self.init()
        for event in events where instant.map({ event.at <= $0 }) ?? true { apply(event) }
        if self.events == 0 { return nil }
    }

    package var isOpen: Bool { phase == .open }

    /// Parts that nobody has done yet.
    package var openParts: [EntityKey] { parts.filter { $0.doneAt == nil }.map(\.party) }

    /// The earliest deadline that is not met; nil while it pauses, and for an old dispute between reviews (S29, S30).
    package var deadline: (item: MatterClockItem, at: Instant)? {
        guard isOpen else { return nil }
        let all: [(MatterClockItem, Instant?)] = [
            (.stage(stage), dues.stage), (.total, dues.total), (.reply, repliedAt == nil ? dues.reply : nil),
        ]
        return all.compactMap { item, at in at.map { (item, $0) } }.min { $0.1 < $1.1 }
    }

    /// Whether an open deadline has passed.
    package func isOverdue(at now: Instant) -> Bool { deadline.map { $0.at <= now } ?? false }

    package mutating func apply(_ event: MatterEvent) {
        let hasMoved = event.stage != stage || event.cycle != cycle
        switch event.act {
        case .raise:
            stageSince = event.at
            responseDue = event.dues.stage
        case .accept, .assign, .handle, .verify, .close: complete(event, hasMoved: hasMoved)
        case .giveBack:
            returns += 1
            holder = event.party
            isCoordinated = returns > MatterClass.returnLimit
            stageSince = event.at
        case .shelve:
            phase = .shelved
            shelvedAt = event.at
            resumesAt = event.until
        case .resume, .review:
            phase = .open
            shelvedAt = nil
            resumesAt = nil
        case .extend: if let actor = event.actor, let until = event.until { self.extension = .asked(by: actor, until: until) }
        case .grant: if let actor = event.actor { self.extension = .granted(by: actor) }
        case .deny: self.extension = .denied
        case .reopen: reopen(event)
        case .reply: repliedAt = event.at
        case .join:
            phase = .joined
            joinedInto = event.joined
        case .part: for index in parts.indices where parts[index].party == event.party { parts[index].doneAt = event.at }
        case .redate: break
        }
        // Whatever moves the first stage's deadline moves the one that the response is told against (S27, S30, S32).
        if respondedAt == nil, event.cycle == 1, event.dues.stage != nil { responseDue = event.dues.stage }
        stage = event.stage
        if !visited.contains(stage) { visited.append(stage) }
        cycle = event.cycle
        dues = event.dues
        events = event.number
        lastAt = event.at
    }

    private mutating func complete(_ event: MatterEvent, hasMoved: Bool) {
        if respondedAt == nil, hasMoved || event.act == .close { respondedAt = event.at }
        if event.act == .assign {
            holder = event.party
            parts = event.parts.map { Part(party: $0, doneAt: nil) }
            isCoordinated = false
        }
        if event.act == .handle { handledBy = event.actor }
        if event.act == .verify { verifiedBy = event.actor }
        if hasMoved || event.act == .assign { stageSince = event.at }
        // The last stage's end, whatever ends it, closes: then no stage clock is left.
        if event.reason == MatterDesk.instantFix || (!hasMoved && event.act != .assign && event.act != .raise) {
            phase = .closed
            closedAt = event.at
            firstClosedAt = firstClosedAt ?? event.at
            if event.reason == MatterDesk.instantFix { repliedAt = repliedAt ?? event.at }
        }
    }

    private mutating func reopen(_ event: MatterEvent) {
        phase = .open
        closedAt = nil
        reopenedAt = event.at
        stageSince = event.at
        holder = nil
        handledBy = nil
        verifiedBy = nil
        repliedAt = nil
        self.extension = .none
        returns = 0
        isCoordinated = false
        parts = []
    }
}

/// Which clock of a matter a deadline belongs to: what a ladder's step is about (S29, S36).
package enum MatterClockItem: Hashable, Sendable {
    case total
    case stage(String)
    case reply
}
