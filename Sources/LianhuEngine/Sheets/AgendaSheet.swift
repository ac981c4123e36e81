import LianhuCore

/// What a cadre writes into a row of the agenda.
package struct AgendaEntry: Hashable, Sendable {
    package var date: CivilDate
    /// Minutes after midnight.
    package var minute: Int?
    /// The method's word in the rules.
    package var method: String
    package var personsMet: Int?
    package var summary: String
    package var matter: String
    /// Reason code of a late entry (S11).
    package var reason: String
    /// A contact or an attempt.
    package var kind: EvidenceKind
    /// Only in a generated history.
    package var recordedAt: Instant?
    /// Days for which what was handed over lasts (S1 `refill`).
    package var supplyDays: Int?

    package init(
        date: CivilDate, minute: Int? = nil, method: String, personsMet: Int? = nil, summary: String = "", matter: String = "",
        reason: String = "", kind: EvidenceKind = .contact, recordedAt: Instant? = nil, supplyDays: Int? = nil
    ) {
        self.date = date
        self.minute = minute
        self.method = method
        self.personsMet = personsMet
        self.summary = summary
        self.matter = matter
        self.reason = reason
        self.kind = kind
        self.recordedAt = recordedAt
        self.supplyDays = supplyDays
    }
}

/// One line of the agenda: who is owed a contact, and room for what came of it.
package struct AgendaRow: Hashable, Sendable {
    /// Unique for ever; importing the same row twice counts once (S58).
    package var key: String
    /// The subject's id.
    package var subject: String
    package var name: String
    package var head: String
    package var group: String
    /// Empty where the reader may not see it (S57).
    package var telephone: String
    /// Last day on time.
    package var owedUntil: CivilDate?
    /// The worker's id.
    package var worker: String
    /// Nil: not filled in.
    package var entry: AgendaEntry?

    package init(
        key: String, subject: String, name: String = "", head: String = "", group: String = "", telephone: String = "",
        owedUntil: CivilDate? = nil, worker: String = "", entry: AgendaEntry? = nil
    ) {
        self.key = key
        self.subject = subject
        self.name = name
        self.head = head
        self.group = group
        self.telephone = telephone
        self.owedUntil = owedUntil
        self.worker = worker
        self.entry = entry
    }
}

/// Writes the sheet that a cadre fills in, and a generated history in the same form.
package enum AgendaSheet {
    /// UTF-8 with a byte order mark, CRLF, guarded against formulas.
    ///
    /// - Parameters:
    ///   - language: Of the headings and of the methods' titles.
    ///   - methods: Titles by word; a method without one is written as its word.
    package static func write(_ rows: [AgendaRow], language: Language = .zh, methods: [String: LocalizedText] = [:]) -> [UInt8] {
        let isHistory = rows.contains { $0.entry?.recordedAt != nil || $0.entry?.kind == .attempt }
        // What only a history has stays off the sheet that people fill in.
        // So do days of supply where nobody hands anything over.
        let hasSupplies = rows.contains { $0.entry?.supplyDays != nil }
        let columns = SheetSchema.contacts.columns.filter { column in
            switch column.name {
            case "record", "recorded": isHistory
            case "supply_days": hasSupplies
            default: true
            }
        }
        var writer = CSVWriter()
        writer.append(columns.map { $0.heading(in: language) })
        for row in rows {
            writer.append(columns.map { text(of: $0.name, in: row, language: language, methods: methods) })
        }
        return writer.bytes
    }

    private static func text(of column: String, in row: AgendaRow, language: Language, methods: [String: LocalizedText]) -> String {
        switch column {
        case "key": return row.key
        case "household_id": return row.subject
        case "household": return row.name
        case "head": return row.head
        case "group": return row.group
        case "telephone": return row.telephone
        case "owed_until": return row.owedUntil?.description ?? ""
        case "worker": return row.worker
        default: break
        }
        guard let entry = row.entry else { return "" }
        switch column {
        case "date": return entry.date.description
        case "time": return entry.minute.map(time) ?? ""
        case "method": return methods[entry.method]?[language] ?? entry.method
        case "persons_met": return entry.personsMet.map(String.init) ?? ""
        case "summary": return entry.summary
        case "matter": return entry.matter
        case "reason": return entry.reason
        case "record": return word(of: entry.kind, language)
        case "recorded": return entry.recordedAt?.description ?? ""
        case "supply_days": return entry.supplyDays.map(String.init) ?? ""
        default: return ""
        }
    }

    /// `09:05`.
    static func time(_ minute: Int) -> String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return padded(minute / 60) + ":" + padded(minute % 60)
    }

    private static func word(of kind: EvidenceKind, _ language: Language) -> String {
        switch kind {
        case .attempt: language == .zh ? "未遇" : "attempt"
        case .contact, .activity: language == .zh ? "走访" : "contact"
        }
    }
}
