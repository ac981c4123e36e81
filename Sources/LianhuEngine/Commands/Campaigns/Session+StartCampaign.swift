import LianhuAudit
import LianhuCore

extension Engine {
    /// Starts a campaign, once for each key (S48).
    package func start(
        _ draft: CampaignDraft, _ once: Once<CampaignView>, by caller: Caller, at now: Instant
    ) async throws -> KeptReply {
        try await perform(once, by: caller, at: now) { session in try session.start(draft) }
    }

    /// Starts a campaign (S48).
    package func start(_ draft: CampaignDraft, by caller: Caller, at now: Instant) async throws -> CampaignView {
        try await perform(by: caller, at: now) { session in try session.start(draft) }
    }
}

extension Session {
    mutating func start(_ draft: CampaignDraft) throws -> CampaignView {
        try caller.require(.record)
        guard let worker = caller.actor.worker else { throw CommandProblem(.notPermitted, "access.worker_required") }
        let (key, kind) = try lens.campaignKind(draft.kind)
        let unit = try NameLookup(reader: tx, scope: caller.scope(for: .record, in: organisation, on: today))
            .find(draft.unit, kinds: [.unit], pointer: "/unit")
        guard kind.level(ofUnitKind: unit.subkind) != nil else {
            throw CommandProblem.member(
                "/unit", "campaign.unit_kind",
                ["value": unit.id, "kind": unit.subkind, "class": kind.id, "known": kind.levels.map(\.unitKind).joined(separator: ", ")])
        }
        try requireLead(worker, of: kind, at: unit.key, naming: unit.id)
        try Self.checkText(draft.text, "text", isRequired: true)
        try check(tag: draft.tag, kind)
        let dueAt = try due(draft, kind)
        let tags = draft.tag.map { [$0] } ?? kind.whom?.tags ?? []
        let (candidates, unlinked) = try candidates(kind, tags: tags, under: unit)
        let campaign = CampaignRecord(
            key: try tx.nextCampaignKey(), kind: key, unit: unit.key, starter: worker, startedAt: now, dueAt: dueAt, tag: draft.tag,
            events: 1, wakeAt: now)
        let outline = CampaignOutline(
            campaign: campaign.key, kind: kind, top: unit.key, candidates: candidates, organisation: organisation, on: today)
        try record(campaign, kind, outline, text: draft.text)
        tellStart(campaign, kind, outline)
        try flush()
        var view = try lens.view(of: campaign, unit: nil)
        view.unlinked = unlinked
        return view
    }

    /// Whoever heads the unit or one above, whom the kind names, or who may approve there.
    func requireLead(_ worker: EntityKey, of kind: CampaignKind, at unit: EntityKey, naming value: String) throws {
        try caller.require(.record, at: unit, naming: value, in: organisation, on: today)
        if let access = caller.access, access.has(.approve), caller.scope(for: .approve, in: organisation, on: today).contains(unit) {
            return
        }
        guard !CampaignDesk.mayLead(worker, kind: kind, at: unit, organisation: organisation, on: today) else { return }
        let by = kind.starter?.description ?? "head of \(organisation.units[unit]?.kind ?? "?")"
        throw CommandProblem(.notPermitted, "campaign.not_leading", ["class": kind.id, "value": value, "by": by])
    }

    /// A tag chooses among those that are asked: where only units report there is nobody to choose from.
    private func check(tag: String?, _ kind: CampaignKind) throws {
        guard let tag else { return }
        guard kind.whom != nil else { throw CommandProblem.member("/tag", "campaign.tag_for_nobody", ["value": tag, "class": kind.id]) }
        guard Self.isCode(tag) else {
            throw CommandProblem.member(
                "/tag", "request.member_invalid", ["name": "tag", "value": tag, "reason": "a-z, 0-9, _ , 2–40"])
        }
    }

    private func due(_ draft: CampaignDraft, _ kind: CampaignKind) throws -> Instant {
        if let due = draft.dueAt {
            guard due > now else {
                throw CommandProblem.member("/due", "campaign.due_past", ["value": engine.zone.localDescription(due)])
            }
            return due
        }
        guard let within = kind.within else { throw CommandProblem.member("/due", "campaign.due_missing", ["class": kind.id]) }
        return SpanClock(calendar: rules.set.calendar(of: kind), zone: engine.zone).deadline(within, from: now)
    }

    // MARK: Who is asked

    /// Linked subjects of the kinds in a subtree, with how many others have no link.
    private func candidates(
        _ kind: CampaignKind, tags: [String], under unit: EntityRef
    ) throws -> (found: [CampaignOutline.Candidate], unlinked: Int) {
        guard let whom = kind.whom else { return ([], 0) }
        let units = Set(organisation.subtree(of: unit.key, on: today))
        var found: [CampaignOutline.Candidate] = []
        var unlinked = 0
        for subkind in Set(whom.kinds).sorted() {
            var after: EntityKey = 0
            while true {
                let refs = try tx.entities(kind: .subject, subkind: subkind, units: units, after: after, limit: Engine.chunk)
                guard let last = refs.last else { break }
                let (some, others) = try candidates(refs.map(\.key), tags: tags, age: whom.age)
                found += some
                unlinked += others
                after = last.key
            }
        }
        guard !found.isEmpty || kind.asksForNothing else {
            throw CommandProblem.member(
                "/unit", "campaign.nobody",
                [
                    "value": unit.id, "kinds": whom.kinds.joined(separator: ", "),
                    "tag": [tags.isEmpty ? nil : tags.joined(separator: " / "), whom.age?.description].compactMap { $0 }
                        .map { " + " + $0 }.joined(),
                ], kind: .conflict)
        }
        let most = engine.settings.mostCampaignTargets
        guard found.count <= most else {
            throw CommandProblem.member(
                "/unit", "campaign.too_many", ["count": String(found.count), "most": String(most)], kind: .conflict)
        }
        return (found.sorted { $0.subject < $1.subject }, unlinked)
    }

    private func candidates(
        _ keys: [EntityKey], tags: [String], age: AgeRange?
    ) throws -> (found: [CampaignOutline.Candidate], unlinked: Int) {
        let chosen = tags.isEmpty && age == nil ? nil : try self.chosen(tags, age, among: keys)
        var found: [CampaignOutline.Candidate] = []
        var unlinked = 0
        for facts in try tx.subjectFacts(keys) where facts.presence.contains(today) && chosen?.contains(facts.key) ?? true {
            guard !facts.suspensions.contains(where: { $0.contains(today) }), let unit = facts.unit(on: today) else { continue }
            if let worker = Holders.holder(of: facts.links, on: today) {
                found.append(CampaignOutline.Candidate(subject: facts.key, unit: unit, worker: worker))
            } else {
                unlinked += 1
            }
        }
        return (found, unlinked)
    }

    /// Subjects that have one of the tags today, or in which somebody has it; where an age is asked for, somebody of that age must live there,
    /// and be the one with the tag unless the subject itself has it.
    private func chosen(_ tags: [String], _ age: AgeRange?, among keys: [EntityKey]) throws -> Set<EntityKey> {
        let residents = try tx.residents(of: keys)
        let fitting = residents.filter { person in age.map { age in person.born.map { age.contains(born: $0, on: today) } ?? false } ?? true
        }
        guard !tags.isEmpty else { return Set(fitting.map(\.household)) }
        let holding = try tx.tags(of: keys + fitting.map(\.key)).filter { tags.contains($0.tag) && $0.tenure.contains(today) }
        let holders = Set(holding.map(\.entity))
        let homes = Set(fitting.filter { holders.contains($0.key) }.map(\.household))
        let subjects = holders.intersection(keys)
        return homes.union(age == nil ? subjects : subjects.intersection(fitting.map(\.household)))
    }

    // MARK: What is written

    private mutating func record(
        _ campaign: CampaignRecord, _ kind: CampaignKind, _ outline: CampaignOutline, text: String
    ) throws {
        changes.campaigns.append(campaign)
        changes.campaignUnits += outline.units
        changes.campaignTargets += outline.targets
        let asked = Digest256.hex(Array(outline.targets.map { "\($0.subject) \($0.unit) \($0.worker)" }.joined(separator: "\n").utf8))
        var facts: [String: JSONValue] = [
            "due": .string(campaign.dueAt.description), "units": .int(Int64(outline.units.count)),
            "subjects": .int(Int64(outline.targets.count)), "asked": .string(asked), "by": .string(try id(campaign.starter)),
        ]
        if let tag = campaign.tag { facts["tag"] = .string(tag) }
        let event = CampaignEvent(
            campaign: campaign.key, number: 1, act: .start, at: now, recordedAt: now, actor: campaign.starter, about: campaign.unit,
            targets: outline.targets.count)
        try take(event, of: campaign, kind, text: text, facts: facts)
    }

    /// Writes an event with its text and its leaf.
    mutating func take(
        _ event: CampaignEvent, of campaign: CampaignRecord, _ kind: CampaignKind, text: String = "", facts: [String: JSONValue]
    ) throws {
        var event = event
        event.leaf = nextLeaf
        changes.campaignEvents.append(event)
        var pii: [String: String] = [:]
        if !text.isEmpty {
            let salt = Commitment.randomSalt()
            pii["text"] = Commitment.make(salt: salt, field: "text", value: text)
            changes.campaignTexts.append(CampaignText(campaign: campaign.key, number: event.number, salt: salt, value: text))
        }
        let unit = event.act == .answer ? changes.campaignTargets.last { $0.subject == event.about }?.unit : event.about
        try log(
            LeafDraft(
                act: "campaign.\(event.act.rawValue)", obj: campaign.id, unit: unit ?? campaign.unit, rule: kind.id, why: event.reason,
                facts: facts, pii: pii))
    }

    /// Everybody who has to do something is told once: whoever rolls up, and whoever asks.
    private mutating func tellStart(_ campaign: CampaignRecord, _ kind: CampaignKind, _ outline: CampaignOutline) {
        let desk = lens.desk(campaign, kind, units: outline.units)
        var items: [EntityKey: [Identity]] = [:]
        for unit in outline.units {
            guard let own = desk.responsible(for: unit) else { continue }
            items[own, default: []].append(CampaignItem.rollUp.identity(of: campaign, about: unit.unit))
        }
        let places = Dictionary(outline.targets.map { ($0.worker, $0.unit) }, uniquingKeysWith: { first, _ in first })
        for (worker, unit) in places {
            guard let acting = Holders.acting(for: worker, unit: unit, on: today, in: organisation) else { continue }
            items[acting, default: []].append(CampaignItem.answers.identity(of: campaign, about: worker))
        }
        for (recipient, list) in items.sorted(by: { $0.key < $1.key }) where recipient != campaign.starter {
            tell(recipient, list.sorted(), kind)
        }
    }

    /// Queues a message; those of an emergency leave at once, whatever the hour.
    mutating func tell(_ recipient: EntityKey, _ items: [Identity], _ kind: CampaignKind) {
        changes.notifications.append(
            NotificationRecord(
                key: takeNotificationKey(), recipient: recipient, tone: .remind, digest: .items, at: now,
                sendAfter: kind.isEmergency ? now : engine.settings.sendingHours.nextAllowed(now, zone: engine.zone), items: items))
    }
}
