import LianhuCore

extension StoreReader {
    /// Subjects with their own tags and those of who lives there: what rules that choose by tag ask for.
    func tagged(_ subjects: [SubjectFacts]) throws -> [SubjectFacts] {
        guard !subjects.isEmpty else { return subjects }
        let residents = Dictionary(grouping: try residents(of: subjects.map(\.key)), by: \.household)
        let members = subjects.map(\.key) + residents.values.joined().map(\.key)
        let tags = Dictionary(grouping: try tags(of: members), by: \.entity)
        guard !tags.isEmpty else { return subjects }
        return subjects.map { subject in
            var subject = subject
            subject.tags = ([subject.key] + (residents[subject.key] ?? []).map(\.key).sorted()).flatMap { tags[$0] ?? [] }
            return subject
        }
    }

    /// The planner's stream of one duty, with tags where it asks for them.
    func subjectFacts(of duty: ContactDuty, after: EntityKey, limit: Int) throws -> [SubjectFacts] {
        let page = try subjectFacts(kinds: duty.kinds, after: after, limit: limit)
        return duty.tags.isEmpty ? page : try tagged(page)
    }

    /// Facts of given subjects as rules need them, with tags where some rule asks for them.
    func subjectFacts(_ keys: [EntityKey], for rules: CompiledRules) throws -> [SubjectFacts] {
        let subjects = try subjectFacts(keys)
        return rules.choosesByTag ? try tagged(subjects) : subjects
    }
}
