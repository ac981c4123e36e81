import LianhuCore

extension Wire {
    // MARK: Obligations

    /// One duty owed in one window.
    package struct Obligation: Codable, Sendable, Equatable {
        package var id: String
        package var rule: String
        package var title: Title
        package var about: Reference
        package var unit: Reference
        package var period: String
        package var slot: Int
        package var status: String
        package var window: Window
        package var holder: Reference?
        /// Id of the record that settles it.
        package var settledBy: String?
        package var settledOn: CivilDate?
        /// Due before adoption: counted, never escalated.
        package var backfilled: Bool
        /// Why it never applied.
        package var void: String?
        package var excuse: Excuse?
        /// Steps of its ladder that are done with.
        package var step: Int
        package var acknowledgedUntil: CivilDate?

        package init(
            id: String, rule: String, title: Title, about: Reference, unit: Reference, period: String, slot: Int, status: String,
            window: Window, holder: Reference? = nil, settledBy: String? = nil, settledOn: CivilDate? = nil, backfilled: Bool,
            void: String? = nil, excuse: Excuse? = nil, step: Int, acknowledgedUntil: CivilDate? = nil
        ) {
            self.id = id
            self.rule = rule
            self.title = title
            self.about = about
            self.unit = unit
            self.period = period
            self.slot = slot
            self.status = status
            self.window = window
            self.holder = holder
            self.settledBy = settledBy
            self.settledOn = settledOn
            self.backfilled = backfilled
            self.void = void
            self.excuse = excuse
            self.step = step
            self.acknowledgedUntil = acknowledgedUntil
        }
    }

    /// The days of an obligation: inclusive last days, and the exclusive next days that the store keeps.
    package struct Window: Codable, Sendable, Equatable {
        package var opens: CivilDate
        package var due: CivilDate
        package var grace: CivilDate
        package var closes: CivilDate
        package var dueBefore: CivilDate
        package var graceBefore: CivilDate
        package var closesBefore: CivilDate

        package init(
            opens: CivilDate, due: CivilDate, grace: CivilDate, closes: CivilDate, dueBefore: CivilDate, graceBefore: CivilDate,
            closesBefore: CivilDate
        ) {
            self.opens = opens
            self.due = due
            self.grace = grace
            self.closes = closes
            self.dueBefore = dueBefore
            self.graceBefore = graceBefore
            self.closesBefore = closesBefore
        }
    }

    /// Why an obligation was waived, and by whom.
    package struct Excuse: Codable, Sendable, Equatable {
        package var reason: String
        /// Id of the worker who approved.
        package var approver: String?
        package var at: Instant

        package init(reason: String, approver: String? = nil, at: Instant) {
            self.reason = reason
            self.approver = approver
            self.at = at
        }
    }

    /// What to send for an excuse.
    package struct ExcuseRequest: Codable, Sendable, Equatable {
        /// A code: a-z, 0-9 and _.
        package var reason: String

        package init(reason: String) {
            self.reason = reason
        }
    }
}
