import Foundation
import LianhuAPI

/// Files of this machine that offline commands read and write.
enum LocalFiles {
    /// The text of a file in UTF-8.
    static func text(_ path: String) throws -> String {
        guard let text = String(validating: try bytes(path), as: UTF8.self) else { throw Failure.refused("cli.not_utf8", ["path": path]) }
        return text
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch { throw unreadable(path) }
    }

    /// Writes a new file; one that is there is not touched.
    static func create(_ path: String, _ bytes: [UInt8]) throws {
        do { try Data(bytes).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting) } catch {
            let key = FileManager.default.fileExists(atPath: path) ? "cli.exists" : "cli.unwritable"
            throw Failure.refused(key, ["path": path], next: "ls -l \(path)")
        }
    }

    /// A folder to write into: made if absent, refused if there is something in it.
    static func createFolder(_ path: String) throws {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        guard names.isEmpty else { throw Failure.refused("cli.not_empty", ["path": path], next: "ls -l \(path)") }
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw Failure.refused("cli.unwritable", ["path": path], next: "ls -ld \(path)")
        }
    }

    /// Whether anything lies there, dangling links included.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
    }

    /// Paths of the files in a folder, by name; hidden ones are passed over.
    static func names(in folder: String, recursively: Bool = false) throws -> [String] {
        let names =
            recursively ? FileManager.default.subpaths(atPath: folder) : try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard let names else { throw unreadable(folder) }
        return names.filter { name in
            !name.split(separator: "/").contains { $0.hasPrefix(".") } && !isFolder("\(folder)/\(name)")
        }.sorted()
    }

    private static func unreadable(_ path: String) -> ClientError {
        .unreadableFile(path: path, reason: String(cString: strerror(access(path, R_OK) == 0 ? EISDIR : errno)))
    }
}
