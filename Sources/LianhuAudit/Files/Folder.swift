import FoundationEssentials
import Glibc

/// What the bundle needs of folders.
enum Folder {
    /// What lies at a path, symbolic links not followed.
    enum Kind {
        case nothing, file, folder, other
    }

    static func kind(of path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .nothing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    static func create(_ path: String) throws(FileFault) {
        guard mkdir(path, 0o755) == 0 else { throw FileFault(.create, path) }
    }

    /// Names in a folder, sorted by bytes.
    static func names(in path: String) throws(FileFault) -> [String] {
        guard access(path, R_OK | X_OK) == 0, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw FileFault(.list, path)
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes names in a folder durable.
    static func sync(_ path: String) throws(FileFault) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(.sync, path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault(.sync, path) }
    }

    static func rename(_ old: String, to new: String) throws(FileFault) {
        guard Glibc.rename(old, new) == 0 else { throw FileFault(.rename, new) }
    }

    /// Removes a folder that this process has made, with all it holds.
    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }
}
