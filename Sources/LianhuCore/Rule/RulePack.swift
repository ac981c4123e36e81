/// A file of rules with the words that they use.
package struct RulePack: Hashable, Sendable {
    package var name: String
    package var title: LocalizedText
    package var basis: String
    /// Name of the work calendar.
    package var calendar: String
    package var ladders: [Ladder]
    package var rules: [Rule]
    /// The unit that the pack governs, by id; nil: the whole tree. Set by the configuration, not by the file (S44).
    package var governs: String?
    /// The words that the pack declares, with their titles.
    package var vocabulary: Vocabulary
    /// Tiers, tightest first, with their titles (S22).
    package var tiers: [Vocabulary.Word]
    /// What visits uncover and how it is solved (S29–S35).
    package var matters: [MatterClass]
    /// Tasks that go down the tree and come back up (S48).
    package var campaigns: [CampaignKind]
    /// Samples that are drawn and called back.
    package var checks: [CheckKind]

    package init(
        name: String, title: LocalizedText, basis: String, calendar: String, ladders: [Ladder], rules: [Rule], governs: String?,
        vocabulary: Vocabulary = .empty, tiers: [Vocabulary.Word] = [], matters: [MatterClass] = [], campaigns: [CampaignKind] = [],
        checks: [CheckKind] = []
    ) {
        self.name = name
        self.title = title
        self.basis = basis
        self.calendar = calendar
        self.ladders = ladders
        self.rules = rules
        self.governs = governs
        self.vocabulary = vocabulary
        self.tiers = tiers
        self.matters = matters
        self.campaigns = campaigns
        self.checks = checks
    }

    /// The title of a tier; its name where it is not declared.
    package func tierTitle(_ tier: String, _ language: Language) -> String {
        tiers.first { $0.name == tier }?.title[language] ?? tier
    }
}

/// The adopted packs as one (S44): what every decision looks up.
package struct RuleSet: Hashable, Sendable {
    package var packs: [RulePack]
    package var calendars: [String: WorkCalendar]
    /// SHA-256 of the adopted texts, hexadecimal.
    package var digest: String

    package init(packs: [RulePack], calendars: [String: WorkCalendar], digest: String) {
        self.packs = packs
        self.calendars = calendars
        self.digest = digest
    }

    package static let empty = RuleSet(packs: [], calendars: [:], digest: "")

    /// All rules in the order of their packs.
    package var rules: [Rule] { packs.flatMap(\.rules) }

    package func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    /// All classes of matters in the order of their packs.
    package var matters: [MatterClass] { packs.flatMap(\.matters) }

    /// The class of a full id.
    package func matter(_ id: String) -> MatterClass? { matters.first { $0.id == id } }

    /// All kinds of checks in the order of their packs.
    package var checks: [CheckKind] { packs.flatMap(\.checks) }

    package func pack(of kind: MatterClass) -> RulePack? { packs.first { $0.name == kind.pack } }

    package func ladder(of kind: MatterClass) -> Ladder? {
        kind.ladder.flatMap { name in pack(of: kind)?.ladders.first { $0.name == name } }
    }

    package func calendar(of kind: MatterClass) -> WorkCalendar {
        pack(of: kind).flatMap { calendars[$0.calendar] } ?? .weekdaysOnly(name: "weekdays")
    }

    /// All kinds of campaigns in the order of their packs.
    package var campaigns: [CampaignKind] { packs.flatMap(\.campaigns) }

    package func campaign(_ id: String) -> CampaignKind? { campaigns.first { $0.id == id } }

    package func ladder(of kind: CampaignKind) -> Ladder? {
        kind.ladder.flatMap { name in packs.first { $0.name == kind.pack }?.ladders.first { $0.name == name } }
    }

    package func calendar(of kind: CampaignKind) -> WorkCalendar {
        packs.first { $0.name == kind.pack }.flatMap { calendars[$0.calendar] } ?? .weekdaysOnly(name: "weekdays")
    }

    package func pack(of rule: Rule) -> RulePack? { packs.first { $0.name == rule.pack } }

    package func ladder(of rule: Rule) -> Ladder? {
        guard let name = rule.ladder else { return nil }
        return pack(of: rule)?.ladders.first { $0.name == name }
    }

    /// The work calendar of a rule's pack; plain weekdays where none is declared, which no day of it covers (S27).
    package func calendar(of rule: Rule) -> WorkCalendar {
        pack(of: rule).flatMap { calendars[$0.calendar] } ?? .weekdaysOnly(name: "weekdays")
    }

    /// Every method that some contact rule accepts, sorted.
    package var methods: [String] {
        var found: Set<String> = []
        for case .contact(let duty) in rules.map(\.duty) { found.formUnion(duty.methods) }
        return found.sorted()
    }

    /// Every activity that some rule asks for, sorted.
    package var activities: [String] {
        var found: Set<String> = []
        for case .activity(let duty) in rules.map(\.duty) { found.insert(duty.activity) }
        return found.sorted()
    }
}
