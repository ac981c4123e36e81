import FoundationEssentials
import LianhuEngine

/// Reads compiled time zones (TZif, RFC 8536) from the system's zoneinfo folder.
package struct ZoneFileReader: ZoneFiles {
    /// The folder, `/usr/share/zoneinfo` unless told otherwise.
    package let folder: String
    /// Larger files are refused; the largest real one is under 4 KiB.
    static let maximumBytes = 1 << 20

    package init(folder: String = "/usr/share/zoneinfo") { self.folder = folder }

    /// The bytes of a zone such as `Asia/Shanghai`.
    ///
    /// - Throws: ``ZoneFileError``; a name never leads out of the folder.
    package func bytes(of zone: String) throws(ZoneFileError) -> [UInt8] {
        guard Self.isSafe(zone) else { throw .badName(zone) }
        let path = "\(folder)/\(zone)"
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            throw .missing(zone: zone, path: path)
        } catch {
            throw .unreadable(zone: zone, path: path, reason: "\(error)")
        }
        guard data.count <= Self.maximumBytes, data.starts(with: Array("TZif".utf8)) else { throw .notAZone(zone: zone, path: path) }
        return Array(data)
    }

    /// Letters, digits, `+`, `-`, `_` in parts divided by single slashes: what zone names are made of, and no way out (`..`, a leading /).
    static func isSafe(_ zone: String) -> Bool {
        let parts = zone.split(separator: "/", omittingEmptySubsequences: false)
        return !zone.isEmpty && zone.utf8.count <= 64
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.unicodeScalars.allSatisfy { scalar in
                        switch scalar {
                        case "a"..."z", "A"..."Z", "0"..."9", "+", "-", "_": true
                        default: false
                        }
                    }
            }
    }
}

/// Why a time zone could not be read.
package enum ZoneFileError: Error, Equatable, CustomStringConvertible {
    case badName(String)
    case missing(zone: String, path: String)
    case unreadable(zone: String, path: String, reason: String)
    case notAZone(zone: String, path: String)

    package var description: String {
        switch self {
        case .badName(let zone):
            "“\(zone)” is not the name of a time zone; write one like Asia/Shanghai"
        case .missing(let zone, let path):
            "the time zone \(zone) is not on this machine (\(path)): install Debian's package tzdata, or correct the name"
        case .unreadable(let zone, let path, let reason):
            "the time zone \(zone) cannot be read (\(path)): \(reason)"
        case .notAZone(let zone, let path):
            "\(path) is not a compiled time zone, so \(zone) is unknown: install Debian's package tzdata again"
        }
    }
}
