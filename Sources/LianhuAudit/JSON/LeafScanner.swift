/// Checks that a leaf is canonical JSON with the members every leaf has, and finds the members that a sheet shows, in one pass and without
/// building anything.
struct LeafScanner {
    /// The longest leaf in bytes (C2SP tlog-tiles entry bundles count with 16 bits).
    static let longestLeaf = 65_535

    /// Number of the leaf, from its member `seq`.
    private(set) var seq: Int64 = -1
    /// Where each wanted path's value lies in the leaf; empty if the leaf has none.
    private(set) var spans: [Range<Int>]

    private let nodes: [[Edge]]
    private let seqSlot, tsSlot, actSlot: Int

    /// A key that is looked for in one object, what it leads to, and the slot of its value.
    private struct Edge {
        let tag: UInt64
        let key: [UInt8]
        var node: Int?
        var slot: Int?
    }

    /// Looks for these paths, and for `seq`, `ts` and `act`.
    init(paths: [[String]]) {
        var nodes: [[Edge]] = [[]]
        var count = paths.count
        func slot(_ path: [String], _ wanted: Int?) -> Int {
            var node = 0
            var edge = 0
            for (depth, key) in path.enumerated() {
                if depth > 0 {
                    if nodes[node][edge].node == nil {
                        nodes[node][edge].node = nodes.count
                        nodes.append([])
                    }
                    node = nodes[node][edge].node ?? 0
                }
                let bytes = Array(key.utf8)
                edge = nodes[node].firstIndex { $0.key == bytes } ?? nodes[node].count
                if edge == nodes[node].count { nodes[node].append(Edge(tag: Self.tag(bytes), key: bytes)) }
            }
            if let slot = nodes[node][edge].slot { return slot }
            let new = wanted ?? count
            if wanted == nil { count += 1 }
            nodes[node][edge].slot = new
            return new
        }
        for (number, path) in paths.enumerated() { _ = slot(path, number) }
        seqSlot = slot(["seq"], nil)
        tsSlot = slot(["ts"], nil)
        actSlot = slot(["act"], nil)
        self.nodes = nodes
        spans = Array(repeating: 0..<0, count: count)
    }

    /// First bytes and length of a key in one word, which settles most comparisons.
    private static func tag(_ key: some Collection<UInt8>) -> UInt64 {
        key.prefix(7).reduce(UInt64(min(key.count, 255))) { $0 << 8 | UInt64($1) }
    }

    /// Checks one leaf and fills `seq` and `spans`; throws `LeafFault`.
    mutating func scan(_ leaf: UnsafeBufferPointer<UInt8>) throws(LeafFault) {
        guard leaf.count <= Self.longestLeaf else { throw .tooLong }
        for slot in spans.indices { spans[slot] = 0..<0 }
        var cursor = JSONCursor(leaf, canonical: true)
        do throws(JSONFault) {
            guard try cursor.peek() == UInt8(ascii: "{") else { throw JSONFault.unexpectedByte }
            try object(&cursor, node: 0, depth: 1)
            guard cursor.isAtEnd else { throw JSONFault.unexpectedByte }
        } catch {
            throw .json(error)
        }
        var number = JSONCursor(UnsafeBufferPointer(rebasing: leaf[spans[seqSlot]]), canonical: true)
        guard let seq = try? number.integer(), number.isAtEnd, seq >= 0 else { throw .member("seq") }
        self.seq = seq
        guard Timestamp.isValid(leaf[spans[tsSlot]]) else { throw .member("ts") }
        guard Self.isAct(leaf[spans[actSlot]]) else { throw .member("act") }
    }

    /// The time of the leaf last scanned, without quotes.
    func ts(_ leaf: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> { leaf[spans[tsSlot]].dropFirst().dropLast() }

    /// The act of the leaf last scanned, without quotes.
    func act(_ leaf: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> { leaf[spans[actSlot]].dropFirst().dropLast() }

    /// A string of 1 to 64 printable ASCII characters.
    private static func isAct(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard text.count >= 3, text.count <= 66, text.first == UInt8(ascii: "\"") else { return false }
        return text.dropFirst().dropLast().allSatisfy { $0 > 0x20 && JSONText.isKeyByte($0) }
    }

    private mutating func value(_ cursor: inout JSONCursor, node: Int?, depth: Int) throws(JSONFault) {
        switch try cursor.peek() {
        case UInt8(ascii: "{"): try object(&cursor, node: node, depth: depth + 1)
        case UInt8(ascii: "["): try array(&cursor, depth: depth + 1)
        case UInt8(ascii: "\""): _ = try cursor.string()
        case UInt8(ascii: "t"): try cursor.word("true")
        case UInt8(ascii: "f"): try cursor.word("false")
        case UInt8(ascii: "n"): try cursor.word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try cursor.integer()
        case UInt8(ascii: " "), 0x09, 0x0a, 0x0d: throw .notCanonical
        default: throw .unexpectedByte
        }
    }

    private mutating func object(_ cursor: inout JSONCursor, node: Int?, depth: Int) throws(JSONFault) {
        guard depth <= JSONValue.deepest else { throw .tooDeep }
        cursor.step()
        if try cursor.peek() == UInt8(ascii: "}") { return cursor.step() }
        var previous: Range<Int>?
        while true {
            let key = try cursor.key()
            if let previous { try Self.requireOrder(previous, key, cursor.text) }
            previous = key
            let (child, slot) = node.map { find(key, in: $0, cursor.text) } ?? (nil, nil)
            let start = cursor.position
            try value(&cursor, node: child, depth: depth)
            if let slot { spans[slot] = start..<cursor.position }
            if try Self.isLast(&cursor, closing: UInt8(ascii: "}")) { return }
        }
    }

    private mutating func array(_ cursor: inout JSONCursor, depth: Int) throws(JSONFault) {
        guard depth <= JSONValue.deepest else { throw .tooDeep }
        cursor.step()
        if try cursor.peek() == UInt8(ascii: "]") { return cursor.step() }
        while true {
            try value(&cursor, node: nil, depth: depth)
            if try Self.isLast(&cursor, closing: UInt8(ascii: "]")) { return }
        }
    }

    private static func isLast(_ cursor: inout JSONCursor, closing: UInt8) throws(JSONFault) -> Bool {
        let byte = try cursor.peek()
        guard byte == closing || byte == UInt8(ascii: ",") else { throw byte == 0x20 ? .notCanonical : .unexpectedByte }
        cursor.step()
        return byte == closing
    }

    private func find(_ key: Range<Int>, in node: Int, _ text: UnsafeBufferPointer<UInt8>) -> (node: Int?, slot: Int?) {
        let tag = Self.tag(UnsafeBufferPointer(rebasing: text[key]))
        for edge in nodes[node] where edge.tag == tag {
            if key.count <= 7 || edge.key.elementsEqual(text[key]) { return (edge.node, edge.slot) }
        }
        return (nil, nil)
    }

    /// Ascending keys are both the canonical order and the proof that none comes twice.
    private static func requireOrder(_ a: Range<Int>, _ b: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) throws(JSONFault) {
        for offset in 0..<min(a.count, b.count) {
            let (x, y) = (text[a.lowerBound + offset], text[b.lowerBound + offset])
            if x < y { return }
            if x > y { throw .notCanonical }
        }
        guard a.count != b.count else { throw .duplicateKey }
        guard a.count < b.count else { throw .notCanonical }
    }
}
