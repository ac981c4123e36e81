import CLianhuShim

/// A call to the operating system that failed.
package struct SystemCallError: Error, Equatable, CustomStringConvertible {
    /// The positive errno value.
    package let errno: Int32
    /// What was attempted, for people: `lock /var/lib/lianhu/lock`.
    package let attempt: String

    package init(errno: Int32, attempt: String) {
        self.errno = errno
        self.attempt = attempt
    }

    package var description: String { "\(attempt): \(Self.words(errno))" }

    /// The C library's words for an errno.
    static func words(_ errno: Int32) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            guard let start = buffer.baseAddress else { return "error \(errno)" }
            lh_errno_text(errno, start, buffer.count)
            return String(cString: start)
        }
    }
}
