import LianhuCore

extension Wire {
    // MARK: Contacts, attempts and activities

    /// A record about something that happened.
    package struct Evidence: Codable, Sendable, Equatable {
        package var id: String
        /// `contact`, `attempt` or `activity`.
        package var kind: String
        package var about: Reference
        package var unit: Reference?
        package var worker: Reference?
        package var participants: [Reference]
        package var method: String
        package var direction: String
        package var occurredAt: Instant
        package var occurredOn: CivilDate
        package var recordedAt: Instant
        package var recordedOn: CivilDate
        package var personsMet: Int
        package var reason: String?
        /// `***` where it is withheld.
        package var summary: String
        package var imported: Bool
        /// Voided or corrected: it counts for nothing.
        package var superseded: Bool
        /// Days for which what was handed over lasts.
        package var supplyDays: Int?
        /// What an activity covered besides; absent: nothing.
        package var covers: [Reference]?
        /// Where it stands written, such as the number of the minutes; `***` where it is withheld.
        package var reference: String?
        /// Of the method or activity; absent where the rules in force know it no more.
        package var title: Title?

        package init(
            id: String, kind: String, about: Reference, unit: Reference? = nil, worker: Reference? = nil, participants: [Reference],
            method: String, direction: String, occurredAt: Instant, occurredOn: CivilDate, recordedAt: Instant, recordedOn: CivilDate,
            personsMet: Int, reason: String? = nil, summary: String, imported: Bool, superseded: Bool,
            supplyDays: Int? = nil, covers: [Reference]? = nil, reference: String? = nil, title: Title? = nil
        ) {
            self.id = id
            self.kind = kind
            self.about = about
            self.unit = unit
            self.worker = worker
            self.participants = participants
            self.method = method
            self.direction = direction
            self.occurredAt = occurredAt
            self.occurredOn = occurredOn
            self.recordedAt = recordedAt
            self.recordedOn = recordedOn
            self.personsMet = personsMet
            self.reason = reason
            self.summary = summary
            self.imported = imported
            self.superseded = superseded
            self.supplyDays = supplyDays
            self.covers = covers
            self.reference = reference
            self.title = title
        }
    }

    /// What to send for a contact or an attempt.
    package struct ContactRequest: Codable, Sendable, Equatable {
        /// The client's own key, unique for ever; absent: the server makes one.
        package var id: String?
        package var subject: String
        package var worker: String?
        package var participants: [String]?
        package var method: String
        /// `outbound` (the default) or `inbound`.
        package var direction: String?
        /// RFC 3339, `2026-10-01T09:30` in the instance's zone, or a bare date.
        package var occurredAt: String
        package var personsMet: Int?
        package var summary: String?
        package var reason: String?
        /// Days for which what was handed over lasts, 1 to 366.
        package var supplyDays: Int?

        package init(
            id: String? = nil, subject: String, worker: String? = nil, participants: [String]? = nil, method: String,
            direction: String? = nil, occurredAt: String, personsMet: Int? = nil, summary: String? = nil, reason: String? = nil,
            supplyDays: Int? = nil
        ) {
            self.id = id
            self.subject = subject
            self.worker = worker
            self.participants = participants
            self.method = method
            self.direction = direction
            self.occurredAt = occurredAt
            self.personsMet = personsMet
            self.summary = summary
            self.reason = reason
            self.supplyDays = supplyDays
        }
    }

    /// What to send for an activity.
    package struct ActivityRequest: Codable, Sendable, Equatable {
        package var id: String?
        package var unit: String
        package var activity: String
        package var worker: String?
        package var participants: [String]?
        /// RFC 3339, `2026-10-01T09:30` in the instance's zone, or a bare date.
        package var occurredAt: String
        package var personsMet: Int?
        package var summary: String?
        package var reason: String?
        /// Ids or names of units or compounds that it covered besides `unit`: it settles each one's own duty.
        package var covers: [String]?
        /// Where it stands written, such as the number of the minutes; at most 100 characters.
        package var reference: String?

        package init(
            id: String? = nil, unit: String, activity: String, worker: String? = nil, participants: [String]? = nil, occurredAt: String,
            personsMet: Int? = nil, summary: String? = nil, reason: String? = nil, covers: [String]? = nil,
            reference: String? = nil
        ) {
            self.id = id
            self.unit = unit
            self.activity = activity
            self.worker = worker
            self.participants = participants
            self.occurredAt = occurredAt
            self.personsMet = personsMet
            self.summary = summary
            self.reason = reason
            self.covers = covers
            self.reference = reference
        }
    }

    /// What to send to void a record.
    package struct VoidRequest: Codable, Sendable, Equatable {
        package var reason: String

        package init(reason: String) {
            self.reason = reason
        }
    }

    /// What to send to replace a contact by another.
    package struct CorrectionRequest: Codable, Sendable, Equatable {
        package var reason: String
        package var contact: ContactRequest

        package init(reason: String, contact: ContactRequest) {
            self.reason = reason
            self.contact = contact
        }
    }

    /// What a record settled, and why it did not settle the rest.
    package struct Receipt: Codable, Sendable, Equatable {
        package var id: String
        package var about: String
        package var worker: String
        package var occurredAt: Instant
        package var recordedAt: Instant
        package var settled: [Settled]
        package var notCounted: [NotCounted]
        /// It settles nothing.
        package var extra: Bool
        /// The same id was recorded before; nothing was changed.
        package var duplicate: Bool
        /// Entered after the entry deadline of what it settled.
        package var lateEntry: Bool

        package init(
            id: String, about: String, worker: String, occurredAt: Instant, recordedAt: Instant, settled: [Settled],
            notCounted: [NotCounted], extra: Bool, duplicate: Bool, lateEntry: Bool
        ) {
            self.id = id
            self.about = about
            self.worker = worker
            self.occurredAt = occurredAt
            self.recordedAt = recordedAt
            self.settled = settled
            self.notCounted = notCounted
            self.extra = extra
            self.duplicate = duplicate
            self.lateEntry = lateEntry
        }
    }

    /// An obligation whose status moved.
    package struct Settled: Codable, Sendable, Equatable {
        package var obligation: String
        package var before: String
        package var after: String

        package init(obligation: String, before: String, after: String) {
            self.obligation = obligation
            self.before = before
            self.after = after
        }
    }

    /// Why a record counted for nothing under a rule.
    package struct NotCounted: Codable, Sendable, Equatable {
        /// Empty where no rule asks at all.
        package var rule: String
        package var code: String
        package var args: [String: String]
        package var text: Title

        package init(rule: String, code: String, args: [String: String], text: Title) {
            self.rule = rule
            self.code = code
            self.args = args
            self.text = text
        }
    }

    /// What voiding or correcting changed.
    package struct Correction: Codable, Sendable, Equatable {
        package var id: String
        package var changed: [Settled]
        package var replacement: Receipt?

        package init(id: String, changed: [Settled], replacement: Receipt? = nil) {
            self.id = id
            self.changed = changed
            self.replacement = replacement
        }
    }

    /// What a filled-in sheet brought.
    package struct ContactSheet: Codable, Sendable, Equatable {
        package var rows: Int
        package var recorded: Int
        package var duplicates: Int
        package var settled: Int
        package var extras: Int
        package var receipts: [Receipt]

        package init(rows: Int, recorded: Int, duplicates: Int, settled: Int, extras: Int, receipts: [Receipt]) {
            self.rows = rows
            self.recorded = recorded
            self.duplicates = duplicates
            self.settled = settled
            self.extras = extras
            self.receipts = receipts
        }
    }
}
