import LianhuCore

extension RosterRows {
    /// Which kinds of members and links there are, whenever they begin and end.
    package var outline: RosterOutline {
        var outline = RosterOutline()
        let kinds = Dictionary((units ?? []).map { ($0.id.value, $0.kind.value) }, uniquingKeysWith: { first, _ in first })
        let subjectKinds = Dictionary((subjects ?? []).map { ($0.id.value, $0.kind.value) }, uniquingKeysWith: { first, _ in first })
        let roles = Dictionary(
            (workers ?? []).map { ($0.id.value, Set($0.roles.map(\.value))) }, uniquingKeysWith: { $0.union($1) })
        outline.unitKinds = Set(kinds.values)
        outline.subjectKinds = Set(subjectKinds.values)
        outline.roles = roles.values.reduce(into: []) { $0.formUnion($1) }
        outline.tiers = Set((subjects ?? []).compactMap { $0.tier?.value })
        for row in posts ?? [] where row.worker != nil {
            if let kind = kinds[row.unit.value] { outline.posts.insert(PostAt(post: row.post.value, unitKind: kind)) }
        }
        for row in links ?? [] {
            guard let kind = subjectKinds[row.subject.value] ?? kinds[row.subject.value] else { continue }
            outline.links.insert(
                RosterOutline.Links(memberKind: kind, kind: row.kind.value, roles: roles[row.worker.value] ?? []))
        }
        return outline
    }
}
