/// Reads time zone files by name.
package protocol ZoneFiles: Sendable {
    /// The bytes of the zone's TZif file; throws if the zone is not installed.
    func bytes(of zone: String) throws -> [UInt8]
}
