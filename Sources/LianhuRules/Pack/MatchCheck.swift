import LianhuCore

/// Tells what of a pack matches nobody in a roster: rules that nobody would owe anything by, and steps that nobody would be told of.
struct MatchCheck {
    let roster: RosterOutline
    let sink: DiagnosticSink

    func check(rules: [LocatedRule], ladders: [LocatedLadder]) {
        for located in rules { check(located) }
        for located in ladders where rules.contains(where: { $0.rule.ladder == located.ladder.name }) { check(located) }
    }

    private func check(_ located: LocatedRule) {
        switch located.rule.duty {
        case .contact(let duty): check(duty, located)
        case .activity(let duty):
            if !roster.unitKinds.contains(duty.unitKind) { report(.nobodyOfKind, located.place("who"), duty.unitKind) }
        case .caseload(let duty):
            if roster.roles.isDisjoint(with: duty.roles) { report(.nobodyInRole, located.place("who"), list(duty.roles)) }
        }
    }

    private func check(_ duty: ContactDuty, _ located: LocatedRule) {
        guard duty.roles.isEmpty || !roster.roles.isDisjoint(with: duty.roles) else {
            return report(.nobodyInRole, located.place("who"), list(duty.roles))
        }
        guard !roster.subjectKinds.union(roster.unitKinds).isDisjoint(with: duty.kinds) else {
            return report(.nobodyOfKind, located.place("whom"), list(duty.kinds))
        }
        let hasLink = roster.links.contains { link in
            duty.kinds.contains(link.memberKind) && (duty.linkKinds.isEmpty || duty.linkKinds.contains(link.kind))
                && (duty.roles.isEmpty || !link.roles.isDisjoint(with: duty.roles))
        }
        guard hasLink else {
            return sink.report(
                .nobodyLinked, at: located.place("whom"),
                ["kinds": list(duty.kinds), "links": list(duty.linkKinds), "roles": list(duty.roles)])
        }
        if case .tiers(let tiers) = located.rule.cadence, roster.tiers.isDisjoint(with: tiers.map(\.tier)) {
            report(.nobodyInTier, located.place("tiers"), list(tiers.map(\.tier)))
        }
    }

    private func check(_ located: LocatedLadder) {
        for (step, place) in zip(located.ladder.steps, located.stepPositions) {
            guard case .post(let post) = step.to, !roster.posts.contains(post) else { continue }
            report(.nobodyInPost, place, post.description)
        }
    }

    private func list(_ words: [String]) -> String { words.isEmpty ? "*" : words.joined(separator: ", ") }

    private func report(_ code: DiagnosticCode, _ place: Position, _ value: String) { sink.report(code, at: place, ["value": value]) }
}
