import LianhuCore

extension Lens {
    /// A class of matters by its id.
    func matterClass(_ text: String) throws -> (key: RuleKey, kind: MatterClass) {
        try declared(text, among: rules.set.matters, id: \.id, "/class", none: "matter.no_classes", unknown: "unknown.matter_class")
    }

    /// A kind of campaigns by its id.
    func campaignKind(_ text: String) throws -> (key: RuleKey, kind: CampaignKind) {
        try declared(text, among: rules.set.campaigns, id: \.id, "/kind", none: "campaign.no_kinds", unknown: "unknown.campaign_kind")
    }

    /// A kind of checks by its id; nil where there is one alone.
    func checkKind(_ text: String?) throws -> (key: RuleKey, kind: CheckKind) {
        let all = rules.set.checks
        if text == nil, all.count > 1 {
            throw CommandProblem.member("/kind", "draw.kind_needed", ["known": all.map(\.id).joined(separator: ", ")])
        }
        return try declared(
            text ?? all.first?.id ?? "", among: all, id: \.id, "/kind", none: "draw.no_kinds", unknown: "unknown.check_kind")
    }

    /// What a pack declares, by its full id, or by its own part where one pack alone has it (S44).
    private func declared<Kind>(
        _ text: String, among all: [Kind], id: (Kind) -> String, _ pointer: String, none: String, unknown: String
    ) throws -> (key: RuleKey, kind: Kind) {
        let known = all.filter { id($0) == text || id($0).hasSuffix("." + text) }
        guard let kind = known.first, let ref = rules.refs[id(kind)] else {
            throw CommandProblem.member(
                pointer, all.isEmpty ? none : unknown, ["value": text, "known": all.map(id).joined(separator: ", ")], kind: .notFound)
        }
        guard known.count == 1 else {
            let candidates = known.map(id).joined(separator: ", ")
            throw CommandProblem.member(pointer, "ambiguous.name", ["value": text, "candidates": candidates], kind: .conflict)
        }
        return (ref.key, kind)
    }
}
