import CLianhuShim
import CSystemd
import Glibc

/// The native protocol of systemd's journal.
package enum Journal {
    /// True if standard error goes to the journal, so that fields may be sent beside the text (systemd.exec(5), `$JOURNAL_STREAM`).
    package static func ownsStandardError() -> Bool { lh_fd_is_journal(STDERR_FILENO) == 1 }

    /// Sends one entry; 0, or a negative errno. Nothing is sent, and 0 returned, where no journal runs.
    @discardableResult
    package static func send(_ fields: [(name: String, value: String)]) -> Int32 {
        // one buffer for all fields, so that the iovecs stay valid while they are sent
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        ranges.reserveCapacity(fields.count)
        for field in fields {
            let start = bytes.count
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(UInt8(ascii: "="))
            bytes.append(contentsOf: field.value.utf8)
            ranges.append(start..<bytes.count)
        }
        return bytes.withUnsafeMutableBytes { raw in
            guard let base = raw.baseAddress else { return 0 }
            let vectors = ranges.map { iovec(iov_base: base + $0.lowerBound, iov_len: $0.count) }
            return sd_journal_sendv(vectors, Int32(vectors.count))
        }
    }
}
