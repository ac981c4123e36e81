import Foundation
import LianhuCore

/// The machine's own clock, for offline commands alone; over the socket the daemon's clock decides.
enum Today {
    /// The day of an instance that keeps the standard zone; the machine's own zone is never read (S2).
    static func date() throws -> CivilDate { date(in: try ZoneFile.rules(of: ZoneFile.standard)) }

    static func date(in zone: TimeZoneRules) -> CivilDate { zone.date(of: instant) }

    /// The moment, in RFC 3339.
    static var instant: Instant { Instant(seconds: Int64(time(nil))) }
}
