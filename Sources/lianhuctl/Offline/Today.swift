import Foundation
import LianhuCore

/// The machine's own clock, for offline commands alone; over the socket the daemon's clock decides.
enum Today {
    /// The machine's day.
    static var date: CivilDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let year = Int(parts.tm_year) + 1900
        return CivilDate(year: year, month: Int(parts.tm_mon) + 1, dayOfMonth: Int(parts.tm_mday)) ?? CivilDate(day: 0)
    }

    /// The moment, in RFC 3339.
    static var instant: Instant { Instant(seconds: Int64(time(nil))) }
}
