/// Control totals of a bundle: how many entries of each act in each month (UTC), first and last time.
struct BundleTotals {
    private(set) var count: Int64 = 0
    private var firstTime = ""
    private var lastTime: [UInt8] = []
    private var acts: [String: [String: Int64]] = [:]
    private var lastAct = ""
    private var lastMonth: [UInt8] = []
    private var pending: Int64 = 0

    /// More acts than this are no log of ours, but an attempt to fill memory.
    private static let mostActs = 4096
    private static let mostMonths = 12 * 1000

    /// Counts the leaf that the scanner has just checked; throws `LeafFault` when there are absurdly many acts.
    mutating func add(_ leaf: UnsafeBufferPointer<UInt8>, _ scanner: LeafScanner) throws(LeafFault) {
        let time = scanner.ts(leaf)
        if count == 0 { firstTime = String(decoding: time, as: UTF8.self) }
        lastTime.removeAll(keepingCapacity: true)
        lastTime.append(contentsOf: time)
        count += 1
        let act = scanner.act(leaf)
        let month = time.prefix(7)
        if !act.elementsEqual(lastAct.utf8) || !month.elementsEqual(lastMonth) {
            settle()
            lastAct = String(decoding: act, as: UTF8.self)
            lastMonth = Array(month)
            guard acts.count < Self.mostActs, acts[lastAct, default: [:]].count < Self.mostMonths else { throw .member("act") }
        }
        pending += 1
    }

    /// Books what the run of equal acts has counted.
    private mutating func settle() {
        guard pending > 0 else { return }
        acts[lastAct, default: [:]][String(decoding: lastMonth, as: UTF8.self), default: 0] += pending
        pending = 0
    }

    /// totals.json: canonical JSON and a newline.
    mutating func text(origin: String, from: Int64, to: Int64, demonstration: Bool, words: BundleWords) throws(JSONFault) -> [UInt8] {
        settle()
        let counts = acts.mapValues { months in JSONValue.object(months.mapValues { .int($0) }) }
        let document: JSONValue = [
            "v": 1,
            "origin": .string(origin),
            "from": .int(from),
            "to": .int(to),
            "entries": .int(count),
            "first_ts": .string(firstTime),
            "last_ts": .string(String(decoding: lastTime, as: UTF8.self)),
            "acts": .object(counts),
            "demonstration": .bool(demonstration),
            "query": .string(words.query),
            "exported_by": .string(words.exportedBy),
            "exported_at": .string(words.exportedAt),
            "tool": .string(words.tool),
        ]
        return try document.encoded() + [0x0a]
    }
}
