import LianhuCore

/// Encodes values as JSON with sorted members, straight into bytes: a third of a long answer's time was Foundation's encoder, which
/// builds a tree first. The bytes are the same.
struct WireEncoder: Encoder {
    fileprivate let sink: Sink

    /// The bytes of a value; throws `EncodingError` for numbers that JSON has not got.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let sink = Sink(path: [])
        try sink.write(value, path: [])
        return sink.bytes
    }

    var codingPath: [any CodingKey] { sink.path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        sink.kind = .object
        return KeyedEncodingContainer(ObjectContainer<Key>(sink: sink))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        sink.kind = .array
        return ArrayContainer(sink: sink)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { ScalarContainer(sink: sink) }

    fileprivate struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let sink: Sink

        var codingPath: [any CodingKey] { sink.path }

        func encodeNil(forKey key: Key) throws { sink.member(key) { JSONText.appendNull(to: &sink.bytes) } }
        func encode(_ value: Bool, forKey key: Key) throws { sink.member(key) { JSONText.append(value, to: &sink.bytes) } }
        func encode(_ value: String, forKey key: Key) throws { sink.member(key) { JSONText.append(value, to: &sink.bytes) } }
        func encode(_ value: Float, forKey key: Key) throws { try encode(Double(value), forKey: key) }

        func encode(_ value: Double, forKey key: Key) throws {
            try sink.member(key) { try JSONText.append(value, to: &sink.bytes, path: sink.path + [key]) }
        }

        func encode(_ value: some FixedWidthInteger & Encodable, forKey key: Key) throws {
            sink.member(key) { JSONText.append(value, to: &sink.bytes) }
        }

        func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
            try sink.member(key) { try sink.write(value, path: sink.path + [key]) }
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
            WireEncoder(sink: sink.nest(key)).container(keyedBy: type)
        }

        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            WireEncoder(sink: sink.nest(key)).unkeyedContainer()
        }
        func superEncoder() -> any Encoder { WireEncoder(sink: sink.nest(PlainKey(stringValue: "super"))) }
        func superEncoder(forKey key: Key) -> any Encoder { WireEncoder(sink: sink.nest(key)) }
    }

    fileprivate struct ArrayContainer: UnkeyedEncodingContainer {
        let sink: Sink

        var codingPath: [any CodingKey] { sink.path }
        var count: Int { sink.count }

        private var next: PlainKey { PlainKey(intValue: count) }

        func encodeNil() throws { sink.element { JSONText.appendNull(to: &sink.bytes) } }
        func encode(_ value: Bool) throws { sink.element { JSONText.append(value, to: &sink.bytes) } }
        func encode(_ value: String) throws { sink.element { JSONText.append(value, to: &sink.bytes) } }
        func encode(_ value: Float) throws { try encode(Double(value)) }

        func encode(_ value: Double) throws {
            try sink.element { try JSONText.append(value, to: &sink.bytes, path: sink.path + [next]) }
        }

        func encode(_ value: some FixedWidthInteger & Encodable) throws { sink.element { JSONText.append(value, to: &sink.bytes) } }
        func encode<Value: Encodable>(_ value: Value) throws { try sink.element { try sink.write(value, path: sink.path + [next]) } }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
            WireEncoder(sink: sink.nest(next)).container(keyedBy: type)
        }

        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { WireEncoder(sink: sink.nest(next)).unkeyedContainer() }
        func superEncoder() -> any Encoder { WireEncoder(sink: sink.nest(next)) }
    }

    fileprivate struct ScalarContainer: SingleValueEncodingContainer {
        let sink: Sink

        var codingPath: [any CodingKey] { sink.path }

        func encodeNil() throws { JSONText.appendNull(to: &sink.bytes) }
        func encode(_ value: Bool) throws { JSONText.append(value, to: &sink.bytes) }
        func encode(_ value: String) throws { JSONText.append(value, to: &sink.bytes) }
        func encode(_ value: Float) throws { try encode(Double(value)) }
        func encode(_ value: Double) throws { try JSONText.append(value, to: &sink.bytes, path: sink.path) }
        func encode(_ value: some FixedWidthInteger & Encodable) throws { JSONText.append(value, to: &sink.bytes) }
        func encode<Value: Encodable>(_ value: Value) throws { try sink.write(value, path: sink.path) }
    }

    /// A key for places that have no name of their own.
    fileprivate struct PlainKey: CodingKey {
        let stringValue: String
        let intValue: Int?

        init(stringValue: String) {
            self.stringValue = stringValue
            intValue = nil
        }

        init(intValue: Int) {
            stringValue = String(intValue)
            self.intValue = intValue
        }
    }
}

/// The bytes so far, and what of them belongs to the value that is being written.
///
/// Values are written inside each other, each to its end, so one buffer and one stack serve all. Only a container that was asked for inside another,
/// which may grow until its owner ends, has a sink of its own.
private final class Sink {
    enum Kind {
        case scalar
        case object
        case array
    }

    /// A member or element: where its bytes lie, from its key on.
    private struct Part {
        var key: String
        var bytes: Range<Int>
        var nested: Sink?
    }

    var bytes: [UInt8] = []
    let path: [any CodingKey]
    /// Of the innermost value.
    var kind = Kind.scalar
    private var parts: [Part] = []
    /// Where the parts and the bytes of the innermost value begin.
    private var first = 0
    private var start = 0

    init(path: [any CodingKey]) {
        self.path = path
        bytes.reserveCapacity(512)
    }

    /// Parts of the innermost value.
    var count: Int { parts.count - first }

    /// Writes a value behind what is there.
    func write<Value: Encodable>(_ value: Value, path: @autoclosure () -> [any CodingKey]) throws {
        // Days are half of what long answers are made of.
        if Value.self == CivilDate.self, let day = value as? CivilDate { return JSONText.append(day.description, to: &bytes) }
        let outer = (kind: kind, first: first, start: start)
        (kind, first, start) = (.scalar, parts.count, bytes.count)
        try value.encode(to: WireEncoder(sink: self))
        finish()
        (kind, first, start) = outer
    }

    func member(_ key: some CodingKey, _ write: () throws -> Void) rethrows {
        let name = key.stringValue
        let begin = bytes.count
        JSONText.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        try write()
        parts.append(Part(key: name, bytes: begin..<bytes.count))
    }

    func element(_ write: () throws -> Void) rethrows {
        let begin = bytes.count
        try write()
        parts.append(Part(key: "", bytes: begin..<bytes.count))
    }

    func nest(_ key: any CodingKey) -> Sink {
        let inner = Sink(path: path + [key])
        let begin = bytes.count
        if kind == .object {
            JSONText.append(key.stringValue, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
        }
        parts.append(Part(key: kind == .object ? key.stringValue : "", bytes: begin..<bytes.count, nested: inner))
        return inner
    }

    // MARK: Ends

    /// Puts brackets, commas and the order of members to the innermost value, whose end its encoder does not tell.
    private func finish() {
        switch kind {
        case .scalar:
            // A value that says nothing is an empty object, as Foundation has it.
            if bytes.count == start { bytes += [UInt8(ascii: "{"), UInt8(ascii: "}")] }
        case .array: join(parts[first...], UInt8(ascii: "["), UInt8(ascii: "]"))
        case .object: join(sorted(), UInt8(ascii: "{"), UInt8(ascii: "}"))
        }
        parts.removeSubrange(first...)
    }

    /// Members by key; one that was told twice counts as told last.
    private func sorted() -> ArraySlice<Part> {
        let own = parts[first...]
        let isSorted = zip(own, own.dropFirst()).allSatisfy { $0.key < $1.key }
        guard !isSorted else { return own }
        var told: [Part] = []
        for part in own.enumerated().sorted(by: { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }).map(\.element) {
            if told.last?.key == part.key { told.removeLast() }
            told.append(part)
        }
        return told[...]
    }

    private func join(_ parts: ArraySlice<Part>, _ open: UInt8, _ close: UInt8) {
        var joined: [UInt8] = [open]
        joined.reserveCapacity(bytes.count - start + parts.count + 2)
        for part in parts {
            if joined.count > 1 { joined.append(UInt8(ascii: ",")) }
            joined += bytes[part.bytes]
            if let nested = part.nested {
                nested.finish()
                joined += nested.bytes
            }
        }
        joined.append(close)
        bytes.removeSubrange(start...)
        bytes += joined
    }
}
