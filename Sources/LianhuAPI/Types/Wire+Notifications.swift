import LianhuCore

extension Wire {
    // MARK: Messages and their delivery

    /// A queued message and how far it is.
    package struct Notification: Codable, Sendable, Equatable {
        package var number: Int64
        /// The same over all tries: receivers tell repetitions by it.
        package var id: String
        package var recipient: Reference?
        package var tone: String
        package var digest: String
        package var at: Instant
        package var sendAfter: Instant
        /// Ids of what it is about.
        package var items: [String]
        /// Ids of what it tells the end of.
        package var cleared: [String]
        /// `pending`, `unaddressed`, `leased`, `handed`, `delivered`, `settled` or `dead`.
        package var state: String
        package var channel: String?
        /// What the message group is called.
        package var group: String?
        /// Who keeps the group.
        package var owner: Reference?
        package var attempts: Int
        /// While it waits: not before.
        package var nextAttempt: Instant?
        package var deliveredAt: Instant?
        /// The code of the last failure.
        package var error: String?
        /// In words, as it would be sent now; only where it was asked for.
        package var title: String?
        package var lines: [String]?

        package init(
            number: Int64, id: String, recipient: Reference? = nil, tone: String, digest: String, at: Instant, sendAfter: Instant,
            items: [String], cleared: [String], state: String, channel: String? = nil, group: String? = nil, owner: Reference? = nil,
            attempts: Int,
            nextAttempt: Instant? = nil, deliveredAt: Instant? = nil, error: String? = nil, title: String? = nil, lines: [String]? = nil
        ) {
            self.number = number
            self.id = id
            self.recipient = recipient
            self.tone = tone
            self.digest = digest
            self.at = at
            self.sendAfter = sendAfter
            self.items = items
            self.cleared = cleared
            self.state = state
            self.channel = channel
            self.group = group
            self.owner = owner
            self.attempts = attempts
            self.nextAttempt = nextAttempt
            self.deliveredAt = deliveredAt
            self.error = error
            self.title = title
            self.lines = lines
        }
    }

    /// What a courier sends to get what is due on a channel.
    package struct ClaimRequest: Codable, Sendable, Equatable {
        package var channel: String
        /// 1 to 50, 10 by default.
        package var limit: Int?
        /// Seconds until the messages are anybody's again; 5 to 3600, 120 by default.
        package var lease: Int?

        package init(
            channel: String, limit: Int? = nil, lease: Int? = nil
        ) {
            self.channel = channel
            self.limit = limit
            self.lease = lease
        }
    }

    /// What a courier got.
    package struct Claim: Codable, Sendable, Equatable {
        package var items: [Message]

        package init(
            items: [Message]
        ) {
            self.items = items
        }
    }

    /// A message in words, with the way to its recipient.
    package struct Message: Codable, Sendable, Equatable {
        package var number: Int64
        /// The same over all tries.
        package var id: String
        /// The instance.
        package var origin: String
        package var channel: String
        /// 1 for the first try.
        package var attempt: Int
        package var recipient: Reference?
        package var address: String?
        package var group: String?
        package var owner: Reference?
        package var tone: String
        package var digest: String
        package var at: Instant
        /// When it is anybody's again.
        package var until: Instant
        package var title: String
        package var lines: [String]
        package var items: [String]
        package var language: String

        package init(
            number: Int64, id: String, origin: String, channel: String, attempt: Int, recipient: Reference? = nil, address: String? = nil,
            group: String? = nil, owner: Reference? = nil, tone: String, digest: String, at: Instant, until: Instant, title: String,
            lines: [String], items: [String], language: String
        ) {
            self.number = number
            self.id = id
            self.origin = origin
            self.channel = channel
            self.attempt = attempt
            self.recipient = recipient
            self.address = address
            self.group = group
            self.owner = owner
            self.tone = tone
            self.digest = digest
            self.at = at
            self.until = until
            self.title = title
            self.lines = lines
            self.items = items
            self.language = language
        }
    }

    /// What a courier tells of a message.
    package struct ReportRequest: Codable, Sendable, Equatable {
        /// `delivered`, `handed` to a person, `failed`, or `rejected` for good.
        package var outcome: String
        /// Why not: a code, never a text.
        package var code: String?
        /// Seconds that the other side asked for.
        package var retryAfter: Int?
        /// Seconds before the second try; doubled after each further one.
        package var first: Int?
        /// The longest pause, in seconds.
        package var longest: Int?
        /// Tries after which it is given up.
        package var attempts: Int?

        package init(
            outcome: String, code: String? = nil, retryAfter: Int? = nil, first: Int? = nil, longest: Int? = nil, attempts: Int? = nil
        ) {
            self.outcome = outcome
            self.code = code
            self.retryAfter = retryAfter
            self.first = first
            self.longest = longest
            self.attempts = attempts
        }
    }

    /// How far a message is.
    package struct Delivery: Codable, Sendable, Equatable {
        package var number: Int64
        package var state: String
        package var channel: String?
        package var attempts: Int
        package var nextAttempt: Instant?
        package var deliveredAt: Instant?
        package var error: String?

        package init(
            number: Int64, state: String, channel: String? = nil, attempts: Int, nextAttempt: Instant? = nil, deliveredAt: Instant? = nil,
            error: String? = nil
        ) {
            self.number = number
            self.state = state
            self.channel = channel
            self.attempts = attempts
            self.nextAttempt = nextAttempt
            self.deliveredAt = deliveredAt
            self.error = error
        }
    }
}
