import LianhuCore

/// Writes a made-up organisation and its history as the sheets of a folder.
struct RosterFolder {
    /// A sheet of contacts with more rows is written by month, into a folder: the daemon takes 16 MiB at a time.
    static let rowsAFile = 80_000

    let plan: RosterPlan
    /// First day of links, posts and duties.
    let since: CivilDate
    let language: Language

    /// All files by name.
    func files(contacts: [HistoryContact], activities: [HistoryActivity], readme: String) -> [String: [UInt8]] {
        var files = roster
        files.merge(sheets(of: contacts)) { $1 }
        files[SheetSchema.activities.file] = sheet(.activities, activities.map(row))
        files["README.txt"] = Array(readme.utf8)
        return files
    }

    // MARK: The roster

    private var roster: [String: [UInt8]] {
        let since = since.description
        var files = [
            "units.csv": sheet(.units, plan.units.map { [$0.id, $0.kind, $0.name, $0.parent] }),
            "posts.csv": sheet(.posts, plan.posts.map { [$0.unit, $0.post, $0.worker, since, ""] }),
            "workers.csv": sheet(.workers, plan.workers.map { [$0.id, $0.name, $0.roles, $0.unit, $0.telephone, since, ""] }),
            "subjects.csv": sheet(
                .subjects, plan.subjects.map { [$0.id, $0.kind, $0.name, $0.address, $0.unit, since, "", $0.tier] }),
            "links.csv": sheet(.links, plan.links.map { [$0.subject, $0.worker, $0.kind, seat($0.isPrimary), since, ""] }),
        ]
        let residents = plan.subjects.flatMap { subject in
            subject.residents.map { [$0.id, subject.id, $0.name, yesOrNo($0.isHead), $0.telephone] }
        }
        if !residents.isEmpty { files["residents.csv"] = sheet(.residents, residents) }
        if !plan.parameters.isEmpty {
            files[SheetSchema.parameters.file] = sheet(.parameters, plan.parameters.map { [$0.unit, $0.name, "\($0.value)", since, ""] })
        }
        if !plan.channels.isEmpty {
            files["channels.csv"] = sheet(
                .channels, plan.channels.map { [$0.unit, $0.kind, $0.name, $0.subject, "", "paste", "", $0.keeper] })
        }
        return files
    }

    private func sheet(_ schema: SheetSchema, _ rows: [[String]]) -> [UInt8] {
        CSVWriter.file([schema.headings(in: language)] + rows)
    }

    private func seat(_ isPrimary: Bool) -> String {
        language == .zh ? (isPrimary ? "主" : "备") : (isPrimary ? "primary" : "backup")
    }

    private func yesOrNo(_ value: Bool) -> String {
        language == .zh ? (value ? "是" : "否") : (value ? "yes" : "no")
    }

    // MARK: The history

    /// One sheet, or one for each month in which they were made.
    private func sheets(of contacts: [HistoryContact]) -> [String: [UInt8]] {
        let file = SheetSchema.contacts.file
        guard contacts.count > Self.rowsAFile else { return [file: AgendaSheet.write(rows(contacts), language: language)] }
        let months = Dictionary(grouping: contacts) { RosterFolder.month(of: $0.day) }
        return Dictionary(
            uniqueKeysWithValues: months.map { month, contacts in
                ("contacts/\(month).csv", AgendaSheet.write(rows(contacts), language: language))
            })
    }

    private static func month(of day: CivilDate) -> String { String(day.description.prefix(7)) }

    private func rows(_ contacts: [HistoryContact]) -> [AgendaRow] {
        let subjects = Dictionary(uniqueKeysWithValues: plan.subjects.map { ($0.id, $0) })
        let units = Dictionary(uniqueKeysWithValues: plan.units.map { ($0.id, $0.name) })
        return contacts.map { contact in
            let evidence = contact.evidence
            let subject = subjects[evidence.subject]
            let head = subject?.residents.first
            return AgendaRow(
                key: evidence.key, subject: evidence.subject, name: subject?.name ?? units[evidence.subject] ?? "",
                head: head?.name ?? "", group: subject.flatMap { units[$0.unit] } ?? "", telephone: head?.telephone ?? "",
                owedUntil: contact.due, worker: evidence.worker,
                entry: AgendaEntry(
                    date: contact.day, minute: contact.minute, method: evidence.method, personsMet: evidence.personsMet,
                    summary: evidence.summary, reason: evidence.reason ?? "", kind: evidence.kind, recordedAt: evidence.recordedAt,
                    supplyDays: evidence.supplyDays))
        }
    }

    private func row(_ activity: HistoryActivity) -> [String] {
        let evidence = activity.evidence
        return [
            evidence.key, evidence.unit, evidence.activity, evidence.worker, activity.day.description, AgendaSheet.time(activity.minute),
            evidence.participants.joined(separator: ";"), "", evidence.recordedAt.description,
        ]
    }
}
