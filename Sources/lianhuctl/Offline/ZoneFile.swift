import LianhuCore

/// Zones that offline commands reckon in, from the system's zone files.
enum ZoneFile {
    /// That of an instance which names none (S2).
    static let standard = "Asia/Shanghai"

    static func rules(of zone: String) throws -> TimeZoneRules {
        let folder = Console.current.environment["TZDIR"] ?? "/usr/share/zoneinfo"
        let bytes = try LocalFiles.bytes("\(folder)/\(zone)")
        do { return try TimeZoneRules(name: zone, tzif: bytes) } catch {
            throw Failure.refused("cli.zone", ["path": "\(folder)/\(zone)", "reason": "\(error)"], next: "sudo apt-get install tzdata")
        }
    }
}
