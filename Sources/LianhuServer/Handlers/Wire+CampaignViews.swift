import LianhuAPI
import LianhuCore
import LianhuEngine

// What the engine tells of campaigns, as it travels.

extension Wire.Moment {
    init(_ instant: Instant, _ zone: TimeZoneRules) { self.init(at: instant, local: zone.localDescription(instant)) }
}

extension Wire.Campaign {
    init(_ view: CampaignView, zone: TimeZoneRules) {
        let record = view.record
        self.init(
            id: record.id, kind: view.kind.id, title: Wire.Title(view.kind.title), text: view.text, unit: Wire.Reference(view.unit),
            starter: view.starter.map { Wire.Reference($0) }, startedAt: Wire.Moment(record.startedAt, zone),
            dueAt: Wire.Moment(record.dueAt, zone),
            tags: record.tag.map { [$0] } ?? view.kind.whom?.tags ?? [], age: view.kind.whom?.age?.description,
            closedAt: record.closedAt.map { Wire.Moment($0, zone) },
            answered: view.answered,
            targets: view.targets,
            unitsReported: view.unitsReported, unitsAll: view.unitsAll, overdue: view.overdue,
            outcomes: view.outcomes.map { Wire.CampaignOutcome($0) },
            levels: view.levels.map { level in
                let figures = level.figures
                return Wire.CampaignLevel(
                    title: Wire.Title(level.title), units: figures.units, onTime: figures.onTime, late: figures.late,
                    overdue: figures.overdue, waiting: figures.waiting)
            }, units: view.units.map { Wire.CampaignUnit($0, zone: zone) }, silent: view.silent.map { Wire.CampaignSilent($0) },
            unlinked: view.unlinked)
    }
}

extension Wire.CampaignUnit {
    init(_ row: CampaignView.UnitState, zone: TimeZoneRules) {
        self.init(
            unit: Wire.Reference(row.unit), parent: row.parent.map { Wire.Reference($0) }, levelTitle: Wire.Title(row.levelTitle),
            state: row.state.rawValue, deadline: row.deadline.map { Wire.Moment($0, zone) },
            reportedAt: row.reportedAt.map { Wire.Moment($0, zone) }, changedAt: row.reopenedAt.map { Wire.Moment($0, zone) },
            responsible: row.responsible.map { Wire.Reference($0) }, answered: row.answered, targets: row.targets,
            outcomes: row.outcomes.map { Wire.CampaignOutcome($0) }, missing: row.missing.map { Wire.Reference($0) },
            partial: row.isPartial,
            nothing: row.isNothing, text: row.text, rollUps: row.rollUps)
    }
}

extension Wire.CampaignOutcome {
    init(_ count: CampaignView.OutcomeCount) {
        self.init(outcome: count.outcome, title: Wire.Title(count.title), count: count.count)
    }
}

extension Wire.CampaignSilent {
    init(_ row: CampaignView.Silent) {
        self.init(
            subject: Wire.Reference(row.subject), unit: row.unit.map { Wire.Reference($0) }, worker: row.worker.map { Wire.Reference($0) })
    }
}

extension Wire.CampaignReceipt {
    init(_ receipt: CampaignReceipt) {
        self.init(
            campaign: receipt.campaign.id, recorded: receipt.recorded, replaced: receipt.replaced, settled: receipt.settled,
            afterClose: receipt.isAfterClose,
            answered: receipt.answered, targets: receipt.targets)
    }
}
