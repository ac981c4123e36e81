import LianhuAPI

/// A path of the API with its query, percent-encoded (RFC 3986 §2.3), made from the table of routes.
struct APIPath {
    /// Members without a value are left out.
    typealias Query = [(name: String, value: String?)]

    let method: ClientRequest.Method
    let text: String

    /// Puts ids and names into the route's path.
    ///
    /// - Throws: ``Failure`` if the table has no such route, or not this one, which a test excludes.
    init(_ id: RouteID, _ parameters: [String] = [], _ query: Query = []) throws {
        guard let route = RouteTable[id], route.pathParameters.count == parameters.count,
            let method = ClientRequest.Method(rawValue: route.method.rawValue.uppercased())
        else { throw ClientError.failed("no route \(id.rawValue)") }
        var rest = parameters[...]
        let parts = route.path.split(separator: "/").map { part in
            part.hasPrefix("{") ? Self.encoded(rest.popFirst() ?? "") : String(part)
        }
        let pairs = query.compactMap { name, value in value.map { "\(name)=\(Self.encoded($0))" } }
        self.method = method
        text = "/" + parts.joined(separator: "/") + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// A path as somebody typed it: what no request line can carry, such as a Chinese name, as `%XX`; all else as it is.
    static func carried(_ path: String) -> String {
        path.unicodeScalars.map { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F ? String($0) : encoded(String($0)) }.joined()
    }

    /// Everything but unreserved characters as `%XX`.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
