/// Decides what may happen to a matter and what it is afterwards: pure, of its class, its state, the person and the time (S29–S34).
package struct MatterDesk: Sendable {
    package let kind: MatterClass
    package let clock: SpanClock
    package let organisation: Organisation
    package let now: Instant
    package let today: CivilDate

    /// Why a finder's closing is the end at once (S34).
    package static let instantFix = "instant_fix"

    package init(kind: MatterClass, clock: SpanClock, organisation: Organisation, now: Instant) {
        self.kind = kind
        self.clock = clock
        self.organisation = organisation
        self.now = now
        today = clock.zone.date(of: now)
    }

    // MARK: Raising

    /// The first event of a matter.
    ///
    /// - Parameter actor: who enters it, who need not have found it; nil: nobody with a name.
    package func raise(_ record: MatterRecord, by actor: EntityKey?) -> MatterEvent {
        let first = kind.stages.first
        // The first stage's clock runs from when people knew of it, so that a late entry is late.
        let total = kind.total.map { clock.deadline($0, from: record.foundAt) } ?? kind.review.map { clock.deadline($0, from: now) }
        let dues = MatterDues(
            stage: first?.within.map { clock.deadline($0, from: record.foundAt) }, total: total, original: total,
            reply: record.owesReply ? kind.reply.map { clock.deadline($0, from: record.foundAt) } : nil)
        return MatterEvent(
            matter: record.key, number: 1, act: .raise, at: now, actor: actor, stage: first?.id ?? "", cycle: 1, dues: dues)
    }

    // MARK: Who has it

    /// The worker who answers for the stage today, before substitution; nil if nobody is in office.
    package func responsible(for record: MatterRecord) -> EntityKey? {
        guard let stage = kind.stage(record.state.stage) else { return nil }
        if record.state.isCoordinated, let coordinator = kind.coordinator { return holder(of: coordinator, for: record) }
        switch stage.by {
        case .finder: return record.finder
        case .assignee: return record.state.holder.flatMap(worker)
        case .post(let post): return holder(of: post, for: record)
        }
    }

    /// A worker himself, or the head of a department.
    package func worker(of party: EntityKey) -> EntityKey? {
        organisation.units[party] == nil ? party : organisation.holder(of: "head", at: party, on: today)
    }

    private func holder(of post: PostAt, for record: MatterRecord) -> EntityKey? {
        Escalator.recipient(of: .post(post), unit: record.unit, holder: nil, on: today, in: organisation)
    }

    /// Whether a person may end the stage: whoever answers for it, his substitute, or for a department whoever holds a post there.
    private func answers(_ person: EntityKey, for record: MatterRecord) -> Bool {
        if let responsible = responsible(for: record) {
            if responsible == person || organisation.acting(for: responsible, on: today) == person { return true }
        }
        guard !record.state.isCoordinated, case .assignee = kind.stage(record.state.stage)?.by, let holder = record.state.holder else {
            return false
        }
        return organisation.units[holder] != nil && organisation.units(heldBy: person, on: today).contains(holder)
    }

    /// Whether a person has or handled it, and so cannot be its second person (S56).
    private func isOwn(_ person: EntityKey, _ record: MatterRecord) -> Bool {
        let state = record.state
        return state.handledBy == person || state.holder.flatMap(worker) == person
    }

    // MARK: What is possible

    /// What can happen in a state, whoever does it: what a refusal names.
    package func possible(_ record: MatterRecord) -> [MatterAct] {
        let state = record.state
        switch state.phase {
        case .joined: return record.owesReply && state.repliedAt == nil ? [.reply] : []
        case .closed: return [.reopen] + (record.owesReply ? [.reply] : [])
        case .shelved: return [.resume]
        case .open: break
        }
        guard let stage = kind.stage(state.stage), let index = kind.index(of: state.stage) else { return [] }
        var acts = [stage.act.act]
        if stage.act == .handle, kind.stages.contains(where: { $0.act == .assign }) { acts.append(.assign) }
        if stage.act != .close, state.holder == nil, state.cycle == 1, kind.instantWithin != nil { acts.append(.close) }
        if index > 0 { acts.append(.giveBack) }
        acts += [.shelve, .join]
        if kind.total != nil, state.extension == .none { acts.append(.extend) }
        if case .asked = state.extension { acts += [.grant, .deny] }
        if kind.review != nil { acts.append(.review) }
        if !state.openParts.isEmpty { acts.append(.part) }
        if record.owesReply { acts.append(.reply) }
        return acts
    }

    /// What a person may do now.
    package func possible(_ record: MatterRecord, for person: MatterPerson) -> [MatterAct] {
        possible(record).filter { act in
            switch act {
            case .reopen, .reply, .part: true
            default: (try? permit(act, record, person)) != nil
            }
        }
    }

    // MARK: Deciding

    /// What happens, or why it does not.
    ///
    /// - Parameter unanswered: joined matters whose reporters wait (S31).
    package func decide(
        _ request: MatterRequest, on record: MatterRecord, by person: MatterPerson, unanswered: [MatterKey] = []
    ) throws(MatterRefusal) -> MatterEvent {
        // Why it is not possible a second time is worth a word of its own (S32).
        if request.act == .extend, record.state.phase == .open, kind.total != nil, record.state.extension != .none { throw .extensionTwice }
        guard possible(record).contains(request.act) else { throw .impossible(possible: possible(record)) }
        try permit(request.act, record, person)
        if request.act == .part { try permitPart(of: request.party, record, person) }
        var event = self.event(request, record, person)
        switch request.act {
        case .accept, .handle, .verify, .close: try complete(&event, request, record, person, unanswered: unanswered)
        case .assign: try assign(&event, request, record)
        case .giveBack: try giveBack(&event, request, record)
        case .shelve: try shelve(&event, request)
        case .extend: try ask(&event, request, record)
        case .resume: event.dues = resumed(record.state)
        case .review: event.dues.total = kind.review.map { clock.deadline($0, from: now) }
        case .grant: grant(&event, record)
        case .reopen: try reopen(&event, request)
        case .join: try join(request, record)
        case .part, .reply, .deny, .raise, .redate: break
        }
        return event
    }

    private func event(_ request: MatterRequest, _ record: MatterRecord, _ person: MatterPerson) -> MatterEvent {
        let state = record.state
        return MatterEvent(
            matter: record.key, number: state.events + 1, act: request.act, at: now, actor: person.worker, party: request.party,
            joined: request.into, reason: request.reason, until: request.until.map(clock.endOfDay), parts: request.parts,
            stage: state.stage, cycle: state.cycle, dues: state.dues)
    }

    /// Who may do what (S34, S56); stages are ended by whom the pack names.
    private func permit(_ act: MatterAct, _ record: MatterRecord, _ person: MatterPerson) throws(MatterRefusal) {
        let stage = kind.stage(record.state.stage)
        switch act {
        case .close where stage?.act != .close: try permitInstantFix(record, person)
        case .verify, .close:
            if isOwn(person.worker, record) { throw .secondPerson }
            try requireStage(record, person)
        case .assign where stage?.act == .handle:
            // Handed on by whoever has it, or given anew by whoever assigns.
            guard !answers(person.worker, for: record) && !assigns(person.worker, record) && !person.canApprove else { return }
            throw .notYours(by: kind.stages.first { $0.act == .assign }?.by.description ?? "assignee")
        case .accept, .assign, .handle, .giveBack: try requireStage(record, person)
        case .extend:
            guard !answers(person.worker, for: record) else { return }
            throw .notYours(by: stage?.by.description ?? "assignee")
        case .shelve, .grant, .deny:
            if isOwn(person.worker, record) { throw .secondPerson }
            if case .asked(let asker, _) = record.state.extension, asker == person.worker { throw .secondPerson }
            guard act == .shelve ? person.canApprove : person.canExtend else { throw .notYours(by: "approver") }
        case .resume, .join, .review:
            // A pause was an approver's word: it ends early by his, or by whoever has the matter (S30).
            guard !answers(person.worker, for: record) && !person.canApprove else { return }
            throw .notYours(by: stage?.by.description ?? "assignee")
        case .reopen, .reply, .part, .raise, .redate: break
        }
    }

    private func requireStage(_ record: MatterRecord, _ person: MatterPerson) throws(MatterRefusal) {
        guard !answers(person.worker, for: record) else { return }
        let isCoordinated = record.state.isCoordinated
        let by = isCoordinated ? kind.coordinator?.description : kind.stage(record.state.stage)?.by.description
        throw .notYours(by: by ?? "?")
    }

    /// A part is done when the department says so, or whoever has the whole.
    private func permitPart(of party: EntityKey?, _ record: MatterRecord, _ person: MatterPerson) throws(MatterRefusal) {
        guard let party, record.state.openParts.contains(party) else { throw .partUnknown }
        let own = worker(of: party)
        let isOwn =
            own == person.worker || own.flatMap { organisation.acting(for: $0, on: today) } == person.worker
            || organisation.units(heldBy: person.worker, on: today).contains(party)
        if !isOwn, !answers(person.worker, for: record) { throw .notYours(by: StageActor.assignee.description) }
    }

    private func assigns(_ person: EntityKey, _ record: MatterRecord) -> Bool {
        guard case .post(let post) = kind.stages.first(where: { $0.act == .assign })?.by else { return false }
        return holder(of: post, for: record) == person
    }

    /// S34: a class may let the finder close inside the grid what he put right at once.
    private func permitInstantFix(_ record: MatterRecord, _ person: MatterPerson) throws(MatterRefusal) {
        guard person.worker == record.finder else { throw .notYours(by: StageActor.finder.description) }
        guard organisation.units[record.unit]?.kind == kind.instantWithin else { throw .impossible(possible: possible(record)) }
    }
}
