import CLianhuShim

/// What the file system still takes.
package enum DiskSpace {
    /// Bytes that an unprivileged process may still write where `path` lies.
    package static func freeBytes(at path: String) throws(SystemCallError) -> UInt64 {
        var bytes: UInt64 = 0
        let result = lh_free_bytes(path, &bytes)
        guard result == 0 else { throw SystemCallError(errno: -result, attempt: "measure free space of \(path)") }
        return bytes
    }
}
