import LianhuAudit
import LianhuCore

/// SHA-256 over the planned rows of a chunk in key order: eight little-endian 64-bit numbers a row.
///
/// The numbers are about, rule, period, slot, opens, due before, grace before and closes before, then the unit and the void reason.
package enum PlanDigest {
    package static func hex(of changes: [PlanChange]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(changes.count * 80)
        func add(_ value: Int64) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        for change in changes {
            let row: Obligation
            switch change {
            case .create(let new): row = new
            case .update(_, let new): row = new
            }
            add(row.identity.about)
            add(row.identity.rule)
            add(row.identity.period)
            add(Int64(row.identity.slot))
            add(Int64(row.window.opens.day))
            add(Int64(row.window.dueBefore.day))
            add(Int64(row.window.graceBefore.day))
            add(Int64(row.window.closesBefore.day))
            add(row.unit)
            add(Int64(row.void?.rawValue ?? 0))
        }
        return Digest256.hex(bytes)
    }
}
