extension PlanContext {
    /// Where a subject's moves leave what is owed for a window (S19).
    package struct Transfer: Hashable, Sendable {
        package fileprivate(set) var unit: EntityKey?
        /// Never earlier than any transfer + 5wd.
        package fileprivate(set) var due: CivilDate
        /// Moves behind due, which carry what is overdue as long as it is not closed.
        fileprivate var later: ArraySlice<Dated<EntityKey>>
    }

    /// Carries what is owed along with its subject, move by move, until it is due: a further move may come before the due that one has moved.
    package func transfer(of subject: SubjectFacts, _ window: Window) -> Transfer {
        var transfer = Transfer(unit: subject.units.first?.value, due: window.due, later: subject.units.dropFirst())
        carry(&transfer, opens: window.opens)
        return transfer
    }

    /// Carries what is overdue along with the next move before it closes, and with those until the due that this one moves (S19).
    ///
    /// - Parameter window: as the moves before have left it.
    /// - Returns: The day of the move; nil: there is none, or it lies ahead, or behind the subject's leaving (S18).
    package func carry(_ transfer: inout Transfer, whileOpen window: Window, of subject: SubjectFacts) -> CivilDate? {
        guard let move = transfer.later.first?.tenure.from, move < window.closesBefore else { return nil }
        guard plannedOn.map({ move <= $0 }) ?? true, subject.presence.until.map({ move < $0 }) ?? true else { return nil }
        take(&transfer, opens: window.opens)
        carry(&transfer, opens: window.opens)
        return move
    }

    /// Whether a due is that to which some move of the subject carries what is owed.
    package func isCarried(to due: CivilDate, of subject: SubjectFacts) -> Bool {
        subject.units.dropFirst().contains { calendar.adding(workingDays: 5, to: $0.tenure.from) == due }
    }

    private func carry(_ transfer: inout Transfer, opens: CivilDate) {
        while let move = transfer.later.first, move.tenure.from <= transfer.due { take(&transfer, opens: opens) }
    }

    private func take(_ transfer: inout Transfer, opens: CivilDate) {
        guard let move = transfer.later.popFirst() else { return }
        transfer.unit = move.value
        if move.tenure.from >= opens { transfer.due = max(transfer.due, calendar.adding(workingDays: 5, to: move.tenure.from)) }
    }
}
