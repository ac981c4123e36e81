import LianhuCore

extension Wire {
    // MARK: Obligations and agendas

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

    /// What a worker has to do now and soon, the oldest due first.
    package struct Agenda: Codable, Sendable, Equatable {
        package var worker: Reference
        package var items: [AgendaItem]

        package init(worker: Reference, items: [AgendaItem]) {
            self.worker = worker
            self.items = items
        }
    }

    /// Whom to see, where, until when.
    package struct AgendaItem: Codable, Sendable, Equatable {
        package var obligation: Obligation
        package var head: String
        package var address: String
        /// `***` where it is withheld.
        package var telephone: String

        package init(obligation: Obligation, head: String, address: String, telephone: String) {
            self.obligation = obligation
            self.head = head
            self.address = address
            self.telephone = telephone
        }
    }

    /// Seven days of a worker.
    package struct Week: Codable, Sendable, Equatable {
        package var worker: Reference
        package var days: [WeekDay]
        /// Visits that are planned for later days.
        package var later: Int

        package init(worker: Reference, days: [WeekDay], later: Int) {
            self.worker = worker
            self.days = days
            self.later = later
        }
    }

    /// A day of a week, with what is planned for it.
    package struct WeekDay: Codable, Sendable, Equatable {
        package var day: CivilDate
        /// A working day of the calendar, and no leave of the worker.
        package var working: Bool
        package var visits: [WeekVisit]

        package init(day: CivilDate, working: Bool, visits: [WeekVisit]) {
            self.day = day
            self.working = working
            self.visits = visits
        }
    }

    /// A planned visit.
    package struct WeekVisit: Codable, Sendable, Equatable {
        package var item: AgendaItem
        /// A person chose the day.
        package var fixed: Bool

        package init(item: AgendaItem, fixed: Bool) {
            self.item = item
            self.fixed = fixed
        }
    }

    /// What to send to fix a visit's day; without one it is given free.
    package struct DayRequest: Codable, Sendable, Equatable {
        package var on: CivilDate?

        package init(on: CivilDate? = nil) { self.on = on }
    }

    /// The day that is planned for a visit.
    package struct VisitDay: Codable, Sendable, Equatable {
        package var obligation: String
        package var day: CivilDate
        package var fixed: Bool

        package init(obligation: String, day: CivilDate, fixed: Bool) {
            self.obligation = obligation
            self.day = day
            self.fixed = fixed
        }
    }

    /// The rows of the sheet that a cadre fills in.
    package struct AgendaSheet: Codable, Sendable, Equatable {
        package var unit: String?
        package var day: CivilDate
        package var rows: [AgendaSheetRow]
        /// Titles of the methods.
        package var methods: [String: Title]

        package init(unit: String? = nil, day: CivilDate, rows: [AgendaSheetRow], methods: [String: Title]) {
            self.unit = unit
            self.day = day
            self.rows = rows
            self.methods = methods
        }
    }

    /// One row of it.
    package struct AgendaSheetRow: Codable, Sendable, Equatable {
        /// Unique for ever: the same row twice counts once.
        package var key: String
        package var subject: String
        package var name: String
        package var head: String
        package var group: String
        package var telephone: String
        package var owedUntil: CivilDate?
        package var worker: String

        package init(
            key: String, subject: String, name: String, head: String, group: String, telephone: String, owedUntil: CivilDate? = nil,
            worker: String
        ) {
            self.key = key
            self.subject = subject
            self.name = name
            self.head = head
            self.group = group
            self.telephone = telephone
            self.owedUntil = owedUntil
            self.worker = worker
        }
    }
}
