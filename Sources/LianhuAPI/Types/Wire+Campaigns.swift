import LianhuCore

extension Wire {
    /// A moment, and how the clock on the instance's wall showed it.
    package struct Moment: Codable, Sendable, Equatable {
        package var at: Instant
        /// `2026-11-27 19:30`, in the instance's zone.
        package var local: String

        package init(at: Instant, local: String) {
            self.at = at
            self.local = local
        }
    }

    // MARK: Campaigns

    /// What is to be done, from which unit down, until when.
    package struct CampaignStart: Codable, Sendable, Equatable {
        /// A kind of campaigns, with or without its pack.
        package var kind: String
        /// Id or name of the unit from which it goes down.
        package var unit: String
        /// The task in words, at most 4,000 characters; kept apart from the log.
        package var text: String
        /// RFC 3339, or a bare date, which stands for its end; left out, as the kind says.
        package var due: String?
        /// Only subjects with this tag, or in which somebody has it; left out, as the kind says.
        package var tag: String?

        package init(
            kind: String, unit: String, text: String, due: String? = nil, tag: String? = nil
        ) {
            self.kind = kind
            self.unit = unit
            self.text = text
            self.due = due
            self.tag = tag
        }
    }

    /// What subjects answered.
    package struct CampaignAnswers: Codable, Sendable, Equatable {
        /// At most 500; all are recorded or none.
        package var answers: [CampaignAnswer]

        package init(
            answers: [CampaignAnswer]
        ) {
            self.answers = answers
        }
    }

    /// One subject's answer.
    package struct CampaignAnswer: Codable, Sendable, Equatable {
        /// Id or name.
        package var subject: String
        /// A word of the kind.
        package var outcome: String
        /// RFC 3339, or a bare date, which stands for its beginning; left out, now.
        package var at: String?

        package init(
            subject: String, outcome: String, at: String? = nil
        ) {
            self.subject = subject
            self.outcome = outcome
            self.at = at
        }
    }

    /// What recording answers did.
    package struct CampaignReceipt: Codable, Sendable, Equatable {
        package var campaign: String
        package var recorded: Int
        /// Subjects that had answered before: both answers are kept, the newer one counts.
        package var replaced: Int
        /// Obligations that the contacts settled which the answers tell of.
        package var settled: Int
        /// The campaign was closed before; late answers are kept and counted.
        package var afterClose: Bool
        /// In the whole campaign.
        package var answered: Int
        package var targets: Int

        package init(
            campaign: String, recorded: Int, replaced: Int, settled: Int, afterClose: Bool, answered: Int, targets: Int
        ) {
            self.campaign = campaign
            self.recorded = recorded
            self.replaced = replaced
            self.settled = settled
            self.afterClose = afterClose
            self.answered = answered
            self.targets = targets
        }
    }

    /// A unit's roll-up.
    package struct CampaignRollUp: Codable, Sendable, Equatable {
        /// Id or name.
        package var unit: String
        /// Without those that are missing; they are named.
        package var partial: Bool?
        /// Nothing to report.
        package var nothing: Bool?
        /// What is reported in words, at most 4,000 characters; kept apart from the log.
        package var text: String?

        package init(
            unit: String, partial: Bool? = nil, nothing: Bool? = nil, text: String? = nil
        ) {
            self.unit = unit
            self.partial = partial
            self.nothing = nothing
            self.text = text
        }
    }

    /// Why a campaign is closed.
    package struct CampaignClose: Codable, Sendable, Equatable {
        /// A code; needed while units have not rolled up.
        package var reason: String?

        package init(
            reason: String? = nil
        ) {
            self.reason = reason
        }
    }

    /// How many subjects gave an answer.
    package struct CampaignOutcome: Codable, Sendable, Equatable {
        package var outcome: String
        package var title: Title
        package var count: Int

        package init(
            outcome: String, title: Title, count: Int
        ) {
            self.outcome = outcome
            self.title = title
            self.count = count
        }
    }

    /// A task that went down the tree, and how far it is.
    package struct Campaign: Codable, Sendable, Equatable {
        package var id: String
        /// Id of its kind.
        package var kind: String
        /// Of the kind.
        package var title: Title
        /// The task in words.
        package var text: String
        /// From where it went down.
        package var unit: Reference
        package var starter: Reference?
        package var startedAt: Moment
        /// The first instant at which a subject's answer, or the innermost units' report, is late.
        package var dueAt: Moment
        /// Of which those who are asked have one; empty: all are asked.
        package var tags: [String]
        /// Of somebody who lives there on the day of the start, in completed years: `80+`, `60–79`; none: whatever the age.
        package var age: String?
        package var closedAt: Moment?
        package var answered: Int
        /// Subjects that are asked, as far as the caller sees them.
        package var targets: Int
        package var unitsReported: Int
        package var unitsAll: Int
        /// Units whose roll-up is overdue.
        package var overdue: Int
        package var outcomes: [CampaignOutcome]
        /// Innermost first; empty in lists.
        package var levels: [CampaignLevel]
        /// Highest first; empty in lists.
        package var units: [CampaignUnit]
        /// The first hundred; empty in lists.
        package var silent: [CampaignSilent]
        /// Told at the start: subjects that nobody is linked to, and that are not asked.
        package var unlinked: Int

        package init(
            id: String, kind: String, title: Title, text: String, unit: Reference, starter: Reference? = nil, startedAt: Moment,
            dueAt: Moment, tags: [String], age: String? = nil, closedAt: Moment? = nil, answered: Int, targets: Int, unitsReported: Int,
            unitsAll: Int, overdue: Int, outcomes: [CampaignOutcome], levels: [CampaignLevel], units: [CampaignUnit],
            silent: [CampaignSilent], unlinked: Int
        ) {
            self.id = id
            self.kind = kind
            self.title = title
            self.text = text
            self.unit = unit
            self.starter = starter
            self.startedAt = startedAt
            self.dueAt = dueAt
            self.tags = tags
            self.age = age
            self.closedAt = closedAt
            self.answered = answered
            self.targets = targets
            self.unitsReported = unitsReported
            self.unitsAll = unitsAll
            self.overdue = overdue
            self.outcomes = outcomes
            self.levels = levels
            self.units = units
            self.silent = silent
            self.unlinked = unlinked
        }
    }

    /// How many units of a level rolled up in time, late, or not.
    package struct CampaignLevel: Codable, Sendable, Equatable {
        package var title: Title
        package var units: Int
        package var onTime: Int
        package var late: Int
        package var overdue: Int
        /// Not rolled up, and not late.
        package var waiting: Int

        package init(
            title: Title, units: Int, onTime: Int, late: Int, overdue: Int, waiting: Int
        ) {
            self.title = title
            self.units = units
            self.onTime = onTime
            self.late = late
            self.overdue = overdue
            self.waiting = waiting
        }
    }

    /// A unit that takes part, with its whole subtree.
    package struct CampaignUnit: Codable, Sendable, Equatable {
        package var unit: Reference
        package var parent: Reference?
        package var levelTitle: Title
        /// `reported`, `late`, `overdue`, `waiting` or `over`.
        package var state: String
        /// The first instant at which its roll-up is late.
        package var deadline: Moment?
        /// When it rolled up first.
        package var reportedAt: Moment?
        /// When its totals first changed after its last roll-up.
        package var changedAt: Moment?
        /// Who rolls it up today.
        package var responsible: Reference?
        package var answered: Int
        package var targets: Int
        package var outcomes: [CampaignOutcome]
        /// Units straight below that have not rolled up.
        package var missing: [Reference]
        /// Of its last roll-up.
        package var partial: Bool
        package var nothing: Bool
        package var text: String
        /// How often it rolled up.
        package var rollUps: Int

        package init(
            unit: Reference, parent: Reference? = nil, levelTitle: Title, state: String, deadline: Moment? = nil,
            reportedAt: Moment? = nil, changedAt: Moment? = nil, responsible: Reference? = nil, answered: Int, targets: Int,
            outcomes: [CampaignOutcome], missing: [Reference], partial: Bool, nothing: Bool, text: String, rollUps: Int
        ) {
            self.unit = unit
            self.parent = parent
            self.levelTitle = levelTitle
            self.state = state
            self.deadline = deadline
            self.reportedAt = reportedAt
            self.changedAt = changedAt
            self.responsible = responsible
            self.answered = answered
            self.targets = targets
            self.outcomes = outcomes
            self.missing = missing
            self.partial = partial
            self.nothing = nothing
            self.text = text
            self.rollUps = rollUps
        }
    }

    /// A subject that has not answered.
    package struct CampaignSilent: Codable, Sendable, Equatable {
        package var subject: Reference
        /// To which it answers.
        package var unit: Reference?
        /// Who held it when the campaign started.
        package var worker: Reference?

        package init(
            subject: Reference, unit: Reference? = nil, worker: Reference? = nil
        ) {
            self.subject = subject
            self.unit = unit
            self.worker = worker
        }
    }
}
