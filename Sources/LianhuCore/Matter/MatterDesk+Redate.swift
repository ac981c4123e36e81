/// What an amended calendar makes of a matter's deadlines.
extension MatterDesk {
    /// An amended calendar moves open deadlines later, never earlier (S27); nil if none moves.
    ///
    /// - Parameters:
    ///   - events: all of the matter: its pauses and cycles are told there (S30, S33).
    ///   - old: the clock by which the deadlines were reckoned.
    package func redated(_ record: MatterRecord, events: [MatterEvent], from old: SpanClock) -> MatterEvent? {
        let state = record.state
        guard state.phase == .open || state.phase == .shelved, let stage = kind.stage(state.stage) else { return nil }
        let runs = MatterRuns(record, kind: kind, events: events)
        // What pauses was not late when its pause began, or is late for good.
        let since = state.shelvedAt ?? now
        func later(_ deadline: Instant?, _ span: TimeSpan?, _ runs: [Range<Instant>]) -> Instant? {
            guard let deadline, let span, deadline > since, span.unit == .workingDays || span.unit == .workingHours else { return deadline }
            return max(deadline, clock.carried(deadline, unit: span.unit, runs: runs, from: old))
        }
        var dues = state.dues
        let total = kind.total ?? kind.review
        if !runs.isStageGranted { dues.stage = later(dues.stage, stage.within, runs.stage) }
        // A day that somebody granted is that day (S32).
        if !runs.isGranted { dues.total = later(dues.total, total, runs.total) }
        dues.original = later(dues.original, total, runs.total)
        if state.repliedAt == nil { dues.reply = later(dues.reply, kind.reply, runs.reply) }
        guard dues != state.dues else { return nil }
        return MatterEvent(
            matter: record.key, number: state.events + 1, act: .redate, at: now, actor: nil, stage: state.stage, cycle: state.cycle,
            dues: dues)
    }
}

/// When the clocks of a matter's cycle ran: from their beginning, without the pauses (S29, S30, S33).
struct MatterRuns {
    private(set) var stage: [Range<Instant>]
    private(set) var total: [Range<Instant>]
    private(set) var reply: [Range<Instant>]
    /// More time was granted in this cycle (S32).
    private(set) var isGranted = false
    /// The running stage's deadline is the day that was granted.
    private(set) var isStageGranted = false

    init(_ record: MatterRecord, kind: MatterClass, events: [MatterEvent]) {
        func begin(_ instant: Instant) -> [Range<Instant>] { [instant..<instant] }
        let foundAt = begin(record.foundAt)
        (stage, reply) = (foundAt, foundAt)
        total = kind.total == nil ? begin(record.raisedAt) : foundAt
        for event in events {
            switch event.act {
            case .accept, .assign, .handle, .verify, .close, .giveBack:
                stage = begin(event.at)
                isStageGranted = false
            case .reopen:
                (stage, total, reply) = (begin(event.at), begin(event.at), begin(event.at))
                (isGranted, isStageGranted) = (false, false)
            case .review: total = begin(event.at)
            case .shelve: for clock in [\Self.stage, \.total, \.reply] { stop(clock, at: event.at) }
            case .resume: for clock in [\Self.stage, \.total, \.reply] { self[keyPath: clock] += begin(event.at) }
            case .grant:
                isGranted = true
                isStageGranted = event.dues.stage == event.until
            case .raise, .extend, .deny, .reply, .join, .part, .redate: break
            }
        }
    }

    private mutating func stop(_ clock: WritableKeyPath<Self, [Range<Instant>]>, at instant: Instant) {
        guard let last = self[keyPath: clock].popLast() else { return }
        self[keyPath: clock].append(last.lowerBound..<max(last.lowerBound, instant))
    }
}
