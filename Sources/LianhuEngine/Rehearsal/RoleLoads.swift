import LianhuCore

/// What each role is asked week by week, before and after a change of rules (S53).
///
/// A duty belongs to the ISO week in which its window opens, and to the role by which its holder has it. Counted are thirteen weeks from the
/// next Monday on, in which nothing has opened yet that the change would leave as it is (S44): what planning will make of the registry as it
/// stands, people and tiers as they are today. Of `every` the turns count that follow if each is met on its last day; supplies are left out.
package struct RoleLoads: Hashable, Sendable {
    package var weeks: [Period] = []
    /// By the role's word; the empty one is for duties that nobody has, or somebody without a role.
    package var roles: [Role] = []

    /// Weeks that are counted: a quarter, so that quarterly duties count once.
    static let weekCount = 13

    package struct Role: Hashable, Sendable {
        package var role: String
        /// As a pack declares it.
        package var title: LocalizedText?
        /// Who has any of the duties.
        package var peopleBefore: Int
        package var peopleAfter: Int
        /// Duties by week.
        package var before: [Int]
        package var after: [Int]

        /// Duties per person and week, in hundredths, rounded.
        package var rateBefore: Int { Self.rate(before, peopleBefore) }
        package var rateAfter: Int { Self.rate(after, peopleAfter) }

        /// Whether the change leaves the role with more than one person can bear (S53).
        package var isOverBudget: Bool { !role.isEmpty && rateAfter > 100 * Burden.budget }

        private static func rate(_ duties: [Int], _ people: Int) -> Int {
            let weeks = people * duties.count
            return weeks == 0 ? 0 : (duties.reduce(0, +) * 200 + weeks) / (2 * weeks)
        }
    }

    /// The full weeks that come next.
    static func weeks(after today: CivilDate) -> [Period] {
        var week = PeriodScheme.standard.period(.week, containing: today)
        return (0..<weekCount).map { _ in
            week = PeriodScheme.standard.next(after: week)
            return week
        }
    }

    package init() {}

    init(weeks: [Period], before: RoleForecast, after: RoleForecast, sets: [RuleSet]) {
        self.weeks = weeks
        func title(_ role: String) -> LocalizedText? {
            sets.lazy.flatMap(\.packs).flatMap { $0.vocabulary.words(.roles) }.first { $0.name == role }?.title
        }
        let none = [Int](repeating: 0, count: weeks.count)
        roles = Set(before.duties.keys).union(after.duties.keys).sorted().map { role in
            Role(
                role: role, title: title(role), peopleBefore: before.people[role]?.count ?? 0, peopleAfter: after.people[role]?.count ?? 0,
                before: before.duties[role] ?? none, after: after.duties[role] ?? none)
        }
    }
}

extension Engine {
    /// What two sets of rules ask of each role, over all subjects, a chunk a snapshot.
    func forecast(before: CompiledRules, after: CompiledRules, by caller: Caller, at now: Instant) async throws -> RoleLoads {
        let today = zone.date(of: now)
        let weeks = RoleLoads.weeks(after: today)
        let organisation = try await query(by: caller, at: now) { lens in lens.organisation }
        var forecasts = [before, after].map { RoleForecast(rules: $0, organisation: organisation, today: today, weeks: weeks) }
        for index in forecasts.indices { forecasts[index].takeUnits() }
        let kinds = Set(forecasts.flatMap(\.kinds)).sorted()
        var from: EntityKey? = kinds.isEmpty ? nil : 0
        while let key = from {
            let start = forecasts
            let (done, last) = try await query(by: caller, at: now) { lens in
                var forecasts = start
                var subjects = try lens.reader.subjectFacts(kinds: kinds, after: key, limit: Engine.chunk)
                if before.choosesByTag || after.choosesByTag { subjects = try lens.reader.tagged(subjects) }
                for index in forecasts.indices { try forecasts[index].take(subjects, reader: lens.reader) }
                return (forecasts, subjects.count < Engine.chunk ? nil : subjects.last?.key)
            }
            (forecasts, from) = (done, last)
        }
        return RoleLoads(weeks: weeks, before: forecasts[0], after: forecasts[1], sets: [after.set, before.set])
    }
}
