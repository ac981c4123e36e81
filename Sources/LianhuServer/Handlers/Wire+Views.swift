import LianhuAPI
import LianhuAudit
import LianhuCore
import LianhuEngine

// What the engine tells, as it travels.

extension Wire.Reference {
    init(_ ref: EntityRef) {
        self.init(id: ref.id, kind: ref.subkind.isEmpty ? ref.kind.name : ref.subkind, name: ref.name)
    }
}

extension Wire.Title {
    init(_ text: LocalizedText) { self.init(en: text.en, zh: text.zh) }

    /// A message of the catalogue in both languages.
    init(code: String, args: [String: String]) {
        self.init(en: Catalogue.text(code, args, in: .en), zh: Catalogue.text(code, args, in: .zh))
    }
}

extension Wire.PlanTotals {
    init(_ totals: PlanTotals) { self.init(created: totals.created, changed: totals.changed, voided: totals.voided) }
}

extension Wire.Window {
    init(_ window: Window) {
        self.init(
            opens: window.opens, due: window.due, grace: window.grace, closes: window.closes, dueBefore: window.dueBefore,
            graceBefore: window.graceBefore, closesBefore: window.closesBefore)
    }
}

extension Wire.Obligation {
    /// - Parameter names: ids of the approvers of excuses.
    init(_ view: ObligationView, names: [EntityKey: String]) {
        self.init(
            id: view.id, rule: view.rule, title: Wire.Title(view.title), about: Wire.Reference(view.about), unit: Wire.Reference(view.unit),
            period: view.period, slot: view.slot, status: view.status.name, window: Wire.Window(view.window),
            holder: view.holder.map { Wire.Reference($0) }, settledBy: view.settledBy, settledOn: view.settledOn,
            backfilled: view.isBackfilled, void: view.void?.name,
            excuse: view.excuse.map { Wire.Excuse(reason: $0.reason, approver: names[$0.approver], at: $0.at) }, step: view.step,
            acknowledgedUntil: view.acknowledgedUntil, covered: view.isCovered)
    }
}

extension Wire.Evidence {
    init(_ view: EvidenceView) {
        let evidence = view.evidence
        self.init(
            id: evidence.id, kind: evidence.kind.name, about: Wire.Reference(view.about), unit: view.unit.map { Wire.Reference($0) },
            worker: view.worker.map { Wire.Reference($0) }, participants: view.participants.map { Wire.Reference($0) },
            method: evidence.method, direction: evidence.direction.rawValue, occurredAt: evidence.occurredAt,
            occurredOn: evidence.occurredOn, recordedAt: evidence.recordedAt, recordedOn: evidence.recordedOn,
            personsMet: evidence.personsMet, reason: evidence.reason, summary: view.summary, imported: evidence.isImported,
            superseded: evidence.supersededBy != nil, supplyDays: evidence.supplyDays,
            covers: view.covers.isEmpty ? nil : view.covers.map { Wire.Reference($0) },
            reference: view.reference.isEmpty ? nil : view.reference, title: view.title.map { Wire.Title($0) })
    }
}

extension Wire.Settled {
    init(_ change: SettlementChange) {
        self.init(obligation: change.obligation, before: change.before.name, after: change.after.name)
    }
}

extension Wire.Receipt {
    init(_ receipt: EvidenceReceipt) {
        self.init(
            id: receipt.id, about: receipt.about, worker: receipt.worker, occurredAt: receipt.occurredAt, recordedAt: receipt.recordedAt,
            settled: receipt.settled.map { Wire.Settled($0) },
            notCounted: receipt.notCounted.map {
                Wire.NotCounted(rule: $0.rule, code: $0.code, args: $0.args, text: Wire.Title(code: $0.code, args: $0.args))
            }, extra: receipt.isExtra, duplicate: receipt.isDuplicate, lateEntry: receipt.isLateEntry)
    }
}

extension Wire.Correction {
    init(_ receipt: CorrectionReceipt) {
        self.init(
            id: receipt.id, changed: receipt.changed.map { Wire.Settled($0) }, replacement: receipt.replacement.map { Wire.Receipt($0) })
    }
}

extension Wire.Figures {
    init(_ figures: Compliance) {
        func rate(_ numerator: Int, _ denominator: Int) -> Wire.Rate {
            Wire.Rate(
                numerator: numerator, denominator: denominator, basisPoints: Compliance.basisPoints(numerator, of: denominator))
        }
        self.init(
            expected: figures.expected, met: figures.met, metLate: figures.metLate, excused: figures.excused, missed: figures.missed,
            overdue: figures.overdue, notYetDue: figures.notYetDue, upcoming: figures.upcoming, void: figures.void,
            coverage: rate(figures.covered, figures.expected), timeliness: rate(figures.met, figures.expected),
            coverageWithoutExcused: rate(figures.covered, figures.expected - figures.excused),
            entryTimeliness: rate(figures.enteredInTime, figures.covered))
    }
}

extension Wire.Escalation {
    init(_ view: EscalationView) {
        let record = view.record
        self.init(
            number: record.key, obligation: view.obligation, about: Wire.Reference(view.about), unit: view.unit.map { Wire.Reference($0) },
            step: record.step, cycle: record.cycle, tone: record.tone.rawValue, recipient: view.recipient.map { Wire.Reference($0) },
            skip: record.skip?.rawValue, nominal: record.nominal, at: record.at, on: view.day, status: view.status)
    }
}

extension Wire.Fault {
    init(_ fault: Diagnostic) {
        func text(_ language: Language) -> String {
            let suggestion = fault.suggestion.map { Catalogue.text("check.did_you_mean", ["suggestion": $0], in: language) } ?? ""
            return Catalogue.text(fault.code, fault.args, in: language) + suggestion
        }
        self.init(
            place: "\(fault.file):\(fault.line):\(fault.column)", code: fault.code, args: fault.args,
            text: Wire.Title(en: text(.en), zh: text(.zh)))
    }
}

extension Wire.Checkpoint {
    init(_ record: CheckpointRecord, key: SigningKey?) {
        self.init(size: record.size, at: record.at, note: record.note, key: key?.verifier.text)
    }
}
