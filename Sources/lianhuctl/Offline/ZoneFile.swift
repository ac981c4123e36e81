import LianhuCore

/// The zone that generated history lives in, from the system's zone files.
enum ZoneFile {
    static func rules(of zone: String) throws -> TimeZoneRules {
        let folder = Console.current.environment["TZDIR"] ?? "/usr/share/zoneinfo"
        let bytes = try LocalFiles.bytes("\(folder)/\(zone)")
        do { return try TimeZoneRules(name: zone, tzif: bytes) } catch {
            throw Failure.refused("cli.zone", ["path": "\(folder)/\(zone)", "reason": "\(error)"], next: "sudo apt-get install tzdata")
        }
    }
}
