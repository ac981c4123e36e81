import LianhuAudit
import LianhuCore

// What dated changes of the registry share.

extension Session {
    // MARK: Members

    /// A member over whose unit the caller has a right; throws with the pointer.
    func member(_ text: String, _ kinds: [EntityKind], _ pointer: String, right: Right) throws -> EntityRef {
        try caller.require(right)
        return try NameLookup(reader: tx, scope: caller.scope(for: right, in: organisation, on: today)).find(
            text, kinds: kinds, pointer: pointer)
    }

    /// A worker who may live outside the caller's scope: found there by id, not by name.
    func person(_ text: String, _ pointer: String, right: Right) throws -> EntityRef {
        try caller.require(right)
        let scope = caller.scope(for: right, in: organisation, on: today)
        return try NameLookup(reader: tx, scope: scope, findsIDsAnywhere: true).find(text, kinds: [.worker], pointer: pointer)
    }

    /// What is known of a subject, or of a unit that is linked like one.
    func known(_ subject: EntityRef, _ pointer: String) throws -> SubjectFacts {
        guard let facts = try facts(of: subject) else {
            throw CommandProblem.member(pointer, "unknown.subject", ["value": subject.id], kind: .notFound)
        }
        return facts
    }

    /// The row of a subject.
    func record(of subject: EntityRef, _ pointer: String) throws -> SubjectRecord {
        guard let record = try tx.subjects([subject.key]).first else {
            throw CommandProblem.member(pointer, "unknown.subject", ["value": subject.id], kind: .notFound)
        }
        return record
    }

    // MARK: Checks

    /// A word that some pack declares; without any rules every word of the form of a code will do.
    func requireWord(_ word: String, in section: Vocabulary.Section, also extra: [String] = [], _ pointer: String, code: String) throws {
        let known = Set(rules.set.packs.flatMap { $0.vocabulary.names(section) } + extra)
        guard !known.contains(word), !(rules.set.packs.isEmpty && Self.isCode(word)) else { return }
        throw CommandProblem.member(pointer, code, ["value": word, "known": known.sorted().joined(separator: ", ")])
    }

    /// Throws `unknown.tier` for a colour that no pack declares; any code while none declares one.
    func requireTier(_ tier: String, _ pointer: String) throws {
        let known = Set(rules.set.packs.flatMap(\.tiers).map(\.name))
        guard !(known.isEmpty ? Self.isCode(tier) : known.contains(tier)) else { return }
        throw CommandProblem.member(pointer, "unknown.tier", ["value": tier, "known": known.sorted().joined(separator: ", ")])
    }

    /// a-z, 0-9 and `_`, 2 to 40 of them: what may stand in a leaf (S60).
    static func isCode(_ text: String) -> Bool {
        (2...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F }
    }

    /// An interval of at least one day.
    static func tenure(from: CivilDate, until: CivilDate?) throws -> Tenure {
        if let until, until <= from {
            throw CommandProblem.member("/until", "date.order", ["value": until.adding(days: -1).description, "from": from.description])
        }
        return Tenure(from: from, until: until)
    }

    /// The subject must be there on a day (S17, S18).
    func requirePresence(_ presence: Tenure, of subject: EntityRef, on day: CivilDate, _ pointer: String) throws {
        guard !presence.contains(day) else { return }
        throw CommandProblem.member(
            pointer, "subject.not_present",
            ["value": subject.id, "on": day.description, "span": Self.text(presence)], kind: .conflict)
    }

    /// `2026-01-01 – 2026-06-30`, both inclusive, for messages.
    static func text(_ tenure: Tenure) -> String {
        let from = tenure.from <= RosterMerge.always ? "" : tenure.from.description
        return from + " – " + (tenure.until.map { $0.adding(days: -1).description } ?? "")
    }

    /// Refuses what would change nothing: nobody should believe that something happened.
    static func nothing(_ pointer: String) -> CommandProblem { .member(pointer, "change.nothing", kind: .conflict) }

    /// A dated chain of values with a new one from a day on; nil if a later change is known already.
    static func chain<Value>(_ chain: [Dated<Value>], turning value: Value, from day: CivilDate) -> [Dated<Value>]? {
        guard var last = chain.last else { return [Dated(value, Tenure(from: day))] }
        guard day >= last.tenure.from else { return nil }
        let head = chain.dropLast()
        // The same day again is a correction of that change.
        if day == last.tenure.from, !head.isEmpty { return head + [Dated(value, last.tenure)] }
        let until = last.tenure.until
        last.tenure.until = day
        return head + [last, Dated(value, Tenure(from: day, until: until))]
    }

    // MARK: Writing

    /// Days of a tenure for a leaf; the last one is exclusive, as stored.
    static func leaf(_ tenure: Tenure) -> [String: JSONValue] {
        var facts: [String: JSONValue] = ["from": .string(tenure.from.description)]
        if let until = tenure.until { facts["until"] = .string(until.description) }
        return facts
    }

    /// Writes what was decided, and plans again every window that it touches.
    mutating func finish(_ receipt: ChangeReceipt, touching subjects: [EntityKey]) throws -> ChangeReceipt {
        try flush()
        var receipt = receipt
        let keys = Array(Set(subjects)).sorted()
        for part in stride(from: 0, to: keys.count, by: Engine.chunk) {
            receipt.planned += try replan(Array(keys[part..<min(part + Engine.chunk, keys.count)]))
        }
        return receipt
    }
}
