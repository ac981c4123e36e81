/// A place in a file, both counted from 1; columns in Unicode scalars.
package struct Position: Hashable, Comparable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static let start = Position(line: 1, column: 1)

    package static func < (left: Position, right: Position) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// A piece of a YAML file with its place. A scalar is the text that was written, whatever it looks like: `12:30`, `010` and `no` stay so.
package struct YAMLNode: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([YAMLEntry])
    }

    package var position: Position
    package var content: Content
    /// A scalar without any text and without quotes, as after a key with nothing behind it.
    package var isMissing: Bool

    package init(position: Position, content: Content, isMissing: Bool = false) {
        self.position = position
        self.content = content
        self.isMissing = isMissing
    }
}

/// A key of a mapping with its value; keys of one mapping are distinct.
package struct YAMLEntry: Hashable, Sendable {
    package var key: String
    package var position: Position
    package var value: YAMLNode

    package init(key: String, position: Position, value: YAMLNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}
