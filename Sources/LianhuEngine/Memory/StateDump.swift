import LianhuCore

/// The domain state of a store as ordered lines of text, for comparing two stores line by line.
///
/// It reads through the port only. The log, the keys of messages and idempotency are left out: they depend on how the work was cut into
/// commits, not on what was decided.
package struct StateDump {
    private let reader: any StoreReader
    private var lines: [String] = []
    private static let page = 2_000
    private static let forever = CivilDate(day: 2_932_896)

    /// All lines of a store's state; throws what the store throws.
    package static func lines(of reader: any StoreReader) throws -> [String] {
        var dump = StateDump(reader: reader)
        try dump.instance()
        try dump.registry()
        try dump.obligations()
        try dump.evidence()
        try dump.matters()
        try dump.campaigns()
        try dump.checks()
        try dump.escalations()
        try dump.closing()
        return dump.lines
    }

    /// The first line in which two dumps differ, with both versions; nil if they are equal.
    package static func difference(_ left: [String], _ right: [String]) -> String? {
        for (index, (a, b)) in zip(left, right).enumerated() where a != b { return "line \(index + 1):\n- \(a)\n+ \(b)" }
        guard left.count != right.count else { return nil }
        let index = min(left.count, right.count)
        let rest = left.count > right.count ? "- \(left[index])" : "+ \(right[index])"
        return "line \(index + 1):\n\(rest)"
    }

    private init(reader: any StoreReader) { self.reader = reader }

    private mutating func add(_ kind: String, _ parts: Any...) {
        lines.append(([kind] + parts.map { "\($0)" }).joined(separator: " "))
    }

    // MARK: Sections

    private mutating func instance() throws {
        if let facts = try reader.instance() {
            add("instance", facts.zone, facts.origin, facts.isDemonstration, facts.highWater.map(\.description) ?? "-")
        }
        if let rules = try reader.adoptedRules() {
            let files = (rules.packs + rules.calendars).map { "\($0.file)@\($0.governs ?? "*")" }
            add("rules", rules.revision, rules.digest, rules.adoptedAt, files.joined(separator: " "))
        }
        for rule in try reader.ruleRefs() { add("rule", rule.key, rule.id, rule.adoptedOn) }
    }

    private mutating func registry() throws {
        let organisation = try reader.organisation()
        for kind in EntityKind.allCases {
            var after: EntityKey = 0
            while true {
                let refs = try reader.entities(kind: kind, subkind: nil, units: nil, after: after, limit: Self.page)
                guard let last = refs.last else { break }
                for ref in refs { add(kind.name, ref.key, ref.id, ref.subkind, "in", ref.unit, ref.name) }
                for row in try reader.channels(of: refs.map(\.key)) {
                    for way in row.ways {
                        let (owner, subject) = (way.owner.map { "\($0)" } ?? "-", way.subject.map { "\($0)" } ?? "-")
                        add("channel", row.member, way.channel, way.kind, owner, subject, way.name, way.address)
                    }
                }
                try details(of: refs.map(\.key), kind: kind, organisation: organisation)
                after = last.key
            }
        }
    }

    private mutating func details(of keys: [EntityKey], kind: EntityKind, organisation: Organisation) throws {
        switch kind {
        case .unit:
            for key in keys {
                for parent in organisation.units[key]?.parents ?? [] {
                    add("parent", key, parent.value.map { "\($0)" } ?? "-", parent.tenure.text)
                }
                let holdings = organisation.holdings(at: key).map {
                    "post \(key) \($0.post) \($0.tenure.text) \($0.worker.map { "\($0)" } ?? "vacant")"
                }
                lines += holdings.sorted()
                for number in organisation.parameters(of: key) { add("parameter", key, number.name, number.value, number.tenure.text) }
            }
            for facts in try reader.subjectFacts(keys) { add(facts) }
        case .worker:
            for worker in try reader.workers(keys) {
                let roles = worker.roles.map { "\($0.value) \($0.tenure.text)" }
                add("roles", worker.key, worker.unit, worker.telephone, worker.name, roles.joined(separator: ", "))
                let absences = organisation.absences(of: worker.key).map {
                    "absence \(worker.key) \($0.tenure.text) \($0.substitute.map { "\($0)" } ?? "-")"
                }
                lines += absences.sorted()
            }
        case .subject:
            for subject in try reader.subjects(keys) { add("subject", subject.key, subject.kind, subject.name, subject.address) }
            for facts in try reader.subjectFacts(keys) { add(facts) }
            try addTags(of: keys)
            for alias in try reader.aliases(of: keys) { add("alias", alias.entity, "of", alias.target, alias.mergedOn) }
            for resident in try reader.residents(of: keys) {
                add(
                    "lives", resident.household, resident.key, resident.isHead, resident.telephone, resident.name)
                if let born = resident.born { add("born", resident.key, born) }
            }
        case .resident: try addTags(of: keys)
        }
    }

    private mutating func addTags(of keys: [EntityKey]) throws {
        for tag in try reader.tags(of: keys) { add("tag", tag.entity, tag.tag, tag.tenure.text, "recorded", tag.recordedOn) }
    }

    private mutating func add(_ facts: SubjectFacts) {
        let units = facts.units.map { "\($0.value) \($0.tenure.text)" }.joined(separator: ", ")
        add("facts", facts.key, facts.kind, facts.presence.text, "recorded", facts.recordedOn, "in", units)
        for link in facts.links {
            add(
                "link", link.key, link.subject, link.seat, link.worker, link.kind, link.isPrimary ? "primary" : "backup", link.tenure.text,
                "recorded", link.recordedOn)
        }
        for suspension in facts.suspensions { add("suspended", facts.key, suspension.text) }
        for tier in facts.tiers { add("tier", facts.key, tier.tier, tier.tenure.text, tier.recordedOn) }
    }

    private mutating func obligations() throws {
        let filter = ObligationFilter(today: Self.forever)
        var after: Identity?
        while true {
            let page = try reader.obligations(filter, after: after, limit: Self.page)
            guard let last = page.last else { break }
            for obligation in page { add(obligation) }
            let identities = page.map(\.identity)
            for excuse in try reader.excuses(identities) { add("excuse", excuse.item.text, excuse.reason, excuse.approver, excuse.at) }
            for request in try identities.flatMap({ try reader.excuseRequests(of: $0) }) {
                let decision = request.decision.map { "\($0.isApproved ? "approved" : "denied") \($0.approver) \($0.at)" } ?? "pending"
                add("asked", request.item.text, request.reason, request.worker, request.askedAt, decision)
            }
            for pause in try reader.acknowledgements(identities) {
                add("acknowledged", pause.item.text, pause.worker, pause.until, pause.at)
            }
            for visit in try reader.visitDays(identities) { add("visit", visit.item.text, visit.worker, visit.day, visit.isFixed) }
            let handled = try reader.handledSteps(identities)
            for item in handled.keys.sorted() { add("handled", item.text, handled[item] ?? 0) }
            after = last.identity
        }
        for unit in try reader.organisation().units.keys.sorted() {
            for (group, counts) in try reader.counters(unit: unit, rule: nil, periods: nil, asOf: Self.forever) where !counts.isZero {
                add(
                    "counter", unit, group.rule, group.period, group.window.text, counts.total, counts.met, counts.metLate, counts.excused,
                    counts.void, counts.enteredInTime)
            }
        }
    }

    private mutating func add(_ obligation: Obligation) {
        let settlement = obligation.settlement.map { "settled \($0.evidence) \($0.day) \($0.recordedOn)" } ?? "unsettled"
        add(
            "obligation", obligation.identity.text, "unit", obligation.unit, obligation.window.text, "entry", obligation.entryBefore,
            settlement, obligation.isExcused ? "excused" : "-", obligation.void?.name ?? "-", obligation.isBackfilled ? "backfilled" : "-")
    }

    private mutating func evidence() throws {
        let filter = EvidenceFilter(includesSuperseded: true)
        var after: EvidenceKey = 0
        while true {
            let page = try reader.evidence(filter, after: after, limit: Self.page)
            guard let last = page.last else { break }
            for row in page {
                add(
                    "evidence", row.key, row.id, row.kind.name, row.about, row.unit, row.worker, row.participants, row.method,
                    row.direction.rawValue, row.occurredAt, row.occurredOn, row.recordedAt, row.recordedOn, row.personsMet,
                    row.reason ?? "-", row.supersededBy.map { "\($0)" } ?? "-", row.isImported)
                if let days = row.supplyDays { add("supply", row.key, days) }
                if !row.covers.isEmpty { add("covers", row.key, row.covers) }
                for field in try reader.privateFields(of: row.key) { add("field", row.key, field.field, field.value) }
            }
            after = last.key
        }
        for row in try reader.tallies(EvidenceFilter()) {
            let method = row.isImported ? "\(row.method) imported" : row.method
            add("tally", row.kind.name, method, row.records, row.subjects, row.personsMet)
        }
    }

    private mutating func closing() throws {
        let units = try reader.organisation().units.keys.sorted()
        for row in try reader.closures() {
            add(
                "closure", row.period, row.begunAt, row.revision, row.rulesDigest, row.closedAt.map { "\($0)" } ?? "-", row.obligations,
                row.listDigest)
            for figure in try reader.closureFigures(period: row.period, units: units) {
                add("figure", figure.period, figure.unit, figure.rule, figure.figures)
            }
        }
        for row in try reader.postponements() { add("postponed", row.period, row.until, row.reason, row.at) }
        for row in try reader.amendments(periods: .min ... .max) {
            add("amended", row.item.text, row.unit, row.evidence.map { "\($0)" } ?? "-", row.reason, row.approver, row.at, row.delta)
        }
    }

    private mutating func matters() throws {
        var after: MatterKey = 0
        while true {
            let page = try reader.matters(MatterFilter(), after: after, limit: Self.page)
            guard let last = page.last else { break }
            for var matter in page {
                // When it is looked at next depends on when it was looked at last; what is decided then does not.
                matter.wakeAt = nil
                add("matter", matter)
            }
            for var event in try reader.matterEvents(of: page.map(\.key)) {
                event.leaf = 0
                add("event", event)
            }
            after = last.key
        }
    }

    private mutating func campaigns() throws {
        var after: CampaignKey = 0
        while let last = try campaigns(after: after) { after = last }
    }

    private mutating func campaigns(after: CampaignKey) throws -> CampaignKey? {
        let page = try reader.campaigns(CampaignFilter(), after: after, limit: Self.page)
        for var campaign in page {
            campaign.wakeAt = nil
            add("campaign", campaign)
            for unit in try reader.campaignUnits(of: campaign.key) { add("campaign unit", unit) }
            var subject: EntityKey = 0
            while let last = try targets(of: campaign.key, after: subject) { subject = last }
            var number = 0
            while let last = try events(of: campaign.key, after: number) { number = last }
        }
        return page.last?.key
    }

    private mutating func targets(of campaign: CampaignKey, after: EntityKey) throws -> EntityKey? {
        let page = try reader.campaignTargets(CampaignTargetFilter(campaign: campaign), after: after, limit: Self.page)
        for target in page { add("asked", target) }
        return page.last?.subject
    }

    private mutating func events(of campaign: CampaignKey, after: Int) throws -> Int? {
        let page = try reader.campaignEvents(of: campaign, act: nil, after: after, limit: Self.page)
        for var event in page {
            event.leaf = 0
            add("event", event)
        }
        return page.last?.number
    }

    private mutating func checks() throws {
        var after: CheckKey = 0
        while true {
            let page = try reader.checks(CheckFilter(), after: after, limit: Self.page)
            guard let last = page.last else { break }
            for var check in page {
                // The seed is chance and hangs on the whole log; so is the order of the draw, and who is drawn of more.
                check.leaf = 0
                check.seed = ""
                let count = check.sample.count
                check.sample = count == check.population ? check.sample.sorted() : []
                add("check", check, "draws", count)
            }
            for var call in try reader.callBacks(of: page.map(\.key)) {
                call.leaf = 0
                add("call_back", call)
            }
            after = last.key
        }
    }

    private mutating func escalations() throws {
        var steps: [String] = []
        var after: Int64 = 0
        while true {
            let page = try reader.escalations(EscalationFilter(includesSkipped: true), after: after, limit: Self.page)
            guard let last = page.last else { break }
            steps += page.map { row in
                let parts: [Any] = [
                    row.item.text, row.cycle, row.step, row.nominal, row.at, row.unit, row.tone, row.recipient.map { "\($0)" } ?? "-",
                    row.skip?.rawValue ?? "-", row.revision,
                ]
                return "step " + parts.map { "\($0)" }.joined(separator: " ")
            }
            after = last.key
        }
        lines += steps.sorted()
        var messages: [String] = []
        var recipients: Set<EntityKey> = []
        after = 0
        while true {
            let page = try reader.notifications(recipient: nil, after: after, limit: Self.page)
            guard let last = page.last else { break }
            let deliveries = Dictionary(uniqueKeysWithValues: try reader.deliveries(page.map(\.key)).map { ($0.notification, $0) })
            messages += page.map { row in
                let items = row.items.map(\.text).joined(separator: " ")
                let delivery = deliveries[row.key].flatMap(\.text) ?? ""
                let cleared = row.cleared.map { " cleared " + $0.text }.joined()
                return "message \(row.recipient) \(row.tone) \(row.digest) \(row.at) \(row.sendAfter) \(items)\(cleared)\(delivery)"
            }
            recipients.formUnion(page.map(\.recipient))
            after = last.key
        }
        lines += messages.sorted()
        for row in try reader.told(recipients.sorted()) { add("told", row.recipient, row.item.text) }
    }
}

extension Tenure {
    /// `2026-01-01…` or `2026-01-01…2026-02-01` with the exclusive next day.
    fileprivate var text: String { "\(from)…\(until.map(\.description) ?? "")" }
}

extension Window {
    fileprivate var text: String { "\(opens) \(dueBefore) \(graceBefore) \(closesBefore)" }
}

extension Identity {
    fileprivate var text: String { "\(about)~\(rule)~\(period)~\(slot)" }
}

extension DeliveryRecord {
    /// Nil for one that nobody has touched.
    fileprivate var text: String? {
        guard state != .pending || channel != nil || attempts > 0 else { return nil }
        let parts: [String] = [
            state.rawValue, channel ?? "-", "\(attempts)", "\(due)", deliveredAt.map { "\($0)" } ?? "-", error ?? "-",
        ]
        return " " + parts.joined(separator: " ")
    }
}
