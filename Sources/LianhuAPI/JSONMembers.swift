/// Writes JSON straight away, member by member (RFC 8259); the caller names them in the order of their bytes.
struct JSONMembers {
    private(set) var bytes: [UInt8] = []
    /// Whether the next member or element is the first of its object or list.
    private var isFirst = true

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    /// An object that has no name: an element, or the whole.
    mutating func object(_ body: (inout JSONMembers) -> Void) { enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body) }

    mutating func object(_ name: String, _ body: (inout JSONMembers) -> Void) {
        begin(name)
        object(body)
    }

    mutating func list<Element>(_ name: String, _ elements: [Element], _ write: (inout JSONMembers, Element) -> Void) {
        begin(name)
        enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { list in
            for element in elements {
                list.separate()
                write(&list, element)
            }
        }
    }

    mutating func put(_ name: String, _ value: String) {
        begin(name)
        JSONText.append(value, to: &bytes)
    }

    mutating func put(_ name: String, _ value: Bool) {
        begin(name)
        JSONText.append(value, to: &bytes)
    }

    mutating func put(_ name: String, _ value: Int) {
        begin(name)
        JSONText.append(value, to: &bytes)
    }

    private mutating func begin(_ name: String) {
        separate()
        JSONText.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONMembers) -> Void) {
        bytes.append(open)
        isFirst = true
        body(&self)
        bytes.append(close)
        isFirst = false
    }
}
