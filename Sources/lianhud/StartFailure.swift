import Foundation
import LianhuAudit

/// Why the daemon did not start, with the exit status that systemd and scripts read (sysexits).
struct StartFailure: Error {
    /// 64 usage, 73 cannot create, 74 input or output, 75 try again, 78 configuration.
    let status: Int32
    let message: String

    init(_ status: Int32, _ message: String) {
        self.status = status
        self.message = message
    }

    /// Says why on standard error and ends the process.
    func exit() -> Never {
        FileHandle.standardError.write(Data("lianhud: \(message)\n".utf8))
        Foundation.exit(status)
    }
}
