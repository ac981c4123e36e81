/// What each act makes of a matter.
extension MatterDesk {
    /// Ends a stage: the next one begins, or the matter is closed.
    func complete(
        _ event: inout MatterEvent, _ request: MatterRequest, _ record: MatterRecord, _ person: MatterPerson, unanswered: [MatterKey]
    ) throws(MatterRefusal) {
        guard let index = kind.index(of: record.state.stage) else { throw .impossible(possible: possible(record)) }
        if request.act == .close, kind.stages[index].act != .close {
            event.reason = Self.instantFix
            event.dues = MatterDues(total: event.dues.total, original: event.dues.original)
            return
        }
        if request.act == .handle, !record.state.openParts.isEmpty { throw .partsOpen(record.state.openParts) }
        guard index + 1 < kind.stages.count else {
            if record.owesReply, record.state.repliedAt == nil { throw .replyMissing }
            if !unanswered.isEmpty { throw .joinedUnanswered(unanswered) }
            event.dues.stage = nil
            return
        }
        enter(index + 1, &event)
    }

    /// Begins a stage: its clock starts, the total one goes on (S31).
    private func enter(_ index: Int, _ event: inout MatterEvent) {
        let stage = kind.stages[index]
        event.stage = stage.id
        event.dues.stage = stage.within.map { clock.deadline($0, from: now) }
    }

    func assign(_ event: inout MatterEvent, _ request: MatterRequest, _ record: MatterRecord) throws(MatterRefusal) {
        guard request.party != nil else { throw .partyMissing }
        guard let index = kind.index(of: record.state.stage) else { throw .impossible(possible: possible(record)) }
        // Given to somebody else: the stage stays and its clock begins again.
        enter(kind.stages[index].act == .assign && index + 1 < kind.stages.count ? index + 1 : index, &event)
    }

    /// Back to the stage before; returned too often, to where it is assigned, under the coordinator (S31).
    func giveBack(_ event: inout MatterEvent, _ request: MatterRequest, _ record: MatterRecord) throws(MatterRefusal) {
        guard request.reason != nil else { throw .reasonMissing }
        guard let index = kind.index(of: record.state.stage), index > 0 else { throw .impossible(possible: possible(record)) }
        let isTooOften = record.state.returns + 1 > MatterClass.returnLimit && kind.coordinator != nil
        let target = isTooOften ? kind.stages.firstIndex { $0.act == .assign } ?? index - 1 : index - 1
        enter(target, &event)
        // Found not to be done, it goes back to who handled it; returned to be assigned, nobody has it.
        event.party = kind.stages[target].by == .assignee ? record.state.holder : nil
    }

    func shelve(_ event: inout MatterEvent, _ request: MatterRequest) throws(MatterRefusal) {
        guard request.reason != nil else { throw .reasonMissing }
        guard let until = request.until else { throw .untilMissing }
        guard until >= today else { throw .untilPast(until) }
    }

    /// The deadlines after a pause, each in its own unit (S30).
    package func resumed(_ state: MatterState, at instant: Instant? = nil) -> MatterDues {
        let now = instant ?? now
        guard let pausedAt = state.shelvedAt else { return state.dues }
        func moved(_ deadline: Instant?, _ span: TimeSpan?) -> Instant? {
            deadline.map { clock.resumed($0, unit: span?.unit ?? .days, pausedAt: pausedAt, at: now) }
        }
        let total = kind.total ?? kind.review
        return MatterDues(
            stage: moved(state.dues.stage, kind.stage(state.stage)?.within), total: moved(state.dues.total, total),
            original: moved(state.dues.original, total), reply: moved(state.dues.reply, kind.reply))
    }

    func ask(_ event: inout MatterEvent, _ request: MatterRequest, _ record: MatterRecord) throws(MatterRefusal) {
        guard request.reason != nil else { throw .reasonMissing }
        guard let total = record.state.dues.total else { throw .noDeadline }
        guard total > now else { throw .extensionLate }
        guard let until = request.until else { throw .untilMissing }
        guard clock.endOfDay(until) > total else { throw .untilPast(until) }
    }

    /// The total clock runs to the day that was asked for, and the running stage's with it; the original deadline is kept (S32).
    func grant(_ event: inout MatterEvent, _ record: MatterRecord) {
        guard case .asked(_, let until) = record.state.extension else { return }
        event.until = until
        event.dues.total = until
        event.dues.stage = event.dues.stage.map { max($0, until) }
    }

    /// A new cycle: every clock begins again (S33).
    func reopen(_ event: inout MatterEvent, _ request: MatterRequest) throws(MatterRefusal) {
        guard request.reason != nil else { throw .reasonMissing }
        event.cycle += 1
        if let stage = kind.reopensAt, let index = kind.index(of: stage.id) { enter(index, &event) }
        let total = (kind.total ?? kind.review).map { clock.deadline($0, from: now) }
        event.dues.total = total
        event.dues.original = total
        event.dues.reply = kind.reply.map { clock.deadline($0, from: now) }
    }

    func join(_ request: MatterRequest, _ record: MatterRecord) throws(MatterRefusal) {
        guard let into = request.into else { throw .partyMissing }
        guard into != record.key else { throw .joinsItself }
    }

    /// The daemon ends a pause whose day has passed, at its nominal time (S4, S30); nil if there is none.
    package func resumption(of record: MatterRecord) -> MatterEvent? {
        let state = record.state
        guard state.phase == .shelved, let resumesAt = state.resumesAt, resumesAt <= now else { return nil }
        return MatterEvent(
            matter: record.key, number: state.events + 1, act: .resume, at: resumesAt, actor: nil, stage: state.stage, cycle: state.cycle,
            dues: resumed(state, at: resumesAt))
    }
}
