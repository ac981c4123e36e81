import LianhuCore
import Synchronization

/// A rule as one adoption left it, with the days of opening that it governs: what has opened is asked by the text under which it did (S44).
struct RuleVersion: Sendable {
    var rule: Rule
    /// What opened by that day is asked by an earlier text; nil: there is none.
    fileprivate(set) var after: CivilDate?
    /// What opens later is asked by the next one; nil: it is in force.
    fileprivate(set) var through: CivilDate?

    /// Whether what opens on a day is asked by this text.
    func governs(opening day: CivilDate) -> Bool { (after.map { day > $0 } ?? true) && (through.map { day <= $0 } ?? true) }
}

/// Sets that were in force one after another, each with the day of its adoption.
struct RuleHistory: Sendable {
    /// Revision and digest of the last one.
    let last: RulesVersion
    /// In order.
    let sets: [(set: RuleSet, on: CivilDate)]

    /// The texts of a rule that may govern what is open, the one in force first; a text that was withdrawn between begins anew.
    func versions(of rule: Rule) -> [RuleVersion] {
        var found = [RuleVersion(rule: rule)]
        for (earlier, next) in zip(sets, sets.dropFirst()).reversed() {
            guard let before = earlier.set.rule(rule.id) else { break }
            guard before != found[found.count - 1].rule else { continue }
            found[found.count - 1].after = next.on
            found.append(RuleVersion(rule: before, through: next.on))
        }
        // Of two changes on one day the later one decides.
        return found.filter { version in
            guard let after = version.after, let through = version.through else { return true }
            return after < through
        }
    }
}

extension Session {
    /// No window is open for longer than a year and what follows it.
    private static let longestWindow = 460

    /// The texts of a rule that may govern what is open, the one in force first (S44).
    mutating func versions(of rule: Rule) throws -> [RuleVersion] {
        let known = try history ?? engine.history(in: tx, since: today.adding(days: -Self.longestWindow))
        history = known
        return known.versions(of: rule)
    }

    /// The text that governs what opens on a day.
    mutating func version(of rule: Rule, opening day: CivilDate) throws -> Rule {
        try versions(of: rule).first { $0.governs(opening: day) }?.rule ?? rule
    }
}

extension Engine {
    /// Sets that were in force from a day on: compiled once, and only those whose packs differ from the next one's.
    func history(in reader: any StoreReader, since day: CivilDate) throws -> RuleHistory {
        guard let version = try reader.rulesVersion() else { return RuleHistory(last: RulesVersion(revision: 0, digest: ""), sets: []) }
        if let known = knownHistory.withLock({ $0 }), known.last == version { return known }
        let adoptions = try reader.adoptions(since: zone.startOfDay(day))
        var sets: [(set: RuleSet, on: CivilDate)] = []
        // What is in force governs everything where nothing else was.
        for (index, adoption) in adoptions.enumerated() where adoptions.count > 1 {
            let on = zone.date(of: adoption.adoptedAt)
            // An amended calendar changes no rule.
            if index > 0, adoptions[index - 1].packs == adoption.packs { continue }
            // Only another program version can refuse what was adopted once: then the text in force stands for it.
            let isLast = index == adoptions.count - 1
            var set: RuleSet?
            if isLast {
                set = try rules(in: reader).set
            } else {
                set = compiler.compile(packs: adoption.packs, calendars: adoption.calendars).rules
            }
            guard let set else { continue }
            sets.append((set, on))
        }
        let fresh = RuleHistory(last: version, sets: sets)
        knownHistory.withLock { $0 = fresh }
        return fresh
    }
}
