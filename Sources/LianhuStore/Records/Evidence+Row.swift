import LianhuCore
import LianhuEngine

extension Evidence {
    /// The columns of a row, in the order in which it is read and written.
    static let columns = """
        e.key, e.id, e.kind, e.about, e.unit, e.worker, e.method, e.direction, e.occurred_at, e.occurred_on, e.recorded_at, \
        e.recorded_on, e.persons_met, e.reason, e.superseded_by, e.imported, e.supply_days
        """

    /// Reads `columns`, without participants; throws `StoreError.corrupt` for a word that this program does not know.
    init(_ row: inout Columns) throws {
        let key = row.integer()
        let id = row.text()
        guard let kind = EvidenceKind(rawValue: UInt8(truncatingIfNeeded: row.integer())) else { throw StoreError.corrupt(code: 0) }
        let about = row.integer()
        let unit = row.integer()
        let worker = row.integer()
        let method = row.text()
        guard let direction = Direction(rawValue: row.text()) else { throw StoreError.corrupt(code: 0) }
        self.init(
            key: key, id: id, kind: kind, about: about, unit: unit, worker: worker, participants: [], method: method, direction: direction,
            occurredAt: row.instant(), occurredOn: row.day(), recordedAt: row.instant(), recordedOn: row.day(), personsMet: row.int(),
            reason: row.optionalText(), supersededBy: row.optionalInteger(), isImported: row.bool(),
            supplyDays: row.optionalInteger().map { Int($0) })
    }
}

extension Parameters {
    /// Evidence's columns in their order.
    mutating func put(_ evidence: Evidence) {
        put(evidence.key)
        put(evidence.id)
        put(Int64(evidence.kind.rawValue))
        put(evidence.about)
        put(evidence.unit)
        put(evidence.worker)
        put(evidence.method)
        put(evidence.direction.rawValue)
        put(evidence.occurredAt)
        put(evidence.occurredOn)
        put(evidence.recordedAt)
        put(evidence.recordedOn)
        put(evidence.personsMet)
        put(evidence.reason)
        put(evidence.supersededBy)
        put(evidence.isImported)
        put(evidence.supplyDays.map { Int64($0) })
    }
}
