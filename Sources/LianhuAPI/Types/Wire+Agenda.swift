import LianhuCore

extension Wire {
    // MARK: Agendas

    /// What a worker has to do now and soon, the oldest due first.
    ///
    /// Telephones ask for it all day: it tells each visit in few words, and whatever many of them share once.
    package struct Agenda: Codable, Sendable, Equatable {
        package var worker: Reference
        /// Titles of the rules that are named, by id.
        package var rules: [String: Title]
        package var items: [AgendaItem]

        package init(worker: Reference, rules: [String: Title], items: [AgendaItem]) {
            self.worker = worker
            self.rules = rules
            self.items = items
        }
    }

    /// Whom to see, where, until when.
    package struct AgendaItem: Codable, Sendable, Equatable {
        /// Of the obligation: `GET /v1/obligations/{id}` tells the rest.
        package var id: String
        package var rule: String
        package var about: Reference
        /// Id of the unit that it counts for.
        package var unit: String
        package var status: String
        /// Inclusive.
        package var due: CivilDate
        /// The last day on which it can still be done, late; inclusive.
        package var closes: CivilDate
        /// Id of the worker who owes it, where this one stands by.
        package var backs: String?
        package var head: String
        package var address: String
        /// `***` where it is withheld.
        package var telephone: String

        package init(
            id: String, rule: String, about: Reference, unit: String, status: String, due: CivilDate, closes: CivilDate,
            backs: String? = nil, head: String, address: String, telephone: String
        ) {
            self.id = id
            self.rule = rule
            self.about = about
            self.unit = unit
            self.status = status
            self.due = due
            self.closes = closes
            self.backs = backs
            self.head = head
            self.address = address
            self.telephone = telephone
        }
    }

    /// Seven days of a worker.
    package struct Week: Codable, Sendable, Equatable {
        package var worker: Reference
        /// Titles of the rules that are named, by id.
        package var rules: [String: Title]
        package var days: [WeekDay]
        /// Visits that are planned for later days.
        package var later: Int

        package init(worker: Reference, rules: [String: Title], days: [WeekDay], later: Int) {
            self.worker = worker
            self.rules = rules
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
