import FoundationEssentials

/// JSON as it travels: sorted keys, for an unsorted encoder changes the order from process to process; slashes as they are.
package enum WireJSON {
    /// The bytes of a value.
    package static func encode(_ value: some Encodable) throws -> [UInt8] { try WireEncoder.encode(value) }

    /// The value of some bytes; unknown members are ignored, as a client must.
    package static func decode<Value: Decodable>(_ type: Value.Type = Value.self, from bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
