import LianhuCore

/// What `lianhud.yaml` says.
package struct DaemonConfiguration: Hashable, Sendable {
    /// A pack file and the unit that it governs (S44).
    package struct Pack: Hashable, Sendable {
        package var file: String
        /// Id of the subtree's root; nil: the whole tree.
        package var unit: String?

        package init(file: String, unit: String?) {
            self.file = file
            self.unit = unit
        }
    }

    /// What the installation is called.
    package var name: LocalizedText
    /// Signed into every checkpoint; names the log and its key.
    package var origin: String
    /// The zone in which days begin and end; fixed at first start (S2).
    package var zone: String
    /// The language of messages to people.
    package var language: Language
    /// The folder of database, log and outbox.
    package var state: String
    /// The socket to bind when systemd passes none; nil: not stated.
    package var socket: String?
    /// The file of the signing key when systemd passes none; nil: unsigned.
    package var key: String?
    /// The file of rights; nil: `access.yaml` beside the configuration.
    package var access: String?
    package var packs: [Pack]
    /// The folder of work calendars; nil: plain weekdays.
    package var calendars: String?
    /// When messages may leave (S36).
    package var sending: SendingHours
    /// Days back beyond which a contact needs a reason, live and in an imported sheet (S11).
    package var backdateLimit: Int
    package var backdateLimitSheet: Int
    /// How the calendar is cut (S2).
    package var periods: PeriodScheme

    package init(
        name: LocalizedText, origin: String, zone: String = "Asia/Shanghai", language: Language = .zh, state: String, socket: String? = nil,
        key: String? = nil, access: String? = nil, packs: [Pack] = [], calendars: String? = nil, sending: SendingHours = .standard,
        backdateLimit: Int = 7, backdateLimitSheet: Int = 35, periods: PeriodScheme = .standard
    ) {
        self.name = name
        self.origin = origin
        self.zone = zone
        self.language = language
        self.state = state
        self.socket = socket
        self.key = key
        self.access = access
        self.packs = packs
        self.calendars = calendars
        self.sending = sending
        self.backdateLimit = backdateLimit
        self.backdateLimitSheet = backdateLimitSheet
        self.periods = periods
    }
}
