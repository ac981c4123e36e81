import LianhuCore

extension Wire {
    // MARK: Plans

    /// Files whose texts are to be looked at before they are adopted.
    package struct RulesPlanRequest: Codable, Sendable, Equatable {
        /// Each takes the place of the configured file of its name; the others are as they lie on the disk.
        package var files: [ProposedFile]

        package init(files: [ProposedFile]) { self.files = files }
    }

    /// A rule pack or calendar as somebody would have it.
    package struct ProposedFile: Codable, Sendable, Equatable {
        /// That of a configured file, with or without its folder.
        package var name: String
        package var text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What a reload may do.
    package struct ReloadRequest: Codable, Sendable, Equatable {
        /// `plan` of a plan that was seen: only what it shows is done, else nothing.
        package var plan: String?
        /// Rules of which obligations may be overdue at once.
        package var acceptOverdue: [String]?

        package init(plan: String? = nil, acceptOverdue: [String]? = nil) {
            self.plan = plan
            self.acceptOverdue = acceptOverdue
        }
    }

    /// What adopting rules would do, with nothing changed.
    package struct RulesPlan: Codable, Sendable, Equatable {
        /// Names all that the plan shows; a reload may be made to depend on it.
        package var plan: String
        /// The day for which it was decided.
        package var day: CivilDate
        /// Digest of the proposed set.
        package var proposed: String
        /// Digest of the set in force; empty if there is none.
        package var running: String
        /// Revision of the set in force.
        package var revision: Int
        package var unchanged: Bool
        package var added: [String]
        package var changed: [String]
        package var withdrawn: [String]
        package var total: PlannedCounts
        /// Rules that change, or under which something does.
        package var rules: [PlannedRule]
        package var load: PlannedLoad
        /// Faults that do not keep the rules from being used.
        package var warnings: [Fault]

        package init(
            plan: String, day: CivilDate, proposed: String, running: String, revision: Int, unchanged: Bool, added: [String],
            changed: [String], withdrawn: [String], total: PlannedCounts, rules: [PlannedRule], load: PlannedLoad, warnings: [Fault] = []
        ) {
            self.plan = plan
            self.day = day
            self.proposed = proposed
            self.running = running
            self.revision = revision
            self.unchanged = unchanged
            self.added = added
            self.changed = changed
            self.withdrawn = withdrawn
            self.total = total
            self.rules = rules
            self.load = load
            self.warnings = warnings
        }
    }

    /// Obligations that would change.
    package struct PlannedCounts: Codable, Sendable, Equatable {
        /// New ones, and void ones that would apply again.
        package var created: Int
        package var voided: Int
        package var redated: Int
        /// Overdue or missed at once, and not before.
        package var newlyOverdue: Int

        package init(created: Int, voided: Int, redated: Int, newlyOverdue: Int) {
            self.created = created
            self.voided = voided
            self.redated = redated
            self.newlyOverdue = newlyOverdue
        }
    }

    /// What one rule's obligations come to.
    package struct PlannedRule: Codable, Sendable, Equatable {
        package var id: String
        package var title: Title
        /// `added`, `changed`, `withdrawn` or `same`.
        package var change: String
        package var counts: PlannedCounts
        /// The first ten that would be overdue at once.
        package var overdue: [String]

        package init(id: String, title: Title, change: String, counts: PlannedCounts, overdue: [String]) {
            self.id = id
            self.title = title
            self.change = change
            self.counts = counts
            self.overdue = overdue
        }
    }

    /// Duties by role and week, before and after.
    package struct PlannedLoad: Codable, Sendable, Equatable {
        /// Duties that one person can bear in a week.
        package var budget: Int
        /// ISO weeks that are counted; a duty belongs to that in which it opens.
        package var weeks: [String]
        package var roles: [RoleLoad]

        package init(budget: Int, weeks: [String], roles: [RoleLoad]) {
            self.budget = budget
            self.weeks = weeks
            self.roles = roles
        }
    }

    /// Duties of one role.
    package struct RoleLoad: Codable, Sendable, Equatable {
        /// Empty for duties that nobody has, or somebody without a role.
        package var role: String
        package var title: Title?
        package var before: WeeklyDuties
        package var after: WeeklyDuties
        package var overBudget: Bool

        package init(role: String, title: Title? = nil, before: WeeklyDuties, after: WeeklyDuties, overBudget: Bool) {
            self.role = role
            self.title = title
            self.before = before
            self.after = after
            self.overBudget = overBudget
        }
    }

    /// Duties of some people over the weeks.
    package struct WeeklyDuties: Codable, Sendable, Equatable {
        /// Who has any of them.
        package var people: Int
        package var total: Int
        /// Per person and week, in hundredths.
        package var perPersonWeek: Int
        /// In the order of the weeks.
        package var byWeek: [Int]

        package init(people: Int, total: Int, perPersonWeek: Int, byWeek: [Int]) {
            self.people = people
            self.total = total
            self.perPersonWeek = perPersonWeek
            self.byWeek = byWeek
        }
    }
}
