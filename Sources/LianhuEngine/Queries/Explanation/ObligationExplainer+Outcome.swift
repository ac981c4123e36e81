import LianhuCore

extension ObligationExplainer {
    // MARK: Links

    /// Who held it when, who answers for it at due and today (S18–S20, S23).
    func linkFacts() throws -> [Fact] {
        guard let rule else { return [] }
        var facts = try unitFacts()
        switch rule.duty {
        case .caseload: break
        case .activity(let duty):
            facts.append(
                Fact(
                    .link, "explain.post",
                    [
                        "post": lens.titled(duty.post, in: .posts, of: rule), "unit": lens.named(view.about),
                        "worker": lens.named(view.holder),
                    ]))
        case .contact(let duty): facts += tagFacts(duty, rule: rule) + (try linkFacts(duty, rule: rule))
        }
        return facts
    }

    private func linkFacts(_ duty: ContactDuty, rule: Rule) throws -> [Fact] {
        let making = Qualification.links(subject.links, making: duty, on: row.window.due, in: lens.organisation).filter {
            duty.per == .subject || $0.seat == row.identity.slot
        }
        var facts: [Fact] = []
        let concerned = subject.links.filter { $0.tenure.overlaps(from: row.window.opens, to: concernedUntil) }
        for link in concerned.sorted(by: { ($0.seat, $0.tenure.from, $0.key) < ($1.seat, $1.tenure.from, $1.key) }) {
            let isMaking = making.contains { $0.key == link.key }
            facts.append(
                Fact(
                    .link, isMaking ? "explain.link" : "explain.link_other",
                    [
                        "worker": try lens.named(link.worker), "kind": lens.titled(link.kind, in: .linkKinds, of: rule),
                        "seat": Explanation.Value("explain.seat", link.isPrimary ? "primary" : "backup"),
                        "span": Self.span(link.tenure),
                    ]))
        }
        if concerned.isEmpty { facts.append(Fact(.link, "explain.link_none", ["about": lens.named(view.about)])) }
        guard row.void == nil else { return facts }
        // Whose score it is, is known when it is due.
        guard row.window.due <= lens.today else { return facts + (try actingFacts()) }
        switch Holders.score(links: making, window: row.window, in: lens.organisation) {
        case .worker(let worker):
            facts.append(Fact(.link, "explain.score", ["worker": try lens.named(worker), "due": Value(row.window.due)]))
        case .handover: facts.append(Fact(.link, "explain.handover", ["due": Value(row.window.due)]))
        }
        return facts + (try actingFacts())
    }

    /// The tags by which the rule chose it, without a word about who carries them (S17, S57).
    private func tagFacts(_ duty: ContactDuty, rule: Rule) -> [Fact] {
        guard !duty.tags.isEmpty else { return [] }
        let carried = subject.tags.filter { duty.tags.contains($0.tag) && $0.tenure.overlaps(from: row.window.opens, to: concernedUntil) }
        guard !carried.isEmpty else {
            let tags = duty.tags.map { lens.titled($0, in: .tags, of: rule) }
            func list(_ language: Language) -> String {
                tags.map { $0.text[language] }.joined(separator: Catalogue.text("describe.list", in: language))
            }
            let value = Value(word: duty.tags.joined(separator: " "), text: LocalizedText(zh: list(.zh), en: list(.en)))
            return [Fact(.link, "explain.tag_none", ["about": lens.named(view.about), "tags": value])]
        }
        return carried.sorted { ($0.tenure.from, $0.tag, $0.entity) < ($1.tenure.from, $1.tag, $1.entity) }.map { record in
            let args = [
                "tag": lens.titled(record.tag, in: .tags, of: rule), "span": Self.span(record.tenure),
                "recorded": Value(record.recordedOn),
            ]
            return Fact(.link, "explain.tag", args)
        }
    }

    /// The tiers that the window was made of, with what each asks for (S22).
    func tierFacts() -> [Fact] {
        guard let rule, case .tiers = rule.cadence, let pack = lens.rules.set.pack(of: rule) else { return [] }
        let words = RuleDescription(rule: rule, pack: pack, calendar: calendar)
        let held = subject.tiers.filter { $0.tenure.overlaps(from: row.window.opens, to: row.window.dueBefore) }
        guard !held.isEmpty else { return [Fact(.tier, "explain.tier_none", ["about": lens.named(view.about)])] }
        return held.sorted { $0.tenure.from < $1.tenure.from }.map { record in
            let title = LocalizedText(zh: pack.tierTitle(record.tier, .zh), en: pack.tierTitle(record.tier, .en))
            let how = words.quota(of: record.tier)
            return Fact(
                .tier, how == nil ? "explain.tier_without" : "explain.tier",
                [
                    "tier": Value(word: record.tier, text: title), "span": Self.span(record.tenure), "recorded": Value(record.recordedOn),
                    "how": how.map { Value(word: record.tier, text: $0) } ?? "—",
                ])
        }
    }

    /// The day after the last one whose links matter.
    private var concernedUntil: CivilDate {
        let window = row.window
        guard window.neverCloses else { return max(window.closesBefore, lens.today) }
        return row.settlement.map { max($0.day.adding(days: 1), window.dueBefore) } ?? max(window.dueBefore, lens.today)
    }

    /// Today's holder, where something is still to be done.
    private func actingFacts() throws -> [Fact] {
        guard [.open, .overdue, .upcoming].contains(view.status) else { return [] }
        guard let holder = seatHolder else { return [Fact(.link, "explain.holder_none")] }
        let acting = Holders.acting(for: holder, unit: row.unit, on: lens.today, in: lens.organisation)
        guard let acting, acting != holder else { return [Fact(.link, "explain.holder", ["worker": try lens.named(holder)])] }
        return [Fact(.link, "explain.acting", ["worker": try lens.named(holder), "acting": try lens.named(acting)])]
    }

    /// Whoever holds the seat or the post, away or not.
    private var seatHolder: EntityKey? {
        lens.rules.rule(row.identity.rule).flatMap { lens.holder(of: row, rule: $0, links: subject.links) }
    }

    /// The unit that it counts for, and moves between units since it opened (S19).
    private func unitFacts() throws -> [Fact] {
        var facts = [Fact(.link, "explain.unit", ["about": lens.named(view.about), "unit": lens.named(view.unit)])]
        for dated in subject.units.dropFirst() where dated.tenure.from >= row.window.opens {
            // Where a household went outside the caller's scope is not told (S57).
            let unit = lens.scope.contains(dated.value) ? try lens.named(dated.value) : "***"
            facts.append(Fact(.link, "explain.moved", ["about": lens.named(view.about), "unit": unit, "day": Value(dated.tenure.from)]))
        }
        return facts
    }

    private static func span(_ tenure: Tenure) -> Value {
        guard let until = tenure.until else { return Value(code: "explain.since", ["from": Value(tenure.from)]) }
        return Value(code: "explain.span", ["from": Value(tenure.from), "through": Value(until.adding(days: -1))])
    }

    /// The last day on which it can be met, or the minute at which its shift is over (S49).
    private var closing: Value {
        lens.closing(of: row).map { Value(lens.engine.zone.localDescription($0)) } ?? Value(row.window.closes)
    }

    // MARK: Outcome

    /// What it has come to (S6, S7).
    func outcomeFacts() throws -> [Fact] {
        let window = row.window
        let status = Value("status", view.status.name)
        // A shift is over at an hour, everything else at the end of a day (S49).
        let closing = self.closing
        switch view.status {
        case .void: return voidFacts()
        case .met, .metLate:
            let day = row.settlement?.day ?? window.due
            return [
                Fact(
                    .outcome, view.status == .met ? "explain.met" : "explain.met_late",
                    [
                        "record": "\(view.settledBy ?? "?")", "day": Value(day), "days": Value(day - window.due), "due": Value(window.due),
                        "status": status,
                    ])
            ]
        case .excused:
            let excuse = view.excuse
            let on = excuse.map { Value(lens.engine.zone.date(of: $0.at)) } ?? "—"
            return [
                Fact(
                    .outcome, "explain.excused",
                    ["reason": "\(excuse?.reason ?? "—")", "approver": try lens.named(excuse?.approver), "day": on, "status": status])
            ]
        case .missed: return [Fact(.outcome, "explain.missed", ["closes": closing, "status": status])]
        case .overdue:
            return [
                Fact(
                    .outcome, window.neverCloses ? "explain.overdue_open" : "explain.overdue",
                    ["due": Value(window.due), "days": Value(lens.today - window.due), "closes": Value(window.closes), "status": status])
            ]
        case .open:
            return [Fact(.outcome, "explain.open", ["due": Value(window.due), "days": Value(window.due - lens.today), "status": status])]
        case .upcoming: return [Fact(.outcome, "explain.upcoming", ["opens": Value(window.opens), "status": status])]
        }
    }

    /// Why it never applied, with the day that decides it.
    private func voidFacts() -> [Fact] {
        guard let reason = row.void else { return [] }
        var args = ["reason": Value("void", reason.name), "due": Value(row.window.due), "about": lens.named(view.about)]
        var code = "explain.void"
        switch reason {
        case .movedAway:
            if let until = subject.presence.until {
                code = "explain.void_moved_away"
                args["day"] = Value(until)
            }
        case .unlinked: code = "explain.void_unlinked"
        case .suspended:
            if let suspension = subject.suspensions.first(where: { $0.contains(row.window.opens) && $0.contains(row.window.due) }) {
                code = "explain.void_suspended"
                args["span"] = Self.span(suspension)
            }
        case .superseded, .ruleWithdrawn, .notApplicable: break
        }
        var facts = [Fact(.outcome, code, args), Fact(.outcome, "explain.void_leaves")]
        if !desiresNothing { facts.append(Fact(.outcome, "explain.void_again")) }
        return facts
    }

    /// Whether planning would still make nothing of it today.
    private var desiresNothing: Bool {
        guard let rule, let ref, let period, case .contact = rule.duty, period.kind != .after else { return true }
        let context = lens.rules.context(rule, ref, organisation: lens.organisation, on: lens.today)
        guard case .obligations(let wanted) = Planner(context: context, period: period).desired(of: subject) else { return true }
        return !wanted.contains { $0.identity == row.identity && $0.void == nil }
    }

    // MARK: Next

    /// The step that the ladder takes next, if it takes any (S36–S39).
    func nextStep() throws -> Explanation.NextStep? {
        guard let rule, let escalator = lens.escalator(for: rule), !row.isBackfilled,
            [.open, .overdue, .upcoming].contains(view.status),
            let step = escalator.ladder.steps.first(where: { $0.number > view.step })
        else { return nil }
        let at = escalator.effective(step, window: row.window)
        // A pause lets the step wait until the day after it.
        let pause = view.acknowledgedUntil.flatMap { $0 >= lens.today ? $0 : nil }
        let earliest = pause.map { max(at, lens.engine.zone.startOfDay($0.adding(days: 1))) } ?? at
        let recipient = escalator.recipient(of: step.to, unit: row.unit, holder: seatHolder, on: lens.today)
        return Explanation.NextStep(
            step: step, at: earliest, on: lens.engine.zone.date(of: earliest),
            recipient: try recipient.flatMap { try lens.reader.entities(keys: [$0])[$0] }, pausedUntil: pause)
    }

    func nextFacts(steps: [EscalationView], next: Explanation.NextStep?) -> [Fact] {
        var facts = steps.map { step -> Fact in
            let args = [
                "step": Value(step.record.step), "day": Value(step.day), "tone": Self.tone(step.record.tone, lens.named(step.recipient)),
            ]
            guard let skip = step.record.skip else { return Fact(.next, "explain.step_done", args) }
            return Fact(.next, "explain.step_skipped", args.merging(["reason": Value("skipped", skip.rawValue)]) { $1 })
        }
        guard [.open, .overdue, .upcoming].contains(view.status) else { return facts + [Fact(.next, "explain.next_nothing")] }
        if let pause = next?.pausedUntil { facts.append(Fact(.next, "explain.paused", ["until": Value(pause)])) }
        if let next {
            let args = ["step": Value(next.step.number), "day": Value(next.on), "at": "\(next.step.atText)"]
            if let recipient = next.recipient {
                let tone = Value(code: next.step.toneCode, ["who": lens.named(recipient)])
                facts.append(Fact(.next, "explain.next_step", args.merging(["tone": tone]) { $1 }))
            } else {
                facts.append(Fact(.next, "explain.next_nobody", args))
            }
        } else {
            facts.append(Fact(.next, row.isBackfilled ? "explain.never_escalated" : "explain.no_step"))
        }
        let closing =
            row.window.neverCloses
            ? Fact(.next, "explain.next_open", ["opens": Value(row.window.opens)])
            : Fact(.next, "explain.next_closes", ["closes": closing])
        facts.append(closing)
        return facts
    }

    private static func tone(_ tone: Tone, _ who: Value) -> Value { Value(code: "tone.\(tone.rawValue)", ["who": who]) }
}
