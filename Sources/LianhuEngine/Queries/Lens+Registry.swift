import LianhuCore

/// A unit with its place in the tree and the holders of its posts.
package struct UnitView: Hashable, Sendable {
    package struct Post: Hashable, Sendable {
        package var post: String
        package var holder: EntityRef?
        package var tenure: Tenure
    }

    package var unit: EntityRef
    package var parent: EntityRef?
    package var children: [EntityRef]
    package var posts: [Post]
    /// Numbers in force and to come, by first day and name.
    package var parameters: [UnitParameter]
}

/// A worker with roles, posts and links.
package struct WorkerView: Hashable, Sendable {
    package struct Link: Hashable, Sendable {
        package var subject: EntityRef
        package var link: LinkRecord
    }

    package var worker: EntityRef
    package var unit: EntityRef?
    package var roles: [Dated<String>]
    package var telephone: String
    package var posts: [(unit: EntityRef, post: String)]
    package var links: [Link]

    package static func == (left: WorkerView, right: WorkerView) -> Bool { left.worker == right.worker && left.links == right.links }
    package func hash(into hasher: inout Hasher) { hasher.combine(worker) }
}

/// 提户知人、知事、知情: a subject with its people, links, duties and what happened.
package struct SubjectView: Hashable, Sendable {
    package struct Link: Hashable, Sendable {
        package var worker: EntityRef
        package var link: LinkRecord
    }

    package var subject: EntityRef
    package var unit: EntityRef?
    package var address: String
    package var presence: Tenure
    package var residents: [ResidentRecord]
    package var links: [Link]
    package var tiers: [TierRecord]
    /// Sensitive words are withheld (S57).
    package var tags: [TagRecord]
    /// Ids that were merged into it (S24).
    package var aliases: [String]
    package var suspensions: [Tenure]
    package var obligations: [ObligationView]
}

/// One entry of a subject's timeline.
package enum TimelineEntry: Hashable, Sendable {
    case evidence(EvidenceView)
    case escalation(EscalationView)
    case obligation(ObligationView)
    /// Something that happened to a matter about it: visit, matter, reply and re-visit read as one thread.
    case matter(MatterView, MatterStep)

    /// Where it stands in time.
    package var at: CivilDate {
        switch self {
        case .evidence(let view): view.evidence.occurredOn
        case .escalation(let view): view.day
        case .obligation(let view): view.window.opens
        case .matter(_, let step): step.day
        }
    }
}

extension Engine {
    /// A page of members of a kind, in key order.
    package func members(
        _ kind: EntityKind, subkind: String?, unit: String?, cursor: String?, limit: Int, by caller: Caller, at now: Instant
    ) async throws -> Page<EntityRef> {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let after = try cursor.map(Cursor.key) ?? 0
            let found = try lens.reader.entities(
                kind: kind, subkind: subkind, units: try lens.units(under: unit), after: after, limit: limit + 1)
            let page = Array(found.prefix(limit))
            return Page(items: page, next: found.count > limit ? page.last.map { Cursor.text($0.key) } : nil)
        }
    }

    package func unit(_ name: String, by caller: Caller, at now: Instant) async throws -> UnitView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.unit(try NameLookup(reader: lens.reader, scope: lens.scope).find(name, kinds: [.unit], pointer: "/unit"))
        }
    }

    package func worker(_ name: String, by caller: Caller, at now: Instant) async throws -> WorkerView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.worker(try NameLookup(reader: lens.reader, scope: lens.scope).find(name, kinds: [.worker], pointer: "/worker"))
        }
    }

    package func subject(_ name: String, by caller: Caller, at now: Instant) async throws -> SubjectView {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            return try lens.subject(
                try NameLookup(reader: lens.reader, scope: lens.scope).find(name, kinds: [.subject], pointer: "/subject"))
        }
    }

    /// Everything that happened to a subject, oldest first.
    package func timeline(of name: String, by caller: Caller, at now: Instant) async throws -> [TimelineEntry] {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            let subject = try NameLookup(reader: lens.reader, scope: lens.scope).find(name, kinds: [.subject, .unit], pointer: "/subject")
            let rows = try lens.reader.obligations(about: [subject.key], rule: nil, closingAfter: CivilDate(day: -200_000))
            // What was recorded about a household that was merged into it belongs to its story (S24).
            let members = [subject.key] + (try lens.reader.aliases(into: [subject.key]).map(\.entity))
            let evidence = try members.flatMap { member in
                try lens.reader.evidence(EvidenceFilter(about: member, includesSuperseded: true), after: 0, limit: 1_000)
            }
            var entries = try lens.views(of: rows).map(TimelineEntry.obligation)
            entries += try lens.views(of: evidence).map(TimelineEntry.evidence)
            for row in rows {
                let steps = try lens.reader.escalations(EscalationFilter(item: row.identity), after: 0, limit: 100)
                entries += try lens.views(of: steps).map(TimelineEntry.escalation)
            }
            for member in members {
                for record in try lens.reader.matters(MatterFilter(about: member), after: 0, limit: 1_000) {
                    let view = try lens.view(of: record)
                    entries += view.steps.map { .matter(view, $0) }
                }
            }
            return entries.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        }
    }
}

extension Lens {
    func unit(_ ref: EntityRef) throws -> UnitView {
        let holdings = organisation.holdings(at: ref.key).filter { $0.tenure.contains(today) }
        let parent = organisation.parent(of: ref.key, on: today)
        let children = organisation.subtree(of: ref.key, on: today).filter { organisation.parent(of: $0, on: today) == ref.key }
        let refs = try reader.entities(keys: holdings.compactMap(\.worker) + children + (parent.map { [$0] } ?? []))
        return UnitView(
            unit: ref, parent: parent.flatMap { scope.contains($0) ? refs[$0] : nil }, children: children.compactMap { refs[$0] },
            posts: holdings.map { UnitView.Post(post: $0.post, holder: $0.worker.flatMap { refs[$0] }, tenure: $0.tenure) },
            parameters: organisation.parameters(of: ref.key).filter { number in
                !number.tenure.isEmpty && number.tenure.until.map { $0 > today } ?? true
            })
    }

    func worker(_ ref: EntityRef) throws -> WorkerView {
        let record = try reader.workers([ref.key]).first
        let links = try reader.links(ofWorkers: [ref.key]).filter { $0.tenure.until.map { $0 > today } ?? true }
        let posts = organisation.units(heldBy: ref.key, on: today).flatMap { unit in
            organisation.holdings(at: unit).filter { $0.worker == ref.key && $0.tenure.contains(today) }.map { (unit: unit, post: $0.post) }
        }
        let refs = try reader.entities(keys: links.map(\.subject) + posts.map(\.unit) + [ref.unit])
        return WorkerView(
            worker: ref, unit: refs[ref.unit], roles: record?.roles ?? [],
            telephone: maySeeSensitive(unit: ref.unit, holder: ref.key) ? record?.telephone ?? "" : Lens.withheld(record?.telephone ?? ""),
            posts: posts.compactMap { post in refs[post.unit].map { (unit: $0, post: post.post) } },
            // A worker may hold links beyond the caller's scope: those are not told.
            links: links.compactMap { link in
                refs[link.subject].flatMap { scope.contains($0.unit) ? WorkerView.Link(subject: $0, link: link) : nil }
            })
    }

    func subject(_ ref: EntityRef) throws -> SubjectView {
        let record = try reader.subjects([ref.key]).first
        let facts = try reader.subjectFacts([ref.key]).first
        let links = facts?.links ?? []
        let merged = try reader.aliases(into: [ref.key]).map(\.entity)
        let refs = try reader.entities(keys: links.map(\.worker) + [ref.unit] + merged)
        let isSensitiveAllowed = maySeeSensitive(unit: ref.unit, holder: Holders.holder(of: links, on: today))
        let residents = try reader.residents(of: [ref.key]).map { resident in
            var resident = resident
            if !isSensitiveAllowed { resident.telephone = Lens.withheld(resident.telephone) }
            return resident
        }
        let tags = try reader.tags(of: [ref.key]).map { tag in
            var tag = tag
            if !isSensitiveAllowed { tag.tag = Lens.withheld(tag.tag) }
            return tag
        }
        let rows = try reader.obligations(about: [ref.key], rule: nil, closingAfter: today.adding(days: -400))
        return SubjectView(
            subject: ref, unit: refs[ref.unit], address: record?.address ?? "", presence: record?.presence ?? Tenure(from: today),
            residents: residents, links: links.compactMap { link in refs[link.worker].map { SubjectView.Link(worker: $0, link: link) } },
            tiers: facts?.tiers ?? [], tags: tags, aliases: merged.compactMap { refs[$0]?.id }, suspensions: facts?.suspensions ?? [],
            obligations: try views(of: rows)
        )
    }
}
