import Glibc

/// A file or folder that could not be read or written, with the system's error number.
package struct FileFault: Error, Hashable, Sendable {
    /// What was tried.
    package enum Operation: String, Sendable {
        case create, write, sync, read, list, rename
        /// Reading a private key that everybody may read.
        case readPrivate
    }

    package let operation: Operation
    package let path: String
    /// `errno`.
    package let code: Int32

    package init(operation: Operation, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// The fault of the system call that has just failed.
    init(_ operation: Operation, _ path: String) {
        self.init(operation: operation, path: path, code: errno)
    }
}

extension FileFault: CustomStringConvertible {
    package var description: String { "\(operation.rawValue) \(path): \(String(cString: strerror(code)))" }
}
