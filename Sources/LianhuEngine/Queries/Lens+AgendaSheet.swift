import LianhuCore

extension Engine {
    /// The rows of the sheet that a cadre fills in: every open or overdue contact of a unit, by group and subject.
    ///
    /// A row's key is made from the obligation and the day of the export: the same sheet twice counts once (S58),
    /// next week's sheet is another.
    package func agendaSheet(unit: String?, by caller: Caller, at now: Instant) async throws -> [AgendaRow] {
        try await query(by: caller, at: now) { lens in
            try caller.require(.read)
            var filter = ObligationFilter(units: try lens.units(under: unit), statuses: [.open, .overdue], today: lens.today)
            var rows: [AgendaRow] = []
            for (rule, ref) in lens.rules.planned {
                guard case .contact = rule.duty else { continue }
                filter.rule = ref.key
                var after: Identity?
                repeat {
                    let page = try lens.reader.obligations(filter, after: after, limit: 1_000)
                    rows += try lens.agendaItems(lens.held(page.filter { lens.seenOn($0) == lens.today })).map { lens.sheetRow($0) }
                    after = page.count < 1_000 ? nil : page.last?.identity
                } while after != nil
            }
            return rows.sorted { ($0.group, $0.subject, $0.owedUntil?.day ?? 0) < ($1.group, $1.subject, $1.owedUntil?.day ?? 0) }
        }
    }
}

extension Lens {
    func sheetRow(_ item: AgendaItem) -> AgendaRow {
        let hash = Digest256.hex(Array("\(item.id)\u{0}\(today)".utf8))
        // The form of a UUID, which sheets and telephones use for keys.
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(hash.dropFirst(range.lowerBound).prefix(range.count))
        }
        return AgendaRow(
            key: parts.joined(separator: "-"), subject: item.about.id, name: item.about.name, head: item.head, group: item.unit.name,
            telephone: item.telephone, owedUntil: item.window.due, worker: item.holder?.id ?? "")
    }
}
