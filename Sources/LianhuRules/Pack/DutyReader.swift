import LianhuCore

/// Reads what a rule asks for, of whom and about whom.
struct DutyReader {
    let rule: MappingReader
    let vocabulary: Vocabulary
    let sink: DiagnosticSink

    static let roleKeys = MappingReader.Keys(
        known: ["role", "roles"], later: ["tag", "tags"], elsewhere: ["unit", "post"], duty: "contact / caseload")
    static let whomKeys = MappingReader.Keys(known: ["kind", "link_kind", "per", "tag"], later: ["tier", "age", "unit"])
    static let acceptKeys = MappingReader.Keys(known: ["methods", "directions"], later: ["min_persons", "min_minutes", "reference"])
    static let unitPostKeys = MappingReader.Keys(known: ["unit", "post"], elsewhere: ["role", "roles"], duty: "activity")

    /// The duty of one of the three names.
    func read(_ name: String) -> Duty? {
        switch name {
        case "contact": contact().map(Duty.contact)
        case "activity": activity().map(Duty.activity)
        default: caseload().map(Duty.caseload)
        }
    }

    private func contact() -> ContactDuty? {
        // Left out, the duty is every linked worker's.
        let roles = rule["who"].map(self.roles) ?? []
        let whom = rule.required("whom", example: "whom: {kind: household}").flatMap(self.whom)
        let accept = rule.required("accept", example: "accept: {methods: [home_visit, phone]}").flatMap(self.accept)
        guard let roles, let whom, let accept else { return nil }
        return ContactDuty(
            roles: roles, kinds: whom.kinds, linkKinds: whom.linkKinds, methods: accept.methods, directions: accept.directions,
            per: whom.per,
            tags: whom.tags)
    }

    private func roles(_ node: YAMLNode) -> [String]? {
        let before = sink.count
        guard let reader = MappingReader(node, name: "who", keys: Self.roleKeys, example: "who: {role: party_member}", sink: sink) else {
            return nil
        }
        guard (reader["role"] == nil) != (reader["roles"] == nil) else {
            // A slip in the key was reported already, and is the reason why neither is there.
            if sink.count == before { sink.report(.keyEither, at: reader.position, ["within": "who", "keys": "role, roles"]) }
            return nil
        }
        if let node = reader["role"] { return node.declaredList("role", in: [.roles], of: vocabulary, sink: sink) }
        return reader["roles"]?.declaredList("roles", in: [.roles], of: vocabulary, sink: sink)
    }

    private func whom(_ node: YAMLNode) -> (kinds: [String], linkKinds: [String], tags: [String], per: ObligationScope)? {
        guard let reader = MappingReader(node, name: "whom", keys: Self.whomKeys, example: "whom: {kind: household}", sink: sink) else {
            return nil
        }
        let kinds = reader.required("kind", example: "kind: household")
            .flatMap { $0.declaredList("kind", in: [.subjectKinds, .unitKinds], of: vocabulary, sink: sink) }
        let linkKinds = reader["link_kind"].map { $0.declaredList("link_kind", in: [.linkKinds], of: vocabulary, sink: sink) } ?? []
        // One of them is enough, of the subject itself or of whoever lives there.
        let tags = reader["tag"].map { $0.declaredList("tag", in: [.tags], of: vocabulary, sink: sink) } ?? []
        let per =
            reader["per"].map { $0.word("per", among: ["subject", "link"], sink: sink).flatMap(ObligationScope.init(rawValue:)) }
            ?? .subject
        guard let kinds, let linkKinds, let tags, let per else { return nil }
        return (kinds, linkKinds, tags, per)
    }

    private func accept(_ node: YAMLNode) -> (methods: [String], directions: [Direction])? {
        let example = "accept: {methods: [home_visit, phone]}"
        guard let reader = MappingReader(node, name: "accept", keys: Self.acceptKeys, example: example, sink: sink) else { return nil }
        let methods = reader.required("methods", example: "methods: [home_visit, phone]")
            .flatMap { $0.declaredList("methods", in: [.methods], of: vocabulary, sink: sink) }
        // A duty to go and see is not met by being called, unless the rule says so (S13).
        let directions = reader["directions"].map(self.directions) ?? [.outbound]
        guard let methods, let directions else { return nil }
        return (methods, directions)
    }

    private func directions(_ node: YAMLNode) -> [Direction]? {
        let known = Direction.allCases.map(\.rawValue)
        guard let items = node.items("directions", example: "directions: [outbound, inbound]", sink: sink) else { return nil }
        var found: [Direction] = []
        for item in items {
            guard let direction = item.word("directions", among: known, sink: sink).flatMap(Direction.init(rawValue:)) else { continue }
            if found.contains(direction) {
                sink.report(.wordTwice, at: item.position, ["name": "directions", "value": direction.rawValue])
            }
            found.append(direction)
        }
        return found.count == items.count ? found : nil
    }

    private func activity() -> ActivityDuty? {
        let who = rule.required("who", example: "who: {unit: village, post: head}").flatMap(unitPost)
        let activity = rule.required("activity", example: "activity: report_meeting")
            .flatMap { $0.declared("activity", in: [.activities], of: vocabulary, sink: sink) }
        let example = "attendees: head of village"
        let attendees: PostAt?? = rule["attendees"].map { node in
            node.text("attendees", example: example, sink: sink)
                .flatMap { vocabulary.postAt($0, name: "attendees", example: example, at: node.position, sink: sink) }
        }
        // Written and faulty is not the same as left out.
        if let attendees, attendees == nil { return nil }
        // S47: asked for or not; not, unless the rule says so.
        let zeroReport = rule["zero_report"].map { $0.word("zero_report", among: ["accepted", "refused"], sink: sink) } ?? "refused"
        guard let who, let activity, let zeroReport else { return nil }
        return ActivityDuty(
            unitKind: who.unit, post: who.post, activity: activity, attendees: attendees ?? nil, acceptsZeroReport: zeroReport == "accepted"
        )
    }

    private func unitPost(_ node: YAMLNode) -> (unit: String, post: String)? {
        let example = "who: {unit: village, post: head}"
        guard let reader = MappingReader(node, name: "who", keys: Self.unitPostKeys, example: example, sink: sink) else { return nil }
        let unit = reader.required("unit", example: "unit: village")
            .flatMap { $0.declared("unit", in: [.unitKinds], of: vocabulary, sink: sink) }
        let post = reader["post"].map { $0.declared("post", in: [.posts], of: vocabulary, sink: sink) } ?? VocabularyReader.head.name
        guard let unit, let post else { return nil }
        return (unit, post)
    }

    private func caseload() -> CaseloadDuty? {
        let roles = rule.required("who", example: "who: {role: party_member}").flatMap(self.roles)
        let example = "links: {household: {min: 10}}"
        guard let node = rule.required("links", example: example) else { return nil }
        guard case .mapping(let entries) = node.content else {
            sink.report(node.isMissing ? .valueMissing : .wantMapping, at: node.position, ["name": "links", "example": example])
            return nil
        }
        if entries.isEmpty { sink.report(.listEmpty, at: node.position, ["name": "links", "example": example]) }
        let limits = entries.compactMap(LimitReader(vocabulary: vocabulary, sink: sink).read)
        guard let roles, limits.count == entries.count, !limits.isEmpty else { return nil }
        return CaseloadDuty(roles: roles, limits: limits)
    }
}
