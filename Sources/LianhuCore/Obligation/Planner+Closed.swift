extension Planner {
    /// What has closed unmet as it is judged by what is known now (S7, S17, S18); nil: as it was.
    ///
    /// Who had left, was suspended or had no link by due never owed it, however late that is told, and a leaving or a suspension that is taken
    /// back makes it apply again. Its window and its unit stay, for what a move carries ends with closes (S19); and no link that became known
    /// later makes anybody guilty.
    package func judged(_ row: Obligation, of subject: SubjectFacts) -> Obligation? {
        guard !row.isSettled, let desired = desiredAgain(row, of: subject) else { return nil }
        var new = row
        switch desired {
        case .obligations(let list):
            guard list.contains(where: { $0.identity.slot == row.identity.slot }) else {
                new.void = .unlinked
                break
            }
            new.void = nil
        case .nothing(let reason): new.void = reason
        }
        switch (row.void, new.void) {
        case (nil, .movedAway), (nil, .suspended), (nil, .unlinked), (nil, .notApplicable), (.movedAway, nil), (.suspended, nil): return new
        default: return nil
        }
    }
}
