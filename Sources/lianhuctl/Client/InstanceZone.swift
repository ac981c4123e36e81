import LianhuCore
import Synchronization

/// The zone in which the daemon's days begin and end, as its answers name it: times are shown in it, never in the machine's (S2).
enum InstanceZone {
    private static let known = Mutex<TimeZoneRules?>(nil)

    /// Takes the zone that an answer names; one that this machine has no file for is passed over, and times stay in UTC.
    static func note(_ name: String?) {
        guard let name, known.withLock({ $0?.name }) != name, let rules = try? ZoneFile.rules(of: name) else { return }
        known.withLock { $0 = rules }
    }

    /// `2026-10-01 09:30`, or with its offset in UTC where no answer has named a zone.
    static func text(_ instant: Instant) -> String {
        known.withLock { $0 }?.localDescription(instant) ?? instant.description
    }
}
