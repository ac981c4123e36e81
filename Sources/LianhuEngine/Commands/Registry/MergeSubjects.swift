import LianhuAudit
import LianhuCore

/// Merges a subject into another: its id goes on meaning that one, duplicates of one (rule, period, slot) unify, and met wins (S24).
///
/// What lies in periods whose entry deadline is over stays as it was reported (S46).
package struct MergeSubjects: RegistryChange {
    /// Id or name of the one that is no more.
    package var subject: String
    /// Id or name of the one that stays.
    package var into: String

    package init(subject: String, into: String) {
        self.subject = subject
        self.into = into
    }

    package func apply(to session: inout Session) throws -> ChangeReceipt {
        let source = try session.member(subject, [.subject], "/subject", right: .approve)
        let target = try session.member(into, [.subject], "/into", right: .approve)
        guard source.key != target.key else { throw Session.nothing("/into") }
        guard source.subkind == target.subkind else {
            throw CommandProblem.member(
                "/into", "subject.merge_kinds", ["value": source.id, "into": target.id], kind: .conflict)
        }
        var record = try session.record(of: source, "/subject")
        let links = LinkMerge(
            of: try session.known(source, "/subject").links, into: try session.known(target, "/into"), rules: session.rules,
            organisation: session.organisation, today: session.today)
        for var link in links.moved {
            link.key = session.takeLinkKey()
            session.changes.links.append(link)
        }
        session.changes.links += links.ended
        let (unified, taken) = try session.unify(source.key, into: target, seats: links.seats)
        // It was the same household all along: nothing is owed to it of its own.
        record.presence.until = record.presence.from
        session.changes.subjects.append(record)
        session.changes.aliases.append(AliasRecord(entity: source.key, target: target.key, mergedOn: session.today))
        try session.moveResidents(of: source.key, to: target.key)
        try session.log(
            LeafDraft(
                act: "subject.merge", obj: source.id, unit: session.commonUnit([source.unit, target.unit]),
                facts: [
                    "into": .string(target.id), "unified": .int(Int64(unified)), "taken_over": .int(Int64(taken)),
                    "digest": .string(PlanDigest.hex(of: session.changes.obligations)),
                ]))
        return try session.finish(
            ChangeReceipt(act: "subject.merge", about: target, on: session.today), touching: [source.key, target.key])
    }
}

/// What becomes of the links of a merged subject: a pure decision.
struct LinkMerge {
    /// Links of the target, with keys still to be taken.
    private(set) var moved: [LinkRecord] = []
    /// The source's own, ended.
    private(set) var ended: [LinkRecord] = []
    /// The target's seat of each of the source's.
    private(set) var seats: [Int: Int] = [:]

    /// Whoever visited the source goes on: in the same seat where he visits the target too, else in one of his own; where the target has
    /// a primary seat of that sort already, as a backup until today, so that what he did goes on counting.
    init(of links: [LinkRecord], into target: SubjectFacts, rules: CompiledRules, organisation: Organisation, today: CivilDate) {
        var known = target.links
        for link in links.sorted(by: { ($0.tenure.from, $0.key) < ($1.tenure.from, $1.key) }) where !link.tenure.isEmpty {
            if link.tenure.until.map({ $0 > today }) ?? true {
                var end = link
                end.tenure.until = max(today, link.tenure.from)
                ended.append(end)
            }
            var copy = link
            copy.subject = target.key
            let same = known.first {
                $0.worker == link.worker && $0.kind == link.kind && $0.isPrimary == link.isPrimary && $0.tenure.overlaps(link.tenure)
            }
            if let same {
                seats[link.seat] = same.seat
                guard link.tenure.from < same.tenure.from else { continue }
                copy.tenure.until = same.tenure.from
            }
            // No link has the key 0.
            copy.key = 0
            copy.seat = seats[link.seat] ?? (known.map(\.seat).max() ?? 0) + 1
            seats[link.seat] = copy.seat
            let rivals = LinkSeats.rivals(of: copy, subjectKind: target.kind, among: known, rules: rules, organisation: organisation)
            for part in Self.parts(of: copy, beside: rivals, today: today) where !part.tenure.isEmpty {
                moved.append(part)
                known.append(part)
            }
        }
    }

    /// A link beside primary ones of its sort: as it was; where they have ended, a backup until then; else a backup until today.
    private static func parts(of link: LinkRecord, beside rivals: [LinkRecord], today: CivilDate) -> [LinkRecord] {
        guard !rivals.isEmpty else { return [link] }
        var backup = link
        backup.isPrimary = false
        let ends = rivals.compactMap(\.tenure.until)
        guard ends.count == rivals.count, let end = ends.max(), end <= today else {
            let tomorrow = today.adding(days: 1)
            backup.tenure.until = min(link.tenure.until ?? tomorrow, tomorrow)
            return [backup]
        }
        backup.tenure.until = min(link.tenure.until ?? end, end)
        var rest = link
        rest.tenure.from = max(end, link.tenure.from)
        return [backup, rest]
    }
}

extension Session {
    /// Takes the obligations of a merged subject over: how many there were on both sides, and how many on its own alone.
    mutating func unify(_ source: EntityKey, into target: EntityRef, seats: [Int: Int]) throws -> (unified: Int, taken: Int) {
        // Far enough back for every entry deadline.
        let since = today.adding(days: -120)
        let all = try tx.obligations(about: [source, target.key], rule: nil, closingAfter: since).filter { $0.entryBefore > today }
        let own = Dictionary(
            all.filter { $0.identity.about == target.key }.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
        var counts = (unified: 0, taken: 0)
        for old in all where old.identity.about == source && old.void == nil {
            guard let rule = rules.rule(old.identity.rule) else { continue }
            var identity = old.identity
            identity.about = target.key
            if Qualification.isPerSeat(rule.duty) { identity.slot = seats[identity.slot] ?? identity.slot }
            var gone = old
            gone.void = .superseded
            change(.update(old: old, new: gone))
            var goal = old
            goal.identity = identity
            goal.unit = target.unit
            if let there = own[identity] {
                counts.unified += 1
                if there.void == nil {
                    goal = there
                    goal.settlement = Self.better(there.settlement, old.settlement)
                    goal.isExcused = there.isExcused || old.isExcused
                }
                if goal != there { change(.update(old: there, new: goal)) }
            } else {
                counts.taken += 1
                change(.create(goal))
            }
            if old.isExcused, let excuse = try tx.excuses([old.identity]).last {
                changes.excuses.append(
                    ExcuseRecord(item: identity, reason: excuse.reason, approver: excuse.approver, at: excuse.at))
            }
        }
        return counts
    }

    /// Met wins, and of two the earlier.
    private static func better(_ left: Settlement?, _ right: Settlement?) -> Settlement? {
        guard let left, let right else { return left ?? right }
        return (right.day, right.evidence) < (left.day, left.evidence) ? right : left
    }

    /// People of a merged household belong to the other one, which keeps its head.
    mutating func moveResidents(of source: EntityKey, to target: EntityKey) throws {
        let hasHead = try tx.residents(of: [target]).contains(where: \.isHead)
        for var person in try tx.residents(of: [source]) {
            person.household = target
            person.isHead = person.isHead && !hasHead
            changes.residents.append(person)
        }
    }
}
