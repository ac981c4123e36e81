import LianhuAPI
import LianhuAudit
import LianhuCore
import LianhuEngine

// Figures and periods, as they travel.

extension Wire.ComplianceRow {
    init(_ row: ComplianceAnswer.Row) { self.init(id: row.id, name: Wire.Title(row.name), figures: Wire.Figures(row.figures)) }
}

extension Wire.TallyGroup {
    /// - Parameter titles: of methods and activities, by their words.
    init(_ group: TallyAnswer.Group, titles: [String: Wire.Title]) {
        func source(_ isImported: Bool) -> String { isImported ? "imported" : "live" }
        self.init(
            id: group.id, name: group.name,
            sources: group.totals.map {
                Wire.TallySource(
                    source: source($0.isImported), visits: $0.visits, households: $0.households, personsMet: $0.personsMet,
                    attempts: $0.attempts, sessions: $0.sessions, attendance: $0.attendance, nothingToReport: $0.nothingToReport)
            },
            rows: group.rows.map {
                Wire.Tally(
                    kind: $0.kind.name, method: $0.method, title: titles[$0.method] ?? Wire.Title(en: $0.method, zh: $0.method),
                    source: source($0.isImported), records: $0.records, subjects: $0.subjects, personsMet: $0.personsMet)
            })
    }
}

extension Wire.Period {
    init(_ view: PeriodView) {
        self.init(
            period: view.period.key, kind: view.period.kind.name, from: view.period.start, through: view.period.lastDay,
            state: view.state.rawValue, closesOn: view.closesOn,
            postponed: view.postponement.map { Wire.Postponement(until: $0.until, reason: $0.reason, at: $0.at) },
            closure: view.closure.map {
                Wire.Closure(
                    asOfDay: $0.begunOn, begunAt: $0.begunAt, closedAt: $0.closedAt, closedOn: $0.closedOn, revision: $0.revision,
                    rulesDigest: $0.rulesDigest, obligations: $0.obligations, listDigest: $0.listDigest)
            },
            amendments: view.amendments.map {
                Wire.Amendment(
                    obligation: $0.obligation, unit: $0.unit.map { Wire.Reference($0) }, evidence: $0.evidence, reason: $0.record.reason,
                    approver: $0.approver?.id, at: $0.record.at, on: $0.record.on)
            })
    }
}

extension Wire.Report {
    init(_ report: ReportAnswer, titles: [String: Wire.Title]) {
        let answer = report.compliance
        self.init(
            unit: Wire.Reference(answer.unit), kind: answer.period.kind.name, period: answer.period.key, from: answer.period.start,
            through: answer.period.lastDay, asOf: answer.asOf, asOfDay: answer.asOfDay, provisional: answer.isProvisional,
            closedOn: answer.standing.closedOn, amendments: answer.standing.amendments, rulesDigest: answer.digest,
            listDigest: report.listDigest, checkpoint: report.checkpoint.flatMap { Wire.ReportCheckpoint($0) },
            demonstration: answer.isDemonstration, uncovered: answer.isUncovered, total: Wire.Figures(answer.total),
            units: report.units.map { Wire.ComplianceRow($0) }, rules: report.rules.map { Wire.ComplianceRow($0) },
            tally: Wire.TallyGroup(report.tallies.total, titles: titles),
            tallyUnits: report.tallies.groups.map { Wire.TallyGroup($0, titles: titles) },
            enteredAfterClosing: report.tallies.enteredAfterClosing,
            overdue: report.overdue.map {
                Wire.OverdueRow(
                    id: $0.id, name: $0.name, upTo5: $0.upTo5, upTo15: $0.upTo15, over15: $0.over15, missed: $0.missed)
            },
            findings: report.findings.map {
                Wire.ReportFinding(kind: $0.word, rule: $0.rule, title: Wire.Title($0.title), count: $0.count)
            },
            escalations: report.escalations.map {
                Wire.ReportEscalation(tone: $0.word, rule: $0.rule, title: Wire.Title($0.title), count: $0.count)
            })
    }
}

extension Wire.ReportCheckpoint {
    /// Nil for a note that is no checkpoint, which the store would have refused at its start.
    init?(_ record: CheckpointRecord) {
        guard let head = try? Checkpoint(parsing: Note(parsing: record.note).text) else { return nil }
        self.init(size: record.size, at: record.at, root: head.root.base64)
    }
}
