import LianhuCore

/// The form of a wire type, read off the type itself: what the OpenAPI document says and what a request is checked against.
package indirect enum Schema: Sendable, Equatable {
    /// A member of an object.
    package struct Member: Sendable, Equatable {
        package var name: String
        package var schema: Schema
        package var isRequired: Bool
    }

    case string
    /// 2026-10-01
    case date
    /// RFC 3339
    case dateTime
    case integer
    case boolean
    case array(Schema)
    /// Any names, all with values of one form.
    case map(Schema)
    /// A named type with its members, in their order.
    case object(name: String, members: [Member])

    /// The form of a type. Throws if its decoder wants something that a form cannot tell, which a test excludes.
    package init(of type: any Decodable.Type) throws { self = try Self.read(type) }

    private static func read(_ type: any Decodable.Type) throws -> Schema {
        if let plain = plain(type) { return plain }
        if let list = type as? any ListType.Type { return .array(try read(list.elementType)) }
        if let map = type as? any MapType.Type { return .map(try read(map.valueType)) }
        let recorder = SchemaRecorder()
        _ = try type.init(from: SchemaDecoder(recorder: recorder))
        return .object(name: name(of: type), members: recorder.members)
    }

    private static func plain(_ type: any Decodable.Type) -> Schema? {
        switch type {
        case is String.Type: .string
        case is CivilDate.Type: .date
        case is Instant.Type: .dateTime
        case is Bool.Type: .boolean
        case is Int.Type, is Int64.Type, is UInt32.Type: .integer
        default: nil
        }
    }

    /// `Page<Reference>` is `PageOfReference`.
    static func name(of type: any Decodable.Type) -> String {
        let text = String(describing: type)
        guard let open = text.firstIndex(of: "<") else { return text }
        return text[..<open] + "Of" + text[text.index(after: open)...].filter { $0 != ">" }
    }
}

/// What a decoder asked for, in its order.
final class SchemaRecorder {
    var members: [Schema.Member] = []

    func add(_ name: String, _ type: any Decodable.Type, required: Bool) throws {
        members.append(Schema.Member(name: name, schema: try Schema(of: type), isRequired: required))
    }
}

/// A list, as the reader of forms sees it.
private protocol ListType {
    static var elementType: any Decodable.Type { get }
}

extension Array: ListType where Element: Decodable {
    fileprivate static var elementType: any Decodable.Type { Element.self }
}

/// A map from names, as the reader of forms sees it.
private protocol MapType {
    static var valueType: any Decodable.Type { get }
}

extension Dictionary: MapType where Key == String, Value: Decodable {
    fileprivate static var valueType: any Decodable.Type { Value.self }
}
