import LianhuCore

/// A row that knows its key.
protocol Keyed {
    associatedtype Key: Comparable & Sendable
    var rowKey: Key { get }
}

/// Something whose last changes can be taken back: what savepoints are made of.
///
/// A base class rather than a protocol: a savepoint asks every log for its mark, which costs nothing this way.
class UndoLog {
    /// Number of changes since the last commit.
    private(set) final var mark = 0

    /// Notes one change, for which a subclass has kept what it takes to undo it.
    final func noteChange() { mark += 1 }

    /// Takes back every change after a mark.
    final func rollBack(to earlier: Int) {
        guard mark > earlier else { return }
        takeBack(mark - earlier)
        mark = earlier
    }

    /// Makes all changes final.
    final func forget() {
        guard mark > 0 else { return }
        clear()
        mark = 0
    }

    /// Takes back so many changes, the last first.
    func takeBack(_ changes: Int) {}

    /// Drops what was kept for undoing.
    func clear() {}
}

/// Rows in key order in one array: keys are given out ascending, so that putting is nearly always appending.
struct SortedRows<Row: Keyed> {
    private(set) var rows: [Row] = []

    /// The first position whose key is not below.
    func position(of key: Row.Key) -> Int {
        var low = 0
        var high = rows.count
        if high > 0, rows[high - 1].rowKey < key { return high }
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].rowKey < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first position whose key is above.
    func position(after key: Row.Key) -> Int {
        let position = position(of: key)
        return position < rows.count && rows[position].rowKey == key ? position + 1 : position
    }

    subscript(key: Row.Key) -> Row? {
        let position = position(of: key)
        return position < rows.count && rows[position].rowKey == key ? rows[position] : nil
    }

    /// Adds a row, or replaces the one with its key and gives that back.
    mutating func put(_ row: Row) -> Row? {
        let position = position(of: row.rowKey)
        guard position < rows.count, rows[position].rowKey == row.rowKey else {
            rows.insert(row, at: position)
            return nil
        }
        let old = rows[position]
        rows[position] = row
        return old
    }

    mutating func remove(_ key: Row.Key) {
        let position = position(of: key)
        if position < rows.count, rows[position].rowKey == key { rows.remove(at: position) }
    }
}

/// Sorted rows with an undo log.
final class Table<Row: Keyed>: UndoLog {
    private var stored = SortedRows<Row>()
    private var undo: [(key: Row.Key, old: Row?)] = []

    var rows: [Row] { stored.rows }
    var count: Int { stored.rows.count }

    subscript(key: Row.Key) -> Row? { stored[key] }

    func position(after key: Row.Key) -> Int { stored.position(after: key) }

    /// Adds or replaces; tells what was replaced.
    @discardableResult
    func put(_ row: Row) -> Row? {
        let old = stored.put(row)
        undo.append((row.rowKey, old))
        noteChange()
        return old
    }

    /// The rows of some keys that exist, in key order, each once.
    func rows(_ keys: some Sequence<Row.Key>) -> [Row] where Row.Key: Hashable {
        Set(keys).sorted().compactMap { stored[$0] }
    }

    override func takeBack(_ changes: Int) {
        for _ in 0..<changes {
            let (key, old) = undo.removeLast()
            if let old { _ = stored.put(old) } else { stored.remove(key) }
        }
    }

    override func clear() { undo.removeAll(keepingCapacity: undo.count < 10_000) }
}

/// Rows that are only ever added, in their order.
final class Journal<Row>: UndoLog {
    private(set) var rows: [Row] = []

    func append(_ row: Row) {
        rows.append(row)
        noteChange()
    }

    /// Gives up all rows: they went elsewhere.
    func empty() {
        rows.removeAll(keepingCapacity: true)
        forget()
    }

    override func takeBack(_ changes: Int) { rows.removeLast(changes) }
}

/// One value with its earlier ones until the commit.
final class Register<Value>: UndoLog {
    private var current: Value
    private var undo: [Value] = []

    init(_ value: Value) { current = value }

    var value: Value {
        get { current }
        set {
            undo.append(current)
            current = newValue
            noteChange()
        }
    }

    override func takeBack(_ changes: Int) {
        current = undo[undo.count - changes]
        undo.removeLast(changes)
    }

    override func clear() { undo.removeAll() }
}

/// Keys of rows by something that they belong to. It may name rows that were taken back: readers look each row up and check it.
struct KeyIndex<Owner: Hashable, Key: Comparable> {
    private var keys: [Owner: [Key]] = [:]

    subscript(owner: Owner) -> [Key] { keys[owner] ?? [] }

    mutating func add(_ key: Key, to owner: Owner) {
        let last = keys[owner]?.last
        if let last, last >= key {
            guard !(keys[owner]?.contains(key) ?? false) else { return }
            let position = keys[owner]?.firstIndex { $0 > key } ?? 0
            keys[owner]?.insert(key, at: position)
        } else {
            keys[owner, default: []].append(key)
        }
    }
}

extension EntityRef: Keyed { var rowKey: EntityKey { key } }
extension WorkerRecord: Keyed { var rowKey: EntityKey { key } }
extension SubjectRecord: Keyed { var rowKey: EntityKey { key } }
extension ResidentRecord: Keyed { var rowKey: EntityKey { key } }
extension LinkRecord: Keyed { var rowKey: LinkKey { key } }
extension RuleRef: Keyed { var rowKey: RuleKey { key } }
extension Evidence: Keyed { var rowKey: EvidenceKey { key } }
extension Obligation: Keyed { var rowKey: Identity { identity } }
extension EscalationRecord: Keyed { var rowKey: Int64 { key } }
extension NotificationRecord: Keyed { var rowKey: Int64 { key } }
extension VisitDay: Keyed { var rowKey: Identity { item } }
extension CheckpointRecord: Keyed { var rowKey: Int64 { size } }
