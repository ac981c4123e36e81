import LianhuCore

extension MemoryTransaction {
    func handledSteps(_ items: [Identity]) -> [Identity: Int] {
        var handled: [Identity: Int] = [:]
        for item in items { handled[item] = state.steps(of: item).map(\.step).max() }
        return handled
    }

    func acknowledgements(_ items: [Identity]) -> [AcknowledgementRecord] {
        Set(items).sorted().flatMap(state.acknowledgements(of:))
    }

    func acknowledgementsEnding(after: CivilDate, through: CivilDate) -> [Identity] {
        Set(state.acknowledgements.rows.filter { $0.until > after && $0.until <= through }.map(\.item)).sorted()
    }

    func visitDays(_ items: [Identity]) -> [VisitDay] { Set(items).sorted().compactMap { state.visitDays[$0] } }

    func excuses(_ items: [Identity]) -> [ExcuseRecord] { Set(items).sorted().flatMap(state.excuses(of:)) }

    func escalations(_ filter: EscalationFilter, after: Int64, limit: Int) -> [EscalationRecord] {
        if let item = filter.item {
            return Array(state.steps(of: item).filter { $0.key > after && filter.holds(for: $0) }.prefix(limit))
        }
        let rows = state.escalations.rows[state.escalations.position(after: after)...]
        return Array(rows.lazy.filter { filter.holds(for: $0) }.prefix(limit))
    }

    func notifications(recipient: EntityKey?, after: Int64, limit: Int) -> [NotificationRecord] {
        let rows = state.notifications.rows[state.notifications.position(after: after)...]
        return Array(rows.lazy.filter { recipient == nil || $0.recipient == recipient }.prefix(limit))
    }

    func nextEscalationKey() -> Int64 { (state.escalations.rows.last?.key ?? 0) + 1 }
    func nextNotificationKey() -> Int64 { (state.notifications.rows.last?.key ?? 0) + 1 }
}
