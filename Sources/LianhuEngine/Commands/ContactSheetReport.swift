import LianhuCore

/// What a filled-in sheet brought.
package struct ContactSheetReport: Hashable, Sendable {
    /// Rows that were filled in.
    package var rows: Int
    package var recorded: Int
    /// Rows whose key was known: counted before (S58).
    package var duplicates: Int
    package var settled: Int
    package var extras: Int
    package var receipts: [EvidenceReceipt]
}

extension Engine {
    /// Takes a filled-in agenda back: all rows or none, every fault told with its line (S58).
    ///
    /// - Parameter reason: One code for late rows that have none of their own (S11).
    package func importContacts(
        _ bytes: [UInt8], file: String, reason: String?, by caller: Caller, at now: Instant
    ) async throws -> ContactSheetReport {
        try await perform(by: caller, at: now) { session in
            try session.importContacts(bytes, file: file, reason: reason)
        }
    }
}

extension Session {
    mutating func importContacts(_ bytes: [UInt8], file: String, reason: String?) throws -> ContactSheetReport {
        try caller.require(.record)
        let (rows, faults) = ContactSheet.read(bytes, file: file, methods: methodTitles)
        // Rows that are well-formed are tried even if others are not, so that whoever mends the sheet mends it once.
        var refused = SheetFaults()
        var receipts: [EvidenceReceipt] = []
        for row in rows {
            do {
                receipts.append(try record(draft(row, reason: reason)))
                try flush()
            } catch let problem as CommandProblem {
                refused.add(row.fault(problem))
            }
        }
        let all = refused.isEmpty ? faults : SheetFaults(faults + refused.list(files: [file])).list(files: [file])
        guard all.isEmpty else { throw CommandProblem(.invalid, "roster.faulty", ["count": String(all.count)], items: all.map(Self.item)) }
        return ContactSheetReport(
            rows: rows.count, recorded: receipts.count { !$0.isDuplicate }, duplicates: receipts.count(where: \.isDuplicate),
            settled: receipts.reduce(0) { $0 + ($1.isDuplicate ? 0 : $1.settled.count) },
            extras: receipts.count { $0.isExtra && !$0.isDuplicate }, receipts: receipts)
    }

    /// A sheet's fault as an item that points at file, line and column.
    static func item(_ fault: SheetFault) -> CommandProblem.Item {
        var args = fault.args
        if let column = fault.column { args["column"] = column.name }
        return CommandProblem.Item(pointer: "\(fault.file):\(fault.line):\(fault.column?.number ?? 0)", code: fault.code, args: args)
    }

    private var methodTitles: [String: LocalizedText] {
        var titles: [String: LocalizedText] = [:]
        for pack in rules.set.packs {
            for word in pack.vocabulary.words(.methods) { titles[word.name] = word.title }
        }
        return titles
    }

    private func draft(_ row: ContactRow, reason: String?) throws -> EvidenceDraft {
        let occurred = engine.zone.instant(row.date.value, secondOfDay: (row.minute?.value ?? 0) * 60)
        let worker = row.worker?.value
        // S58: without a key of its own, a row is named by what it says.
        let key =
            row.key?.value
            ?? Digest256.hex(Array("\(row.subject.value)\u{0}\(worker ?? "")\u{0}\(occurred)\u{0}\(row.method.value)".utf8))
        let summary = [row.summary?.value, row.matter?.value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "\n")
        return EvidenceDraft(
            kind: row.kind, id: key, about: row.subject.value, worker: worker, method: row.method.value, occurredAt: occurred,
            personsMet: row.personsMet?.value ?? 0, summary: summary, reason: row.reason?.value ?? reason,
            isImported: true, supplyDays: row.supplyDays?.value)
    }
}

extension ContactRow {
    /// Why the row is refused, at the column that the refusal is about; a missing reason stands at the date that asks for it.
    fileprivate func fault(_ problem: CommandProblem) -> SheetFault {
        let pointers = [
            "/subject": subject.place, "/worker": worker?.place, "/method": method.place, "/occurredAt": date.place,
            "/reason": reason?.place ?? date.place, "/personsMet": personsMet?.place, "/supplyDays": supplyDays?.place, "/id": key?.place,
        ]
        let pointer = problem.items.first?.pointer ?? ""
        return ((pointers[pointer] ?? nil) ?? place).fault(problem.code, problem.args)
    }
}
