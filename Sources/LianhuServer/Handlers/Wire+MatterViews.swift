import LianhuAPI
import LianhuCore
import LianhuEngine

// What the engine tells of matters, as it travels.

extension Wire.Matter {
    init(_ view: MatterView, zone: TimeZoneRules) {
        let (record, state) = (view.record, view.record.state)
        let total = state.dues.total.map { Wire.MatterDeadline("total", $0, zone) }
        self.init(
            id: record.id, kind: view.kind.id, title: Wire.Title(view.kind.title), about: Wire.Reference(view.about),
            unit: Wire.Reference(view.unit), field: record.field,
            fieldTitle: view.kind.fields.first { $0.name == record.field }.map { Wire.Title($0.title) }, source: record.source.rawValue,
            evidence: view.evidence,
            finder: view.finder.map { Wire.Reference($0) }, reporter: view.reporter.map { Wire.Reference($0) }, foundAt: record.foundAt,
            raisedAt: record.raisedAt, summary: view.summary, phase: state.phase.rawValue, stage: state.stage,
            stageTitle: Wire.Title(view.stageTitle), cycle: state.cycle, holder: view.holder.map { Wire.Reference($0) },
            responsible: view.responsible.map { Wire.Reference($0) }, overdue: view.isOverdue,
            deadline: state.deadline.map { Wire.MatterDeadline($0.item.name, $0.at, zone) }, total: total,
            original: state.dues.original.map { Wire.MatterDeadline("total", $0, zone) }, extension: state.extension.name,
            shelvedUntil: state.resumesAt.map { zone.date(of: $0.adding(milliseconds: -1)) }, returns: state.returns,
            firstClosedAt: state.firstClosedAt, closedAt: state.closedAt, repliedAt: state.repliedAt,
            joinedInto: state.joinedInto.map(MatterRecord.id), joined: view.joined,
            parts: view.parts.map { Wire.MatterPart(party: $0.party.id, text: $0.text, doneAt: $0.doneAt) },
            step: view.step, acknowledgedUntil: view.pause?.until, acknowledgedBy: view.pause?.by.map { Wire.Reference($0) },
            possible: view.possible.map(\.rawValue), steps: view.steps.map { Wire.MatterStep($0, zone: zone) })
    }
}

extension Wire.MatterStep {
    init(_ step: MatterStep, zone: TimeZoneRules) {
        let event = step.event
        self.init(
            number: event.number, act: event.act.rawValue, at: event.at, on: step.day, local: zone.localDescription(event.at),
            actor: step.actor.map { Wire.Reference($0) },
            party: step.party.map { Wire.Reference($0) }, stage: event.stage, stageTitle: Wire.Title(step.stageTitle), cycle: event.cycle,
            reason: event.reason, until: event.until.map { zone.date(of: $0.adding(milliseconds: -1)) },
            into: event.joined.map(MatterRecord.id), note: step.note, leaf: event.leaf)
    }
}

extension Wire.MatterThread {
    init(_ view: MatterView, _ step: MatterStep, zone: TimeZoneRules) {
        self.init(
            matter: view.record.id, title: Wire.Title(view.kind.title), phase: view.record.state.phase.rawValue,
            step: Wire.MatterStep(step, zone: zone))
    }
}

extension Wire.MatterDeadline {
    init(_ clock: String, _ at: Instant, _ zone: TimeZoneRules) {
        self.init(clock: clock, at: at, on: zone.date(of: at.adding(milliseconds: -1)), local: zone.localDescription(at))
    }
}

extension MatterClockItem {
    /// The word on the wire.
    var name: String {
        switch self {
        case .stage: "stage"
        case .total: "total"
        case .reply: "reply"
        }
    }
}

extension MatterState.Extension {
    /// The word on the wire; nil for none.
    var name: String? {
        switch self {
        case .none: nil
        case .asked: "asked"
        case .granted: "granted"
        case .denied: "denied"
        }
    }
}

extension Wire.MatterFigures {
    init(_ figures: MatterFigures) {
        func rate(_ numerator: Int, _ denominator: Int) -> Wire.Rate {
            Wire.Rate(numerator: numerator, denominator: denominator, basisPoints: Compliance.basisPoints(numerator, of: denominator))
        }
        self.init(
            raised: figures.raised, closed: figures.closed, closedOfRaised: rate(figures.closedOfRaised, figures.raised),
            onTimeOriginal: rate(figures.original.onTime, figures.original.expected),
            onTimeExtended: rate(figures.extended.onTime, figures.extended.expected),
            closure: rate(figures.extended.closed, figures.extended.expected),
            response: rate(figures.respondedOnTime, figures.respondedOf), resolution: rate(figures.resolved, figures.resolvedOf),
            reopened: figures.reopened, overdue: figures.extended.overdue, notYetDue: figures.extended.notYetDue,
            underReview: figures.underReview)
    }
}

extension Wire.MatterFigureReport {
    init(_ answer: MatterFigureAnswer) {
        self.init(
            unit: Wire.Reference(answer.unit), period: answer.period.key, from: answer.period.start, through: answer.period.lastDay,
            asOf: answer.asOf, rulesDigest: answer.digest, demonstration: answer.isDemonstration, total: Wire.MatterFigures(answer.total),
            rows: answer.rows.map {
                Wire.MatterFigureRow(id: $0.id, name: Wire.Title($0.name), figures: Wire.MatterFigures($0.figures))
            })
    }
}
