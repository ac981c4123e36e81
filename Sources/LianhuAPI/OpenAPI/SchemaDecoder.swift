import LianhuCore

/// Answers every question of a type's decoder with an empty value, and notes the question.
struct SchemaDecoder: Decoder {
    let recorder: SchemaRecorder
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The type asks for something that a form cannot tell.
    struct Unknown: Error {}

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members<Key>(recorder: recorder))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unknown() }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Unknown() }

    private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let recorder: SchemaRecorder
        var codingPath: [any CodingKey] { [] }
        var allKeys: [Key] { [] }

        func contains(_ key: Key) -> Bool { true }
        func decodeNil(forKey key: Key) throws -> Bool { true }

        func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
            try recorder.add(key.stringValue, type, required: true)
            return try SchemaDecoder.empty(type)
        }

        func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
            try recorder.add(key.stringValue, type, required: false)
            return nil
        }

        // The library's own forms of these go by `decodeNil`, and would miss the type.
        func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try missing(type, key) }
        func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try missing(type, key) }
        func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try missing(type, key) }
        func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try missing(type, key) }
        func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try missing(type, key) }

        private func missing<T: Decodable>(_ type: T.Type, _ key: Key) throws -> T? {
            try recorder.add(key.stringValue, type, required: false)
            return nil
        }

        func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
            throw Unknown()
        }

        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unknown() }
        func superDecoder() throws -> any Decoder { throw Unknown() }
        func superDecoder(forKey key: Key) throws -> any Decoder { throw Unknown() }
    }

    /// Some value of a type, of which only the type matters.
    private static func empty<T: Decodable>(_ type: T.Type) throws -> T {
        let plain: [Any] = ["", false, 0, Int64(0), UInt32(0), CivilDate(day: 0), Instant(milliseconds: 0)]
        if let value = plain.lazy.compactMap({ $0 as? T }).first { return value }
        if let list = type as? any EmptyValue.Type, let value = list.emptyValue as? T { return value }
        return try T(from: SchemaDecoder(recorder: SchemaRecorder()))
    }
}

/// A collection that can be empty.
private protocol EmptyValue {
    static var emptyValue: Self { get }
}

extension Array: EmptyValue { fileprivate static var emptyValue: [Element] { [] } }
extension Dictionary: EmptyValue { fileprivate static var emptyValue: [Key: Value] { [:] } }
