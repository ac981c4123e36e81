import LianhuCore

extension Wire {
    // MARK: The daemon and the caller

    /// What `GET /v1` answers.
    package struct Versions: Codable, Sendable, Equatable {
        package var apiVersion: Int
        package var minApiVersion: Int
        /// Names of additions since the first edition.
        package var extensions: [String]
        /// Of the daemon.
        package var version: String

        package init(apiVersion: Int, minApiVersion: Int, extensions: [String], version: String) {
            self.apiVersion = apiVersion
            self.minApiVersion = minApiVersion
            self.extensions = extensions
            self.version = version
        }
    }

    /// What the caller may do, and why.
    package struct Identity: Codable, Sendable, Equatable {
        package var uid: UInt32
        package var gid: UInt32
        /// Names of the caller's groups that access.yaml mentions.
        package var groups: [String]
        package var rights: [String]
        package var grants: [Grant]
        /// Whether `Lianhu-Worker` may name a worker.
        package var gateway: Bool
        /// As whom the caller acts.
        package var worker: Reference?

        package init(
            uid: UInt32, gid: UInt32, groups: [String], rights: [String], grants: [Grant], gateway: Bool, worker: Reference? = nil
        ) {
            self.uid = uid
            self.gid = gid
            self.groups = groups
            self.rights = rights
            self.grants = grants
            self.gateway = gateway
            self.worker = worker
        }
    }

    /// Rights over a subtree, with the line that gave them.
    package struct Grant: Codable, Sendable, Equatable {
        package var rights: [String]
        /// Id of the subtree's root; absent: the whole tree.
        package var unit: String?
        package var reason: String

        package init(rights: [String], unit: String? = nil, reason: String) {
            self.rights = rights
            self.unit = unit
            self.reason = reason
        }
    }

    /// The state of the instance.
    package struct Status: Codable, Sendable, Equatable {
        package var version: String
        package var apiVersion: Int
        package var now: Instant
        package var startedAt: Instant
        package var today: CivilDate
        package var zone: String
        package var origin: String
        /// True for ever once a demonstration filled it.
        package var demonstration: Bool
        /// By kind, inside the caller's scope, as the following.
        package var units: [String: Int]
        package var workers: Int
        package var subjects: [String: Int]
        package var residents: Int
        package var links: Int
        /// Obligations open and not late.
        package var open: Int
        package var overdue: Int
        /// Open items of which a step found nobody in office up to the top: an alarm.
        package var unheard: Int
        /// Open items that no tick looks at again: an alarm.
        package var asleep: Int
        /// Messages that were given up.
        package var dead: Int
        /// Messages that wait, and the roster has no way to their recipients.
        package var unaddressed: Int
        /// The next due days with what is unsettled.
        package var firstDuties: [DutyDay]
        /// Everything up to here was evaluated.
        package var highWater: Instant?
        package var leaves: Int64
        package var checkpoint: CheckpointAge?
        /// Whether there is a signing key.
        package var signed: Bool
        package var rules: RulesState
        package var calendars: [CalendarState]
        package var load: LoadState
        package var socket: String?
        /// Lines of access.yaml that name a group which this machine has not got.
        package var inertLines: [String]

        package init(
            version: String, apiVersion: Int, now: Instant, startedAt: Instant, today: CivilDate, zone: String, origin: String,
            demonstration: Bool, units: [String: Int], workers: Int, subjects: [String: Int], residents: Int, links: Int, open: Int,
            overdue: Int, unheard: Int, asleep: Int, dead: Int, unaddressed: Int, firstDuties: [DutyDay], highWater: Instant? = nil,
            leaves: Int64, checkpoint: CheckpointAge? = nil, signed: Bool, rules: RulesState, calendars: [CalendarState], load: LoadState,
            socket: String? = nil, inertLines: [String]
        ) {
            self.version = version
            self.apiVersion = apiVersion
            self.now = now
            self.startedAt = startedAt
            self.today = today
            self.zone = zone
            self.origin = origin
            self.demonstration = demonstration
            self.units = units
            self.workers = workers
            self.subjects = subjects
            self.residents = residents
            self.links = links
            self.open = open
            self.overdue = overdue
            self.unheard = unheard
            self.asleep = asleep
            self.dead = dead
            self.unaddressed = unaddressed
            self.firstDuties = firstDuties
            self.highWater = highWater
            self.leaves = leaves
            self.checkpoint = checkpoint
            self.signed = signed
            self.rules = rules
            self.calendars = calendars
            self.load = load
            self.socket = socket
            self.inertLines = inertLines
        }
    }

    /// How much falls due on a day.
    package struct DutyDay: Codable, Sendable, Equatable {
        package var day: CivilDate
        package var rule: String
        package var count: Int

        package init(day: CivilDate, rule: String, count: Int) {
            self.day = day
            self.rule = rule
            self.count = count
        }
    }

    /// The newest signed head of the log.
    package struct CheckpointAge: Codable, Sendable, Equatable {
        package var size: Int64
        package var at: Instant
        package var ageSeconds: Int64

        package init(size: Int64, at: Instant, ageSeconds: Int64) {
            self.size = size
            self.at = at
            self.ageSeconds = ageSeconds
        }
    }

    /// The rules in force.
    package struct RulesState: Codable, Sendable, Equatable {
        package var revision: Int
        package var digest: String
        package var adoptedAt: Instant?
        /// The files on disk differ from what is in force.
        package var pending: Bool

        package init(revision: Int, digest: String, adoptedAt: Instant? = nil, pending: Bool) {
            self.revision = revision
            self.digest = digest
            self.adoptedAt = adoptedAt
            self.pending = pending
        }
    }

    /// Until when holidays are known.
    package struct CalendarState: Codable, Sendable, Equatable {
        package var name: String
        package var coveredThrough: CivilDate?
        /// Within 60 days.
        package var endsSoon: Bool

        package init(name: String, coveredThrough: CivilDate? = nil, endsSoon: Bool) {
            self.name = name
            self.coveredThrough = coveredThrough
            self.endsSoon = endsSoon
        }
    }

    /// How the last reading of the configuration went.
    package struct LoadState: Codable, Sendable, Equatable {
        package var ok: Bool
        package var at: Instant
        package var faults: [Fault]

        package init(ok: Bool, at: Instant, faults: [Fault]) {
            self.ok = ok
            self.at = at
            self.faults = faults
        }
    }

    /// A fault in a file: where, what, and what to write.
    package struct Fault: Codable, Sendable, Equatable {
        /// `file:line:column`
        package var place: String
        package var code: String
        package var args: [String: String]
        package var text: Title

        package init(place: String, code: String, args: [String: String], text: Title) {
            self.place = place
            self.code = code
            self.args = args
            self.text = text
        }
    }
}
