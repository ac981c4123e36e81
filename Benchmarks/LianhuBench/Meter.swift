import Foundation
import Glibc

/// What a piece of work took.
enum Meter {
    /// Seconds that a piece of work took, with its result.
    static func seconds<Result>(_ work: () async throws -> Result) async rethrows -> (Double, Result) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await work()
        let (seconds, attoseconds) = (clock.now - start).components
        return (Double(seconds) + Double(attoseconds) / 1e18, result)
    }

    /// The most memory that this process ever had, in KiB.
    static var peakKiB: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }

    /// Prints one line of name=value pairs, peak memory last.
    static func report(_ values: KeyValuePairs<String, String>) {
        print((values.map { "\($0.key)=\($0.value)" } + ["peak_kib=\(peakKiB)"]).joined(separator: " "))
    }

    static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
