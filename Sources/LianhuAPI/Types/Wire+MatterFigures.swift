import LianhuCore

extension Wire {
    // MARK: Figures of matters

    /// Figures of matters; each rate with both of its numbers.
    package struct MatterFigures: Codable, Sendable, Equatable {
        /// Found in the period.
        package var raised: Int
        /// Closed in the period.
        package var closed: Int
        /// Of those found in the period those that are closed.
        package var closedOfRaised: Rate
        /// Closed by the deadline without extensions, of those closed or overdue with it in the period.
        package var onTimeOriginal: Rate
        /// The same with extensions.
        package var onTimeExtended: Rate
        /// Closed, late or not, of those closed or overdue.
        package var closure: Rate
        /// First stage ended in time.
        package var response: Rate
        /// First closed in the period and not reopened within 30 days.
        package var resolution: Rate
        package var reopened: Int
        /// Open although the deadline in the period has passed.
        package var overdue: Int
        /// Open, with a deadline to come: in no rate.
        package var notYetDue: Int
        /// Old disputes that are open: in no rate.
        package var underReview: Int

        package init(
            raised: Int, closed: Int, closedOfRaised: Rate, onTimeOriginal: Rate, onTimeExtended: Rate, closure: Rate, response: Rate,
            resolution: Rate, reopened: Int, overdue: Int, notYetDue: Int, underReview: Int
        ) {
            self.raised = raised
            self.closed = closed
            self.closedOfRaised = closedOfRaised
            self.onTimeOriginal = onTimeOriginal
            self.onTimeExtended = onTimeExtended
            self.closure = closure
            self.response = response
            self.resolution = resolution
            self.reopened = reopened
            self.overdue = overdue
            self.notYetDue = notYetDue
            self.underReview = underReview
        }
    }

    /// Figures of a unit or class.
    package struct MatterFigureRow: Codable, Sendable, Equatable {
        package var id: String
        package var name: Title
        package var figures: MatterFigures

        package init(
            id: String, name: Title, figures: MatterFigures
        ) {
            self.id = id
            self.name = name
            self.figures = figures
        }
    }

    /// Figures of matters with everything that is needed to believe them.
    package struct MatterFigureReport: Codable, Sendable, Equatable {
        package var unit: Reference
        package var period: String
        package var from: CivilDate
        package var through: CivilDate
        package var asOf: Instant
        package var rulesDigest: String
        package var demonstration: Bool
        package var total: MatterFigures
        /// By id.
        package var rows: [MatterFigureRow]

        package init(
            unit: Reference, period: String, from: CivilDate, through: CivilDate, asOf: Instant, rulesDigest: String, demonstration: Bool,
            total: MatterFigures, rows: [MatterFigureRow]
        ) {
            self.unit = unit
            self.period = period
            self.from = from
            self.through = through
            self.asOf = asOf
            self.rulesDigest = rulesDigest
            self.demonstration = demonstration
            self.total = total
            self.rows = rows
        }
    }
}
