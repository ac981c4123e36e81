import LianhuCore
import LianhuEngine

extension SQLiteTransaction {
    /// Campaigns with who takes part, who is asked, and what happened.
    func appendCampaigns(_ changes: Changes) throws {
        guard !changes.campaigns.isEmpty || !changes.campaignEvents.isEmpty else { return }
        try insert(
            changes.campaigns,
            """
            INSERT INTO campaign (key, kind, unit, starter, started_at, due_at, tag, closed_at, events, wake_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET closed_at = excluded.closed_at, events = excluded.events, wake_at = excluded.wake_at
            """
        ) { values, campaign in
            values.put(campaign.key)
            values.put(campaign.kind)
            values.put(campaign.unit)
            values.put(campaign.starter)
            values.put(campaign.startedAt)
            values.put(campaign.dueAt)
            values.put(campaign.tag)
            values.put(campaign.closedAt)
            values.put(campaign.events)
            values.put(campaign.wakeAt)
        }
        try appendCampaignUnits(changes.campaignUnits)
        try insert(
            changes.campaignTargets,
            """
            INSERT INTO campaign_target (campaign, subject, unit, worker, outcome, answered_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET outcome = excluded.outcome, answered_at = excluded.answered_at
            """
        ) { values, target in
            values.put(target.campaign)
            values.put(target.subject)
            values.put(target.unit)
            values.put(target.worker)
            values.put(target.outcome)
            values.put(target.answeredAt)
        }
        try appendCampaignEvents(changes)
    }

    private func appendCampaignUnits(_ units: [CampaignUnit]) throws {
        try insert(
            units,
            """
            INSERT INTO campaign_unit (campaign, unit, parent, level, targets, answered, children, children_reported, complete_at,
              reported_at, reopened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET answered = excluded.answered, children_reported = excluded.children_reported,
              complete_at = excluded.complete_at, reported_at = excluded.reported_at, reopened_at = excluded.reopened_at
            """
        ) { values, unit in
            values.put(unit.campaign)
            values.put(unit.unit)
            values.put(unit.parent)
            values.put(unit.level)
            values.put(unit.targets)
            values.put(unit.answered)
            values.put(unit.children)
            values.put(unit.childrenReported)
            values.put(unit.completeAt)
            values.put(unit.reportedAt)
            values.put(unit.reopenedAt)
        }
    }

    private func appendCampaignEvents(_ changes: Changes) throws {
        try insert(
            changes.campaignEvents,
            """
            INSERT INTO campaign_event (campaign, number, act, at, recorded_at, actor, about, outcome, partial, zero_report, answered, targets,
              reason, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ) { values, event in
            values.put(event.campaign)
            values.put(event.number)
            values.put(event.act.rawValue)
            values.put(event.at)
            values.put(event.recordedAt)
            values.put(event.actor)
            values.put(event.about)
            values.put(event.outcome)
            values.put(event.isPartial)
            values.put(event.isNothing)
            values.put(event.answered)
            values.put(event.targets)
            values.put(event.reason)
            values.put(event.leaf)
        }
        try insert(changes.campaignTexts, "INSERT INTO campaign_text (campaign, number, salt, value) VALUES (?, ?, ?, ?)") { values, text in
            values.put(text.campaign)
            values.put(text.number)
            values.put(text.salt)
            values.put(text.value)
        }
    }
}
