import LianhuCore

/// Tags, merged subjects and requests for waivers.
final class DailyTables {
    private let tags = Table<EntityTags>()
    private let aliases = Table<AliasRecord>()
    private let requests = Table<ItemRequests>()
    // Not taken back: a reader checks each row that it finds.
    private var byTarget: KeyIndex<EntityKey, EntityKey> = KeyIndex()

    var undoLogs: [UndoLog] { [tags, aliases, requests] }

    func put(_ changes: Changes) {
        for tag in changes.tags {
            var row = tags[tag.entity] ?? EntityTags(entity: tag.entity, tags: [])
            row.tags.removeAll { $0.tenure.from == tag.tenure.from && $0.tag == tag.tag }
            row.tags.append(tag)
            row.tags.sort { ($0.tenure.from, $0.tag) < ($1.tenure.from, $1.tag) }
            tags.put(row)
        }
        for alias in changes.aliases {
            // What was merged into it before goes on to the new target.
            for var earlier in aliases(into: [alias.entity]) {
                earlier.target = alias.target
                put(earlier)
            }
            put(alias)
        }
        for request in changes.excuseRequests {
            var row = requests[request.item] ?? ItemRequests(item: request.item, requests: [])
            row.requests.removeAll { $0.askedAt == request.askedAt }
            row.requests.append(request)
            row.requests.sort { $0.askedAt < $1.askedAt }
            requests.put(row)
        }
    }

    private func put(_ alias: AliasRecord) {
        aliases.put(alias)
        byTarget.add(alias.entity, to: alias.target)
    }

    // MARK: Reading

    func tags(of entities: [EntityKey]) -> [TagRecord] { tags.rows(entities).flatMap(\.tags) }

    func aliases(of entities: [EntityKey]) -> [AliasRecord] { aliases.rows(entities) }

    func aliases(into targets: [EntityKey]) -> [AliasRecord] {
        let wanted = Set(targets)
        return aliases.rows(wanted.flatMap { byTarget[$0] }).filter { wanted.contains($0.target) }
    }

    func requests(of item: Identity) -> [ExcuseRequestRecord] { requests[item]?.requests ?? [] }

    func pending(after: Identity?, limit: Int) -> [ExcuseRequestRecord] {
        let rows = requests.rows[(after.map { requests.position(after: $0) } ?? 0)...]
        return Array(rows.lazy.flatMap(\.requests).filter { $0.decision == nil }.prefix(max(0, limit)))
    }
}

/// The tags of one member, by first day.
struct EntityTags: Keyed {
    var entity: EntityKey
    var tags: [TagRecord]
    var rowKey: EntityKey { entity }
}

/// The requests about one obligation, as they came.
struct ItemRequests: Keyed {
    var item: Identity
    var requests: [ExcuseRequestRecord]
    var rowKey: Identity { item }
}

extension AliasRecord: Keyed { var rowKey: EntityKey { entity } }

extension MemoryTransaction {
    func tags(of entities: [EntityKey]) -> [TagRecord] { state.daily.tags(of: entities) }
    func aliases(of entities: [EntityKey]) -> [AliasRecord] { state.daily.aliases(of: entities) }
    func aliases(into targets: [EntityKey]) -> [AliasRecord] { state.daily.aliases(into: targets) }
    func excuseRequests(of item: Identity) -> [ExcuseRequestRecord] { state.daily.requests(of: item) }
    func pendingExcuses(after: Identity?, limit: Int) -> [ExcuseRequestRecord] { state.daily.pending(after: after, limit: limit) }

    func evidence(about: EntityKey, from day: CivilDate) -> [Evidence] {
        let merged = state.daily.aliases(into: [about]).map(\.entity)
        guard !merged.isEmpty else { return state.evidence.standing(about: about, from: day) }
        // A session may have covered both of two that were merged.
        var seen: Set<EvidenceKey> = []
        return ([about] + merged).flatMap { state.evidence.standing(about: $0, from: day) }.filter { seen.insert($0.key).inserted }
            .sorted { $0.key < $1.key }
    }
}
