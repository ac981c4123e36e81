import LianhuCore

extension Wire {
    // MARK: Escalations and messages

    /// A step of a ladder that is done with.
    package struct Escalation: Codable, Sendable, Equatable {
        package var number: Int64
        package var obligation: String
        package var about: Reference
        package var unit: Reference?
        package var step: Int
        package var cycle: Int
        package var tone: String
        package var recipient: Reference?
        /// Why it told nobody.
        package var skip: String?
        package var nominal: Instant
        package var at: Instant
        package var on: CivilDate
        /// Of the obligation, now.
        package var status: String

        package init(
            number: Int64, obligation: String, about: Reference, unit: Reference? = nil, step: Int, cycle: Int, tone: String,
            recipient: Reference? = nil, skip: String? = nil, nominal: Instant, at: Instant, on: CivilDate, status: String
        ) {
            self.number = number
            self.obligation = obligation
            self.about = about
            self.unit = unit
            self.step = step
            self.cycle = cycle
            self.tone = tone
            self.recipient = recipient
            self.skip = skip
            self.nominal = nominal
            self.at = at
            self.on = on
            self.status = status
        }
    }

    /// What to send to take an item of a ladder on until a day.
    package struct AcknowledgeRequest: Codable, Sendable, Equatable {
        /// Id of an obligation or of a matter.
        package var obligation: String
        package var until: CivilDate
        package var comment: String

        package init(obligation: String, until: CivilDate, comment: String) {
            self.obligation = obligation
            self.until = until
            self.comment = comment
        }
    }

    /// A pause of a ladder.
    package struct Acknowledgement: Codable, Sendable, Equatable {
        package var obligation: String
        package var worker: String?
        package var until: CivilDate
        package var at: Instant

        package init(obligation: String, worker: String? = nil, until: CivilDate, at: Instant) {
            self.obligation = obligation
            self.worker = worker
            self.until = until
            self.at = at
        }
    }
}
