import LianhuCore

extension Wire {
    // MARK: Checks

    /// What is to be drawn.
    package struct CheckStart: Codable, Sendable, Equatable {
        /// Id or name of the unit from whose contacts, and those of all below it, is drawn.
        package var unit: String
        /// A check of the rules in force, with or without its pack; left out, the only one there is.
        package var kind: String?
        /// The first day on which the contacts happened; left out with `through`, the last closed month, else the running one up to today.
        package var from: CivilDate?
        /// The last day, itself included.
        package var through: CivilDate?
        /// `20` or `10%`; left out, what the pack says.
        package var size: String?

        package init(unit: String, kind: String? = nil, from: CivilDate? = nil, through: CivilDate? = nil, size: String? = nil) {
            self.unit = unit
            self.kind = kind
            self.from = from
            self.through = through
            self.size = size
        }
    }

    /// What was said when a contact of the sample was called back.
    package struct CallBackRequest: Codable, Sendable, Equatable {
        /// The contact's id.
        package var contact: String
        /// `true`, `untrue` or `not_reached`.
        package var answer: String
        /// At most 4,000 characters; kept apart from the log.
        package var note: String?
        /// What was found, in words: it becomes a matter. An untrue record does without any.
        package var finding: String?

        package init(contact: String, answer: String, note: String? = nil, finding: String? = nil) {
            self.contact = contact
            self.answer = answer
            self.note = note
            self.finding = finding
        }
    }

    /// Counts of a check, each beside what it is a count of.
    package struct CheckFigures: Codable, Sendable, Equatable {
        /// Contacts from which was drawn.
        package var population: Int
        /// Of the population.
        package var sampled: Int
        /// Of those sampled.
        package var reached: Int
        /// Of those reached.
        package var confirmed: Int
        /// Of those reached.
        package var untrue: Int
        /// Of those sampled.
        package var notReached: Int
        /// Of those sampled: not called yet.
        package var pending: Int

        package init(population: Int, sampled: Int, reached: Int, confirmed: Int, untrue: Int, notReached: Int, pending: Int) {
            self.population = population
            self.sampled = sampled
            self.reached = reached
            self.confirmed = confirmed
            self.untrue = untrue
            self.notReached = notReached
            self.pending = pending
        }
    }

    /// Counts of one unit directly below.
    package struct CheckUnit: Codable, Sendable, Equatable {
        package var unit: Reference
        package var figures: CheckFigures

        package init(unit: Reference, figures: CheckFigures) {
            self.unit = unit
            self.figures = figures
        }
    }

    /// One call-back.
    package struct CallBack: Codable, Sendable, Equatable {
        /// 1 for the first of this contact.
        package var number: Int
        /// `true`, `untrue` or `not_reached`.
        package var answer: String
        package var by: Reference?
        package var at: Instant
        package var note: String
        /// Id of the matter that it became.
        package var matter: String?
        /// Where the log tells it.
        package var leaf: Int64

        package init(number: Int, answer: String, by: Reference?, at: Instant, note: String, matter: String?, leaf: Int64) {
            self.number = number
            self.answer = answer
            self.by = by
            self.at = at
            self.note = note
            self.matter = matter
            self.leaf = leaf
        }
    }

    /// A sampled contact and what was said of it.
    package struct CheckItem: Codable, Sendable, Equatable {
        package var contact: Evidence
        /// Oldest first; the last one counts.
        package var calls: [CallBack]

        package init(contact: Evidence, calls: [CallBack]) {
            self.contact = contact
            self.calls = calls
        }
    }

    /// A drawn sample that is called back.
    package struct Check: Codable, Sendable, Equatable {
        package var id: String
        /// Id of its kind among the rules.
        package var kind: String
        package var title: Title
        package var unit: Reference
        package var from: CivilDate
        /// Inclusive.
        package var through: CivilDate
        package var drawnBy: Reference?
        package var drawnAt: Instant
        /// Hash of the leaf of its start: who was drawn can be computed from it.
        package var seed: String
        /// Where the log tells its start; the next leaf tells whom it drew.
        package var leaf: Int64
        package var figures: CheckFigures
        /// Units directly below, by id; empty in lists.
        package var units: [CheckUnit]
        /// In the order of the draw; empty in lists.
        package var items: [CheckItem]
        /// Sampled contacts that the caller may not see before they were called.
        package var withheld: Int

        package init(
            id: String, kind: String, title: Title, unit: Reference, from: CivilDate, through: CivilDate, drawnBy: Reference?,
            drawnAt: Instant, seed: String, leaf: Int64, figures: CheckFigures, units: [CheckUnit], items: [CheckItem], withheld: Int
        ) {
            self.id = id
            self.kind = kind
            self.title = title
            self.unit = unit
            self.from = from
            self.through = through
            self.drawnBy = drawnBy
            self.drawnAt = drawnAt
            self.seed = seed
            self.leaf = leaf
            self.figures = figures
            self.units = units
            self.items = items
            self.withheld = withheld
        }
    }
}
