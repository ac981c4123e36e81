import LianhuCore

/// What adopting some texts would do, decided on the live facts by the adoption itself, with nothing changed (S44).
package struct RulesPlan: Hashable, Sendable {
    /// The day for which it was decided: another day has other windows.
    package var day: CivilDate
    /// Digest of the proposed set, as its adoption would store it.
    package var proposed: String
    /// Digest of the set in force; empty if there is none.
    package var running: String
    package var revision: Int
    /// Rules that change, or under which something does: in the order of the packs, withdrawn ones last.
    package var effects: [Effect] = []
    package var load = RoleLoads()
    /// Names all of this; adopting it may be made to depend on it.
    package var name: PlanName

    /// The proposed texts are those in force.
    package var isUnchanged: Bool { proposed == running }

    /// Ids of the rules that a change is made of.
    package func rules(_ change: Change) -> [String] { effects.filter { $0.change == change }.map(\.rule) }

    package var total: Counts { effects.reduce(into: Counts()) { $0 += $1.counts } }

    /// Obligations that would change.
    package struct Counts: Hashable, Sendable {
        /// New ones, and void ones that would apply again (S7).
        package var created = 0
        package var voided = 0
        /// Other days than before.
        package var redated = 0
        /// Overdue or missed at once, and not before.
        package var newlyOverdue = 0

        package init(created: Int = 0, voided: Int = 0, redated: Int = 0, newlyOverdue: Int = 0) {
            self.created = created
            self.voided = voided
            self.redated = redated
            self.newlyOverdue = newlyOverdue
        }

        package static func += (left: inout Counts, right: Counts) {
            left.created += right.created
            left.voided += right.voided
            left.redated += right.redated
            left.newlyOverdue += right.newlyOverdue
        }
    }

    /// What becomes of a rule itself.
    package enum Change: String, Hashable, Sendable {
        case added
        case changed
        case withdrawn
        /// Its text is as it was.
        case same
    }

    /// What one rule's obligations come to.
    package struct Effect: Hashable, Sendable {
        package var rule: String
        package var title: LocalizedText
        package var change: Change
        package var counts = Counts()
        /// Public ids of the first ten that would be overdue at once.
        package var overdue: [String] = []
    }
}

/// The name of a plan: the beginnings of both sets' digests, so that a refusal can tell what is another one, and a digest of all that was decided.
package struct PlanName: Hashable, Sendable {
    package let proposed: String
    package let running: String
    package let decided: String

    init(proposed: String, running: String, decided: String) {
        self.proposed = Self.beginning(of: proposed)
        self.running = Self.beginning(of: running)
        self.decided = decided
    }

    /// `3f9a1c07-b2e4d810-` and 64 digits; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.map(\.utf8.count) == [Self.digits, Self.digits, 64] else { return nil }
        guard parts.joined().utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }) else { return nil }
        (proposed, running, decided) = (parts[0], parts[1], parts[2])
    }

    package var text: String { "\(proposed)-\(running)-\(decided)" }

    static func beginning(of digest: String) -> String {
        digest.isEmpty ? String(repeating: "0", count: digits) : String(digest.prefix(digits))
    }

    private static let digits = 8
}

/// A plan that somebody saw, with the rules of which he takes it on himself that something is overdue at once.
package struct PlanAcceptance: Hashable, Sendable {
    package var plan: PlanName
    package var overdue: Set<String>

    /// Throws if the text names no plan.
    package init(plan: String, overdue: Set<String> = []) throws {
        guard let name = PlanName(plan) else {
            throw CommandProblem.member("/plan", "plan.malformed", ["value": String(plan.prefix(90))])
        }
        self.plan = name
        self.overdue = overdue
    }

    /// Throws unless it is the plan that would be carried out now, and everything overdue is accepted by name.
    func check(_ now: RulesPlan) throws {
        guard plan.proposed == now.name.proposed else { throw CommandProblem(.conflict, "plan.rules_changed") }
        try check(running: now.running)
        guard plan == now.name else { throw CommandProblem(.conflict, "plan.facts_changed") }
        let refused = now.effects.filter { $0.counts.newlyOverdue > 0 && !overdue.contains($0.rule) }
        guard refused.isEmpty else {
            let items = refused.map { effect in
                CommandProblem.Item(
                    pointer: "/acceptOverdue", code: "plan.overdue_rule",
                    args: ["rule": effect.rule, "count": String(effect.counts.newlyOverdue), "first": effect.overdue.first ?? "?"])
            }
            let count = refused.reduce(0) { $0 + $1.counts.newlyOverdue }
            throw CommandProblem(.conflict, "plan.overdue", ["count": String(count)], items: items)
        }
    }

    /// Throws unless the set in force is the one that was compared.
    func check(running digest: String) throws {
        guard plan.running == PlanName.beginning(of: digest) else { throw CommandProblem(.conflict, "plan.running_changed") }
    }
}
